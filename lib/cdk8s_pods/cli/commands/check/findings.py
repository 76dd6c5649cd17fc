"""What every report of ``cdk8s-pods check`` is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from cdk8s_pods.issues import printable
from cdk8s_pods.reading.source_positions import locate
from cdk8s_pods.rules.kinds import kind_and_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.issues.field_path import Step
    from cdk8s_pods.reading.documents import Document, Unreadable
    from cdk8s_pods.reading.source_positions import Positions


class Finding(NamedTuple):
    """An issue and where the offending field stands in its source, from 1."""

    issue: Issue
    line: int
    column: int


class Place(NamedTuple):
    """Which object of which source is meant."""

    source: str
    line: int
    column: int
    kind: str | None
    name: str | None
    value: Any
    positions: Callable[[], Positions]

    @classmethod
    def of(cls, document: Document) -> Place:
        """The place of a whole document."""
        value = document.value
        return cls(document.source, document.line, document.column, *kind_and_name(value), value, document.positions)

    def element(self, index: int) -> Place:
        """The place of one item of a list of objects."""
        value = self.value["items"][index]
        line, column = self.locate(("items", index))

        def positions() -> Positions:
            listed = self.positions()
            items = listed["items"].inside if isinstance(listed, dict) else None
            return items[index].inside if isinstance(items, list) else None

        return Place(self.source, line, column, *kind_and_name(value), value, positions)

    def locate(self, steps: Iterable[Step]) -> tuple[int, int]:
        """Line and column of the field that steps lead to; of the whole object where the field is not written."""
        return locate(steps, self.positions()) or (self.line, self.column)

    @property
    def title(self) -> str:
        """The object as people name it: ``Pod web``; printable."""
        return printable(f"{self.kind or 'object without a kind'} {self.name or '(no name)'}")


class Totals:
    """What a whole run has seen."""

    def __init__(self) -> None:
        self.sources: set[str] = set()
        self.workloads = 0
        self.others = 0
        self.refusing = 0
        self.advice = 0
        self.unreadable = 0

    def count(self, issues: Sequence[Issue], *, is_workload: bool) -> None:
        """Take one object into account."""
        if is_workload:
            self.workloads += 1
        else:
            self.others += 1
        refusing = sum(issue.refuses for issue in issues)
        self.refusing += refusing
        self.advice += len(issues) - refusing

    def __str__(self) -> str:
        checked = f"{_counted(self.workloads, 'manifest')} checked in {_counted(len(self.sources), 'source')}"
        others = f", {_counted(self.others, 'document')} of other kinds left alone" if self.others else ""
        problems = _counted(self.refusing, "problem") if self.refusing else "no problems"
        advice = f", {_counted(self.advice, 'piece')} of advice" if self.advice else ""
        unreadable = f", {_counted(self.unreadable, 'place')} could not be read" if self.unreadable else ""
        return f"{checked}{others}: {problems}{advice}{unreadable}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


class Report(Protocol):
    """Turns findings into one output format, while they come in."""

    def begin(self) -> None:
        """Called once, before everything else."""

    def document(self, place: Place, findings: Sequence[Finding]) -> None:
        """Called for every object, also for one without findings, and for one that no rule looks at."""

    def unreadable(self, problem: Unreadable) -> None:
        """Called for every place that cannot be read."""

    def end(self, totals: Totals) -> None:
        """Called once, after everything else."""
