"""The law of structural schemas: what may stand where in the schema of a custom resource.

Schemas come here as they are written: what stands below ``items`` and ``additionalProperties`` was not decoded, so
nothing is taken to have the type that it should have.

Source: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/validation.go of kubernetes/kubernetes.
"""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, invalid, required, unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import FieldPath, Object, Problem


class Level:
    """Where a schema stands: at the root, in a field of an object, or as the items of a list."""

    ROOT = "at the root"
    FIELD = "for specified object fields"
    ITEM = "for specified array items"


_TYPES = ("array", "boolean", "integer", "number", "object", "string")
_KEEP, _EMBEDDED, _INT_OR_STRING = (
    "x-kubernetes-preserve-unknown-fields",
    "x-kubernetes-embedded-resource",
    "x-kubernetes-int-or-string",
)
#: Fields of JSON Schema that are not supported anywhere.
_UNSUPPORTED = ("id", "$ref", "additionalItems", "patternProperties", "definitions", "dependencies")
_JUNCTORS = ("allOf", "anyOf", "oneOf")
#: What can't stand in a condition: it would say what a field is, and not what holds of it.
_NOT_IN_CONDITIONS = (
    "type",
    "default",
    "title",
    "description",
    "nullable",
    _KEEP,
    _EMBEDDED,
    _INT_OR_STRING,
    "x-kubernetes-list-map-keys",
    "x-kubernetes-list-type",
    "x-kubernetes-map-type",
    "x-kubernetes-validations",
)
_INT_OR_STRING_TYPES = [{"type": "integer"}, {"type": "string"}]
_OF_METADATA = ({"name"}, {"generateName"}, {"name", "generateName"})


def structural_problems(schema: Any, at: FieldPath, level: str) -> list[Problem]:
    """What keeps a schema, or one below it, from being structural."""
    if not isinstance(schema, dict):
        return []
    found = [*_type_problems(schema, at, level), *_plain_problems(schema, at), *_metadata_problems(schema, at, level)]
    if level == Level.ROOT and "additionalProperties" in schema:
        found.append((at.child("additionalProperties"), forbidden("must not be used at the root")))
    for name, inner in properties_of(schema).items():
        found += structural_problems(inner, at.child("properties").key(name), Level.FIELD)
    found += structural_problems(schema.get("items"), at.child("items"), Level.ITEM)
    found += structural_problems(schema.get("additionalProperties"), at.child("additionalProperties"), Level.FIELD)
    return [*found, *_condition_problems(schema, at)]


def properties_of(schema: Object) -> dict[str, Any]:
    """The properties of a schema by their names; empty where there are none."""
    properties = schema.get("properties")
    return properties if isinstance(properties, dict) else {}


def _type_problems(schema: Object, at: FieldPath, level: str) -> list[Problem]:
    kind = schema.get("type", "")
    here = at.child("type")
    if kind and kind not in _TYPES:
        return [(here, unsupported(kind, _TYPES))]
    if schema.get(_EMBEDDED) is True and kind != "object":
        message = f"must be object if {_EMBEDDED} is true"
        return [(here, invalid(kind, message) if kind else required(message))]
    if not kind and not schema.get(_INT_OR_STRING) and not schema.get(_KEEP):
        return [(here, required(f"must not be empty {level}"))]
    if level == Level.ROOT and kind and kind != "object":
        return [(here, invalid(kind, "must be object at the root"))]
    if kind == "array" and schema.get("items") is None:
        return [(at.child("items"), required("must be specified"))]
    return []


