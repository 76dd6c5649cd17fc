"""Writes a module: what it imports, its constants, its charts and its app."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .charts import ChartWriter
from .code import Atom, Import, Item, call
from .kinds import PUBLIC_NAMES, SHAPES
from .layout import Layout, width
from .literals import lines_literal, text_literal
from .names import Constants, Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .charts import Manner, WrittenChart
    from .source import SourceChart

#: What no class of a module may be called: what it may import.
IMPORTED = frozenset(
    {
        *PUBLIC_NAMES,
        *(shape.construct for shape in SHAPES.values()),
        *("ApiObject", "ApiObjectMetadata", "App", "Chart", "Construct", "JsonPatch"),
    }
)


class Module(NamedTuple):
    """A module that was written.

    Args:
        text: Its source.
        places: The position of each object, with the first line that makes it and the one behind the last, from 1.
        untyped: The positions of the objects that are no construct of their kind.
    """

    text: str
    places: tuple[tuple[int, int, int], ...]
    untyped: frozenset[int]

    def object_at(self, line: int) -> int | None:
        """The position of the object that a line makes."""
        return next((position for position, first, behind in self.places if first <= line < behind), None)


def module_of(
    charts: Sequence[SourceChart], manner: Manner, line_length: int, *, has_app: bool = True, origin: str = ""
) -> Module:
    """The module of some charts.

    Args:
        charts: The charts.
        manner: How their objects are written.
        line_length: How long its lines may be.
        has_app: Whether the module is a program that makes an app of them.
        origin: What it was made of, for its docstring.
    """
    layout = Layout(line_length)
    constants = Constants(Names({*IMPORTED, *(chart.class_name for chart in charts)}))
    written = [ChartWriter(chart, manner, constants, layout).written() for chart in charts]
    used = frozenset[str]().union(*(each.names for each in written))
    lines = [f'"""Written by `cdk8s-pods convert`{origin}."""', "", *_imports(written, layout, has_app=has_app)]
    above = [(name, text) for name, text in constants.texts().items() if name in used]
    repeated = [(name, code) for name, code in constants.codes().items() if name in used]
    if above or repeated:
        lines.append("")
        for name, text in above:
            lines += _constant(name, text, line_length).split("\n")
        for name, code in repeated:
            lines += layout.statement(f"{name} = ", code, 0).split("\n")
    places: list[tuple[int, int, int]] = []
    for each in written:
        lines += ["", ""]
        places += [
            (position, len(lines) + first + 1, len(lines) + behind + 1) for position, first, behind in each.places
        ]
        lines += each.lines
    if has_app:
        lines += ["", "", 'if __name__ == "__main__":', *app_lines(charts, layout, 4)]
    untyped = frozenset[int]().union(*(each.untyped for each in written))
    return Module("\n".join(lines) + "\n", tuple(places), untyped)


def _imports(written: Sequence[WrittenChart], layout: Layout, *, has_app: bool) -> list[str]:
    """What a module imports: what is Python's own first, as isort sorts it."""
    every = {Import("cdk8s", "Chart"), Import("constructs", "Construct")}.union(*(each.imports for each in written))
    if has_app:
        every.add(Import("cdk8s", "App"))
    names: dict[str, list[str]] = {}
    for each in sorted(every):
        names.setdefault(each.module, []).append(each.name)
    of_python = import_lines("typing", names.pop("typing"), layout) if "typing" in names else []
    others = [line for module in names for line in import_lines(module, names[module], layout)]
    return [*of_python, *([""] if of_python else []), *others]


def app_lines(charts: Iterable[SourceChart], layout: Layout, indent: int = 0) -> list[str]:
    """What makes an app of charts."""
    margin = " " * indent
    lines = [f"{margin}app = App()"]
    for chart in charts:
        made = call(chart.class_name, [Item("", Atom("app")), Item("", Atom(text_literal(chart.id)))])
        lines += layout.statement("", made, indent).split("\n")
    return [*lines, f"{margin}app.synth()"]


def _constant(name: str, text: str, line_length: int) -> str:
    one_line = f"{name} = {text_literal(text)}"
    literal = lines_literal(text)
    # What is in brackets and fits on a line, a formatter would put there.
    return one_line if literal.startswith("(") and width(one_line) <= line_length else f"{name} = {literal}"


def import_lines(module: str, names: Iterable[str], layout: Layout) -> list[str]:
    """The lines that import names of a module."""
    ordered = sorted(names, key=_by_type)
    on_one_line = f"from {module} import {', '.join(ordered)}"
    if layout.fits(Atom(on_one_line), 0):
        return [on_one_line]
    return [f"from {module} import (", *(f"    {name}," for name in ordered), ")"]


def _by_type(name: str) -> tuple[int, str]:
    """Constants first, then classes, then the rest, as isort does."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name.lower()
