"""Gives everything in a picture its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.issues.printable import printable

from .columns import columns_of
from .drawn import Badge, Drawn, PlacedBox, PlacedFrame, PlacedLine, Word
from .glyphs import ELLIPSIS, fitted, width_of, wrapped
from .measures import (
    BADGE,
    BADGE_GAP,
    BOX_PADDING_X,
    BOX_PADDING_Y,
    CAPTION_HEIGHT,
    CHIP_GAP,
    COPY_OFFSET,
    FRAME_PADDING,
    FRAME_TITLE_HEIGHT,
    LONGEST_NOTE,
    MARGIN,
    NARROWEST_WITH_NOTES,
    NOTE_HEIGHT,
    OUTER_PADDING,
    OUTER_TITLE_HEIGHT,
    ROW_HEIGHT,
    ROWS_GAP,
    SIDES_GAP,
    SMALL_SIZE,
    SUBTITLE_HEIGHT,
    TEXT_SIZE,
    TITLE_HEIGHT,
    TITLE_SIZE,
    badges_width,
    grid,
    height_of,
    row_width,
)
from .placing import Placing
from .sketch import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .drawn import Anchor, WordStyle
    from .sketch import Box, Frame, Line, Row, Sketch

#: How far the base line of a text is below the middle of its line, in parts of its size.
_BASE_LINE = 0.36


def lay_out(sketch: Sketch) -> Drawn:
    """The picture with a place for everything in it."""
    return _Layout(sketch).drawn()


class _Layout:
    def __init__(self, sketch: Sketch) -> None:
        self._sketch = sketch
        self._told = {note.number: note.text for note in sketch.notes}
        frame = sketch.frame
        top = MARGIN + (FRAME_TITLE_HEIGHT if frame else 0) + (OUTER_TITLE_HEIGHT if frame and frame.outer else 0)
        self._placing = Placing(sketch, top)
        self._columns = columns_of(sketch, self._placing)
        self._words: list[Word] = []
        self._badges: list[Badge] = []

    def drawn(self) -> Drawn:
        """Everything in its place."""
        boxes = tuple(self._boxes())
        bottom = self._placing.bottom()
        frames: tuple[PlacedFrame, ...] = ()
        if self._sketch.frame is not None:
            frames = tuple(self._frames(self._sketch.frame, bottom))
            bottom = max(each.y + each.height for each in frames)
        width = self._width()
        bottom += self._notes(width, bottom)
        return Drawn(
            width=_rounded(width),
            height=_rounded(bottom + MARGIN),
            title=self._sketch.title,
            told=self._sketch.told,
            frames=frames,
            lines=tuple(self._line(line) for line in self._sketch.lines),
            boxes=boxes,
            words=tuple(self._words),
            badges=tuple(self._badges),
        )

    def _width(self) -> float:
        return max(self._columns.width, NARROWEST_WITH_NOTES) if self._sketch.notes else self._columns.width

    def _boxes(self) -> Iterator[PlacedBox]:
        for (left, right), strip in zip(self._columns.spans, self._sketch.strips, strict=True):
            for box in strip.boxes if isinstance(strip, Column) else ():
                yield self._box(box, left, right - left)

    def _box(self, box: Box, x: float, width: float) -> PlacedBox:
        y = self._placing.tops[box.key]
        if box.caption:
            self._words.append(_word(x, y - CAPTION_HEIGHT / 2 + 1, box.caption, width, SMALL_SIZE, "caption"))
        words: list[Word] = []
        badges: list[Badge] = []
        inside, left, right = width - 2 * BOX_PADDING_X, x + BOX_PADDING_X, x + width - BOX_PADDING_X
        middle = y + BOX_PADDING_Y + TITLE_HEIGHT / 2
        chip = CHIP_GAP + width_of(box.chip, SMALL_SIZE) if box.chip else 0
        if box.chip:
            words.append(_word(right, middle, box.chip, inside, SMALL_SIZE, "small", "end"))
        room = inside - chip - badges_width(box.faults)
        title = _word(left, middle, box.title, room, TITLE_SIZE, "title")
        words.append(title)
        behind = left + width_of(title.text, TITLE_SIZE, bold=True)
        badges += self._badges_at(behind, middle, box.faults)
        line = y + BOX_PADDING_Y + TITLE_HEIGHT
        if box.subtitle:
            words.append(_word(left, line + SUBTITLE_HEIGHT / 2, box.subtitle, inside, TEXT_SIZE, "quiet"))
            line += SUBTITLE_HEIGHT
        line += ROWS_GAP
        for pair in grid(box):
            for row, room in zip(pair, _rooms(*pair, inside), strict=True):
                if row is not None:
                    self._row(row, left, right, line + ROW_HEIGHT / 2, room, words, badges)
            line += ROW_HEIGHT
        is_faulty = bool(box.faults or any(row.faults for row in box.rows))
        told = "\n".join(part for part in (box.whole or box.title, box.subtitle, box.chip) if part)
        return PlacedBox(
            _rounded(x), _rounded(y), _rounded(width), _rounded(height_of(box)), box.style, told, is_faulty,
            tuple(words), tuple(badges),
        )  # fmt: skip

    def _row(
        self, row: Row, left: float, right: float, middle: float, room: float, words: list[Word], badges: list[Badge]
    ) -> None:
        style: WordStyle = "fault" if row.faults else "quiet" if row.is_quiet else "text"
        room -= badges_width(row.faults)
        if row.side == "left":
            word = _word(left, middle, row.text, room, TEXT_SIZE, style, whole=row.told)
            behind = left + width_of(word.text, TEXT_SIZE)
        else:
            word = _word(right, middle, row.text, room, TEXT_SIZE, style, "end", whole=row.told)
            behind = right - width_of(word.text, TEXT_SIZE) - badges_width(row.faults) - BADGE_GAP
        words.append(word)
        badges += self._badges_at(behind, middle, row.faults)

    def _badges_at(self, x: float, y: float, faults: Iterable[int]) -> Iterator[Badge]:
        for position, number in enumerate(faults):
            middle = x + BADGE_GAP + BADGE / 2 + position * (BADGE + BADGE_GAP)
            yield Badge(_rounded(middle), _rounded(y), number, self._told[number])

    def _line(self, line: Line) -> PlacedLine:
        lane = self._columns.lanes.get(id(line))
        ends: list[tuple[float, float, bool, bool]] = []
        for pin in line.pins:
            left, right = self._columns.spans[self._placing.strip_of[pin.box]]
            goes_right = self._placing.is_left_of(pin, line)
            ends.append((right if goes_right else left, self._placing.height(line, pin), goes_right, pin.has_head))
        joints: list[tuple[float, float]] = []
        if lane is None:
            parts = [tuple((_rounded(x), _rounded(y)) for x, y, _, _ in ends)]
        else:
            heights = [y for _, y, _, _ in ends]
            parts = [((_rounded(lane), _rounded(min(heights))), (_rounded(lane), _rounded(max(heights))))]
            parts += [((_rounded(x), _rounded(y)), (_rounded(lane), _rounded(y))) for x, y, _, _ in ends]
            joints += [(_rounded(lane), _rounded(y)) for y in heights if min(heights) < y < max(heights)]
        heads = tuple((_rounded(x), _rounded(y), not goes_right) for x, y, goes_right, has_head in ends if has_head)
        return PlacedLine(line.style, line.told, tuple(parts), heads, tuple(joints))

    def _frames(self, frame: Frame, bottom: float) -> Iterator[PlacedFrame]:
        left, right = self._columns.walls
        top = self._placing_top() - FRAME_TITLE_HEIGHT
        height = bottom + FRAME_PADDING - top
        if frame.outer:
            outer_top = top - OUTER_TITLE_HEIGHT
            extra = COPY_OFFSET * 2 if frame.has_copies else 0
            yield PlacedFrame(
                _rounded(left - OUTER_PADDING),
                _rounded(outer_top),
                _rounded(right - left + 2 * OUTER_PADDING + extra),
                _rounded(height + OUTER_TITLE_HEIGHT + OUTER_PADDING + extra),
                "outer",
            )
            room = right - left
            self._words.append(
                _word(left, outer_top + OUTER_TITLE_HEIGHT / 2 + 1, frame.outer, room, SMALL_SIZE, "caption")
            )
        for number in (2, 1) if frame.has_copies else ():
            offset = COPY_OFFSET * number
            yield PlacedFrame(
                _rounded(left + offset), _rounded(top + offset), _rounded(right - left), _rounded(height), "copy"
            )
        yield PlacedFrame(_rounded(left), _rounded(top), _rounded(right - left), _rounded(height), "frame")
        self._frame_title(frame, left + FRAME_PADDING, right - FRAME_PADDING, top + FRAME_TITLE_HEIGHT / 2 + 1)

    def _placing_top(self) -> float:
        frame = self._sketch.frame
        return MARGIN + FRAME_TITLE_HEIGHT + (OUTER_TITLE_HEIGHT if frame and frame.outer else 0)

    def _frame_title(self, frame: Frame, left: float, right: float, middle: float) -> None:
        note = min(width_of(frame.note, TEXT_SIZE), (right - left) / 2) if frame.note else 0
        room = right - left - badges_width(frame.faults) - (note + SIDES_GAP if frame.note else 0)
        title = _word(left, middle, frame.title, room, TITLE_SIZE, "heading")
        self._words.append(title)
        behind = left + width_of(title.text, TITLE_SIZE, bold=True)
        self._badges += self._badges_at(behind, middle, frame.faults)
        if frame.note:
            self._words.append(_word(right, middle, frame.note, note, TEXT_SIZE, "quiet", "end"))

    def _notes(self, width: float, top: float) -> float:
        """Write the faults below the picture, and say how high that is."""
        if not self._sketch.notes:
            return 0
        line = top + MARGIN
        left = MARGIN + BADGE + 2 * BADGE_GAP
        for note in self._sketch.notes:
            self._badges.append(Badge(MARGIN + BADGE / 2, _rounded(line + NOTE_HEIGHT / 2), note.number, note.text))
            for text in wrapped(_shortened(note.text), width - left - MARGIN, TEXT_SIZE):
                self._words.append(_word(left, line + NOTE_HEIGHT / 2, text, width, TEXT_SIZE, "note"))
                line += NOTE_HEIGHT
            line += BADGE_GAP
        return line - top


def _shortened(text: str) -> str:
    """A note that is not longer than one reads; all of it is told by its number."""
    half = LONGEST_NOTE // 2
    return text if len(text) <= LONGEST_NOTE else f"{text[:half]}{ELLIPSIS}{text[-half:]}"


def _rooms(left: Row | None, right: Row | None, inside: float) -> tuple[float, float]:
    """How wide each of two texts beside each other may be: where not all fits, the longer gives way."""
    if left is None or right is None:
        return inside, inside
    both = inside - SIDES_GAP
    wide, other = row_width(left), row_width(right)
    if wide + other <= both:
        return wide, other
    if wide < both / 2:
        return wide, both - wide
    if other < both / 2:
        return both - other, other
    return both / 2, both / 2


def _word(
    x: float,
    middle: float,
    text: str,
    room: float,
    size: float,
    style: WordStyle,
    anchor: Anchor = "start",
    whole: str = "",
) -> Word:
    shown = fitted(printable(text), room + 0.01, size, bold=style in ("title", "heading"))
    return Word(_rounded(x), _rounded(middle + size * _BASE_LINE), shown, whole or text, style, size, anchor)


def _rounded(number: float) -> float:
    """To a tenth of a pixel: so that the text of the picture does not tell how it was computed."""
    return round(number * 10) / 10