def _plain_problems(schema: Object, at: FieldPath) -> list[Problem]:
    """What is wrong with one schema, wherever it stands."""
    found: list[Problem] = [
        (at.child(name), forbidden(f"{name} is not supported")) for name in _UNSUPPORTED if schema.get(name)
    ]
    if schema.get("uniqueItems"):
        message = "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"
        found.append((at.child("uniqueItems"), forbidden(message)))
    if isinstance(schema.get("items"), list):
        found.append((at.child("items"), forbidden("items must be a schema object and not an array")))
    others = schema.get("additionalProperties")
    if others is not None and others is not True and properties_of(schema):
        message = "additionalProperties and properties are mutual exclusive"
        found.append((at.child("additionalProperties"), forbidden(message)))
    if schema.get(_KEEP) is False:
        found.append((at.child(_KEEP), invalid(False, "must be true or undefined")))
    for name in (_KEEP, _EMBEDDED):
        if schema.get(name) is True and schema.get(_INT_OR_STRING) is True:
            found.append((at.child(name), invalid(True, f"must be false if {_INT_OR_STRING} is true")))
    if schema.get(_EMBEDDED) is True:
        if others is not None:
            message = f"must not be used if {_EMBEDDED} is set"
            found.append((at.child("additionalProperties"), forbidden(message)))
        if not schema.get(_KEEP) and not properties_of(schema):
            message = f"must not be empty if {_EMBEDDED} is true without {_KEEP}"
            found.append((at.child("properties"), required(message)))
    return found


def _metadata_problems(schema: Object, at: FieldPath, level: str) -> list[Problem]:
    """What is wrong with the fields that every object has, where a schema is that of a whole object."""
    if level != Level.ROOT and schema.get(_EMBEDDED) is not True:
        return []
    properties, here = properties_of(schema), at.child("properties")
    found: list[Problem] = []
    for name, wanted in (("kind", "string"), ("apiVersion", "string"), ("metadata", "object")):
        inner = properties.get(name)
        if isinstance(inner, dict) and inner.get("type") != wanted:
            found.append((here.key(name).child("type"), invalid(inner.get("type", ""), f"must be {wanted}")))
    metadata = properties.get("metadata")
    if level == Level.ROOT and isinstance(metadata, dict):
        says = {name for name, value in metadata.items() if value and name not in ("type", "default")}
        if properties_of(metadata).keys() in _OF_METADATA:
            says.discard("properties")
        if says:
            message = "must not specify anything other than name and generateName, but metadata is implicitly specified"
            found.append((here.key("metadata"), forbidden(message)))
    return found


def _condition_problems(schema: Object, at: FieldPath) -> list[Problem]:
    """What is wrong in the conditions of a schema, however deep."""
    found: list[Problem] = []
    for junctor in _JUNCTORS:
        clauses = schema.get(junctor)
        if not isinstance(clauses, list) or (junctor == "anyOf" and clauses == _INT_OR_STRING_TYPES):
            continue
        for position, clause in enumerate(clauses):
            if junctor == "allOf" and position == 0 and _is_int_or_string(clause):
                clause = {name: value for name, value in clause.items() if name != "anyOf"}
            found += _clause_problems(clause, at.child(junctor).index(position))
    return [*found, *_clause_problems(schema.get("not"), at.child("not"))]


def _clause_problems(clause: Any, at: FieldPath) -> list[Problem]:
    if not isinstance(clause, dict):
        return []
    found: list[Problem] = [
        (at.child(name), forbidden("must not be specified to be structural"))
        for name in _NOT_IN_CONDITIONS
        if clause.get(name)
    ]
    if clause.get("additionalProperties"):
        found.append((at.child("additionalProperties"), forbidden("must be undefined to be structural")))
    found += [(at.child(name), forbidden(f"{name} is not supported")) for name in _UNSUPPORTED if clause.get(name)]
    for name, inner in properties_of(clause).items():
        here = at.child("properties").key(name)
        if name == "metadata":
            found.append((here, forbidden("must not be specified in a nested context")))
        found += _clause_problems(inner, here)
    return [*found, *_clause_problems(clause.get("items"), at.child("items")), *_condition_problems(clause, at)]


def _is_int_or_string(clause: Any) -> bool:
    return isinstance(clause, dict) and clause.get("anyOf") == _INT_OR_STRING_TYPES
