"""Finds the comments of YAML text, which no parser gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCANNER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"(?:^|(?<=\s))#(.*)")
#: What ends a line for YAML 1.1, and for PyYAML.
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NOT_LINE_END = re.compile("[^\n\r\x85\u2028\u2029]")


class Comment(NamedTuple):
    """One line of comment.

    Args:
        line: The line, from 1.
        column: The column of the ``#``, from 1.
        text: What stands behind it.
        is_alone: Whether nothing else is on the line.
    """

    line: int
    column: int
    text: str
    is_alone: bool


def comments_in(text: str) -> list[Comment]:
    """The comments of YAML text in their order; none where the text is no YAML."""
    text = text.removeprefix("\ufeff")
    if "#" not in text:
        return []
    try:
        masked = _without_scalars(text)
    except yaml.YAMLError:
        return []
    found: list[Comment] = []
    for number, (start, line) in enumerate(_lines(masked), 1):
        match = _COMMENT.search(line)
        if match:
            written = text[start + match.start(1) : start + match.end(1)]
            found.append(Comment(number, match.start() + 1, written.rstrip(), not line[: match.start()].strip()))
    return found


def _without_scalars(text: str) -> str:
    """The text with an x for every character that is part of a value, line ends aside."""
    pieces: list[str] = []
    at = 0
    for token in yaml.scan(text, Loader=_SCANNER):
        if not isinstance(token, yaml.ScalarToken):
            continue
        start, end = token.start_mark.index, token.end_mark.index
        if token.style in ("|", ">"):
            # A comment may stand behind the sign that a block begins with.
            start = _end_of_line(text, start)
            end = max(_without_blank_end(text, start, end), start)
        pieces += [text[at:start], _NOT_LINE_END.sub("x", text[start:end])]
        at = end
    return "".join((*pieces, text[at:]))


def _end_of_line(text: str, at: int) -> int:
    match = _LINE_END.search(text, at)
    return match.start() if match else len(text)


def _without_blank_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]
