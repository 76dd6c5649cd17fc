"""Which files belong to Helm charts, and what each of them is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    #: ``template``: Helm fills it in; ``values``: what it is filled in with, or what says so; ``manifest``: any other.
    Part: TypeAlias = Literal["template", "values", "manifest"]

CHART_FILE = "Chart.yaml"
_VALUES = (CHART_FILE, "Chart.lock", "requirements.yaml", "requirements.lock")


class HelmCharts:
    """The charts among some folders; a chart in the ``charts/`` of another one is a part of that.

    Args:
        names: The names of the files in each folder.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        charts = {folder for folder, files in names.items() if CHART_FILE in files}
        #: The folders of the charts that are parts of no other.
        self.folders = sorted(folder for folder in charts if not _is_dependency(folder, charts))
        self._charts = charts

    def part_of(self, path: str) -> tuple[str, Part] | None:
        """The chart that a file belongs to and what it is there; None for one outside of all charts."""
        folder = os.path.dirname(path) or os.curdir
        inside = os.path.basename(path)
        while folder not in self._charts:
            parent = os.path.dirname(folder) or os.curdir
            if parent == folder or folder == os.curdir:
                return None
            inside = f"{os.path.basename(folder)}/{inside}"
            folder = parent
        part = _part(inside)
        while _is_dependency(folder, self._charts):
            folder = os.path.dirname(os.path.dirname(folder)) or os.curdir
        return folder, part


def _part(inside: str) -> Part:
    first, slash, _ = inside.partition("/")
    if slash:
        return "template" if first == "templates" else "values" if first == "ci" else "manifest"
    is_values = inside in _VALUES or inside.startswith("values") or inside.endswith(("values.yaml", "values.yml"))
    return "values" if is_values else "manifest"


def _is_dependency(folder: str, charts: set[str]) -> bool:
    holder, name = os.path.split(os.path.dirname(folder))
    return name == "charts" and (holder or os.curdir) in charts
