"""Whether a value is what a schema says: types, bounds, patterns, formats, junctors, keyed lists, embedded objects.

It goes by the API server's own law, quirks included, so that what is refused here is refused there. Conditions in CEL
(``x-kubernetes-validations``) are not worked out.

Source: pkg/validation/validate of kubernetes/kube-openapi, and pkg/apiserver/schema of
kubernetes/apiextensions-apiserver, release 1.36.
"""

from __future__ import annotations

from cdk8s_pods.issues.message import duplicate, invalid, required, too_many
from cdk8s_pods.schema.formats import rfc_1035_label_problem

from .constraints import enum_problem, number_problems, text_problems
from .words import EMBEDDED, LIST_MAP_KEYS, LIST_TYPE, inner_schema, properties_of, texts_of, types_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, TypeAlias

    from cdk8s_pods.issues import FieldPath, Message

    from .words import Schema

    Problem: TypeAlias = tuple[FieldPath, Message]

#: Formats beside ``string`` that the server does not know for that type are nothing to it.
_NUMBER_FORMATS = {"integer": ("int32", "int64"), "number": ("float", "double")}
_TYPE_NAMES = {
    "array": "a list",
    "boolean": "a boolean",
    "integer": "an integer",
    "number": "a number",
    "object": "an object",
    "string": "a string",
}


def problems(value: Any, schema: Schema, at: FieldPath) -> Iterator[Problem]:
    """What is wrong with a value, in its order.

    Args:
        value: Any JSON value, as the server keeps it.
        schema: What it has to be.
        at: Its path.
    """
    if (wrong := _type_problem(value, schema)) is not None:
        yield at, wrong
        return
    if value is None:
        return
    if (wrong := enum_problem(value, schema)) is not None:
        yield at, wrong
    if isinstance(value, dict):
        yield from _object_problems(value, schema, at)
    elif isinstance(value, (list, tuple)):
        yield from _list_problems(value, schema, at)
    elif isinstance(value, str):
        kind = schema.get("type")
        # Formats of texts alone: one of a number stands for its width.
        yield from ((at, each) for each in text_problems(value, schema, asks_format=kind in (None, "", "string")))
    elif not isinstance(value, bool):
        kind, width = schema.get("type"), schema.get("format")
        known = width if width in _NUMBER_FORMATS.get(str(kind), ()) else None
        yield from ((at, each) for each in number_problems(value, schema, str(kind), known))
    yield from _junctor_problems(value, schema, at)


def _type_problem(value: Any, schema: Schema) -> Message | None:
    types = types_of(schema)
    if not types:
        return None
    if value is None:
        return None if schema.get("nullable") is True else invalid(None, f"must be {_either(types)}")
    found = _type_of(value)
    fits = found in types or (found == "integer" and "number" in types)
    is_whole = isinstance(value, float) and value.is_integer() and "integer" in types
    # The server takes a list for a text with a format, which it goes on to ask of texts alone.
    is_overlooked = found == "array" and types == ("string",) and bool(schema.get("format"))
    return None if fits or is_whole or is_overlooked else invalid(value, f"must be {_either(types)}")


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    for kind, name in ((dict, "object"), (str, "string"), (int, "integer"), (float, "number")):
        if isinstance(value, kind):
            return name
    return "array" if isinstance(value, (list, tuple)) else type(value).__name__


def _either(types: Iterable[str]) -> str:
    return " or ".join(_TYPE_NAMES.get(kind, kind) for kind in types)


def _object_problems(value: dict[Any, Any], schema: Schema, at: FieldPath) -> Iterator[Problem]:
    least, most = schema.get("minProperties"), schema.get("maxProperties")
    if isinstance(least, int) and len(value) < least:
        yield at, invalid(value, f"must have at least {least} {_counted(least, 'entry', 'entries')}")
    if isinstance(most, int) and len(value) > most:
        yield at, too_many(len(value), most)
    properties, others = properties_of(schema), schema.get("additionalProperties")
    if schema.get(EMBEDDED) is True:
        yield from _embedded_problems(value, at)
    for name in texts_of(schema, "required"):
        if name not in value:
            yield at.child(name), required()
    for name, item in value.items():
        inner = properties.get(name)
        if inner is not None:
            yield from problems(item, inner, at.child(name))
        elif isinstance(others, dict):
            yield from problems(item, others, at.key(str(name)))


