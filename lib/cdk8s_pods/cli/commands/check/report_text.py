"""The report for people: two lines an issue, and a closing line with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.cli.terminal import Paint
from cdk8s_pods.issues import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from cdk8s_pods.reading.documents import Unreadable

    from .findings import Finding, Place, Totals


class TextReport:
    """Writes issues to ``out`` as they are found, and what cannot be read to ``errors``."""

    def __init__(self, out: TextIO, errors: TextIO) -> None:
        self._out = out
        self._errors = errors
        self._paint = Paint(out)

    def begin(self) -> None:
        """Nothing stands before the issues."""

    def document(self, place: Place, findings: Sequence[Finding]) -> None:
        """Each issue: where, what, and in a second line the rule and what to do."""
        paint = self._paint
        for issue, line, column in findings:
            where = paint.cyan(f"{printable(place.source)}:{line}:{column}")
            said = printable(f"{issue.path}: {issue.message}" if issue.path else str(issue.message))
            category = (paint.red if issue.refuses else paint.yellow)(issue.category)
            self._out.write(f"{where}: {paint.bold(place.title)}: {said}\n")
            self._out.write(
                f"    {category}: {issue.rule}{paint.dim(f': {printable(issue.remedy)}') if issue.remedy else ''}\n"
            )

    def unreadable(self, problem: Unreadable) -> None:
        """Goes to stderr, in its place among the issues."""
        self._out.flush()
        print(f"{problem.place}: cannot be read: {printable(problem.reason)}", file=self._errors)

    def end(self, totals: Totals) -> None:
        """The closing line."""
        clean = not totals.refusing and not totals.unreadable
        self._out.write((self._paint.green if clean else self._paint.red)(str(totals)) + "\n")
