"""How wide columns and channels are, so that a picture is no wider than a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .measures import (
    ANCHOR_WIDTH,
    BOX_GAP,
    COPY_OFFSET,
    FRAME_PADDING,
    LEGIBLE,
    MARGIN,
    NARROWEST,
    NARROWEST_ANCHOR,
    OTHER_WIDTH,
    OUTER_PADDING,
    WIDEST,
    WIDEST_BESIDE,
    frame_width,
    natural_width,
    needed_width,
)
from .routing import lanes_of
from .sketch import Channel, Column, Wall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .placing import Placing
    from .sketch import Box, Sketch


class Columns(NamedTuple):
    """The place of every strip from the left.

    Args:
        spans: Where each strip begins and ends.
        lanes: The identity of each line with a vertical part -> where that is.
        walls: Where the two sides of the frame are; empty without one.
        width: The width of all.
    """

    spans: tuple[tuple[float, float], ...]
    lanes: dict[int, float]
    walls: tuple[float, ...]
    width: float


def columns_of(sketch: Sketch, placing: Placing) -> Columns:
    """The strips of a picture side by side."""
    lanes = {
        number: lanes_of([line for line in sketch.lines if line.channel == strip.key], placing)
        for number, strip in enumerate(sketch.strips)
        if isinstance(strip, Channel)
    }
    outer = OUTER_PADDING if sketch.frame is not None and sketch.frame.outer else 0
    copies = COPY_OFFSET * 2 if sketch.frame is not None and sketch.frame.has_copies else 0
    fixed = {number: each.width or _gap(sketch, number) for number, each in lanes.items()}
    fixed.update(
        {number: FRAME_PADDING + outer for number, strip in enumerate(sketch.strips) if isinstance(strip, Wall)}
    )
    room = WIDEST - 2 * MARGIN - copies - sum(fixed.values())
    columns = [(number, strip) for number, strip in enumerate(sketch.strips) if isinstance(strip, Column)]
    fitting = _fitted([strip for _, strip in columns], room)
    widths = {number: width for (number, _), width in zip(columns, fitting, strict=True)}
    widths.update(fixed)
    if sketch.frame is not None:
        anchor = next(number for number, column in columns if column.is_anchor)
        wanted = frame_width(sketch.frame) - _between_walls(sketch, widths)
        widths[anchor] += max(0, min(wanted, room - sum(fitting)))
    return _side_by_side(sketch, widths, {number: each.offsets for number, each in lanes.items()}, outer, copies)


def _gap(sketch: Sketch, channel: int) -> float:
    """What keeps the columns around a channel without lines apart; inside of a wall its padding does."""
    before, behind = sketch.strips[channel - 1], sketch.strips[channel + 1]
    has_left = isinstance(before, Column) and before.boxes
    has_right = isinstance(behind, Wall) or (isinstance(behind, Column) and behind.boxes)
    return BOX_GAP if has_left and has_right else 0


def _between_walls(sketch: Sketch, widths: dict[int, float]) -> float:
    first, last = (number for number, strip in enumerate(sketch.strips) if isinstance(strip, Wall))
    return sum(widths[number] for number in range(first + 1, last))


def _side_by_side(
    sketch: Sketch,
    widths: dict[int, float],
    offsets: dict[int, dict[int, float]],
    outer: float,
    copies: float,
) -> Columns:
    x: float = MARGIN
    spans: list[tuple[float, float]] = []
    placed: dict[int, float] = {}
    walls: list[float] = []
    for number, strip in enumerate(sketch.strips):
        if isinstance(strip, Wall):
            # The first wall is followed by the padding of its frame, the second follows it.
            walls.append(x + outer if not walls else x + FRAME_PADDING)
        end = x + widths[number] + (copies if isinstance(strip, Wall) and len(walls) == 2 else 0)
        for line, offset in offsets.get(number, {}).items():
            placed[line] = x + offset
        spans.append((x, end))
        x = end
    return Columns(tuple(spans), placed, tuple(walls), x + MARGIN)


def _fitted(columns: Sequence[Column], room: float) -> list[float]:
    """The widths of columns that fit beside one another.

    What gives way first is what stands below titles, then long names beside the anchor, then those in it.
    """
    widest = [_widest(column, natural_width) for column in columns]
    needed = [
        max(min(_widest(column, needed_width), _limit(column)), 0 if column.is_anchor else min(natural, LEGIBLE))
        for column, natural in zip(columns, widest, strict=True)
    ]
    steps = [
        needed,
        _floors(columns, needed, ANCHOR_WIDTH, LEGIBLE),
        _floors(columns, needed, NARROWEST_ANCHOR, LEGIBLE),
        _floors(columns, needed, NARROWEST_ANCHOR, NARROWEST),
    ]
    for least in steps:
        widest = _shrunk(widest, least, room)
    return widest


def _floors(columns: Sequence[Column], needed: Sequence[float], anchor: float, other: float) -> list[float]:
    return [min(width, anchor if column.is_anchor else other) for column, width in zip(columns, needed, strict=True)]


def _limit(column: Column) -> float:
    return ANCHOR_WIDTH if column.is_anchor else OTHER_WIDTH


def _widest(column: Column, width: Callable[[Box], float]) -> float:
    return min(max(map(width, column.boxes), default=0), WIDEST if column.is_anchor else WIDEST_BESIDE)


def _shrunk(widths: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths that fit together, as far as the least of each lets them: the widest give way first."""
    limit = max(widths, default=0)
    fitting = list(widths)
    while sum(fitting) > room and limit > 0:
        limit -= 1
        fitting = [min(width, max(limit, floor)) for width, floor in zip(widths, least, strict=True)]
    return fitting
