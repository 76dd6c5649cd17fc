"""The dependencies of a part of the tree as a graph that can be looked at."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import require_construct, wrong_type
from cdk8s_pods.engine.constructs.dependency import dependencies_of
from cdk8s_pods.engine.constructs.node import Node, all_constructs
from cdk8s_pods.engine.failures import ScriptFailure, reported, reported_by_constructor
from cdk8s_pods.engine.values import in_key_order

from .dependency_order import cycle_failure, find_route, in_dependency_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cdk8s_pods.engine.constructs.construct import Construct


class DependencyGraph:
    """The constructs of a part of the tree, and which of them depend on which; nothing outside of it."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.DependencyGraph"
    __script_name__ = "DependencyGraph"

    def __init__(self, node: Node) -> None:
        if not isinstance(node, Node):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("node", node, "constructs.Node")
        top: Any = node.scopes[-1]
        self._root = DependencyVertex()
        try:
            in_dependency_order(top)  # refuses circles
            vertices = in_key_order({c.node.path: DependencyVertex(c) for c in all_constructs(top)})
            for construct in all_constructs(top):
                for target in dependencies_of(construct.node):
                    vertex = vertices.get(target.node.path)
                    if vertex is not None:
                        vertices[construct.node.path].__vertex_connect__(vertex)
        except ScriptFailure as failure:
            raise reported_by_constructor(failure) from failure.__cause__
        for vertex in vertices.values():
            if not vertex.inbound:
                self._root.__vertex_connect__(vertex)

    @property
    def root(self) -> DependencyVertex:
        """A vertex without a construct, above all constructs that no other depends on."""
        return self._root

    def topology(self) -> list[Construct]:
        """Return the constructs, each after those that it depends on."""
        return self._root.topology()


class DependencyVertex:
    """A construct in a graph of dependencies."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.DependencyVertex"
    __script_name__ = "DependencyVertex"

    def __init__(self, value: Construct | None = None) -> None:
        if value is not None:
            require_construct("value", value)
        self._value: Construct | None = value
        self._outbound: dict[DependencyVertex, None] = {}
        self._inbound: dict[DependencyVertex, None] = {}

    @property
    def value(self) -> Construct | None:
        """The construct, None for the root of a graph."""
        return self._value

    @property
    def outbound(self) -> list[DependencyVertex]:
        """What this one depends on."""
        return list(self._outbound)

    @property
    def inbound(self) -> list[DependencyVertex]:
        """What depends on this one."""
        return list(self._inbound)

    def add_child(self, dep: DependencyVertex) -> None:
        """Let this one depend on another.

        Raises:
            RuntimeError: when that closes a circle.
        """
        if not isinstance(dep, DependencyVertex):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise wrong_type("dep", dep, "cdk8s.DependencyVertex")
        route = [self] if dep is self else find_route(dep, self, lambda vertex: vertex._outbound)
        if route:
            raise reported(cycle_failure(vertex._value for vertex in [*route, dep]))
        self.__vertex_connect__(dep)

    def __vertex_connect__(self, dep: DependencyVertex) -> None:
        self._outbound[dep] = None
        dep._inbound[self] = None

    def topology(self) -> list[Construct]:
        """Return the constructs from here on, each after those that it depends on."""
        order: list[Construct] = []
        met: set[DependencyVertex] = {self}
        waiting: list[tuple[DependencyVertex, Iterator[DependencyVertex]]] = [(self, iter(self._outbound))]
        while waiting:
            vertex, rest = waiting[-1]
            following = next((other for other in rest if other not in met), None)
            if following is not None:
                met.add(following)
                waiting.append((following, iter(following._outbound)))
                continue
            waiting.pop()
            if vertex._value is not None:
                order.append(vertex._value)
        return order
