"""The report for code-scanning tools: SARIF 2.1.0.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cdk8s_pods.cli.commands.rules.description import title_of
from cdk8s_pods.cli.version import version
from cdk8s_pods.issues import printable
from cdk8s_pods.rules.catalogue import load_rules

from .aside import Aside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from cdk8s_pods.cli.commands.check.findings import Finding, Place, Totals
    from cdk8s_pods.cli.commands.check.ignoring.ignore import Ignored
    from cdk8s_pods.reading.documents import Unreadable
    from cdk8s_pods.rules.rule import Rule


_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class SarifReport(Aside):
    """Collects everything and writes one log with one run at the end."""

    def __init__(self, out: TextIO, errors: TextIO) -> None:
        super().__init__(out, errors)
        self._rules: dict[str, int] = {}
        self._results: list[dict[str, Any]] = []
        self._notifications: list[dict[str, Any]] = []

    def begin(self) -> None:
        """Nothing is written before the end."""

    def document(self, place: Place, findings: Sequence[Finding], ignored: Sequence[Ignored]) -> None:
        """One result an issue; what is ignored is a result that is suppressed."""
        told = [(finding, None) for finding in findings]
        for (issue, line, column), ignore in (*told, *ignored):
            index = self._rules.setdefault(issue.rule, len(self._rules))
            location = _location(place.source, line, column)
            name = f"{place.title}: {printable(issue.path)}"
            location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "object"}]
            suppressed = "inSource" if ignore is not None and ignore.is_in_file else "external"
            self._results.append(
                {
                    "ruleId": issue.rule,
                    "ruleIndex": index,
                    "level": "error" if issue.refuses else "note",
                    "message": {"text": f"{place.title}: {printable(str(issue))}"},
                    "locations": [location],
                    **(
                        {"suppressions": [{"kind": suppressed, "justification": printable(ignore.reason)}]}
                        if ignore
                        else {}
                    ),
                }
            )

    def unreadable(self, problem: Unreadable) -> None:
        """A notification of the run, and a line on stderr."""
        super().unreadable(problem)
        self._notifications.append(
            {
                "level": "error",
                "message": {"text": printable(problem.reason)},
                "locations": [_location(problem.source, problem.line, problem.column)],
            }
        )

    def end(self, totals: Totals) -> None:
        """Write the log."""
        self.tell_aside(totals)
        rules = load_rules()
        invocation: dict[str, Any] = {"executionSuccessful": not totals.unreadable}
        if self._notifications:
            invocation["toolExecutionNotifications"] = self._notifications
        driver = {
            "name": "cdk8s-pods",
            "version": version(),
            "rules": [_descriptor(name, rules[name]) for name in self._rules],
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "results": self._results,
        }
        json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, self._out, indent=1)
        self._out.write("\n")


def _descriptor(name: str, rule: Rule) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": {"text": title_of(rule)},
        "fullDescription": {"text": " ".join(rule.explanation.split())},
        "help": {"text": "\n".join([rule.remedy, "", *(f"Source: {source}" for source in rule.sources)])},
        "helpUri": rule.sources[0].url,
        "defaultConfiguration": {"level": "note" if rule.category == "advice" else "error"},
        "properties": {"category": rule.category, "tags": [rule.category]},
    }


def _location(source: str, line: int, column: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(source.replace("\\", "/"), errors="surrogateescape")}}
    if line:
        physical["region"] = {"startLine": line, "startColumn": column}
    return {"physicalLocation": physical}
