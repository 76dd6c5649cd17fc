"""The program that is written: its files, and what of its objects each line makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.converting.layout import Layout
from cdk8s_pods.converting.modules import app_lines, import_lines, module_of

from .input import module_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.converting.charts import Manner
    from cdk8s_pods.converting.modules import Module
    from cdk8s_pods.converting.source import SourceChart

MAIN = "main.py"


class Program(NamedTuple):
    """A program of one file or of several.

    Args:
        files: The text of each file by its name.
        modules: The modules among them.
    """

    files: Mapping[str, str]
    modules: Mapping[str, Module]

    @property
    def untyped(self) -> frozenset[int]:
        """The positions of the objects that are no construct of their kind."""
        return frozenset[int]().union(*(module.untyped for module in self.modules.values()))

    def object_at(self, places: Sequence[tuple[str, int]]) -> int | None:
        """The position of the object that was made where an error comes from."""
        for file, line in reversed(places):
            module = self.modules.get(file)
            position = module and module.object_at(line)
            if position is not None:
                return position
        return None


def program_of(charts: Sequence[SourceChart], manner: Manner, line_length: int, *, in_files: bool) -> Program:
    """The program of some charts.

    Args:
        charts: The charts.
        manner: How their objects are written.
        line_length: How long its lines may be.
        in_files: Whether each chart is a file of its own.
    """
    if not in_files:
        module = module_of(charts, manner, line_length, origin=_origin(charts))
        return Program({MAIN: module.text}, {MAIN: module})
    modules = {
        f"{module_name(chart)}.py": module_of([chart], manner, line_length, has_app=False, origin=_origin([chart]))
        for chart in charts
    }
    files = {name: module.text for name, module in modules.items()}
    return Program({MAIN: _main(charts, line_length), **files}, modules)


def _origin(charts: Sequence[SourceChart]) -> str:
    return f" out of {charts[0].title}" if len(charts) == 1 else f" out of {len(charts)} files"


def _main(charts: Sequence[SourceChart], line_length: int) -> str:
    layout = Layout(line_length)
    imports = {"cdk8s": "App", **{module_name(chart): chart.class_name for chart in charts}}
    imported = [line for module in sorted(imports) for line in import_lines(module, [imports[module]], layout)]
    lines = [f'"""Written by `cdk8s-pods convert`{_origin(charts)}."""', "", *imported, "", *app_lines(charts, layout)]
    return "\n".join(lines) + "\n"
