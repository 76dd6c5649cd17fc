"""How long the lines of the user's project are."""

from __future__ import annotations

import re

_SECTION = re.compile(r"^\s*\[\s*tool\s*\.\s*(ruff|black)\s*\]\s*(#.*)?$")
_ANY_SECTION = re.compile(r"^\s*\[")
_LENGTH = re.compile(r"^\s*line-length\s*=\s*(\d{2,3})\s*(#.*)?$")


def line_length_of_project(path: str = "pyproject.toml") -> int | None:
    """What the formatter of a project is told in its ``pyproject.toml``; None where it is told nothing.

    Args:
        path: The file. It is read by its lines, as Python has no reader of TOML before 3.11.
    """
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    is_inside = False
    for line in lines:
        if _ANY_SECTION.match(line):
            is_inside = _SECTION.match(line) is not None
        elif is_inside and (found := _LENGTH.match(line)):
            return int(found[1])
    return None
