"""What was wrong when a project began to check: known, and no reason to fail.

A finding is known again by its file, its object, its rule and its path without positions in lists, so that lines and
elements may come and go around it; of several alike as many are known as there were.
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.issues import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdk8s_pods.cli.commands.check.findings import Finding, Place

_FORMAT = 1
_POSITION = re.compile(r"\[\d+\]")


class Known(NamedTuple):
    """By what a finding is known again."""

    file: str
    object: str
    rule: str
    path: str

    @classmethod
    def of(cls, place: Place, finding: Finding) -> Known:
        """That of a finding; of a Secret it holds no value."""
        path = _POSITION.sub("[]", printable(finding.issue.path))
        return cls(_file(place.source), place.title, finding.issue.rule, path)


class Baseline:
    """The findings that a file knows; each is used up by one that is like it.

    Args:
        counts: How many there are of each.
    """

    def __init__(self, counts: dict[Known, int]) -> None:
        self._left = dict(counts)

    def without_known(self, place: Place, findings: Sequence[Finding]) -> list[Finding]:
        """The findings of one object that are new."""
        new: list[Finding] = []
        for finding in findings:
            known = Known.of(place, finding)
            if self._left.get(known, 0):
                self._left[known] -= 1
            else:
                new.append(finding)
        return new

    def gone(self, sources: Iterable[str]) -> int:
        """How many of the known findings in some files were not met."""
        files = {_file(source) for source in sources}
        return sum(count for known, count in self._left.items() if known.file in files)


def _file(source: str) -> str:
    return printable(os.path.normpath(source).replace(os.sep, "/"))


def read_baseline(path: str) -> Baseline:
    """The baseline in a file.

    Raises:
        UsageError: The file cannot be read, or is none.
    """
    try:
        with open(path, encoding="utf-8") as file:
            written = json.load(file)
        counts = {Known(*(each[part] for part in Known._fields)): int(each["count"]) for each in written["issues"]}
    except OSError as error:
        raise UsageError(f"{printable(path)}: {error.strerror}; --write-baseline writes one") from None
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{printable(path)}: is no baseline; --write-baseline writes one") from None
    return Baseline(counts)


def write_baseline(path: str, found: Iterable[Known]) -> int:
    """Write a baseline of findings; gives how many there are."""
    counts: dict[Known, int] = {}
    for each in found:
        counts[each] = counts.get(each, 0) + 1
    issues: list[dict[str, Any]] = [{**each._asdict(), "count": count} for each, count in sorted(counts.items())]
    # Deferred: a check writes nothing.
    from cdk8s_pods.cli.writing import replace_file

    text = json.dumps({"version": _FORMAT, "issues": issues}, indent=1, ensure_ascii=True)
    replace_file(path, f"{text}\n".encode())
    return sum(counts.values())
