"""Reads JSON: one value, or several in a row as ``kubectl`` and ``jq`` write them; duplicate keys are refused."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from .documents import DEEPEST_NESTING, TOO_DEEP, Document, Unreadable
from .json_places import LENIENT, Lines, first_duplicate_key, places_of, skip_blanks

if TYPE_CHECKING:
    from collections.abc import Callable

    from .documents import Documents
    from .source_positions import Positions

#: Python refuses to read such a number, and no server has a use for it.
_TOO_MANY_DIGITS = "a number with thousands of digits"


class _DuplicateKeyError(ValueError):
    """A key that is set twice in one object; where it stands is found afterwards."""


class _NotJsonError(ValueError):
    """Something that Python's reader takes, or refuses in words of its own."""


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _DuplicateKeyError
    return value


def _no_constant(name: str) -> Any:
    raise _NotJsonError(f"{name} is not JSON")


_STRICT = json.JSONDecoder(object_pairs_hook=_without_duplicates, parse_constant=_no_constant)


def is_json(text: str) -> bool:
    """Whether a text is JSON, going by its first value and by what comes behind it.

    ``{a: b}`` and ``[x]`` are YAML that only starts like it, and so is JSON with a comment or ``---`` behind it.
    """
    try:
        _, end = LENIENT.raw_decode(text, skip_blanks(text, 0))
    except ValueError:
        return False
    except RecursionError:
        return True
    return text[(next_at := skip_blanks(text, end)) : next_at + 1] in ("", "{", "[")


def read_json_documents(text: str, source: str) -> Documents:
    """The JSON values of a text in their order; null is left out, as an empty YAML document is."""
    lines = Lines(text)
    start = skip_blanks(text, 0)
    while start < len(text):
        line, column = lines.place(start)
        try:
            value, end = _STRICT.raw_decode(text, start)
        except _DuplicateKeyError:
            yield Unreadable(source, *_duplicate_key(text, start, line))
            # What stands behind it is read all the same, as far as it can be.
            try:
                _, end = LENIENT.raw_decode(text, start)
            except (ValueError, RecursionError) as error:
                yield Unreadable(source, *_problem(error, line, column))
                return
            start = skip_blanks(text, end)
            continue
        except (ValueError, RecursionError) as error:
            yield Unreadable(source, *_problem(error, line, column))
            return
        if _is_too_deep(value):
            yield Unreadable(source, line, column, TOO_DEEP)
        elif value is not None:
            yield Document(source, line, column, value, _positions_of(text, start, line), text)
        start = skip_blanks(text, end)


def _problem(error: Exception, line: int, column: int) -> tuple[int, int, str]:
    """Where a value is broken, as far as that is known, and why."""
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, error.colno, error.msg
    if isinstance(error, RecursionError):
        return line, column, TOO_DEEP
    return line, column, str(error) if isinstance(error, _NotJsonError) else _TOO_MANY_DIGITS


def _duplicate_key(text: str, start: int, line: int) -> tuple[int, int, str]:
    key, again, first = first_duplicate_key(text, start, line)
    return again.line, again.column, f'duplicate key "{key}": it is already set on line {first.line}'


def _positions_of(text: str, start: int, line: int) -> Callable[[], Positions]:
    # Kept once they are found: every issue in the value asks for them.
    return cache(lambda: places_of(text, start, line))


def _is_too_deep(value: Any) -> bool:
    level: list[Any] = [value]
    for _ in range(DEEPEST_NESTING + 1):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ())
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True
