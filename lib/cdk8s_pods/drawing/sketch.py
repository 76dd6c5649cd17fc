"""What a picture consists of before anything has a place: columns of boxes, and lines between their rows.

A picture is read from left to right: columns of boxes stand side by side, and lines run in the channels between them.
What is around some of them, such as a pod, is a frame with a wall on each side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    #: Which side of a box a row stands on.
    Side: TypeAlias = Literal["left", "right"]
    #: What a line means, which is how it is drawn.
    LineStyle: TypeAlias = Literal["traffic", "local", "relayed", "files", "reference"]
    #: What a box is, which is how it is drawn.
    BoxStyle: TypeAlias = Literal["main", "helper", "first", "injected", "store", "shared", "outside", "object"]


class Row(NamedTuple):
    """One line of text in a box.

    Args:
        key: What lines find it by.
        text: What is written.
        side: Where in the box.
        told: More than is written, for who asks; empty for nothing more.
        faults: The numbers of the faults that are at this place.
        is_quiet: Whether it is of less weight than others.
    """

    key: str
    text: str
    side: Side = "left"
    told: str = ""
    faults: tuple[int, ...] = ()
    is_quiet: bool = False


class Box(NamedTuple):
    """One box of a column.

    Args:
        key: What lines find it by.
        style: What it is.
        title: What it is called.
        subtitle: What stands below that; empty for nothing.
        chip: A word at the end of the title; empty for none.
        rows: The lines of text in it.
        faults: The numbers of the faults of the whole.
        caption: What is written above it; empty for nothing.
        whole: What it is called where the title is a part of that; empty where the title is all.
    """

    key: str
    style: BoxStyle
    title: str
    subtitle: str = ""
    chip: str = ""
    rows: tuple[Row, ...] = ()
    faults: tuple[int, ...] = ()
    caption: str = ""
    whole: str = ""


class Column(NamedTuple):
    """Boxes that stand below one another.

    Args:
        boxes: The boxes from above.
        is_anchor: Whether they stand where they stand, and the boxes of the other columns beside what leads to them.
    """

    boxes: tuple[Box, ...]
    is_anchor: bool = False


class Channel(NamedTuple):
    """Room for lines between two columns."""

    key: str


class Wall(NamedTuple):
    """A side of the frame."""


class Pin(NamedTuple):
    """Where a line ends: at a row of a box, or at its title.

    Args:
        box: The key of the box.
        row: The key of the row; empty for the title.
        has_head: Whether the line ends there with an arrow: something comes in.
        sends: Whether something goes out there; of a line with one kind of ends, each that has no arrow.
    """

    box: str
    row: str = ""
    has_head: bool = False
    sends: bool = False


class Line(NamedTuple):
    """A line between two or more places.

    Args:
        style: What it means.
        channel: The key of the channel that it runs in.
        pins: Where it ends. Of files the first is where they are kept.
        told: What it says, for who asks.
    """

    style: LineStyle
    channel: str
    pins: tuple[Pin, ...]
    told: str


class Frame(NamedTuple):
    """What stands around the columns between the walls.

    Args:
        title: What it is.
        note: What stands at its other end; empty for nothing.
        has_copies: Whether there are several of it.
        outer: The title of a second frame around it; empty for none.
        faults: The numbers of its faults.
    """

    title: str
    note: str = ""
    has_copies: bool = False
    outer: str = ""
    faults: tuple[int, ...] = ()


class Note(NamedTuple):
    """A fault, which is told below the picture."""

    number: int
    text: str


class Sketch(NamedTuple):
    """A whole picture.

    Args:
        title: What it shows, in a few words.
        told: What it shows, in sentences.
        strips: Columns, channels and walls from left to right.
        lines: All lines.
        frame: What stands around the columns between the walls; None where there are no walls.
        notes: All faults.
    """

    title: str
    told: str
    strips: tuple[Column | Channel | Wall, ...]
    lines: tuple[Line, ...]
    frame: Frame | None
    notes: tuple[Note, ...]
