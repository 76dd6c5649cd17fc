"""The quick question before a custom resource is looked at with care: is there anything that may be wrong with it?

Nearly every object is in order, so this looks at each value once, builds no path, copies nothing and stops at the first
doubt. What it doubts, ``keeping`` and ``validation`` look at; schemas that say more than most do are always doubted.
"""

from __future__ import annotations

from .constraints import enum_problem, number_problems, text_problems
from .words import EMBEDDED, KEEPS_UNKNOWN, LIST_MAP_KEYS, LIST_TYPE, has_default, properties_of, texts_of, types_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from .words import Schema

    #: Whether a value is certainly what its schema says.
    Question: TypeAlias = Callable[[Any], bool]

#: What may stand in a schema without making it one that says more than most.
_PLAIN_WORDS = frozenset(
    {
        "default",
        "description",
        "example",
        "externalDocs",
        "format",
        "nullable",
        "title",
        "type",
        "x-kubernetes-map-type",
        "x-kubernetes-validations",
    }
)
_OF_OBJECTS = _PLAIN_WORDS | {"properties", "additionalProperties", "required", KEEPS_UNKNOWN}
_OF_LISTS = _PLAIN_WORDS | {"items", "minItems", "maxItems", LIST_TYPE, LIST_MAP_KEYS}
_OF_TEXTS = _PLAIN_WORDS | {"enum", "maxLength", "minLength", "pattern"}
_OF_NUMBERS = _PLAIN_WORDS | {"enum", "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf"}
_BITS = {"int32": 31, "int64": 63}


def question_of(schema: Schema) -> Question:
    """The question for a whole object; what every object has is not asked about."""
    of_object = _object({**schema, "properties": {}} if schema.get(EMBEDDED) else schema)

    def question(value: Any) -> bool:
        rest = {name: item for name, item in value.items() if name not in ("apiVersion", "kind", "metadata")}
        return of_object(rest)

    return question


def _question(schema: Schema) -> Question:
    types = types_of(schema)
    words = schema.keys()
    if types == ("object",) and words <= _OF_OBJECTS:
        return _object(schema)
    if types == ("array",) and words <= _OF_LISTS and isinstance(schema.get("items"), dict):
        return _list(schema)
    if types == ("string",) and words <= _OF_TEXTS:
        return _text(schema)
    if types == ("integer",) and words <= _OF_NUMBERS:
        return _integer(schema)
    if types == ("boolean",) and words <= _PLAIN_WORDS:
        return _is_boolean
    return _doubted


def _doubted(_value: Any) -> bool:
    return False


def _is_boolean(value: Any) -> bool:
    return value is True or value is False


def _object(schema: Schema) -> Question:
    properties, others = properties_of(schema), schema.get("additionalProperties")
    if not schema.keys() <= _OF_OBJECTS or others is True:
        return _doubted
    # What is not written and has a default is filled in by the server; no condition is asked of it here.
    required = [name for name in texts_of(schema, "required") if not has_default(properties.get(name, {}))]
    questions: dict[Any, Question] = {}
    keeps = schema.get(KEEPS_UNKNOWN) is True
    of_others = _question(others) if isinstance(others, dict) else None

    def question(value: Any) -> bool:
        if not isinstance(value, dict):
            return False
        for name, item in value.items():
            asked = questions.get(name)
            if asked is None:
                if name in properties:
                    # Made when first met: a schema has many more fields than are ever written.
                    asked = questions[name] = _question(properties[name])
                elif of_others is not None:
                    asked = of_others
                elif keeps:
                    continue
                else:
                    return False
            if not asked(item):
                return False
        for name in required:  # noqa: SIM110  # a loop is quicker than all() over a generator
            if name not in value:
                return False
        return True

    return question


def _list(schema: Schema) -> Question:
    asked = _question(schema["items"])
    least, most = schema.get("minItems", 0), schema.get("maxItems", 1 << 63)
    if schema.get(LIST_TYPE) not in (None, "atomic", "map") or not all(isinstance(each, int) for each in (least, most)):
        return _doubted
    keys = texts_of(schema, LIST_MAP_KEYS) if schema.get(LIST_TYPE) == "map" else None
    if keys is not None:
        of_items = properties_of(schema["items"])
        if types_of(schema["items"]) != ("object",) or any(has_default(of_items.get(key, {})) for key in keys):
            return _doubted

    def question(value: Any) -> bool:
        if not isinstance(value, (list, tuple)) or not least <= len(value) <= most:
            return False
        for item in value:
            if not asked(item):
                return False
        if keys is None or len(value) < 2:
            return True
        return len({tuple([str(item.get(key)) for key in keys]) for item in value}) == len(value)

    return question


def _text(schema: Schema) -> Question:
    # A text that nothing is asked of is right whatever it says.
    is_free = not schema.keys() & {"enum", "maxLength", "minLength", "pattern", "format"}

    def question(value: Any) -> bool:
        if not isinstance(value, str):
            return False
        return is_free or (
            enum_problem(value, schema) is None and not any(text_problems(value, schema, asks_format=True))
        )

    return question


def _integer(schema: Schema) -> Question:
    width = schema.get("format")
    is_free = not schema.keys() & {"enum", "maximum", "minimum", "multipleOf"}
    half = 1 << _BITS.get(str(width), 63)

    def question(value: Any) -> bool:
        if type(value) is not int or not -half <= value < half:
            return False
        return is_free or (
            enum_problem(value, schema) is None and not any(number_problems(value, schema, "integer", width))
        )

    return question
