"""The report for people: what refuses first, by object; then advice; then what was left alone, and a summary."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

from cdk8s_pods.cli.terminal import Paint
from cdk8s_pods.issues import printable

from .left_alone import lines_of_left_alone
from .repeated import sentences
from .source_lines import SourceLines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from cdk8s_pods.cli.commands.check.findings import Finding, Note, Place, Totals
    from cdk8s_pods.cli.commands.check.ignoring.ignore import Ignored
    from cdk8s_pods.cli.sources import LeftAlone
    from cdk8s_pods.issues.issue import Category
    from cdk8s_pods.reading.documents import Unreadable

    from .repeated import Sentence

#: A line of a source is cut to this where no terminal says how wide it is.
_LONGEST_LINE = 120
_NARROWEST = 40
#: Of a sentence that is repeated, as many places are listed unless all are asked for.
_MOST_PLACES = 4
#: Of one rule that refuses nothing, as many sentences are told unless all are asked for.
_MOST_ADVICE = 5
_SEVERITIES: tuple[Category, ...] = ("api", "runtime", "pod-security", "advice")


class TextReport:
    """Writes everything to ``out`` at the end, and what cannot be read to ``errors`` at once.

    Args:
        out: Where it goes.
        errors: Where it goes what is no result.
        quiet: Whether only what refuses is wanted, without lines of the source and without a summary.
        all_places: Whether every place of a repeated sentence is listed.
    """

    def __init__(self, out: TextIO, errors: TextIO, *, quiet: bool = False, all_places: bool = False) -> None:
        self._out = out
        self._errors = errors
        self._quiet = quiet
        self._most_places = None if all_places else _MOST_PLACES
        self._paint = Paint(out)
        #: Nothing is wrapped that no terminal shows.
        self._width = max(_NARROWEST, shutil.get_terminal_size().columns) if out.isatty() else None
        self._lines = SourceLines((self._width or _LONGEST_LINE) - 12)
        self._found: list[tuple[Place, Sequence[Finding]]] = []
        self._left_alone: list[LeftAlone] = []
        self._notes: list[Note] = []

    def begin(self) -> None:
        """Nothing stands before what is found."""

    def document(self, place: Place, findings: Sequence[Finding], ignored: Sequence[Ignored]) -> None:  # noqa: ARG002
        """Keep what is found until all of it is known."""
        self._lines.meet(place)
        if findings:
            self._found.append((place, findings))

    def unreadable(self, problem: Unreadable) -> None:
        """Goes to stderr."""
        print(f"{problem.place}: cannot be read: {printable(problem.reason)}", file=self._errors)

    def left_alone(self, what: LeftAlone) -> None:
        """Told behind what is found."""
        self._left_alone.append(what)

    def note(self, note: Note) -> None:
        """Told behind what was left alone."""
        self._notes.append(note)

    def end(self, totals: Totals) -> None:
        """Everything."""
        self._tell_objects([(place, [each for each in found if each.issue.refuses]) for place, found in self._found])
        if self._quiet:
            return
        advice = [(place, [each for each in found if not each.issue.refuses]) for place, found in self._found]
        self._tell_objects(advice, None if self._most_places is None else _MOST_ADVICE)
        for note in self._notes:
            self._write(str(note), self._paint.yellow)
        # A few of one kind are told by the closing line alone.
        others = totals.others if self._left_alone or len(totals.others) > 1 else {}
        left_alone = list(lines_of_left_alone(self._left_alone, others))
        if left_alone:
            self._out.write("left alone:\n")
            for line in left_alone:
                self._write(line, indent="  ")
        self._tell_summary()
        closing = self._paint.green if totals.is_clean else self._paint.red if totals.exit_code else self._paint.yellow
        self._write(str(totals), closing)

    def _tell_objects(
        self, found: Sequence[tuple[Place, Sequence[Finding]]], most_of_a_rule: int | None = None
    ) -> None:
        told: dict[str, int] = {}
        for of_one in sentences(found):
            shown: list[Sentence] = []
            for sentence in of_one:
                rule = sentence.finding.issue.rule
                told[rule] = told.get(rule, 0) + 1
                if most_of_a_rule is None or told[rule] <= most_of_a_rule:
                    shown.append(sentence)
            if shown:
                self._write(shown[0].place.title, self._paint.bold)
            for sentence in shown:
                self._tell(sentence)
        for rule, count in told.items():
            if most_of_a_rule is not None and count > most_of_a_rule:
                self._write(f"{rule}: and {count - most_of_a_rule:,} more like it; --all-places tells them all")

    def _tell(self, sentence: Sentence) -> None:
        place, (issue, line, column), others = sentence
        where = f"{printable(place.source)}:{line}:{column}"
        said = printable(f"{issue.path}: {issue.message}" if issue.path else str(issue.message))
        self._write(f"{where}: {said}", indent="  ", first=where)
        if not self._quiet:
            number = str(line)
            for at, text in enumerate(self._lines.show(place, line, column)):
                margin = f"{number if at == 0 else ' ' * len(number)} | "
                self._out.write(f"    {self._paint.dim(margin)}{text}\n")
        remedy = f": {printable(issue.remedy)}" if issue.remedy else ""
        color = self._paint.red if issue.refuses else self._paint.yellow
        self._write(f"{issue.category}: {issue.rule}{remedy}", indent="    ", first=issue.category, color=color)
        if others:
            count = "1 more place" if len(others) == 1 else f"{len(others):,} more places"
            self._write(f"the same at {count}:", indent="    ")
            shown = others[: self._most_places]
            for other, other_line, other_column in shown:
                where = f"{printable(other.source)}:{other_line}:{other_column}"
                self._write(f"{where}: {other.title}", indent="      ", first=where)
            if rest := len(others) - len(shown):
                self._write(f"and {rest:,} others", indent="      ")

    def _tell_summary(self) -> None:
        """How much each rule has found, the worst first; of a single finding there is nothing to sum up."""
        counts: dict[tuple[int, str], int] = {}
        for _, findings in self._found:
            for issue, _, _ in findings:
                key = (_SEVERITIES.index(issue.category), issue.rule)
                counts[key] = counts.get(key, 0) + 1
        if len(counts) < 2 and sum(counts.values()) < 4:  # told in full above
            return
        self._out.write("\n")
        ordered = sorted(counts.items(), key=lambda each: (each[0][0], -each[1], each[0][1]))
        width = max(len(f"{count:,}") for count in counts.values())
        for (severity, rule), count in ordered:
            category = _SEVERITIES[severity]
            color = self._paint.yellow if category == "advice" else self._paint.red
            self._out.write(f"{count:>{width},}  {color(f'{category:<12}')}  {rule}\n")

    def _write(
        self, text: str, color: Callable[[str], str] | None = None, *, indent: str = "", first: str = ""
    ) -> None:
        """One line, in several where the terminal is narrow; ``first`` is what it begins with and has a colour."""
        lines = [indent + text]
        if self._width is not None and len(lines[0]) > self._width:
            lines = textwrap.wrap(
                text,
                self._width,
                initial_indent=indent,
                subsequent_indent=f"{indent}  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        paint = color or (self._paint.cyan if first else None)
        for position, line in enumerate(lines):
            if paint is not None and first:
                line = line.replace(first, paint(first), 1) if position == 0 else line
            elif paint is not None:
                line = paint(line)
            self._out.write(f"{line}\n")
