"""Takes what is turned off out of the findings, and knows what of it no longer matches anything."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.cli.commands.check.findings import Note
from cdk8s_pods.rules.catalogue import is_found_in_manifests

from .ignore import Ignore, Ignored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdk8s_pods.cli.commands.check.findings import Finding, Place
    from cdk8s_pods.cli.commands.check.together import CheckedObject
    from cdk8s_pods.reading.documents import Document
    from cdk8s_pods.rules.target import IgnoredRule

    from .comments import IgnoreComment
    from .ignore import Written

#: What both ways to write it in a file have in it; most files have neither.
_MARKS = ("cdk8s-pods: ignore", "cdk8s-pods/ignore")


class _Line(NamedTuple):
    source: str
    line: int
    rule: str


class Ignoring:
    """Everything that is turned off in one run.

    Args:
        in_files: Whether what the files themselves say counts.
        is_whole: Whether all of the project is looked at, so that an ignore for any object that matches nothing is
            known to match nothing.
    """

    def __init__(self, *, in_files: bool = True, is_whole: bool = False) -> None:
        self._in_files = in_files
        self._is_whole = is_whole
        self._text: str | None = None
        self._comments: dict[int, list[IgnoreComment]] = {}
        self._is_marked = False
        #: Ignores in files, in their order: what is wrong with them, or None while they match nothing.
        self._written: dict[_Line, Note | None] = {}
        self._used: set[_Line | IgnoredRule] = set()
        self._met: dict[IgnoredRule, None] = {}

    def split(self, checked: CheckedObject, findings: Sequence[Finding]) -> tuple[list[Finding], list[Ignored]]:
        """The findings of one object that are told, and those that are not."""
        given = {each: None for target in checked.targets for each in target.ignore}
        is_marked = self._in_files and self._look_for_marks(checked.place.document)
        if not given and not is_marked:
            return list(findings), []
        place = checked.place
        file = os.path.normpath(place.source).replace(os.sep, "/")
        applying = [each for each in given if each.applies_to(place.kind or "", place.name, file)]
        self._met.update(dict.fromkeys(applying))
        on_object = list(self._on_object(place)) if is_marked else []
        kept: list[Finding] = []
        ignored: list[Ignored] = []
        for finding in findings:
            ignore = self._given(finding, applying)
            if ignore is None and is_marked and finding.issue.category != "pod-security":
                ignore = self._in_file(finding, on_object, place)
            if ignore is None:
                kept.append(finding)
            else:
                ignored.append(Ignored(finding, ignore))
        return kept, ignored

    def notes(self) -> Iterator[Note]:
        """What of it is wrong, or no longer matches anything."""
        for line, problem in self._written.items():
            if problem is not None:
                yield problem
            elif line not in self._used:
                yield Note(line.source, line.line, f"the ignore of {line.rule} no longer matches anything: remove it")
        for each in self._met:
            is_for_some = not each.is_for_all
            is_known = (is_for_some or self._is_whole) and is_found_in_manifests(each.rule)
            if each not in self._used and is_known:
                where = " ".join(part for part in (each.kind, each.name, each.file) if part)
                what = f"{each.rule} for {where}" if where else each.rule
                yield Note("", 0, f"the ignore of {what} ({each.reason}) no longer matches anything: remove it")

    def _given(self, finding: Finding, applying: Iterable[IgnoredRule]) -> Ignore | None:
        for each in applying:
            if each.rule == finding.issue.rule:
                self._used.add(each)
                return Ignore(each.rule, each.reason, is_in_file=False)
        return None

    def _in_file(self, finding: Finding, on_object: Sequence[tuple[_Line, Ignore]], place: Place) -> Ignore | None:
        on_line = [
            (_Line(place.source, comment.line, ignore.rule), ignore)
            for comment in self._comments.get(finding.line, ())
            for ignore in comment.written.ignores
        ]
        for line, ignore in (*on_line, *on_object):
            if ignore.rule == finding.issue.rule:
                self._used.add(line)
                return ignore
        return None

    def _look_for_marks(self, document: Document) -> bool:
        """Whether the source of a document turns anything off; its comments are read when it is met first."""
        # The documents of one source come one behind the other.
        if document.text is not self._text:
            self._text = document.text
            self._is_marked = any(mark in document.text for mark in _MARKS)
            self._comments = {}
            if self._is_marked:
                # Deferred: hardly any file has such comments.
                from .comments import comments_in

                for comment in comments_in(document.text):
                    self._comments.setdefault(comment.about, []).append(comment)
                    self._note(document.source, comment.line, comment.written)
        return self._is_marked

    def _on_object(self, place: Place) -> Iterator[tuple[_Line, Ignore]]:
        # Deferred, as above.
        from .annotations import ANNOTATION, annotation_of

        line, _ = place.locate(("metadata", "annotations", ANNOTATION))
        for written in annotation_of(place.value):
            self._note(place.source, line, written)
            for ignore in written.ignores:
                yield _Line(place.source, line, ignore.rule), ignore

    def _note(self, source: str, line: int, written: Written) -> None:
        if written.problem:
            self._written[_Line(source, line, written.problem)] = Note(source, line, written.problem)
        for ignore in written.ignores:
            self._written.setdefault(_Line(source, line, ignore.rule))
