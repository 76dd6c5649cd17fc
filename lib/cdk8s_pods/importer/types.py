"""The value types that a schema asks for: which there are, what they are called, what their fields hold.

A type is named by its place, as ``cdk8s import`` names it: ``CertificateSpecIssuerRef`` is what ``spec.issuerRef`` of a
Certificate holds. What is the same in several places is one type, named by the place closest to the top.
"""

from __future__ import annotations

from collections import deque

from cdk8s_pods.schema.custom.words import (
    EMBEDDED,
    INT_OR_STRING,
    KEEPS_UNKNOWN,
    OF_EVERY_OBJECT,
    has_default,
    inner_schema,
    is_int_or_string,
    properties_of,
    texts_of,
)

from .names import argument_names, field_names, free_name, part_of_class_name
from .texts import literal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.schema.custom.words import Schema

#: Of a schema, what belongs to the field that holds it and not to its type.
_OF_THE_FIELD = ("description", "title", "default", "nullable", "example", "externalDocs")
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
#: A longer list of words is no help to an editor.
_MOST_WORDS = 200


class Field:
    """One field of a type.

    Args:
        key: The API's name.
        name: The Python name.
        annotation: What it holds, without None.
        is_required: Whether it must be written.
        text: What the definition says of it.
        hints: What else is asked of it, and what it is unless written.
    """

    __slots__ = ("annotation", "hints", "is_required", "key", "name", "text")

    def __init__(self, key: str, name: str, annotation: str, *, is_required: bool, schema: Schema) -> None:
        self.key = key
        self.name = name
        self.annotation = annotation
        self.is_required = is_required
        description = schema.get("description")
        self.text = description if isinstance(description, str) else ""
        self.hints = _hints(schema)


class ValueType:
    """One value type: its name, its fields, and what the definition says of it."""

    __slots__ = ("fields", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.fields: list[Field] = []


class Types:
    """The types of one version of a kind.

    Args:
        construct: The name of its construct, which the names of all types begin with.
        schema: The schema of the version.
        aliases: What names of Python are called in the module, where the construct has the name itself.
    """

    def __init__(self, construct: str, schema: Schema, aliases: dict[str, str]) -> None:
        self._aliases = aliases
        self._taken = {construct, *aliases.values()}
        self._names: dict[int, str] = {}
        self._same = _Same()
        self._waiting: deque[tuple[ValueType, Schema]] = deque()
        self.values: list[ValueType] = []
        properties = {
            key: inner for key, inner in properties_of(schema).items() if key not in OF_EVERY_OBJECT | {"status"}
        }
        self.top = self._fields(construct, properties, schema, argument_names(properties))
        while self._waiting:
            value, of_value = self._waiting.popleft()
            inner = properties_of(of_value)
            value.fields = self._fields(value.name, inner, of_value, field_names(inner))

    def _fields(self, owner: str, properties: dict[str, Schema], schema: Schema, names: dict[str, str]) -> list[Field]:
        required = texts_of(schema, "required")
        return [
            Field(
                key,
                names[key],
                self._annotation(inner, f"{owner}{part_of_class_name(key)}"),
                is_required=key in required and not has_default(inner),
                schema=inner,
            )
            for key, inner in properties.items()
        ]

    def _annotation(self, schema: Schema, name: str) -> str:
        """What a value of a schema is annotated with; the types that it needs are called ``name``."""
        kind = schema.get("type")
        if schema.get(INT_OR_STRING) is True or is_int_or_string(schema):
            return "int | str"
        if kind == "array":
            items = inner_schema(schema, "items")
            return (
                f"{self._python('Sequence')}[{self._python('Any') if items is None else self._annotation(items, name)}]"
            )
        if kind == "object":
            return self._object(schema, name)
        words = schema.get("enum")
        if kind in ("string", "integer") and isinstance(words, (list, tuple)) and 0 < len(words) <= _MOST_WORDS:
            wanted = str if kind == "string" else int
            if all(type(word) is wanted and len(str(word)) < 200 for word in words):
                return f"{self._python('Literal')}[{', '.join(dict.fromkeys(map(literal, words)))}]"
        return _SCALARS.get(str(kind)) or self._python("Any")

    def _object(self, schema: Schema, name: str) -> str:
        others = schema.get("additionalProperties")
        mapping = f"{self._python('Mapping')}[str, "
        if properties_of(schema):
            value = self._value(schema, name)
            is_open = schema.get(KEEPS_UNKNOWN) is True or schema.get(EMBEDDED) is True or others is not None
            return f"{value} | {mapping}{self._python('Any')}]" if is_open else value
        inner = self._annotation(others, name) if isinstance(others, dict) else self._python("Any")
        return f"{mapping}{inner}]"

    def _value(self, schema: Schema, name: str) -> str:
        shape = self._same.number({key: item for key, item in schema.items() if key not in _OF_THE_FIELD})
        if shape not in self._names:
            found = free_name(name, self._taken)
            self._taken.add(found)
            self._names[shape] = found
            text = schema.get("description")
            value = ValueType(found, text if isinstance(text, str) else "")
            self.values.append(value)
            self._waiting.append((value, schema))
        return self._names[shape]

    def _python(self, name: str) -> str:
        return self._aliases.get(name, name)


class _Same:
    """Numbers JSON values, the same number for the same value, in time that grows with their size alone."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._known: dict[int, tuple[Any, int]] = {}

    def number(self, value: Any) -> int:
        if not isinstance(value, (dict, list, tuple)):
            return self._of((type(value).__name__, value if isinstance(value, (str, int, float)) else str(value)))
        if id(value) not in self._known:
            if isinstance(value, dict):
                parts: Any = ("object", tuple(sorted((str(key), self.number(item)) for key, item in value.items())))
            else:
                parts = ("array", tuple(map(self.number, value)))
            # The value is kept, so that no other gets its identity.
            self._known[id(value)] = (value, self._of(parts))
        return self._known[id(value)][1]

    def _of(self, parts: Any) -> int:
        return self._numbers.setdefault(parts, len(self._numbers))


def _hints(schema: Schema) -> str:
    """What else is asked of a value, in a few words; nothing where nothing is."""
    found: list[str] = []
    for word, said in (
        ("minimum", "at least {}"),
        ("maximum", "at most {}"),
        ("minLength", "at least {} characters"),
        ("maxLength", "at most {} characters"),
        ("minItems", "at least {} items"),
        ("maxItems", "at most {} items"),
        ("multipleOf", "a multiple of {}"),
        ("format", "format {}"),
        ("pattern", "matching {}"),
    ):
        value = schema.get(word)
        if word == "format" and schema.get("type") in ("integer", "number"):
            continue
        if isinstance(value, (int, float, str)) and not isinstance(value, bool) and value != "":
            text = said.format(f"``{value}``" if word in ("pattern", "format") else value)
            found.append(text.removesuffix("s") if value == 1 else text)
    default = schema.get("default")
    if default is not None and not isinstance(default, (dict, list)):
        found.append(f"``{literal(default)}`` unless written")
    text = ", ".join(found)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
