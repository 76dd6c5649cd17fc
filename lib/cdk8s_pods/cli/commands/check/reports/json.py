"""The report for programs: one JSON array, one element an object, in the order of the input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cdk8s_pods.issues.message import LONGEST_VALUE, NO_VALUE, beginning

from .aside import Aside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from cdk8s_pods.cli.commands.check.findings import Finding, Place, Totals
    from cdk8s_pods.cli.commands.check.ignoring.ignore import Ignored


class JsonReport(Aside):
    """Writes the array while it grows, one element a line; what cannot be read goes to ``errors``."""

    def __init__(self, out: TextIO, errors: TextIO) -> None:
        super().__init__(out, errors)
        self._separator = "\n"

    def begin(self) -> None:
        """Open the array."""
        self._out.write("[")

    def document(self, place: Place, findings: Sequence[Finding], ignored: Sequence[Ignored]) -> None:
        """One element."""
        element = {
            "source": f"{place.source}:{place.line}",
            "kind": place.kind,
            "name": place.name,
            "issues": [
                {
                    "path": issue.path,
                    "steps": list(issue.steps),
                    "rule": issue.rule,
                    "category": issue.category,
                    "message": str(issue.message),
                    "reason": issue.reason,
                    **({"value": issue.value} if _is_told(issue.value) else {}),
                    "requirement": issue.requirement,
                    "remedy": issue.remedy,
                    "line": line,
                    "column": column,
                }
                for issue, line, column in findings
            ],
            **({"ignored": [_ignored(each) for each in ignored]} if ignored else {}),
        }
        # JSON's own escapes leave one control character out.
        self._out.write(self._separator + json.dumps(element, default=str).replace("\x7f", "\\u007f"))
        self._separator = ",\n"

    def end(self, totals: Totals) -> None:
        """Close the array."""
        self.tell_aside(totals)
        self._out.write("\n]\n")


def _ignored(ignored: Ignored) -> dict[str, Any]:
    finding, ignore = ignored
    said = {"rule": ignore.rule, "reason": ignore.reason, "in_file": ignore.is_in_file}
    return {"path": finding.issue.path, **said, "line": finding.line, "column": finding.column}


def _is_told(value: Any) -> bool:
    """Whether a value is part of the report; an object or a list that is long stands in the manifest, at ``steps``."""
    if isinstance(value, (dict, list, tuple)):
        return len(beginning(value)) <= LONGEST_VALUE
    return value is not NO_VALUE
