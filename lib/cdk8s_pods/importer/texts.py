"""Texts of a definition in code: as what ``repr`` writes, or cleaned in a docstring."""

from __future__ import annotations

import math
from textwrap import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WIDTH = 118
#: No number of a schema is larger; Python does not write integers of any length.
_LARGEST = 1 << 128


def literal(value: Any) -> str:
    """The code of a JSON value: such as ``repr`` writes it, and nothing that is no JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(str(key))}: {literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, float) and not math.isfinite(value):
        return "None"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _LARGEST:
        return "None"
    if value is None or isinstance(value, (bool, int, float)):
        return repr(value)
    written = repr(str(value))
    return f'"{written[1:-1]}"' if written[0] == "'" and '"' not in written else written


def docstring(text: str, indent: str, *more: str) -> str:
    """A docstring with its indentation and the line break behind it.

    Args:
        text: Any text; paragraphs stay, what cannot be printed does not.
        indent: What stands before each line.
        more: Lines behind it that are laid out already, and cleaned as well.
    """
    lines = [*_paragraphs(text, _WIDTH - len(indent)), *(_clean(line) for line in more)]
    if not lines:
        return ""
    if len(lines) == 1 and len(indent) + len(lines[0]) + 6 <= _WIDTH + 2:
        return f'{indent}"""{lines[0]}"""\n'
    body = "\n".join(f"{indent}{line}".rstrip() for line in lines).removeprefix(indent)
    return f'{indent}"""{body}\n{indent}"""\n'


def argument(name: str, text: str) -> list[str]:
    """The lines of one argument in the list of a docstring, not yet cleaned."""
    sentence = " ".join(text.split()) or "The definition says nothing of it."
    return wrap(f"{name}: {sentence}", _WIDTH - 8, initial_indent="    ", subsequent_indent=" " * 8)


def _paragraphs(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.replace("\r\n", "\n").split("\n\n"):
        words = " ".join(paragraph.split())
        if words:
            lines += ([""] if lines else []) + wrap(words, width - 6, break_on_hyphens=False)
    return [_clean(line) for line in lines]


def _clean(line: str) -> str:
    """A line as it can stand in a docstring: nothing ends it, nothing is an escape, nothing hides."""
    printable = "".join(letter if letter.isprintable() else " " for letter in line)
    inner = printable.rstrip('"')
    return inner.replace("\\", "\\\\").replace('"""', '\\"\\"\\"') + '\\"' * (len(printable) - len(inner))
