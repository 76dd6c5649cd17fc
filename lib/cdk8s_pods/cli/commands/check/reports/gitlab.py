"""The report that GitLab shows in merge requests: code quality, a JSON array of findings.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.commands.check.ignoring.baseline import Known
from cdk8s_pods.issues import printable

from .aside import Aside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from cdk8s_pods.cli.commands.check.findings import Finding, Place, Totals
    from cdk8s_pods.cli.commands.check.ignoring.ignore import Ignored
    from cdk8s_pods.issues.issue import Category
    from cdk8s_pods.reading.documents import Unreadable

_SEVERITIES: dict[Category, str] = {"api": "critical", "runtime": "major", "pod-security": "major", "advice": "info"}
_UNREADABLE = "blocker"


class GitlabReport(Aside):
    """Collects everything and writes one array at the end."""

    def __init__(self, out: TextIO, errors: TextIO) -> None:
        super().__init__(out, errors)
        self._entries: list[dict[str, Any]] = []
        self._seen: dict[tuple[str, ...], int] = {}

    def begin(self) -> None:
        """Nothing is written before the end."""

    def document(self, place: Place, findings: Sequence[Finding], ignored: Sequence[Ignored]) -> None:  # noqa: ARG002
        """One entry an issue."""
        for finding in findings:
            issue = finding.issue
            text = f"{place.title}: {printable(str(issue))}"
            known = Known.of(place, finding)
            self._add(text, issue.rule, _SEVERITIES[issue.category], place.source, finding.line, known)

    def unreadable(self, problem: Unreadable) -> None:
        """An entry as well."""
        super().unreadable(problem)
        known = (problem.source, "unreadable")
        self._add(printable(problem.reason), "unreadable", _UNREADABLE, problem.source, problem.line, known)

    def end(self, totals: Totals) -> None:
        """Write the array."""
        self.tell_aside(totals)
        json.dump(self._entries, self._out, indent=1)
        self._out.write("\n")

    def _add(self, text: str, rule: str, severity: str, source: str, line: int, known: tuple[str, ...]) -> None:
        # The same finding keeps its fingerprint when lines move; of several alike each has its own.
        count = self._seen[known] = self._seen.get(known, 0) + 1
        fingerprint = hashlib.sha256("\0".join((*known, str(count))).encode("utf-8", "backslashreplace")).hexdigest()
        self._entries.append(
            {
                "description": text,
                "check_name": rule,
                "fingerprint": fingerprint,
                "severity": severity,
                "location": {"path": printable(source).removeprefix("./"), "lines": {"begin": max(line, 1)}},
            }
        )
