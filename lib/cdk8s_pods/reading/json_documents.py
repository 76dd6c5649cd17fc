"""Reads JSON: one value, or several in a row as ``kubectl`` and ``jq`` write them; duplicate keys are refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .documents import DEEPEST_NESTING, TOO_DEEP, Document, Unreadable
from .source_positions import Position

if TYPE_CHECKING:
    from collections.abc import Callable

    from .documents import Documents
    from .source_positions import Positions

_BLANKS = " \t\n\r"


class _DuplicateKeyError(ValueError):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _DuplicateKeyError(key)
            seen.add(key)
    return value


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


_STRICT = json.JSONDecoder(object_pairs_hook=_without_duplicates, parse_constant=_no_constant)
_LENIENT = json.JSONDecoder()


def is_json(text: str) -> bool:
    """Whether a text is JSON, going by its first value and by what comes behind it.

    ``{a: b}`` and ``[x]`` are YAML that only starts like it, and so is JSON with a comment or ``---`` behind it.
    """
    try:
        _, end = _LENIENT.raw_decode(text, _skip_blanks(text, 0))
    except ValueError:
        return False
    except RecursionError:
        return True
    return text[(next_at := _skip_blanks(text, end)) : next_at + 1] in ("", "{", "[")


def read_json_documents(text: str, source: str) -> Documents:
    """The JSON values of a text in their order; null is left out, as an empty YAML document is."""
    start = _skip_blanks(text, 0)
    while start < len(text):
        line, column = _line_and_column(text, start)
        try:
            value, end = _STRICT.raw_decode(text, start)
        except json.JSONDecodeError as error:
            yield Unreadable(source, error.lineno, error.colno, error.msg)
            return
        except RecursionError:
            yield Unreadable(source, line, column, TOO_DEEP)
            return
        except _DuplicateKeyError as error:
            places = _Places(text)
            _, end = places.read(start)
            found = places.duplicates.get(error.key, (line, column, line))
            yield Unreadable(source, *found[:2], f'duplicate key "{error.key}": it is already set on line {found[2]}')
            start = _skip_blanks(text, end)
            continue
        except ValueError as error:
            yield Unreadable(source, line, column, str(error))
            return
        if _is_too_deep(value):
            yield Unreadable(source, line, column, TOO_DEEP)
        elif value is not None:
            yield Document(source, line, column, value, _positions_of(text, start))
        start = _skip_blanks(text, end)


def _positions_of(text: str, start: int) -> Callable[[], Positions]:
    return lambda: _Places(text).read(start)[0]


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


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return at


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


class _Places:
    """Finds the places in a JSON value that is known to be well-formed."""

    def __init__(self, text: str) -> None:
        self._text = text
        # Counting lines from the start for every field would take quadratic time.
        self._line, self._line_start, self._counted_to = 1, 0, 0
        #: The places of keys that are set twice: line, column, and the line of the first.
        self.duplicates: dict[str, tuple[int, int, int]] = {}

    def read(self, at: int) -> tuple[Positions, int]:
        """The places inside the value that starts at ``at``, and where it ends."""
        opening = self._text[at]
        if opening == "{":
            return self._object(at)
        if opening == "[":
            return self._array(at)
        return None, _LENIENT.raw_decode(self._text, at)[1]

    def _object(self, at: int) -> tuple[Positions, int]:
        places: dict[str, Position] = {}
        at = _skip_blanks(self._text, at + 1)
        while self._text[at] != "}":
            line, column = self._place(at)
            key, at = _LENIENT.raw_decode(self._text, at)
            inside, at = self.read(_skip_blanks(self._text, _skip_blanks(self._text, at) + 1))
            if key in places:
                self.duplicates.setdefault(key, (line, column, places[key].line))
            places[key] = Position(line, column, inside)
            at = self._next(at)
        return places, at + 1

    def _array(self, at: int) -> tuple[Positions, int]:
        places: list[Position] = []
        at = _skip_blanks(self._text, at + 1)
        while self._text[at] != "]":
            line, column = self._place(at)
            inside, at = self.read(at)
            places.append(Position(line, column, inside))
            at = self._next(at)
        return places, at + 1

    def _next(self, at: int) -> int:
        at = _skip_blanks(self._text, at)
        return _skip_blanks(self._text, at + 1) if self._text[at] == "," else at

    def _place(self, at: int) -> tuple[int, int]:
        newlines = self._text.count("\n", self._counted_to, at)
        if newlines:
            self._line += newlines
            self._line_start = self._text.rfind("\n", self._counted_to, at) + 1
        self._counted_to = at
        return self._line, at - self._line_start + 1
