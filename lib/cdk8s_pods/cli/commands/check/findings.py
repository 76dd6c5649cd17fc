"""What every report of ``cdk8s-pods check`` is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from cdk8s_pods.issues import printable
from cdk8s_pods.reading.source_positions import locate
from cdk8s_pods.rules.kinds import kind_and_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cdk8s_pods.cli.sources import LeftAlone
    from cdk8s_pods.issues import Issue
    from cdk8s_pods.issues.field_path import Step
    from cdk8s_pods.reading.documents import Document, Unreadable
    from cdk8s_pods.reading.source_positions import Positions

    from .ignoring.ignore import Ignored


class Finding(NamedTuple):
    """An issue and where the offending field stands in its source, from 1."""

    issue: Issue
    line: int
    column: int


class Place(NamedTuple):
    """Which object of which source is meant; ``steps`` lead to it from its document."""

    source: str
    line: int
    column: int
    kind: str | None
    name: str | None
    value: Any
    positions: Callable[[], Positions]
    document: Document
    steps: tuple[Step, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Place:
        """The place of a whole document."""
        value = document.value
        kind, name = kind_and_name(value)
        return cls(document.source, document.line, document.column, kind, name, value, document.positions, document)

    def element(self, index: int) -> Place:
        """The place of one item of a list of objects."""
        value = self.value["items"][index]
        line, column = self.locate(("items", index))

        def positions() -> Positions:
            listed = self.positions()
            items = listed["items"].inside if isinstance(listed, dict) else None
            return items[index].inside if isinstance(items, list) else None

        steps = (*self.steps, "items", index)
        return Place(self.source, line, column, *kind_and_name(value), value, positions, self.document, steps)

    def locate(self, steps: Iterable[Step]) -> tuple[int, int]:
        """Line and column of the field that steps lead to; of the whole object where the field is not written."""
        return locate(steps, self.positions()) or (self.line, self.column)

    @property
    def title(self) -> str:
        """The object as people name it: ``Pod web``; printable."""
        return printable(f"{self.kind or 'object without a kind'} {self.name or '(no name)'}")


class Note(NamedTuple):
    """Something to know that is no issue of a manifest, such as an ignore that no longer matches anything."""

    source: str
    line: int
    text: str

    def __str__(self) -> str:
        where = printable(self.source) + (f":{self.line}" if self.line else "")
        return f"{where}: {printable(self.text)}" if where else printable(self.text)


class Totals:
    """What a whole run has seen."""

    def __init__(self) -> None:
        self.sources: set[str] = set()
        #: How many objects have been met so far.
        self.met = 0
        self.workloads = 0
        self.refusing = 0
        self.advice = 0
        self.unreadable = 0
        self.ignored = 0
        self.ignored_in_files = 0
        self.known = 0
        #: How many documents of each kind no rule looked at.
        self.others: dict[str, int] = {}

    def leave_alone(self, what: str) -> None:
        """Take one object into account that no rule looks at."""
        self.others[what] = self.others.get(what, 0) + 1

    def count(self, issues: Iterable[Issue], ignored: Sequence[Ignored], known: int) -> None:
        """Take one object that was checked into account."""
        self.workloads += 1
        for issue in issues:
            if issue.refuses:
                self.refusing += 1
            else:
                self.advice += 1
        self.ignored += len(ignored)
        self.ignored_in_files += sum(each.ignore.is_in_file for each in ignored)
        self.known += known

    @property
    def exit_code(self) -> int:
        """What the run ends with: 0 where nothing refuses, 1 where something does, 2 where something was unreadable."""
        return 2 if self.unreadable else 1 if self.refusing else 0

    @property
    def is_clean(self) -> bool:
        """Whether something was checked, and all is well."""
        return bool(self.workloads) and not self.exit_code

    def __str__(self) -> str:
        sources = _counted(len(self.sources), "source")
        count = sum(self.others.values())
        others = f"{_counted(count, 'document')} of other kinds left alone" if count else ""
        said = [
            _counted(self.refusing, "problem") if self.refusing else "no problems" if self.workloads else "",
            _counted(self.advice, "piece") + " of advice" if self.advice else "",
            f"{self.ignored:,} ignored" if self.ignored else "",
            f"{self.known:,} in the baseline" if self.known else "",
            f"{_counted(self.unreadable, 'place')} could not be read" if self.unreadable else "",
        ]
        if self.ignored_in_files:
            said[2] += f" ({self.ignored_in_files:,} in files)"
        told = ", ".join(each for each in said if each)
        if not self.workloads:
            seen = ", ".join(part for part in (f"{others} in {sources}" if others else "", told) if part)
            return f"nothing was checked{seen and ': '}{seen}"
        return f"{_counted(self.workloads, 'manifest')} checked in {sources}{others and ', '}{others}: {told}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


class Report(Protocol):
    """Turns findings into one output format; everything in the order of the input."""

    def begin(self) -> None:
        """Called once, before everything else."""

    def document(self, place: Place, findings: Sequence[Finding], ignored: Sequence[Ignored]) -> None:
        """Called for every object, also for one without findings, and for one that no rule looks at."""

    def unreadable(self, problem: Unreadable) -> None:
        """Called for every place that cannot be read."""

    def left_alone(self, what: LeftAlone) -> None:
        """Called for every file or folder that was not looked at."""

    def note(self, note: Note) -> None:
        """Called for everything else that is worth knowing, after all objects."""

    def end(self, totals: Totals) -> None:
        """Called once, after everything else."""
