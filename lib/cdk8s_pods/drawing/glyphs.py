"""How wide text is: measured by a table of glyphs, so that what is drawn fits whichever common font shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The advance of each character from the space to the tilde in hundredths of the size of the font: the wider of DejaVu
#: Sans and Liberation Sans, which are the widest and the narrowest that a browser takes for `sans-serif`.
# fmt: off
_REGULAR = (
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67, 62, 74, 69, 99, 69, 67,
    69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60,
    82, 60, 60, 53, 64, 34, 64, 84,
)
_BOLD = (
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84,
    84, 84, 62, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78,
    73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72,
    66, 93, 65, 66, 59, 72, 37, 72, 84,
)
# fmt: on
#: Any other character: as wide as an ideograph.
_OTHER = 102
_MIDDLE_DOT = 40
ELLIPSIS = "…"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is at most, in the unit of ``size``, the size of the font."""
    table = _BOLD if bold else _REGULAR
    total = 0
    for character in text:
        code = ord(character) - 32
        total += table[code] if 0 <= code < 95 else _MIDDLE_DOT if character == "·" else _OTHER
    return total * size / 100


def fitted(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, or its beginning and its end around an ellipsis where it is wider than it may be."""
    if width_of(text, size, bold=bold) <= width:
        return text
    # The end tells generated names and tags apart, so it is as long as the beginning.
    longest, shortest = len(text) - 1, 0
    while shortest < longest:
        kept = (shortest + longest + 1) // 2
        if width_of(_cut(text, kept), size, bold=bold) <= width:
            shortest = kept
        else:
            longest = kept - 1
    return _cut(text, shortest)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The text in lines that fit, broken between words, and in a word where it alone is too wide."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        for piece in _pieces(word, width, size):
            longer = f"{line} {piece}" if line else piece
            if width_of(longer, size) <= width:
                line = longer
                continue
            lines.append(line)
            line = piece
    return [*lines, line] if line else lines


def _pieces(word: str, width: float, size: float) -> Iterator[str]:
    """The word, or as much of it at a time as fits."""
    start, used = 0, 0.0
    for position, character in enumerate(word):
        wide = width_of(character, size)
        if used + wide > width and position > start:
            yield word[start:position]
            start, used = position, 0.0
        used += wide
    yield word[start:]


def _cut(text: str, kept: int) -> str:
    behind = kept // 2
    return text[: kept - behind] + ELLIPSIS + (text[-behind:] if behind else "")
