"""Python expressions as trees: what is to be written, before it is known how it is laid out on lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    Code: TypeAlias = "Atom | Group"


class Import(NamedTuple):
    """A name that a program takes from a module."""

    module: str
    name: str


class Atom(NamedTuple):
    """What stands on one line whatever happens: a literal or a name.

    Args:
        text: Its source.
        is_name: Whether it names something that the program makes, so that it can't stand everywhere.
    """

    text: str
    is_name: bool = False


class Item(NamedTuple):
    """One argument of a call, element of a list or entry of a mapping.

    Args:
        prefix: What stands in front of it: ``name=`` or ``"key": ``.
        code: The item itself.
        comments: The lines of comment above it.
    """

    prefix: str
    code: Code
    comments: tuple[str, ...] = ()


class Group(NamedTuple):
    """Items in brackets.

    Args:
        opening: What stands up to and with the bracket, such as ``Container(``, ``.mount(`` or ``[``.
        closing: The bracket, and what stands behind it.
        items: What stands between.
        head: What a method is called on; None for anything else.
        role: What the group is, for the name it gets where it is repeated: that of the field it was written for.
    """

    opening: str
    closing: str
    items: tuple[Item, ...]
    head: Code | None = None
    role: str = ""

    @property
    def is_call(self) -> bool:
        """Whether the brackets are those of arguments, which may stand on one line of their own."""
        return self.closing.startswith(")")


def call(name: str, items: Iterable[Item]) -> Group:
    """A call of what has a name."""
    return Group(f"{name}(", ")", tuple(items))


def method(head: Code, name: str, items: Iterable[Item]) -> Group:
    """A call of a method on what another call gives."""
    return Group(f".{name}(", ")", tuple(items), head)


def list_of(items: Iterable[Item]) -> Group:
    """A list."""
    return Group("[", "]", tuple(items))


def mapping_of(items: Iterable[Item]) -> Group:
    """A mapping."""
    return Group("{", "}", tuple(items))


def keyword(name: str, code: Code, comments: tuple[str, ...] = ()) -> Item:
    """An argument by its name."""
    return Item(f"{name}=", code, comments)


def groups_in(code: Code) -> Iterator[Group]:
    """Every group of an expression, itself first."""
    if isinstance(code, Group):
        yield code
        if code.head is not None:
            yield from groups_in(code.head)
        for item in code.items:
            yield from groups_in(item.code)


def atoms_in(code: Code) -> Iterator[Atom]:
    """Every literal and name of an expression."""
    if isinstance(code, Atom):
        yield code
    else:
        if code.head is not None:
            yield from atoms_in(code.head)
        for item in code.items:
            yield from atoms_in(item.code)


def has_comments(code: Code) -> bool:
    """Whether there is a comment anywhere in an expression, so that it takes several lines."""
    return any(item.comments for group in groups_in(code) for item in group.items)
