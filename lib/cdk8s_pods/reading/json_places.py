"""Finds where everything in a JSON value stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .source_positions import Position

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from .source_positions import Positions

    #: The places inside an object or an array, filled while it is read.
    Inside: TypeAlias = dict[str, Position] | list[Position]

#: Takes what Python's reader takes, duplicate keys too.
LENIENT = json.JSONDecoder()

_BLANKS = " \t\n\r"


def places_of(text: str, start: int, line: int) -> Positions:
    """The places in a value that is known to be well-formed.

    Args:
        text: The text that the value stands in.
        start: Where it starts.
        line: The line of that.
    """
    found: Positions = None
    for holder, key, place in _walk(text, start, line):
        if holder is None:
            found = place.inside
        elif isinstance(holder, dict):
            holder[key] = place
        else:
            holder.append(place)
    return found


def first_duplicate_key(text: str, start: int, line: int) -> tuple[str, Position, Position]:
    """The first key that is set twice in one object of a value, where it is set again, and where it was set first.

    The value must be well-formed up to there.

    Raises:
        ValueError: No key is.
    """
    for holder, key, place in _walk(text, start, line):
        if isinstance(holder, dict):
            if key in holder:
                return key, place, holder[key]
            holder[key] = place
    raise ValueError("no key is set twice")


def _walk(text: str, start: int, line: int) -> Iterator[tuple[Inside | None, str, Position]]:
    """Every value in the order of the text: the places of what it stands in, its key there, and its own place."""
    lines = Lines(text, start, line)
    # No recursion: what stands in front of a duplicate key may be nested without end.
    open_values: list[Inside] = []
    key = ""
    at = start
    line, column = lines.place(at)
    while True:
        inside: Inside | None = {} if text[at] == "{" else [] if text[at] == "[" else None
        yield open_values[-1] if open_values else None, key, Position(line, column, inside)
        if inside is None:
            _, at = LENIENT.raw_decode(text, at)
        else:
            open_values.append(inside)
            at += 1
        at = skip_blanks(text, at)
        while open_values and text[at] in "}]":
            open_values.pop()
            at = skip_blanks(text, at + 1)
        if not open_values:
            return
        if text[at] == ",":
            at = skip_blanks(text, at + 1)
        line, column = lines.place(at)
        if isinstance(open_values[-1], dict):
            key, at = LENIENT.raw_decode(text, at)
            at = skip_blanks(text, skip_blanks(text, at) + 1)


def skip_blanks(text: str, at: int) -> int:
    """Where the blanks at ``at`` end."""
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return at


class Lines:
    """Lines and columns in a text, asked for from its start to its end: each line is counted once."""

    def __init__(self, text: str, start: int = 0, line: int = 1) -> None:
        self._text = text
        self._line = line
        self._line_start = text.rfind("\n", 0, start) + 1
        self._counted_to = start

    def place(self, at: int) -> tuple[int, int]:
        """Line and column from 1."""
        newlines = self._text.count("\n", self._counted_to, at)
        if newlines:
            self._line += newlines
            self._line_start = self._text.rfind("\n", self._counted_to, at) + 1
        self._counted_to = at
        return self._line, at - self._line_start + 1
