"""The report for a GitHub workflow: each issue becomes an annotation on its line.

Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.issues import printable

from .left_alone import lines_of_left_alone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from cdk8s_pods.cli.commands.check.findings import Finding, Note, Place, Totals
    from cdk8s_pods.cli.commands.check.ignoring.ignore import Ignored
    from cdk8s_pods.cli.sources import LeftAlone
    from cdk8s_pods.reading.documents import Unreadable


#: What would end a message, or a property of it, stands as a percent code; line breaks are not printable.
_IN_MESSAGE = str.maketrans({"%": "%25"})
_IN_PROPERTY = str.maketrans({"%": "%25", ":": "%3A", ",": "%2C"})


class GithubReport:
    """Writes workflow commands: ``error`` for what refuses, ``notice`` for advice."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._left_alone: list[LeftAlone] = []

    def begin(self) -> None:
        """Nothing stands before the annotations."""

    def document(self, place: Place, findings: Sequence[Finding], ignored: Sequence[Ignored]) -> None:  # noqa: ARG002
        """One annotation an issue."""
        for issue, line, column in findings:
            level = "error" if issue.refuses else "notice"
            self._out.write(annotation(level, place.source, line, column, issue.rule, f"{place.title}: {issue}"))

    def unreadable(self, problem: Unreadable) -> None:
        """An annotation as well."""
        self._out.write(annotation("error", problem.source, problem.line, problem.column, "unreadable", problem.reason))

    def left_alone(self, what: LeftAlone) -> None:
        """Told at the end, for whoever reads the log."""
        self._left_alone.append(what)

    def note(self, note: Note) -> None:
        """A warning on its line."""
        self._out.write(annotation("warning", note.source, note.line, 1, "ignore", note.text))

    def end(self, totals: Totals) -> None:
        """The closing lines, for whoever reads the log."""
        for line in lines_of_left_alone(self._left_alone, {}):
            self._out.write(f"{line}\n")
        self._out.write(f"{totals}\n")


def annotation(level: str, source: str, line: int, column: int, title: str, message: str) -> str:
    """One workflow command, with its line break; without a file or a line where there is none."""
    file, named = (printable(text).translate(_IN_PROPERTY) for text in (source, title))
    at = [f"file={file}"] if source else []
    at += [f"line={line}", f"col={column}"] if line else []
    properties = ",".join([*at, f"title={named}"])
    return f"::{level} {properties}::{printable(message).translate(_IN_MESSAGE)}\n"
