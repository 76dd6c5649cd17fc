"""From a plain manifest to a model value."""

from __future__ import annotations

from cdk8s_pods.issues import InvalidManifest, Issue
from cdk8s_pods.issues.message import required
from cdk8s_pods.issues.redaction import without_secret
from cdk8s_pods.schema import TYPES, VERSIONS, decode
from cdk8s_pods.schema.decode import DECODING_RULES
from cdk8s_pods.schema.scalars import SCALARS
from cdk8s_pods.schema.tables import is_type
from cdk8s_pods.schema.type_names import element_of, is_list, is_map, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from cdk8s_pods.issues import FieldPath, Message
    from cdk8s_pods.schema.decode import Fault

    ValueT = TypeVar("ValueT")


def from_manifest(
    value_type: type[ValueT], manifest: Any, at: FieldPath, type_named: Callable[[str], type[Any]]
) -> ValueT:
    """The model value that a plain manifest stands for.

    Args:
        value_type: The model type to make: called as the API type it models, or derived from one that is.
        manifest: Plain dicts and lists; nulls count as not written, as the API server reads them.
        at: The path of the manifest, for messages.
        type_named: Gives the model type of an API type's name.

    Raises:
        InvalidManifest: A field is unknown, holds a value of a wrong JSON type or is missing; every such field is
            named.
    """
    kind = next(base.__name__ for base in value_type.__mro__ if is_type(base.__name__))
    decoded, issues = _decoded(kind, manifest, at)
    value: ValueT = _object(value_type, kind, decoded, at, type_named, issues)
    if issues:
        raise InvalidManifest(kind, issues)
    return value


def _decoded(type_name: str, manifest: Any, at: FieldPath) -> tuple[Any, list[Issue]]:
    """What the newest Kubernetes that knows all fields of the manifest makes of it, and what that finds wrong."""
    of_the_newest: tuple[Any, list[Issue]] | None = None
    for version in reversed(VERSIONS):
        issues: list[Issue] = []
        faults: set[str] = set()

        def report(
            where: FieldPath, fault: Fault, message: Message, issues: Any = issues, faults: Any = faults
        ) -> None:
            faults.add(fault)
            if type_name == "Secret":
                message = without_secret(message, where, at)
            issues.append(Issue(where, DECODING_RULES[fault], "api", message, message.remedy))

        decoded = decode(type_name, manifest, at, report, version)
        if "version" not in faults:
            return decoded, issues
        of_the_newest = of_the_newest or (decoded, issues)
    assert of_the_newest is not None  # there is at least one version
    return of_the_newest


def _value(kind: str, plain: Any, at: FieldPath, type_named: Callable[[str], type[Any]], issues: list[Issue]) -> Any:
    """``plain``, already well-typed, as the model has it: ``kind`` is a field's type as the schema writes it."""
    if is_list(kind):
        kind = element_of(kind)
        return tuple(_value(kind, element, at.index(n), type_named, issues) for n, element in enumerate(plain))
    if is_map(kind):
        kind = element_of(kind)
        return {key: _value(kind, element, at.key(key), type_named, issues) for key, element in plain.items()}
    return _object(type_named(kind), kind, plain, at, type_named, issues) if kind not in SCALARS else plain


def _object(
    value_type: type[Any],
    kind: str,
    plain: Any,
    at: FieldPath,
    type_named: Callable[[str], type[Any]],
    issues: list[Issue],
) -> Any:
    """The value of ``value_type``; None once the manifest is going to be refused, and what is wrong an issue."""
    fields, names = TYPES[kind], value_type.__names__
    written = {
        names[key]: _value(type_of(fields[key]), element, at.child(key), type_named, issues)
        for key, element in plain.items()
    }
    missing = [at.child(value_type.__manifest_keys__[name]) for name in value_type.__required__ if name not in written]
    named = {issue.at for issue in issues}
    issues += [Issue(path, "required_fields_are_written", "api", required()) for path in missing if path not in named]
    return None if issues else value_type(**written)
