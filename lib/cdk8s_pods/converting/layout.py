"""Lays expressions out on lines, as ruff (and black) would: formatting what is written here changes nothing.

What fits on its line stays on it. Brackets that do not fit are opened: the arguments of a call go on one line of their
own where they fit there, and otherwise each item gets a line, with a comma behind it unless it is the only one.
https://docs.astral.sh/ruff/formatter/
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from .code import Atom, Group, Item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .code import Code

_STEP = 4


class Layout:
    """Lays out code for lines of some length.

    Args:
        line_length: How many columns a line has.
    """

    def __init__(self, line_length: int) -> None:
        self._length = line_length

    def statement(self, prefix: str, code: Code, indent: int, suffix: str = "") -> str:
        """An expression as a statement, such as ``web = Deployment(...)``.

        Args:
            prefix: What stands in front of it: ``web = ``, ``return `` or nothing.
            code: The expression.
            indent: How far the statement is indented.
            suffix: What stands behind it.
        """
        before = indent + len(prefix)
        if prefix.endswith("= ") and isinstance(code, Group) and not code.items and not self.fits(code, before):
            # There is nothing between its brackets to be put on a line of its own.
            code = Group("(", ")", (Item("", code),))
        text = self._laid_out(code, indent, before, len(suffix))
        return f"{' ' * indent}{prefix}{text}{suffix}"

    def comments(self, comments: Iterable[str], indent: int) -> list[str]:
        """Comments as lines, those that are too long broken between words."""
        lines: list[str] = []
        margin = " " * indent + "#"
        for comment in comments:
            text = comment.lstrip()
            hanging = " " * (len(comment) - len(text))
            if indent + 2 + len(comment) <= self._length or not text:
                pieces = [text]
            else:
                room = max(self._length - indent - 2 - len(hanging), 20)
                pieces = wrap(text, room, break_long_words=False, break_on_hyphens=False) or [text]
            lines += [f"{margin} {hanging}{piece}".rstrip() for piece in pieces]
        return lines

    def fits(self, code: Code, before: int, after: int = 0) -> bool:
        """Whether an expression fits on one line between so many columns."""
        return _room_behind(code, self._length - before - after) >= 0

    def _laid_out(self, code: Code, indent: int, before: int, after: int) -> str:
        if isinstance(code, Atom):
            return code.text
        if self.fits(code, before, after):
            return flat(code)
        head = ""
        if code.head is not None:
            head_fits = self.fits(code.head, before, len(code.opening))
            behind = code._replace(head=None)
            if not head_fits and self.fits(behind, indent + 1, after):
                return self._laid_out(code.head, indent, before, self._length) + flat(behind)
            head = self._laid_out(code.head, indent, before, len(code.opening))
        if not code.items:
            return head + code.opening + code.closing
        return f"{head}{code.opening}\n{self._items(code, indent + _STEP)}\n{' ' * indent}{code.closing}"

    def _items(self, group: Group, indent: int) -> str:
        margin = " " * indent
        # The one parameter of a function gets a comma all the same.
        is_lone_parameter = len(group.items) == 1 and group.opening.startswith("def ")
        if group.is_call and not is_lone_parameter and self.fits(Group("", "", group.items), indent):
            return margin + ", ".join(_flat_item(item) for item in group.items)
        comma = "," if len(group.items) > 1 or is_lone_parameter else ""
        lines: list[str] = []
        for item in group.items:
            lines += self.comments(item.comments, indent)
            before = indent + width(item.prefix)
            lines.append(f"{margin}{item.prefix}{self._laid_out(item.code, indent, before, len(comma))}{comma}")
        return "\n".join(lines)


def flat(code: Code) -> str:
    """An expression on one line, whatever its length, without its comments."""
    if isinstance(code, Atom):
        return code.text
    head = flat(code.head) if code.head is not None else ""
    return f"{head}{code.opening}{', '.join(map(_flat_item, code.items))}{code.closing}"


def _room_behind(code: Code, room: int) -> int:
    """How many columns are left of so many behind an expression; less than none as soon as it does not fit."""
    if isinstance(code, Atom):
        return room - width(code.text)
    if code.head is not None:
        room = _room_behind(code.head, room)
    room -= width(code.opening) + width(code.closing) + 2 * max(len(code.items) - 1, 0)
    for item in code.items:
        if room < 0 or item.comments:
            return -1
        room = _room_behind(item.code, room - width(item.prefix))
    return room


def width(text: str) -> int:
    """How many columns a text takes: characters of East Asia take two, accents that join a letter none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text)


def _flat_item(item: Item) -> str:
    return item.prefix + flat(item.code)
