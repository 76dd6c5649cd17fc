"""The words of the schemas of custom resources that have a meaning of their own, and small questions about schemas."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    #: A schema as a definition writes it.
    Schema: TypeAlias = dict[str, Any]

KEEPS_UNKNOWN = "x-kubernetes-preserve-unknown-fields"
EMBEDDED = "x-kubernetes-embedded-resource"
INT_OR_STRING = "x-kubernetes-int-or-string"
LIST_TYPE = "x-kubernetes-list-type"
LIST_MAP_KEYS = "x-kubernetes-list-map-keys"
CONDITIONS = "x-kubernetes-validations"
#: What every object has, whatever the schema says.
OF_EVERY_OBJECT = frozenset({"apiVersion", "kind", "metadata"})

_EITHER = ("integer", "string")


def properties_of(schema: Schema) -> dict[str, Schema]:
    """The properties of a schema; what is no schema among them is left out."""
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        return {}
    return {name: inner for name, inner in properties.items() if isinstance(name, str) and isinstance(inner, dict)}


def inner_schema(schema: Schema, word: str) -> Schema | None:
    """The schema below ``items`` or ``additionalProperties``; None where there is none."""
    inner = schema.get(word)
    return inner if isinstance(inner, dict) else None


def texts_of(schema: Schema, word: str) -> list[str]:
    """The names below ``required`` or the like; empty where there are none."""
    listed = schema.get(word)
    return [name for name in listed if isinstance(name, str)] if isinstance(listed, (list, tuple)) else []


def types_of(schema: Schema) -> tuple[str, ...]:
    """The JSON types that a value may have; none says nothing."""
    if schema.get(INT_OR_STRING) is True:
        return _EITHER
    kind = schema.get("type")
    return (kind,) if isinstance(kind, str) and kind else ()


def is_int_or_string(schema: Schema) -> bool:
    """Whether a value is an integer or a text, in either way of saying so."""
    if schema.get(INT_OR_STRING) is True:
        return True
    alternatives = schema.get("anyOf")
    if schema.get("type") or not isinstance(alternatives, list) or len(alternatives) != 2:
        return False
    return {str(each.get("type")) for each in alternatives if isinstance(each, dict)} == set(_EITHER)


def has_default(schema: Schema) -> bool:
    """Whether the server fills a value in where none is written."""
    return schema.get("default") is not None
