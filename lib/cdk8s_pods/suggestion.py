"""What was probably meant: for every error that names something nobody knows."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def closest(wrong: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one of the known names that is most like a wrong one; None where none is like it.

    Args:
        wrong: The name that nobody knows.
        known: The names that there are.
        cutoff: How like they must be, from 0 for anything to 1 for the same.
    """
    # Deferred: only a mistake pays for this import.
    from difflib import get_close_matches

    return next(iter(get_close_matches(wrong, list(known), 1, cutoff)), None)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """`` (did you mean "x"?)`` for the closest of the ``known`` names, or nothing where none is close."""
    return suggested(closest(wrong, known))


def suggested(name: str | None) -> str:
    """`` (did you mean "x"?)`` for a name, or nothing for None."""
    return f' (did you mean "{name}"?)' if name else ""
