"""A folder that the user named: its files, and what each is in the layout that Helm and kustomize give it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cdk8s_pods.reading.documents import Unreadable
from cdk8s_pods.reading.files import EXTENSIONS, read_file

from .helm_charts import HelmCharts
from .kustomizations import FILE_NAMES, Kustomizations
from .reading import LeftAlone, holds_actions_in, read_possible_template, warn_of_empty
from .rendering import build_kustomization, helm_program, kustomize_program, render_chart
from .walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.reading.documents import Document

    from .reading import Wanted

_LIBRARY = "type: library"


class Folder:
    """The files of a folder, found when it is made and read when they are asked for.

    Args:
        path: The folder.
        wanted: What is to be looked at in it.

    Raises:
        UsageError: A program that renders is wanted and not there.
    """

    def __init__(self, path: str, wanted: Wanted) -> None:
        self._path = path
        self._found = walk(path, excluded=wanted.excluded, git_ignores=wanted.git_ignores)
        self._layouts = wanted.layouts
        names = self._found.names if wanted.layouts else {}
        self._charts = HelmCharts(names)
        self._kustomizations = Kustomizations(names)
        self._helm = helm_program() if wanted.helm and self._charts.folders else None
        self._kustomize = kustomize_program() if wanted.kustomize and self._kustomizations.folders else None
        #: How many files of each chart, and of each folder with a kustomization, are left alone.
        self._of_charts = dict.fromkeys(self._charts.folders, 0)
        self._of_kustomizations = dict.fromkeys(self._kustomizations.folders, 0)

    def read(self) -> Iterator[Document | Unreadable | LeftAlone]:
        """All documents, and what is left alone."""
        found = self._found
        yield from found.closed
        if not found.files and not found.closed:
            left_out = f"; {found.left_out:,} left out by .gitignore or --exclude" if found.left_out else ""
            warn_of_empty(self._path, f"no {', '.join(EXTENSIONS)} file is in this folder{left_out}")
        for path in found.files:
            yield from self._read(path)
        if self._helm is not None:
            for folder in self._charts.folders:
                if not _is_library(folder):
                    yield from render_chart(self._helm, folder)
        if self._kustomize is not None:
            for folder in self._kustomizations.outermost:
                yield from build_kustomization(self._kustomize, folder)
        yield from self._told()

    def _read(self, path: str) -> Iterator[Document | Unreadable | LeftAlone]:
        if not self._layouts:
            for document in read_file(path):
                yield document if isinstance(document, Unreadable) else document._replace(found_in_folder=True)
            return
        if os.path.basename(path) in FILE_NAMES:
            return
        if (part := self._charts.part_of(path)) is not None:
            chart, what = part
            if what == "values" or (what == "template" and (self._helm or holds_actions_in(path))):
                self._of_charts[chart] += what == "template"
                return
        if self._kustomizations.leaves_out(path) or (self._kustomize and self._kustomizations.names_as_manifest(path)):
            if (folder := self._kustomizations.around(path)) is not None:
                self._of_kustomizations[folder] += 1
            return
        documents, unreadable, left_alone = read_possible_template(path, found_in_folder=True)
        change = self._kustomizations.change_of(path)
        may_be_patch = self._kustomizations.may_be_patch(path)
        checked_with = "" if change == "completed" or may_be_patch or part is not None else None
        for document in documents:
            yield document._replace(
                found_in_folder=True,
                checked_with=checked_with,
                changed_later=change,
                may_be_patch=may_be_patch,
            )
        yield from unreadable
        if left_alone is not None and part is not None:
            self._of_charts[part[0]] += 1
        elif left_alone is not None:
            yield left_alone

    def _told(self) -> Iterator[LeftAlone]:
        if self._helm is None:
            for folder, count in self._of_charts.items():
                yield LeftAlone(folder, 0, "Helm chart", "--helm renders and checks it", count)
        if self._kustomize is None:
            for folder, count in self._of_kustomizations.items():
                if count or folder in self._kustomizations.outermost:
                    yield LeftAlone(folder, 0, "kustomization", "--kustomize builds and checks it", count)


def _is_library(folder: str) -> bool:
    try:
        with open(os.path.join(folder, "Chart.yaml"), encoding="utf-8", errors="replace") as file:
            return any(line.strip() == _LIBRARY for line in file)
    except OSError:
        return False
