"""Which names are so near to each other that one is a slip for the other."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_DIVIDERS = str.maketrans("_.", "--")
#: Words that a name may say of one thing: ``a-gpu`` and ``one-gpu``.
_ONE = frozenset({"a", "an", "one", "single", "the"})
_DIGITS = str.maketrans("", "", "0123456789")


#: The distance up to which a name is a slip for the other, and no name of something else.
_SLIP = 2


def nearest(name: str, known: Iterable[str], *, only_slips: bool = False) -> str | None:
    """The one of the known names that a name is a slip for; None where none is near enough.

    Near is: the same letters with other dividers (``reg-cred``, ``regcred``); one or two letters typed wrongly, left
    out, doubled or swapped; a name that the other begins or ends with, at a divider (``data``, ``till-data``); parts
    that agree but for the article (``a-gpu``, ``one-gpu``), or one that was cut (``till-env``, ``till-environment``).
    Members of a series are not (``data-1``, ``data-2``; ``team-a``, ``team-b``). The first two are slips in any case;
    the others also occur side by side.

    Args:
        name: The name.
        known: The known names.
        only_slips: Whether only what is a slip in any case is near enough.
    """
    best: tuple[int, str] | None = None
    for other in known:
        if (
            other
            and other != name
            and (distance := _distance(name, other)) is not None
            and (distance <= _SLIP or not only_slips)
            and (best is None or distance < best[0])
        ):
            best = (distance, other)
    return best[1] if best else None


def _distance(one: str, other: str) -> int | None:
    """How far two names are from each other; None where they have nothing to do with each other."""
    one, other = one.lower().translate(_DIVIDERS), other.lower().translate(_DIVIDERS)
    if one.replace("-", "") == other.replace("-", ""):
        return 0
    if _are_of_a_series(one, other):
        return None
    longest = max(len(one), len(other))
    allowed = 2 if longest >= 8 else 1 if longest >= 4 else 0
    if abs(len(one) - len(other)) <= allowed and (edits := _edits(one, other)) <= allowed:
        return edits
    shorter, longer = sorted((one.split("-"), other.split("-")), key=len)
    if len(shorter) < len(longer) and shorter in (longer[: len(shorter)], longer[-len(shorter) :]):
        return 3
    if len(shorter) == len(longer) > 1:
        differing = [pair for pair in zip(shorter, longer, strict=True) if pair[0] != pair[1]]
        if len(differing) == 1 and (_is_cut(*differing[0]) or set(differing[0]) <= _ONE):
            return 4
    if len(shorter) == len(longer) == 1 and _is_cut(shorter[0], longer[0]):
        return 4
    return None


def _are_of_a_series(one: str, other: str) -> bool:
    """Whether two names differ by nothing but numbers, or by the letter that a part of each is."""
    if one.translate(_DIGITS) == other.translate(_DIGITS):
        return True
    parts, others = one.split("-"), other.split("-")
    return len(parts) == len(others) and all(
        part == against or len(part) == len(against) == 1 for part, against in zip(parts, others, strict=True)
    )


def _is_cut(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short) and not long[len(short) :].isdigit()


def _edits(one: str, other: str) -> int:
    """How many letters are put in, taken out, exchanged, or swapped with their neighbour."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != against))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against
            line.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, above = above, line
    return above[-1]
