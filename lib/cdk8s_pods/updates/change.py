"""One object that comes, goes or differs, with all that is to be said of it."""

from __future__ import annotations

from cdk8s_pods.issues import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from .difference import Difference
    from .objects import Placed
    from .rule import Cause

    What = Literal["added", "removed", "changed"]


class Change:
    """What happens to one object.

    Args:
        old: The object as it was; None for one that comes.
        new: The object as it is; None for one that goes.
        differences: The fields that differ, of an object that stays.
        causes: Why it is not applied in place, for sure or perhaps.
        told: What else only some ways of applying refuse.
        notes: What happens to pods, and what is lost, each a sentence without a capital.
        remedy: What to do where it is not applied in place.
        lost: What is lost by that.
    """

    __slots__ = ("causes", "differences", "lost", "new", "notes", "old", "remedy", "told")

    def __init__(
        self,
        old: Placed | None,
        new: Placed | None,
        *,
        differences: Sequence[Difference] = (),
        causes: Sequence[Cause] = (),
        told: Sequence[Cause] = (),
        notes: Sequence[str] = (),
        remedy: str = "",
        lost: str = "",
    ) -> None:
        self.old = old
        self.new = new
        self.differences = differences
        self.causes = causes
        self.told = told
        self.notes = notes
        self.remedy = remedy
        self.lost = lost

    @property
    def placed(self) -> Placed:
        """The object as it is, as it was where it goes."""
        placed = self.new or self.old
        assert placed is not None, "a change is of an object"
        return placed

    @property
    def what(self) -> What:
        """Whether it comes, goes or differs."""
        if self.old is None:
            return "added"
        return "changed" if self.new is not None else "removed"

    @property
    def kind(self) -> str:
        """Its kind."""
        return self.placed.kind

    @property
    def namespace(self) -> str:
        """Its namespace; empty where it says none or is one of the cluster."""
        return self.placed.namespace

    @property
    def name(self) -> str:
        """Its name; empty where it has none."""
        return self.placed.name

    @property
    def title(self) -> str:
        """The object as people name it: ``Deployment shop/web``; printable."""
        name = f"{self.namespace}/{self.name}" if self.namespace else self.name
        return printable(f"{self.kind} {name or '(no name)'}")

    @property
    def in_place(self) -> bool | None:
        """Whether a server applies it in place; None where that depends on the cluster."""
        if any(cause.is_certain for cause in self.causes):
            return False
        return None if self.causes else True

    @property
    def everything_told(self) -> Iterator[Cause]:
        """What is refused, by whatever way of applying."""
        yield from self.causes
        yield from self.told
