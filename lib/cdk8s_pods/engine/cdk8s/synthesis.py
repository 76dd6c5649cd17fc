"""What happens to the whole tree before anything is written: checks run, and dependencies reach the API objects."""

from __future__ import annotations

from cdk8s_pods.engine.constructs.dependency import (
    Inferred,
    bundled_dependencies_of,
    declared_dependencies_of,
    infer_dependency,
)
from cdk8s_pods.engine.constructs.node import all_constructs, changes
from cdk8s_pods.engine.constructs.validation import validation_errors_of
from cdk8s_pods.engine.failures import ScriptFailure

from .dependency_order import in_dependency_order
from .owners import chart_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from cdk8s_pods.engine.constructs.construct import Construct

    from .api_object import ApiObject
    from .chart import Chart

_prepared: dict[Construct, int] = {}
"""The trees being written now, with the number of changes until they were checked and their dependencies inferred."""

_orders: dict[Construct, tuple[int, dict[Chart, list[ApiObject]]]] = {}
"""For the same trees: the objects of charts in the order of the tree, and the number of changes until that."""


class Synthesis:
    """While an app is written: its tree is checked once, and again only if writing changes it."""

    def __init__(self, app: Construct) -> None:
        self._app = app

    def __enter__(self) -> Synthesis:
        return self

    def note_prepared(self) -> None:
        """Note that the tree was checked, and its dependencies inferred."""
        _prepared[self._app] = changes[0]

    def __exit__(self, *_: object) -> None:
        _prepared.pop(self._app, None)
        _orders.pop(self._app, None)


def synthesized_chart(chart: Chart) -> list[Any]:
    """Return the documents of a chart, in order of their dependencies.

    Raises:
        ScriptFailure: when a check anywhere in the app fails, or something cannot be rendered.
    """
    app: Any = chart.node.root
    if _prepared.get(app) != changes[0]:
        infer_dependencies(app)
        validate(app)
        if app in _prepared:
            _prepared[app] = changes[0]
    return [obj.__api_document__() for obj in objects_of(chart)]


def objects_of(chart: Chart) -> list[ApiObject]:
    """Return the API objects that belong to a chart and not to one nested in it, in order of their dependencies."""
    app: Any = chart.node.root
    if app in _prepared:
        in_tree_order = _in_tree_order(app)
        if chart in in_tree_order:
            return in_tree_order[chart]
    ordered: Sequence[Any] = in_dependency_order(chart)
    return [found for found in ordered if found.__is_api_object__ and chart_of(found) is chart]


def _in_tree_order(app: Construct) -> dict[Chart, list[ApiObject]]:
    """Return the API objects of each chart whose order no dependency changes, found in one walk over the app.

    A chart would otherwise be walked with all that is nested in it, so that nested charts take quadratic time. An
    object leaves the order of the tree only where something in its chart, or nested there, depends on it: not by what
    it depends on itself. The app as a whole has been ordered before, so that a circle anywhere has been found.
    """
    found = _orders.get(app)
    if found is None or found[0] != changes[0]:
        constructs: list[Any] = [*all_constructs(app)]
        owners: dict[Any, Any] = {}
        orders: dict[Any, list[Any]] = {}
        for construct in constructs:
            owner = construct if construct.__is_chart__ else owners.get(construct.__construct_node__.scope)
            if owner is not None:
                owners[construct] = owner
                objects = orders.setdefault(owner, [])
                if construct.__is_api_object__:
                    objects.append(construct)
        for source in constructs:
            if not source.__construct_node__.__node_dependencies__:
                continue
            for target in _targets(source):
                owner = owners.get(target)
                # What nothing of its own chart depends on is met in the order of the tree.
                if owner is not None and owner in orders and not target.__is_chart__ and _is_below(source, owner):
                    del orders[owner]
        _orders[app] = found = changes[0], orders
    return found[1]


def _targets(source: Construct) -> Iterator[Any]:
    """What a construct depends on; of a bundle one is enough, as all in it belong to one chart."""
    for item in bundled_dependencies_of(source.node):
        yield item.targets[0] if isinstance(item, Inferred) else item


def _is_below(construct: Construct, chart: Chart) -> bool:
    return f"{construct.node.path}/".startswith(f"{chart.node.path}/")


def charts_of(app: Construct) -> list[Chart]:
    """Return all charts of an app, in order of their dependencies."""
    ordered: Sequence[Any] = in_dependency_order(app)
    return [found for found in ordered if found.__is_chart__]


def validate(app: Construct) -> None:
    """Run all checks of an app.

    Raises:
        ScriptFailure: naming everything that is wrong.
    """
    errors = [
        f"[{node.path}] {error}"
        for node in (construct.__construct_node__ for construct in all_constructs(app))
        if node.__node_validations__
        for error in validation_errors_of(node)
    ]
    if errors:
        raise ScriptFailure("Validation failed with the following errors:\n  " + "\n  ".join(errors))


def infer_dependencies(app: Construct) -> bool:
    """Let charts and API objects depend on each other as the constructs that contain them do.

    Returns:
        Whether a chart depends on another.
    """
    constructs = all_constructs(app)
    between_charts = False
    for parent in constructs:
        if parent.__is_chart__:
            for child in parent.node.children:
                if child.__is_chart__:
                    infer_dependency(parent.node, child)
                    between_charts = True
    for source, target in _declared(constructs):
        source_chart, target_chart = chart_of(source), chart_of(target)
        if source_chart is not target_chart:
            infer_dependency(source_chart.node, target_chart)
            between_charts = True
    objects: dict[Construct, _Objects] = {}
    for source, target in _declared(constructs):
        for construct in (source, target):
            if construct not in objects:
                objects[construct] = _Objects(construct)
        objects[target].come_before(objects[source])
    return between_charts


def _declared(constructs: Sequence[Construct]) -> list[tuple[Construct, Any]]:
    return [(source, target) for source in constructs for target in declared_dependencies_of(source.node)]


def _own_objects(construct: Construct) -> list[Any]:
    """Return the API objects in a construct that belong to its own chart."""
    found: list[Any] = []
    waiting: list[Any] = [construct]
    while waiting:
        each = waiting.pop()
        if each.__is_api_object__:
            found.append(each)
        if each is construct or not each.__is_chart__:
            waiting += reversed(each.node.children)
    return found


class _Objects:
    """The API objects that one end of a dependency stands for: those in it that belong to its own chart."""

    def __init__(self, construct: Construct) -> None:
        self._objects = _own_objects(construct)
        self._members = frozenset(self._objects)
        self._bundle = Inferred(self._objects)

    def come_before(self, sources: _Objects) -> None:
        if not self._objects:
            return
        for source in sources._objects:
            if source in self._members or len(self._objects) == 1:
                for target in self._objects:
                    if target is not source:
                        infer_dependency(source.node, target)
            else:
                infer_dependency(source.node, self._bundle)
