"""What a schema asks of one number, of one text, and of any value that is one of a few."""

from __future__ import annotations

from cdk8s_pods.issues.message import Message, beginning, invalid

from .patterns import matches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .words import Schema

_INT32, _INT64 = 1 << 31, 1 << 63
#: The largest number of 32 bits that has a fraction.
_LARGEST_FLOAT = 3.4028234663852886e38


def enum_problem(value: Any, schema: Schema) -> Message | None:
    """What is wrong with a value that is none of the few that it may be."""
    words = schema.get("enum")
    if not isinstance(words, (list, tuple)) or not words or any(same(value, word) for word in words):
        return None
    # Words of text are shown as they are written, others as JSON.
    return Message("Unsupported value", value, f"supported values: {', '.join(map(beginning, words))}")


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON: true is no 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other)


def number_problems(value: float, schema: Schema, kind: str, width: str | None) -> Iterator[Message]:
    """What is wrong with a number.

    Args:
        value: An integer, or a number with a fraction.
        schema: What is asked of it.
        kind: The JSON type that the schema says.
        width: The format, where the server knows it: ``int32``, ``int64``, ``float``, ``double``.
    """
    half = _INT32 if width == "int32" else _INT64
    if kind == "integer" and not -half <= value < half:
        yield invalid(value, f"must be an integer of {32 if width == 'int32' else 64} bits")
    if width == "float" and abs(value) > _LARGEST_FLOAT:
        yield invalid(value, "must be a number of 32 bits")
    factor = _number_in(schema, "multipleOf")
    if factor is not None and factor > 0 and not _is_multiple(value, factor):
        yield invalid(value, f"must be a multiple of {_number(factor)}")
    for word, exclusive, sign, than in (
        ("maximum", "exclusiveMaximum", 1, "less than"),
        ("minimum", "exclusiveMinimum", -1, "greater than"),
    ):
        bound = _number_in(schema, word)
        if bound is None:
            continue
        # An integer is compared with the whole part of the bound, as the server does.
        limit = int(bound) if isinstance(value, int) else bound
        is_beyond = sign * value > sign * limit
        if schema.get(exclusive) is True and (is_beyond or value == limit):
            yield invalid(value, f"must be {than} {_number(bound)}")
        elif is_beyond:
            yield invalid(value, f"must be {than} or equal to {_number(bound)}")


def text_problems(text: str, schema: Schema, *, asks_format: bool) -> Iterator[Message]:
    """What is wrong with a text.

    Args:
        text: The text.
        schema: What is asked of it.
        asks_format: Whether its format is one of texts.
    """
    most, least = schema.get("maxLength"), schema.get("minLength")
    if isinstance(most, int) and len(text) > most:
        yield Message("Too long", requirement=f"may not be more than {most} characters")
    if isinstance(least, int) and len(text) < least:
        count = "character" if least == 1 else "characters"
        yield invalid(text, f"must have at least {least} {count}")
    pattern = schema.get("pattern")
    if isinstance(pattern, str) and pattern and not matches(pattern, text):
        yield invalid(text, f"must match '{pattern}'")
    name = schema.get("format")
    if asks_format and isinstance(name, str) and name:
        # Deferred: few objects have a text with a format.
        from .formats import format_problem

        if (problem := format_problem(name, text)) is not None:
            yield invalid(text, problem)


def _number_in(schema: Schema, word: str) -> float | None:
    found = schema.get(word)
    return found if isinstance(found, (int, float)) and not isinstance(found, bool) else None


def _is_multiple(value: float, factor: float) -> bool:
    if isinstance(value, int) and int(factor) > 0:
        return value % int(factor) == 0
    times = value * (1 / factor) if factor < 1 else value / factor
    return abs(times - round(times)) < 1e-9 * max(1.0, abs(times))


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)
