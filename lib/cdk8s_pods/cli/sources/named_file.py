"""A file that the user named: read as it is, unless a chart or a kustomization around it says what it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cdk8s_pods.reading.documents import Unreadable

from .helm_charts import CHART_FILE, HelmCharts
from .kustomizations import FILE_NAMES, Kustomizations
from .reading import LeftAlone, holds_actions_in, read_possible_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.reading.documents import Document


def read_named_file(path: str) -> Iterator[Document | Unreadable | LeftAlone]:
    """The documents of a file, or what it is a part of; a template of nobody knows what cannot be read."""
    names = _markers_around(path)
    kustomizations = Kustomizations(names)
    left_alone = _left_alone(path, HelmCharts(names), kustomizations) if names else None
    if left_alone is not None:
        yield left_alone
        return
    change, may_be_patch = kustomizations.change_of(path), kustomizations.may_be_patch(path)
    documents, unreadable, template = read_possible_template(path)
    for document in documents:
        is_apart = change == "completed" or may_be_patch
        yield document._replace(checked_with="" if is_apart else None, changed_later=change, may_be_patch=may_be_patch)
    yield from unreadable
    if template is not None:
        yield Unreadable(path, template.line, 1, f"a {template.what}: {template.advice}")


def _left_alone(path: str, charts: HelmCharts, kustomizations: Kustomizations) -> LeftAlone | None:
    part = charts.part_of(path)
    if part is not None:
        chart, what = part
        files = int(what == "template")
        if what == "values" or (files and holds_actions_in(path)):
            return LeftAlone(chart, 0, "Helm chart", f"cdk8s-pods check --helm {chart} renders and checks it", files)
    if os.path.basename(path) in FILE_NAMES or kustomizations.leaves_out(path):
        folder = os.path.dirname(path) or os.curdir
        return LeftAlone(folder, 0, "kustomization", f"cdk8s-pods check --kustomize {folder} builds and checks it", 1)
    return None


def _markers_around(path: str) -> dict[str, list[str]]:
    """The charts and kustomizations in the folders that a path goes through, by folder."""
    found: dict[str, list[str]] = {}
    folder = os.path.dirname(path) or os.curdir
    while True:
        names = [name for name in (CHART_FILE, *FILE_NAMES) if os.path.isfile(os.path.join(folder, name))]
        if names:
            found[folder] = names
        parent = os.path.dirname(folder) or os.curdir
        if parent == folder or folder == os.curdir:
            return found
        folder = parent