def _list_problems(value: list[Any] | tuple[Any, ...], schema: Schema, at: FieldPath) -> Iterator[Problem]:
    items = inner_schema(schema, "items")
    if items is not None:
        for position, element in enumerate(value):
            yield from problems(element, items, at.index(position))
    least, most = schema.get("minItems"), schema.get("maxItems")
    if isinstance(least, int) and len(value) < least:
        yield at, invalid(value, f"must have at least {least} {_counted(least, 'item', 'items')}")
    if isinstance(most, int) and len(value) > most:
        yield at, too_many(len(value), most)
    if schema.get(LIST_TYPE) == "set":
        for position in _repeated([_identity(element) for element in value]):
            yield at.index(position), duplicate(value[position])
    elif schema.get(LIST_TYPE) == "map":
        names = texts_of(schema, LIST_MAP_KEYS)
        keys = [
            {name: element[name] for name in names if name in element} if isinstance(element, dict) else None
            for element in value
        ]
        if None not in keys:
            for position in _repeated([_identity(key) for key in keys]):
                yield at.index(position), duplicate(keys[position])


def _repeated(identities: list[Any]) -> Iterator[int]:
    """The second place of each that stands several times."""
    times: dict[Any, int] = {}
    for position, identity in enumerate(identities):
        times[identity] = times.get(identity, 0) + 1
        if times[identity] == 2:
            yield position


def _identity(value: Any) -> Any:
    """A value as something that can be hashed; the same for values that are the same JSON."""
    if isinstance(value, dict):
        return "object", frozenset((name, _identity(item)) for name, item in value.items())
    if isinstance(value, (list, tuple)):
        return "array", tuple(_identity(item) for item in value)
    return type(value).__name__ if isinstance(value, bool) else "", value


def _embedded_problems(value: dict[Any, Any], at: FieldPath) -> Iterator[Problem]:
    """What is wrong with an object inside of another: it says what it is, as every object does."""
    for name in ("apiVersion", "kind"):
        here = at.child(name)
        if name not in value:
            yield here, required()
        elif not isinstance(value[name], str):
            yield here, invalid(value[name], "must be a string")
        elif not value[name]:
            yield here, invalid("", "must not be empty")
        elif name == "apiVersion" and value[name].count("/") > 1:
            yield here, invalid(value[name], "must be a version, or a group and a version, such as apps/v1")
        elif name == "kind" and (problem := rfc_1035_label_problem(value[name].lower())) is not None:
            yield here, invalid(value[name], f"may have mixed case, and otherwise {problem}")
    metadata = value.get("metadata", {})
    if not isinstance(metadata, dict):
        yield at.child("metadata"), invalid(metadata, "must be an object")


def _junctor_problems(value: Any, schema: Schema, at: FieldPath) -> Iterator[Problem]:
    for clause in _clauses(schema, "allOf"):
        yield from problems(value, clause, at)
    for junctor, most in (("anyOf", 1 << 63), ("oneOf", 1)):
        clauses = _clauses(schema, junctor)
        # Each clause is asked once, up to its first problem: clauses in clauses would take for ever otherwise.
        first = [next(problems(value, clause, at), None) for clause in clauses]
        fitting = first.count(None)
        if clauses and not 1 <= fitting <= most:
            yield at, invalid(value, _alternatives(clauses, junctor, fitting, first))
    refused = inner_schema(schema, "not")
    if refused is not None and next(problems(value, refused, at), None) is None:
        names = _only_required([refused])
        yield at, invalid(value, f"must not have {names}" if names else "must not fit the schema below not")


def _clauses(schema: Schema, junctor: str) -> list[Schema]:
    clauses = schema.get(junctor)
    return [each for each in clauses if isinstance(each, dict)] if isinstance(clauses, (list, tuple)) else []


def _alternatives(clauses: list[Schema], junctor: str, fitting: int, first: list[Problem | None]) -> str:
    """What is required where a value fits none of some alternatives, or too many."""
    count = "exactly one" if junctor == "oneOf" else "at least one"
    # One of several fields, or none of them: alternatives for each, and one that refuses all.
    named = [clause for clause in clauses if clause.keys() != {"not"}]
    names = _only_required(named)
    if names:
        count = count if named == clauses else "at most one"
        return f"must have {count} of {names}" + (f", and has {fitting}" if fitting else "")
    if len(clauses) == 1 and first[0] is not None:
        at, message = first[0]
        return f"{at}: {message}"
    fits = f", and fits {fitting}" if fitting else ""
    return f"must fit {count} of the {len(clauses)} alternatives of its schema ({junctor}){fits}"


def _only_required(clauses: list[Schema]) -> str:
    """The names that alternatives are about, where each asks for names and nothing else."""
    if any(clause.keys() != {"required"} or not texts_of(clause, "required") for clause in clauses):
        return ""
    return ", ".join(" with ".join(texts_of(clause, "required")) for clause in clauses)


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many
