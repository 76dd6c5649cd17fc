"""The report that is a baseline: everything that is found, written to a file to be left out from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.cli.commands.check.ignoring.baseline import Known, write_baseline
from cdk8s_pods.issues import printable

from .aside import Aside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from cdk8s_pods.cli.commands.check.findings import Finding, Place, Totals
    from cdk8s_pods.cli.commands.check.ignoring.ignore import Ignored


class BaselineReport(Aside):
    """Collects what is found and writes it at the end."""

    def __init__(self, path: str, out: TextIO, errors: TextIO) -> None:
        super().__init__(out, errors)
        self._path = path
        self._found: list[Known] = []

    def begin(self) -> None:
        """Nothing is written before the end."""

    def document(self, place: Place, findings: Sequence[Finding], ignored: Sequence[Ignored]) -> None:  # noqa: ARG002
        """Take what is found; what is ignored is known already."""
        self._found += [Known.of(place, finding) for finding in findings]

    def end(self, totals: Totals) -> None:
        """Write the file and say what is in it."""
        count = write_baseline(self._path, self._found)
        self.tell_aside(totals)
        self._out.write(f"{totals}\n{printable(self._path)}: {count:,} of them are known from now on\n")
