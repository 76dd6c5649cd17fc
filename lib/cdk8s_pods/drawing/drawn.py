"""What a picture consists of when everything has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    from .sketch import BoxStyle, LineStyle

    WordStyle: TypeAlias = Literal["title", "text", "quiet", "small", "caption", "heading", "fault", "note"]
    Anchor: TypeAlias = Literal["start", "end"]


class Word(NamedTuple):
    """A text on one line.

    Args:
        x: Where it begins, or where it ends.
        y: Its base line.
        text: What is shown.
        whole: What it was before it was cut; the same where it was not.
        style: How it is shown.
        size: The size of the font.
        anchor: Whether ``x`` is its beginning or its end.
    """

    x: float
    y: float
    text: str
    whole: str
    style: WordStyle
    size: float
    anchor: Anchor = "start"


class Badge(NamedTuple):
    """The number of a fault in a circle.

    Args:
        x: The middle.
        y: The middle.
        number: The number.
        told: The fault.
    """

    x: float
    y: float
    number: int
    told: str


class PlacedBox(NamedTuple):
    """A box with all that is in it."""

    x: float
    y: float
    width: float
    height: float
    style: BoxStyle
    told: str
    is_faulty: bool
    words: tuple[Word, ...]
    badges: tuple[Badge, ...]


class PlacedLine(NamedTuple):
    """A line: its parts, each from one point to the next, and where it has heads.

    Args:
        style: What it means.
        told: What it says.
        parts: Points.
        heads: Points, each with whether the arrow points to the right.
        joints: Points where parts of it meet that do not end there.
    """

    style: LineStyle
    told: str
    parts: tuple[tuple[tuple[float, float], ...], ...]
    heads: tuple[tuple[float, float, bool], ...]
    joints: tuple[tuple[float, float], ...]


class PlacedFrame(NamedTuple):
    """A frame: of the pod, of one more behind it, or of the node."""

    x: float
    y: float
    width: float
    height: float
    style: Literal["frame", "copy", "outer"]


class Drawn(NamedTuple):
    """A whole picture with its size."""

    width: float
    height: float
    title: str
    told: str
    frames: tuple[PlacedFrame, ...]
    lines: tuple[PlacedLine, ...]
    boxes: tuple[PlacedBox, ...]
    words: tuple[Word, ...]
    badges: tuple[Badge, ...]
