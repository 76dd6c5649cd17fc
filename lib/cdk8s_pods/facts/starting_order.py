"""Putting things that start one after the other into an order that was asked for, moving as little as that takes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class CircularOrder(Exception):
    """Each of these waits for the next one, and the last for the first.

    Args:
        circle: Their places in what was to be ordered.
    """

    def __init__(self, circle: Sequence[int]) -> None:
        super().__init__(circle)
        self.circle = tuple(circle)


def in_order(count: int, wishes: Iterable[tuple[int, int]]) -> list[int]:
    """The places 0 to ``count - 1`` in an order in which every wish comes true.

    What has to come before something else is pulled right before it, and everything else stays in its order: without
    wishes that is the order it is in.

    Args:
        count: How many there are.
        wishes: Pairs of places of which the first comes before the second.

    Raises:
        CircularOrder: The wishes contradict each other.
    """
    earlier: list[list[int]] = [[] for _ in range(count)]
    for first, second in wishes:
        earlier[second].append(first)
    for before in earlier:
        before.sort()
    ordered: list[int] = []
    done: set[int] = set()
    for place in range(count):
        # The places that wait for each other, each with those before it that are still to be looked at.
        waiting = [(place, iter(earlier[place]))] if place not in done else []
        while waiting:
            current, before_it = waiting[-1]
            needed = next((each for each in before_it if each not in done), None)
            if needed is None:
                waiting.pop()
                done.add(current)
                ordered.append(current)
                continue
            path = [each for each, _ in waiting]
            if needed in path:
                # Each in the path waits for the one behind it.
                raise CircularOrder(path[path.index(needed) :])
            waiting.append((needed, iter(earlier[needed])))
    return ordered
