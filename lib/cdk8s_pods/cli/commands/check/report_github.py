"""The report for a GitHub workflow: each issue becomes an annotation on its line.

Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.issues import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from cdk8s_pods.reading.documents import Unreadable

    from .findings import Finding, Place, Totals

#: What would end a message, or a property of it, stands as a percent code; line breaks are not printable.
_IN_MESSAGE = str.maketrans({"%": "%25"})
_IN_PROPERTY = str.maketrans({"%": "%25", ":": "%3A", ",": "%2C"})


class GithubReport:
    """Writes workflow commands: ``error`` for what refuses, ``notice`` for advice."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def begin(self) -> None:
        """Nothing stands before the annotations."""

    def document(self, place: Place, findings: Sequence[Finding]) -> None:
        """One annotation an issue."""
        for issue, line, column in findings:
            level = "error" if issue.refuses else "notice"
            self._out.write(annotation(level, place.source, line, column, issue.rule, f"{place.title}: {issue}"))

    def unreadable(self, problem: Unreadable) -> None:
        """An annotation as well."""
        self._out.write(annotation("error", problem.source, problem.line, problem.column, "unreadable", problem.reason))

    def end(self, totals: Totals) -> None:
        """The closing line, for whoever reads the log."""
        self._out.write(f"{totals}\n")


def annotation(level: str, source: str, line: int, column: int, title: str, message: str) -> str:
    """One workflow command, with its line break; without a line where that is 0."""
    place = f",line={line},col={column}" if line else ""
    file, named = (printable(text).translate(_IN_PROPERTY) for text in (source, title))
    return f"::{level} file={file}{place},title={named}::{printable(message).translate(_IN_MESSAGE)}\n"
