"""Where boxes stand in their columns: beside what their lines lead to, and in the way of no line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .measures import BOX_GAP, CAPTION_HEIGHT, CLEARANCE, PIN_GAP, ROW_HEIGHT, height_of, pin_height
from .sketch import Channel, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .sketch import Box, Line, Pin, Sketch

_STEP = 2


class Placing:
    """The place of every box from above, and with it that of every end of a line.

    Args:
        sketch: The picture.
        top: Where the columns begin.
    """

    def __init__(self, sketch: Sketch, top: float) -> None:
        self._lines = sketch.lines
        self._top = top
        self.tops: dict[str, float] = {}
        self.boxes: dict[str, Box] = {}
        #: The number of the strip of each box and of each channel.
        self.strip_of: dict[str, int] = {}
        for number, strip in enumerate(sketch.strips):
            if isinstance(strip, Column):
                for box in strip.boxes:
                    self.boxes[box.key] = box
                    self.strip_of[box.key] = number
            elif isinstance(strip, Channel):
                self.strip_of[f"channel {strip.key}"] = number
        self._offsets = self._spread()
        columns = [(number, strip) for number, strip in enumerate(sketch.strips) if isinstance(strip, Column)]
        anchor = next(position for position, (_, column) in enumerate(columns) if column.is_anchor)
        self._stack(columns[anchor][1])
        for number, column in (*columns[anchor + 1 :], *reversed(columns[:anchor])):
            self._place(number, column)

    def channel_of(self, line: Line) -> int:
        """The number of the strip that a line has its vertical part in."""
        return self.strip_of[f"channel {line.channel}"]

    def is_left_of(self, pin: Pin, line: Line) -> bool:
        """Whether a line leaves the box of a pin to the right."""
        return self.strip_of[pin.box] < self.channel_of(line)

    def height(self, line: Line, pin: Pin) -> float:
        """Where a line ends at a pin, from above."""
        return self.tops[pin.box] + self._height_in_box(line, pin)

    def bottom(self) -> float:
        """Where the lowest box ends."""
        return max((top + height_of(self.boxes[key]) for key, top in self.tops.items()), default=self._top)

    def _height_in_box(self, line: Line, pin: Pin) -> float:
        return pin_height(self.boxes[pin.box], pin.row) + self._offsets[id(line), pin.box, pin.row]

    def _spread(self) -> dict[tuple[int, str, str], float]:
        """How far from the middle of its row each line ends, where several end on one side of it."""
        meeting: dict[tuple[str, str, bool], list[Line]] = {}
        for line in self._lines:
            for pin in line.pins:
                meeting.setdefault((pin.box, pin.row, self.is_left_of(pin, line)), []).append(line)
        offsets: dict[tuple[int, str, str], float] = {}
        for (box, row, _), lines in meeting.items():
            gap = min(PIN_GAP, (ROW_HEIGHT - 5) / len(lines))
            # What comes from far ends above what comes from beside.
            lines.sort(key=lambda line: -abs(self.channel_of(line) - self.strip_of[box]))
            for position, line in enumerate(lines):
                offsets[id(line), box, row] = (position - (len(lines) - 1) / 2) * gap
        return offsets

    def _stack(self, column: Column) -> None:
        top = self._top
        for box in column.boxes:
            top += CAPTION_HEIGHT if box.caption else 0
            self.tops[box.key] = top
            top += height_of(box) + BOX_GAP

    def _place(self, number: int, column: Column) -> None:
        wanted = {box.key: self._wanted(box) for box in column.boxes}
        bands = list(self._passing(number))
        top = self._top
        for box in sorted(column.boxes, key=lambda box: wanted[box.key]):
            top += CAPTION_HEIGHT if box.caption else 0
            place = max(top, wanted[box.key])
            while not self._is_free(box, place, bands):
                place += _STEP
            self.tops[box.key] = place
            top = place + height_of(box) + BOX_GAP

    def _wanted(self, box: Box) -> float:
        """Where a box had best stand: so that its first line is straight, or in the middle of what it leads to."""
        tops = [
            self.height(line, other) - self._height_in_box(line, pin)
            for line, pin in self._ends(box)
            for other in line.pins
            if other.box in self.tops
        ]
        if not tops:
            return self._top
        return sum(tops) / len(tops) if len(box.rows) > 1 or len(tops) > 1 else tops[0]

    def _ends(self, box: Box) -> Iterator[tuple[Line, Pin]]:
        for line in self._lines:
            for pin in line.pins:
                if pin.box == box.key:
                    yield line, pin

    def _passing(self, number: int) -> Iterator[float]:
        """The heights at which lines run through a column."""
        for line in self._lines:
            channel = self.channel_of(line)
            for pin in line.pins:
                if pin.box in self.tops:
                    start = self.strip_of[pin.box]
                    if min(start, channel) < number < max(start, channel):
                        yield self.height(line, pin)

    def _is_free(self, box: Box, place: float, bands: list[float]) -> bool:
        bottom = place + height_of(box)
        if any(place - CLEARANCE < band < bottom + CLEARANCE for band in bands):
            return False
        own = [(line, pin) for line, pin in self._ends(box)]
        for line, pin in own:
            height = place + self._height_in_box(line, pin)
            for other in self._lines:
                if other is line:
                    continue
                for end in other.pins:
                    # Ends across from each other with a line each would run into one.
                    if end.box in self.tops and self._share_a_channel(line, other):
                        distance = abs(self.height(other, end) - height)
                        if distance < PIN_GAP - 1 and self.strip_of[end.box] != self.strip_of[box.key]:
                            return False
        return True

    def _share_a_channel(self, line: Line, other: Line) -> bool:
        first, last = self._extent(line)
        begin, end = self._extent(other)
        return first < end and begin < last

    def _extent(self, line: Line) -> tuple[int, int]:
        strips = [*(self.strip_of[pin.box] for pin in line.pins), self.channel_of(line)]
        return min(strips), max(strips)
