"""Patterns of file names as ``.gitignore`` writes them: one list of them, asked about paths.

Source: https://git-scm.com/docs/gitignore
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Pattern(NamedTuple):
    matches: re.Pattern[str]
    takes_back: bool
    only_folders: bool


class Patterns:
    """A list of patterns, of which the last that fits a path decides.

    Args:
        lines: The patterns: a line each, with ``#`` for comments, ``!`` for what is taken back, ``/`` at the end for
            folders alone, ``*`` and ``?`` within a name, ``**`` over any number of folders.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._patterns = [pattern for line in lines if (pattern := _pattern(line)) is not None]

    def verdict(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether a path is left out; None where no pattern fits.

        Args:
            path: The path from where the list stands, with ``/`` between its parts.
            is_folder: Whether it is that of a folder.
        """
        for pattern in reversed(self._patterns):
            if (is_folder or not pattern.only_folders) and pattern.matches.fullmatch(path):
                return not pattern.takes_back
        return None

    def leave_out(self, path: str) -> bool:
        """Whether a file is left out, or a folder that it is in."""
        parts = path.split("/")
        folders = ("/".join(parts[:length]) for length in range(1, len(parts)))
        return bool(any(self.verdict(each, is_folder=True) for each in folders) or self.verdict(path, is_folder=False))

    def __bool__(self) -> bool:
        return bool(self._patterns)


def _pattern(line: str) -> _Pattern | None:
    text = line.rstrip("\r\n")
    while text.endswith(" ") and not text.endswith("\\ "):
        text = text[:-1]
    if not text or text.startswith("#"):
        return None
    takes_back = text.startswith("!")
    text = text.removeprefix("!")
    only_folders = text.endswith("/")
    text = text.rstrip("/")
    if not text:
        return None
    # A pattern with a slash in it starts where the list stands, any other one holds at every depth.
    is_anchored = "/" in text
    try:
        return _Pattern(re.compile(_expression(text.lstrip("/"), is_anchored)), takes_back, only_folders)
    except re.error:
        # Such as [z-a], which fits nothing for git either.
        return None


def _expression(text: str, is_anchored: bool) -> str:
    parts = text.split("/")
    written = [] if is_anchored else ["(?:.*/)?"]
    for position, part in enumerate(parts):
        is_last = position == len(parts) - 1
        if part == "**":
            written.append(".+" if is_last else "(?:.*/)?")
        else:
            written.append(_part_expression(part) + ("" if is_last else "/"))
    return "".join(written)


def _part_expression(part: str) -> str:
    written = ""
    at = 0
    while at < len(part):
        character = part[at]
        at += 1
        if character == "*":
            written += "[^/]*"
        elif character == "?":
            written += "[^/]"
        elif character == "\\" and at < len(part):
            written += re.escape(part[at])
            at += 1
        elif character == "[" and (end := part.find("]", at + 1 + (part[at : at + 1] in ("!", "^")))) > 0:
            inside = part[at:end]
            is_not = inside[:1] in ("!", "^")
            inside = inside[1:] if is_not else inside
            written += f"[{'^' if is_not else ''}{inside.replace(chr(92), chr(92) * 2).replace('[', chr(92) + '[')}]"
            at = end + 1
        else:
            written += re.escape(character)
    return written
