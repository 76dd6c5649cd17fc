"""One run: documents are read, checked each by itself and together, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods.cli.progress import Progress
from cdk8s_pods.cli.sources import LeftAlone
from cdk8s_pods.issues.message import REQUIRED
from cdk8s_pods.reading.documents import Document, Unreadable
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.custom_resources import with_definitions_among

from .findings import Finding, Note, Totals
from .ignoring.ignoring import Ignoring
from .objects import objects_in
from .sets import FileSets
from .together import CheckedObject, Together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.issues.field_path import Step
    from cdk8s_pods.reading.documents import Change
    from cdk8s_pods.rules.target import Target

    from .findings import Report
    from .ignoring.baseline import Baseline


#: What an object is that is not whole and stands where patches stand.
_PATCH = "kustomize patch"


def report_on(
    documents: Iterable[Document | Unreadable | LeftAlone],
    targets_of: Callable[[Any], Sequence[Target]],
    report: Report,
    *,
    together: bool = False,
    ignoring: Ignoring | None = None,
    baseline: Baseline | None = None,
) -> Totals:
    """Check documents, each by itself and those of a set together, and tell ``report``.

    Args:
        documents: What was read, and what was left alone.
        targets_of: Gives what a manifest is checked for. Of several targets, what is wrong for all of them is told.
        report: Told of everything in the order of the input, at the end.
        together: Whether all documents are one set, wherever they stand.
        ignoring: What is turned off in the files themselves; the targets say what else is.
        baseline: What is known and not told.
    """
    ignoring = ignoring or Ignoring()
    totals = Totals()
    with Progress(lambda: f"Checking: {_counted(totals)}"):
        found = checked_objects(documents, targets_of, FileSets(together=together), totals)
    report.begin()
    placeholders: dict[str, tuple[int, int]] = {}
    for each in found:
        if isinstance(each, Unreadable):
            totals.unreadable += 1
            report.unreadable(each)
        elif isinstance(each, LeftAlone):
            report.left_alone(each)
        elif each.left_alone_as and not each.issues:
            totals.leave_alone(each.left_alone_as)
            report.document(each.place, (), ())
        else:
            findings = [Finding(issue, *each.place.locate(issue.steps)) for issue in each.issues]
            if each.place.document.may_be_patch and any(_is_missing(finding.issue) for finding in findings):
                totals.leave_alone(_PATCH)
                report.document(each.place, (), ())
                continue
            if findings and (change := each.place.document.changed_later):
                findings = [finding for finding in findings if not _may_come_later(finding.issue, change)]
            if findings and each.place.document.found_in_folder:
                findings = _without_placeholders(findings, each, placeholders)
            told, ignored = ignoring.split(each, findings)
            new = told if baseline is None else baseline.without_known(each.place, told)
            totals.count((finding.issue for finding in new), ignored, len(told) - len(new))
            report.document(each.place, new, ignored)
    for source, (line, count) in placeholders.items():
        places = "1 place is" if count == 1 else f"{count:,} places are"
        report.left_alone(LeftAlone(source, line, "file with placeholders", f"{places} told once they are filled in"))
    for note in ignoring.notes():
        report.note(note)
    if baseline is not None and (gone := baseline.gone(totals.sources)):
        report.note(Note("", 0, f"{gone:,} of the baseline no longer hold: write it again with --write-baseline"))
    report.end(totals)
    return totals


def _counted(totals: Totals) -> str:
    return f"{len(totals.sources):,} files, {totals.met:,} objects"


def checked_objects(
    documents: Iterable[Document | Unreadable | LeftAlone],
    targets_of: Callable[[Any], Sequence[Target]],
    sets: FileSets,
    totals: Totals,
) -> list[CheckedObject | Unreadable | LeftAlone]:
    """Every object with all that is found in it, also what is turned off for it, and what was not checked."""
    together = Together(sets)
    found: list[CheckedObject | Unreadable | LeftAlone] = []
    documents = list(documents)
    bare = _Bare(each.value for each in documents if isinstance(each, Document))
    for document in documents:
        if isinstance(document, (Unreadable, LeftAlone)):
            found.append(document)
            continue
        totals.sources.add(document.source)
        for value, place, left_alone_as in objects_in(document, bare[targets_of(document.value)[0]]):
            targets = targets_of(value)
            checked_for = [bare[each] for each in targets]
            issues = [] if left_alone_as else _issues_of(value, checked_for)
            checked = CheckedObject(place, left_alone_as, issues, targets)
            found.append(checked)
            totals.met += 1
            together.add(value, checked, checked_for[0])
    together.check()
    return found


class _Bare(dict[Any, Any]):
    """Each target as one that knows as well what the input itself defines, and that turns nothing off.

    What is turned off is found as well: it is counted, and told when it no longer matches anything.
    """

    def __init__(self, manifests: Iterable[Any]) -> None:
        self._manifests = list(manifests)

    def __missing__(self, target: Target) -> Target:
        bare = self[target] = with_definitions_among(self._manifests, target.replace(ignore=()))
        return bare


def _issues_of(manifest: Any, targets: Sequence[Target]) -> list[Issue]:
    found, *more = (check(manifest, target=target) for target in targets)
    others = [set(issues) for issues in more]
    return [issue for issue in found if all(issue in each for each in others)] if others else found


def _is_missing(issue: Issue) -> bool:
    return issue.refuses and issue.reason == REQUIRED


def _may_come_later(issue: Issue, change: Change) -> bool:
    """Whether a change before the object is applied may cure it: what is missing comes, names and labels get parts."""
    steps = issue.steps
    is_cured = steps[:2] == ("metadata", "name") or steps[-1:] == ("namespace",)
    if change == "completed":
        is_cured = is_cured or issue.reason == REQUIRED or "labels" in steps or "selector" in steps
    return is_cured and issue.category != "pod-security"


def _without_placeholders(
    findings: list[Finding], checked: CheckedObject, told: dict[str, tuple[int, int]]
) -> list[Finding]:
    """The findings without those about a value that something else fills in; the first place of a file is noted."""
    # Deferred: nearly all that is written out has none.
    from cdk8s_pods.cli.sources.placeholders import holds_placeholder

    kept: list[Finding] = []
    for finding in findings:
        issue = finding.issue
        values = (issue.value, _value_at(checked.place.value, issue.steps))
        is_filled_in = issue.category != "pod-security" and any(map(holds_placeholder, values))
        if is_filled_in:
            line, count = told.get(checked.place.source, (finding.line, 0))
            told[checked.place.source] = (line, count + 1)
        else:
            kept.append(finding)
    return kept


def _value_at(value: Any, steps: Iterable[Step]) -> Any:
    """What stands at the end of some steps; None where there is nothing."""
    for step in steps:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value
