"""Findings that say the same, told once with all their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.cli.commands.check.findings import Finding, Place

_POSITION = re.compile(r"\[\d+\]")


class Sentence(NamedTuple):
    """What is said once.

    Args:
        place: The first object that it is said of.
        finding: The first finding.
        others: The other places: the object, the line and the column.
    """

    place: Place
    finding: Finding
    others: list[tuple[Place, int, int]]


def sentences(found: Iterable[tuple[Place, Iterable[Finding]]]) -> list[list[Sentence]]:
    """The sentences about each object, in the order of the input; one that was said of an object before is not new."""
    met: dict[tuple[str, ...], Sentence] = {}
    grouped: list[list[Sentence]] = []
    for place, findings in found:
        of_one: list[Sentence] = []
        for finding in findings:
            issue = finding.issue
            said = _POSITION.sub("[]", f"{issue.path}: {issue.message}")
            key = (issue.rule, issue.category, said, issue.remedy)
            earlier = met.get(key)
            if earlier is None:
                met[key] = sentence = Sentence(place, finding, [])
                of_one.append(sentence)
            else:
                earlier.others.append((place, finding.line, finding.column))
        if of_one:
            grouped.append(of_one)
    return grouped
