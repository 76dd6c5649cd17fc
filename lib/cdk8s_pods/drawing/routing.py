"""Which lane of its channel each line takes: the one that leaves the fewest crossings."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from .measures import CHANNEL_MARGIN, LANE_GAP, STRAIGHT_CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .placing import Placing
    from .sketch import Line

#: Of so many lines every order is tried; of more the shortest is nearest to where it ends.
_MOST_TRIED = 6
_WIDEST_CHANNEL = 72
#: What two lines that run into one cost, in crossings.
_MERGED = 50
_CLOSE = 4.0


class Route(NamedTuple):
    """The heights at which a line ends on each side of its channel."""

    line: Line
    left: tuple[float, ...]
    right: tuple[float, ...]

    @property
    def top(self) -> float:
        """Where its vertical part begins."""
        return min((*self.left, *self.right))

    @property
    def bottom(self) -> float:
        """Where its vertical part ends."""
        return max((*self.left, *self.right))

    @property
    def is_straight(self) -> bool:
        """Whether it needs no vertical part."""
        return self.bottom - self.top < 0.5


class Lanes(NamedTuple):
    """The lanes of one channel.

    Args:
        width: How wide the channel is.
        offsets: The identity of each line with a vertical part -> how far from the left side of the channel it is.
    """

    width: float
    offsets: dict[int, float]


def lanes_of(lines: Sequence[Line], placing: Placing) -> Lanes:
    """The lanes of a channel.

    Args:
        lines: The lines of the channel.
        placing: Where they end.
    """
    routes = [_route(line, placing) for line in lines]
    bent = [route for route in routes if not route.is_straight]
    if not bent:
        return Lanes(STRAIGHT_CHANNEL if routes else 0, {})
    order = _best_order(bent)
    numbers, count = _shared(order) if len(order) > _MOST_TRIED else (list(range(len(order))), len(order))
    gap = min(LANE_GAP, _WIDEST_CHANNEL / count)
    offsets = {id(route.line): CHANNEL_MARGIN + gap * number for route, number in zip(order, numbers, strict=True)}
    return Lanes(2 * CHANNEL_MARGIN + gap * (count - 1), offsets)


def _route(line: Line, placing: Placing) -> Route:
    left = [placing.height(line, pin) for pin in line.pins if placing.is_left_of(pin, line)]
    right = [placing.height(line, pin) for pin in line.pins if not placing.is_left_of(pin, line)]
    return Route(line, tuple(left), tuple(right))


def _best_order(routes: list[Route]) -> list[Route]:
    """The lines from left to right."""
    by_length = sorted(routes, key=lambda route: route.bottom - route.top)
    ends_left = sum(len(route.left) for route in routes) > sum(len(route.right) for route in routes)
    nested = by_length if ends_left else by_length[::-1]
    if len(nested) > _MOST_TRIED:
        return nested
    return list(min(permutations(nested), key=_cost))


def _cost(routes: Iterable[Route]) -> int:
    """How many lines cross where the lines take their lanes in this order from the left."""
    order = list(routes)
    cost = 0
    for position, one in enumerate(order):
        for other in order[position + 1 :]:
            # One is to the left: its lines to the right cross the other, the other's lines to the left cross it.
            cost += sum(other.top < height < other.bottom for height in one.right)
            cost += sum(one.top < height < one.bottom for height in other.left)
            cost += _MERGED * sum(abs(height - end) < _CLOSE for height in one.right for end in other.left)
    return cost


def _shared(order: list[Route]) -> tuple[list[int], int]:
    """The number of each line's lane; lines far enough apart share one."""
    lanes: list[list[Route]] = []
    numbers: list[int] = []
    for route in order:
        free = (
            number
            for number, lane in enumerate(lanes)
            if all(route.top > taken.bottom + LANE_GAP or route.bottom < taken.top - LANE_GAP for taken in lane)
        )
        number = next(free, len(lanes))
        if number == len(lanes):
            lanes.append([])
        lanes[number].append(route)
        numbers.append(number)
    return numbers, len(lanes)
