"""The modules of one kind: for each version that is served one with its construct and values, one with its schema."""

from __future__ import annotations

from cdk8s_pods.render import manifest_key

from .marks import heading, subject
from .names import class_name, module_name, version_suffix
from .schemas import count_conditions, schema_code
from .texts import argument, docstring, literal
from .types import Types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.schema.custom import Definition, Version

    from .types import Field, ValueType

#: Names that the code of a module uses; a kind may have one of them, and keeps it.
_USED = ("Any", "Construct", "Kind", "Literal", "Mapping", "ObjectMeta", "Sequence", "Value")
_NO_TEXT = "The definition says nothing of it."


class Written:
    """What was written of one version of a kind.

    Args:
        construct: The class of its construct.
        version: The version.
        modules: The name of each module, without ending, and its text.
        conditions: How many conditions in CEL are left to the server.
    """

    __slots__ = ("conditions", "construct", "modules", "version")

    def __init__(self, construct: str, version: str, modules: dict[str, str], conditions: int) -> None:
        self.construct = construct
        self.version = version
        self.modules = modules
        self.conditions = conditions


def modules_of(definition: Definition) -> list[Written]:
    """The modules of each version that is served, the preferred one first; its construct is called as the kind is."""
    name = class_name(definition.kind)
    return [
        _written(definition, version, name if position == 0 else f"{name}{version_suffix(version.name)}")
        for position, version in enumerate(definition.served)
    ]


def _written(definition: Definition, version: Version, construct: str) -> Written:
    aliases = {used: f"{used}_" if used == construct else used for used in _USED}
    types = Types(construct, version.schema, aliases)
    module = module_name(definition.kind, version.name)
    of = subject(definition.group, definition.kind)
    names = [construct, *(value.name for value in types.values)]
    title = f"{definition.kind} of {definition.group}/{version.name}"
    code = "".join(
        [
            heading(of),
            docstring(f"{title}, and the values that it is made of.", ""),
            _imports(aliases),
            "__all__ = [\n" + "".join(f"    {literal(name)},\n" for name in sorted(names)) + "]\n",
            _kind(definition, version, aliases["Kind"]),
            _construct(construct, version, types, aliases),
            *(_value(value, aliases["Value"]) for value in types.values),
        ]
    )
    schema = heading(of) + docstring(f"The schema of {title}.", "") + schema_code(version.schema)
    return Written(
        construct, version.name, {module: code, f"{module}_schema": schema}, count_conditions(version.schema)
    )


def _imports(aliases: dict[str, str]) -> str:
    def imported(*names: str) -> str:
        return ", ".join(name if aliases.get(name, name) == name else f"{name} as {aliases[name]}" for name in names)

    return f"""
from __future__ import annotations

from constructs import {imported("Construct")}

from cdk8s_pods.imported import {imported("Kind", "Value")}, emitted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import {imported("Mapping", "Sequence")}
    from typing import {imported("Any", "Literal")}

    from cdk8s_pods import {imported("ObjectMeta")}

"""


def _kind(definition: Definition, version: Version, kind: str) -> str:
    flags = {
        "is_namespaced": definition.is_namespaced,
        "has_status": version.has_status,
        "keeps_unknown": version.keeps_unknown,
    }
    said = "".join(f", {flag}={value!r}" for flag, value in flags.items())
    warning = f", warning={literal(version.warning)}" if version.warning else ""
    names = f"{literal(definition.group)}, {literal(version.name)}, {literal(definition.kind)}"
    return f'\n_KIND = {kind}(f"{{__name__}}_schema", {names}{said}{warning})\n'


def _construct(name: str, version: Version, types: Types, aliases: dict[str, str]) -> str:
    mapping, meta = aliases["Mapping"], aliases["ObjectMeta"]
    text = version.schema.get("description")
    warning = f"\n\nDeprecated: {version.warning}" if version.warning else ""
    doc = docstring(
        f"{text if isinstance(text, str) and text.strip() else _NO_TEXT}{warning}",
        "    ",
        "",
        "Args:",
        *argument("scope", "The chart, or any construct in one."),
        *argument("id", "The construct's id, unique in ``scope``; part of the generated name."),
        *(line for field in types.top for line in argument(field.name, _said(field))),
        *argument(
            "metadata",
            "Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.",
        ),
        *argument("ignore_rules", "Ids of rules turned off for this object, each with the reason."),
        "",
        "Attributes:",
        *argument("name", "The name of the object in the cluster."),
        *argument("api_object", "The cdk8s object, for JSON patches and dependencies."),
        "",
        "Raises:",
        *argument("InvalidManifest", "The object is not what its definition asks for; every problem is named."),
    )
    parameters = [
        "self",
        f"scope: {aliases['Construct']}",
        "id: str",
        "*",
        *(_annotated(field) for field in types.top),
        f"metadata: {meta} | None = None",
        f"ignore_rules: {mapping}[str, str] | None = None",
    ]
    listed = "".join(f"        {parameter},\n" for parameter in parameters)
    fields = "{" + ", ".join(f"{literal(field.key)}: {field.name}" for field in types.top) + "}"
    return f"""

class {name}({aliases["Construct"]}):
{doc}
    def __init__(
{listed}    ) -> None:
        super().__init__(scope, id)
        self.api_object, self.name = emitted(self, scope, _KIND, metadata, ignore_rules, {fields})
"""


def _value(value: ValueType, base: str) -> str:
    keys = {field.name: field.key for field in value.fields if manifest_key(field.name) != field.key}
    given = f", keys={literal(keys)}" if keys else ""
    parts = [f"\n\nclass {value.name}({base}{given}):\n", docstring(value.text or _NO_TEXT, "    "), "\n"]
    for field in value.fields:
        parts.append(f"    {_annotated(field)}\n")
        parts.append(docstring(_said(field), "    "))
    return "".join(parts)


def _annotated(field: Field) -> str:
    if field.is_required:
        return f"{field.name}: {field.annotation}"
    annotation = field.annotation if field.annotation in ("Any", "Any_") else f"{field.annotation} | None"
    return f"{field.name}: {annotation} = None"


def _said(field: Field) -> str:
    return "\n\n".join(part for part in (field.text, field.hints) if part.strip())
