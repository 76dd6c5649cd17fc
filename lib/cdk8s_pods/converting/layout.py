"""Lays expressions out on lines, as ruff (and black) would: formatting what is written here changes nothing.

What fits on its line stays on it. Brackets that do not fit are opened: the arguments of a call go on one line of their
own where they fit there, and otherwise each item gets a line, with a comma behind it unless it is the only one.
https://docs.astral.sh/ruff/formatter/
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from .code import Atom, Group, has_comments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .code import Code, Item

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
        text = self._laid_out(code, indent, indent + len(prefix), len(suffix))
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
        return not has_comments(code) and before + width(flat(code)) + after <= self._length

    def _laid_out(self, code: Code, indent: int, before: int, after: int) -> str:
        if isinstance(code, Atom):
            return code.text
        if self.fits(code, before, after):
            return flat(code)
        head = ""
        if code.head is not None:
            head_fits = self.fits(code.head, before, len(code.opening))
            behind = flat(code._replace(head=None)) if not head_fits and not has_comments_in_items(code) else ""
            if behind and indent + 1 + width(behind) + after <= self._length:
                return self._laid_out(code.head, indent, before, self._length) + behind
            head = self._laid_out(code.head, indent, before, len(code.opening))
        if not code.items:
            return head + code.opening + code.closing
        return f"{head}{code.opening}\n{self._items(code, indent + _STEP)}\n{' ' * indent}{code.closing}"

    def _items(self, group: Group, indent: int) -> str:
        margin = " " * indent
        if group.is_call and not has_comments_in_items(group):
            on_one_line = ", ".join(_flat_item(item) for item in group.items)
            if indent + width(on_one_line) <= self._length:
                return margin + on_one_line
        comma = "," if len(group.items) > 1 else ""
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


def has_comments_in_items(group: Group) -> bool:
    """Whether there is a comment between the brackets of a group, so that they are opened."""
    return has_comments(group._replace(head=None))


def width(text: str) -> int:
    """How many columns a text takes: characters of East Asia take two, accents that join a letter none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text)


def _flat_item(item: Item) -> str:
    return item.prefix + flat(item.code)
