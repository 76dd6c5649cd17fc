"""The report for a GitHub workflow: what is not applied in place becomes an annotation on its line.

Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.cli.commands.check.findings import Place
from cdk8s_pods.cli.commands.check.reports.github import annotation

from .summary import summary_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from cdk8s_pods.issues.field_path import Step
    from cdk8s_pods.updates.change import Change


def write_github(changes: Sequence[Change], out: TextIO) -> None:
    """Write workflow commands: ``error`` for what is refused, ``warning`` for what may be, ``notice`` for all else."""
    for change in changes:
        what = f"{change.title} is {change.what}"
        for cause in change.causes:
            level = "error" if cause.is_certain else "warning"
            said = "; ".join(
                part for part in (f"{change.title}: {cause}", "" if cause.remedy else change.remedy) if part
            )
            lost = f"; lost: {change.lost}" if change.lost else ""
            out.write(_annotation(level, change, cause.at.steps, cause.rule, said + lost))
        for cause in change.told:
            out.write(_annotation("warning", change, cause.at.steps, cause.rule, f"{change.title}: {cause}"))
        if not change.causes:
            out.write(_annotation("notice", change, (), "changes", "; ".join([what, *change.notes])))
    out.write(f"{summary_of(changes)}\n")


def _annotation(level: str, change: Change, steps: Iterable[Step], title: str, message: str) -> str:
    place = change.placed.where
    if not isinstance(place, Place):
        return annotation(level, "", 0, 0, title, message)
    return annotation(level, place.source, *place.locate(steps), title, message)
