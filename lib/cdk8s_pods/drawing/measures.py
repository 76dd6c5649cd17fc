"""How large everything is, in pixels, and what that makes of a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .glyphs import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .sketch import Box, Frame, Row

#: No wider than the column of text in which a README is shown.
WIDEST = 880
#: Wide enough to read sentences in.
NARROWEST_WITH_NOTES = 620
#: The characters of a fault that are shown.
LONGEST_NOTE = 500
MARGIN = 16
#: The width below which the names in a column are cut only where nothing else helps: of the column that a picture is
#: about, and of the others; what leaves most names of the others whole; and the least of each.
ANCHOR_WIDTH, OTHER_WIDTH = 330, 180
LEGIBLE = 124
NARROWEST_ANCHOR, NARROWEST = 230, 90
#: The most that a box beside the anchor takes, where there is room.
WIDEST_BESIDE = 200

TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 13, 12, 11
TITLE_HEIGHT, SUBTITLE_HEIGHT, ROW_HEIGHT, NOTE_HEIGHT = 20, 17, 19, 17
BOX_PADDING_X, BOX_PADDING_Y = 12, 9
#: Between the subtitle and the first row.
ROWS_GAP = 5
#: Between the text on the left and on the right of a box.
SIDES_GAP = 18
CHIP_GAP = 12
BADGE = 15
BADGE_GAP = 4
CAPTION_HEIGHT = 20
BOX_GAP = 14

FRAME_TITLE_HEIGHT = 36
FRAME_PADDING = 16
OUTER_TITLE_HEIGHT = 26
OUTER_PADDING = 12
#: How far the frames behind a frame stand out.
COPY_OFFSET = 5

LANE_GAP = 9
#: Between a box and the first lane: room for an arrow and a bit of its line.
CHANNEL_MARGIN = 16
#: The width of a channel whose lines are all straight.
STRAIGHT_CHANNEL = 34
PIN_GAP = 7
#: How close boxes and lines that have nothing to do with one another come.
CLEARANCE = 8


def grid(box: Box) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of a box side by side: the first on the left with the first on the right."""
    left = [row for row in box.rows if row.side == "left"]
    right = [row for row in box.rows if row.side == "right"]
    for position in range(max(len(left), len(right))):
        yield (
            left[position] if position < len(left) else None,
            right[position] if position < len(right) else None,
        )


def height_of(box: Box) -> float:
    """How high a box is, without its caption."""
    lines = sum(1 for _ in grid(box))
    rows = ROWS_GAP + ROW_HEIGHT * lines if lines else 0
    return 2 * BOX_PADDING_Y + TITLE_HEIGHT + (SUBTITLE_HEIGHT if box.subtitle else 0) + rows


def pin_height(box: Box, key: str) -> float:
    """How far below the top of a box a line ends at a row, or at the title where the key is empty."""
    if key:
        rows = BOX_PADDING_Y + TITLE_HEIGHT + (SUBTITLE_HEIGHT if box.subtitle else 0) + ROWS_GAP
        for number, pair in enumerate(grid(box)):
            if any(row is not None and row.key == key for row in pair):
                return rows + ROW_HEIGHT * (number + 0.5)
    return BOX_PADDING_Y + TITLE_HEIGHT / 2


def badges_width(faults: tuple[int, ...]) -> float:
    """How wide the numbers of faults are behind a text."""
    return len(faults) * (BADGE + BADGE_GAP)


def row_width(row: Row | None) -> float:
    """How wide a row is with its faults."""
    return 0 if row is None else width_of(row.text, TEXT_SIZE) + badges_width(row.faults)


def needed_width(box: Box) -> float:
    """How wide a box has to be for its names; what stands below its title may be cut."""
    chip = CHIP_GAP + width_of(box.chip, SMALL_SIZE) if box.chip else 0
    widest = max(
        width_of(box.title, TITLE_SIZE, bold=True) + badges_width(box.faults) + chip,
        width_of(box.caption, SMALL_SIZE) - 2 * BOX_PADDING_X,
        *(row_width(left) + row_width(right) + (SIDES_GAP if left and right else 0) for left, right in grid(box)),
        0,
    )
    return widest + 2 * BOX_PADDING_X


def natural_width(box: Box) -> float:
    """How wide a box has to be for all of its text."""
    return max(needed_width(box), width_of(box.subtitle, TEXT_SIZE) + 2 * BOX_PADDING_X)


def frame_width(frame: Frame) -> float:
    """How wide it has to be between the paddings of a frame for its title and its note."""
    note = SIDES_GAP + width_of(frame.note, TEXT_SIZE) if frame.note else 0
    return width_of(frame.title, TITLE_SIZE, bold=True) + badges_width(frame.faults) + note
