"""Ignores in comments of YAML: ``# cdk8s-pods: ignore RULE: reason``, on a line or above it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from .ignore import Written, read_ignore

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a text without such comments does not have.
MARK = "cdk8s-pods: ignore"

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*cdk8s-pods: ignore(?=\s|$)(.*)")
_SCANNER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class IgnoreComment(NamedTuple):
    """One comment.

    Args:
        line: Its line, from 1.
        about: The line that it is about: its own, or the next one that is more than a comment.
        written: What it says.
    """

    line: int
    about: int
    written: Written


def comments_in(text: str) -> list[IgnoreComment]:
    """The comments of a YAML text that turn rules off; what stands in a value is none."""
    if MARK not in text:
        return []
    starts, ends = _scalars(text)
    lines = text.split("\n")
    found: list[IgnoreComment] = []
    offset = 0
    for number, line in enumerate(lines, 1):
        match = _COMMENT.search(line)
        if match is not None and not _is_inside(offset + match.start(), starts, ends):
            about = number if line[: match.start()].strip() else _next_line(lines, number)
            found.append(IgnoreComment(number, about, read_ignore(match[1])))
        offset += len(line) + 1
    return found


def _next_line(lines: list[str], number: int) -> int:
    for next_number in range(number + 1, len(lines) + 1):
        content = lines[next_number - 1].strip()
        if content and not content.startswith("#") and content != "---":
            return next_number
    return number


def _scalars(text: str) -> tuple[list[int], list[int]]:
    """Where the scalars start and end."""
    spans = list(_spans(text))
    return [start for start, _ in spans], [end for _, end in spans]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    try:
        for token in yaml.scan(text, Loader=_SCANNER):
            if isinstance(token, yaml.ScalarToken):
                yield token.start_mark.index, token.end_mark.index
    except yaml.YAMLError:
        return


def _is_inside(at: int, starts: list[int], ends: list[int]) -> bool:
    position = bisect_right(starts, at) - 1
    return position >= 0 and at < ends[position]
