"""Putting what starts one after the other into an order that was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from cdk8s_pods.facts.starting_order import CircularOrder, in_order

COUNTS = st.integers(min_value=0, max_value=8)


@st.composite
def askings(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    """A number of things and wishes between them, which may contradict each other."""
    count = draw(COUNTS)
    places = st.integers(min_value=0, max_value=max(0, count - 1))
    return count, draw(st.lists(st.tuples(places, places), max_size=12)) if count else []


@st.composite
def askings_that_can_be_kept(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    """Wishes that one order, drawn before them, keeps."""
    count, wishes = draw(askings())
    rank = draw(st.permutations(range(count)))
    return count, [pair if rank[pair[0]] < rank[pair[1]] else pair[::-1] for pair in wishes if pair[0] != pair[1]]


@settings(deadline=None)
@given(COUNTS)
def test_without_wishes_everything_stays_where_it_is(count: int) -> None:
    assert in_order(count, []) == list(range(count))


@settings(deadline=None)
@given(askings_that_can_be_kept())
def test_each_is_there_once_and_every_wish_comes_true(asked: tuple[int, list[tuple[int, int]]]) -> None:
    count, wishes = asked

    ordered = in_order(count, wishes)

    assert sorted(ordered) == list(range(count))
    assert all(ordered.index(first) < ordered.index(second) for first, second in wishes)


@settings(deadline=None)
@given(askings_that_can_be_kept())
def test_what_is_in_order_stays_so(asked: tuple[int, list[tuple[int, int]]]) -> None:
    count, wishes = asked
    ordered = in_order(count, wishes)

    again = in_order(count, [(ordered.index(first), ordered.index(second)) for first, second in wishes])

    assert again == list(range(count))


@settings(deadline=None)
@given(askings_that_can_be_kept())
def test_what_no_wish_speaks_of_stays_in_its_order(asked: tuple[int, list[tuple[int, int]]]) -> None:
    count, wishes = asked
    spoken_of = {place for pair in wishes for place in pair}

    silent = [place for place in in_order(count, wishes) if place not in spoken_of]

    assert silent == sorted(silent)


@settings(deadline=None)
@given(askings())
def test_wishes_that_contradict_each_other_are_shown_as_a_circle_of_them(
    asked: tuple[int, list[tuple[int, int]]],
) -> None:
    count, wishes = asked
    try:
        in_order(count, wishes)
    except CircularOrder as error:
        circle = error.circle

        assert all((needed, place) in wishes for place, needed in zip(circle, (*circle[1:], circle[0]), strict=True))


@pytest.mark.parametrize(
    ("count", "wishes", "ordered"),
    [
        pytest.param(4, [(3, 1)], [0, 3, 1, 2], id="pulled right before"),
        pytest.param(3, [(1, 0)], [1, 0, 2], id="pushed no further than it has to"),
        pytest.param(4, [(2, 1), (3, 2)], [0, 3, 2, 1], id="one pulls the next"),
    ],
)
def test_as_little_as_possible_is_moved(count: int, wishes: list[tuple[int, int]], ordered: list[int]) -> None:
    assert in_order(count, wishes) == ordered
