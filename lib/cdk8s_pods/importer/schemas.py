"""A schema as code: without what only people read, and with what occurs several times standing once."""

from __future__ import annotations

from cdk8s_pods.schema.custom.words import CONDITIONS, KEEPS_UNKNOWN

from .texts import literal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.schema.custom.words import Schema

#: What is for people, and what nobody here works out.
_LEFT_OUT = frozenset({"description", "title", "example", "externalDocs", CONDITIONS})
_SCHEMAS_BY_NAME = frozenset({"properties", "patternProperties", "definitions"})
_LISTS_OF_SCHEMAS = frozenset({"allOf", "anyOf", "oneOf"})
_SCHEMAS = frozenset({"items", "additionalProperties", "not"})
_TYPE = "dict[str, Any]"
_HEAD = """
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
"""


def schema_code(schema: Schema) -> str:
    """The statements that make a schema; the last one calls it ``SCHEMA``."""
    writer = _Writer()
    properties = schema.get("properties")
    if isinstance(properties, dict):
        # The status is the controller's: nobody writes it, and the server drops it from what is created.
        kept = {name: inner for name, inner in properties.items() if name not in ("apiVersion", "kind", "metadata")}
        if "status" in kept:
            kept["status"] = {"type": "object", KEEPS_UNKNOWN: True}
        schema = {**schema, "properties": kept}
    whole = writer.schema(schema, is_named=False)
    return "".join(f"{line}\n" for line in [_HEAD, *writer.statements, f"SCHEMA: {_TYPE} = {whole}"])


def count_conditions(schema: Any) -> int:
    """How many conditions in CEL a schema has, which only the server works out."""
    if isinstance(schema, (list, tuple)):
        return sum(map(count_conditions, schema))
    if not isinstance(schema, dict):
        return 0
    own = schema.get(CONDITIONS)
    return (len(own) if isinstance(own, (list, tuple)) else 0) + sum(map(count_conditions, schema.values()))


class _Writer:
    """Writes schemas from the inside out; those of objects get a name each, the same for the same code."""

    def __init__(self) -> None:
        self.statements: list[str] = []
        self._names: dict[str, str] = {}

    def schema(self, schema: Any, *, is_named: bool = True) -> str:
        if not isinstance(schema, dict):
            return literal(schema)
        parts = [
            f"{literal(str(word))}: {self._below(str(word), item)}"
            for word, item in schema.items()
            if word not in _LEFT_OUT
        ]
        code = "{" + ", ".join(parts) + "}"
        if not is_named or "properties" not in schema:
            return code
        if code not in self._names:
            self._names[code] = f"_{len(self._names) + 1}"
            self.statements.append(f"{self._names[code]}: {_TYPE} = {code}")
        return self._names[code]

    def _below(self, word: str, item: Any) -> str:
        if word in _SCHEMAS_BY_NAME and isinstance(item, dict):
            inner = (f"{literal(str(name))}: {self.schema(each)}" for name, each in item.items())
            return "{" + ", ".join(inner) + "}"
        if word in _LISTS_OF_SCHEMAS and isinstance(item, (list, tuple)):
            return "[" + ", ".join(map(self.schema, item)) + "]"
        return self.schema(item) if word in _SCHEMAS else literal(item)
