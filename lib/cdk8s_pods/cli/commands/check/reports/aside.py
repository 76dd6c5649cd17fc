"""What a report for programs has no place for, on stderr: what cannot be read, what was left alone, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .left_alone import lines_of_left_alone

if TYPE_CHECKING:
    from typing import TextIO

    from cdk8s_pods.cli.commands.check.findings import Note, Totals
    from cdk8s_pods.cli.sources import LeftAlone
    from cdk8s_pods.reading.documents import Unreadable


class Aside:
    """The part that the reports for programs share."""

    def __init__(self, out: TextIO, errors: TextIO) -> None:
        self._out = out
        self._errors = errors
        self._left_alone: list[LeftAlone] = []
        self._notes: list[Note] = []

    def unreadable(self, problem: Unreadable) -> None:
        """A line at once."""
        print(f"{problem}", file=self._errors)

    def left_alone(self, what: LeftAlone) -> None:
        """Told at the end, where there may be many."""
        self._left_alone.append(what)

    def note(self, note: Note) -> None:
        """Told at the end."""
        self._notes.append(note)

    def tell_aside(self, totals: Totals) -> None:
        """Tell all of it, and that nothing was checked, where that is so."""
        for line in lines_of_left_alone(self._left_alone, {}):
            print(line, file=self._errors)
        for note in self._notes:
            print(note, file=self._errors)
        if not totals.workloads and (totals.sources or self._left_alone):
            print(totals, file=self._errors)
