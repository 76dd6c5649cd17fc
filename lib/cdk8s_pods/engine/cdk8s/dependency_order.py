"""The order in which constructs are written: what others depend on comes first.

The official graph grows quadratically, with one edge for every pair of objects of two charts. Here all objects that a
dependency stands for are one bundle, and the order is found in one walk. Only a cycle is searched for again, edge by
edge as the official graph does, so that its report names the same constructs.
"""

from __future__ import annotations

from cdk8s_pods.engine.constructs.dependency import Inferred, bundled_dependencies_of, dependencies_of
from cdk8s_pods.engine.constructs.node import all_constructs, has_index_paths
from cdk8s_pods.engine.failures import ScriptFailure
from cdk8s_pods.engine.values import in_key_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, TypeVar

    from cdk8s_pods.engine.constructs.construct import Construct

    Vertex = TypeVar("Vertex")


def in_dependency_order(top: Construct) -> Sequence[Construct]:
    """Return a construct and all below it, each after those that it depends on; dependencies on others don't count.

    Raises:
        ScriptFailure: when constructs depend on each other in a circle.
    """
    constructs = all_constructs(top)
    if not has_index_paths(top) and not any(construct.node.__node_dependencies__ for construct in constructs):
        return constructs
    by_path = in_key_order({construct.node.path: construct for construct in constructs})
    dependencies: dict[Construct, list[Any]] = {}
    depended_on: set[Any] = set()
    for construct in constructs:
        items = bundled_dependencies_of(construct.node)
        if items:
            dependencies[construct] = inside = list(_inside(items, by_path))
            for item in inside:
                if item not in depended_on:
                    depended_on.add(item)
                    if isinstance(item, Inferred):
                        depended_on.update(_inside(item.targets, by_path))
    if not dependencies:
        return list(by_path.values())
    order = _walk([c for c in by_path.values() if c not in depended_on], dependencies, by_path)
    if order is None or len(order) < len(constructs):
        raise _cycle(constructs, by_path)
    return order


def _inside(items: Iterable[Any], by_path: dict[str, Construct]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, Inferred):
            yield item
        else:
            # By path, as in the official graph: a removed construct stands for the one that replaced it.
            target = by_path.get(item.node.path)
            if target is not None:
                yield target


def _walk(
    roots: Iterable[Construct], dependencies: dict[Construct, list[Any]], by_path: dict[str, Construct]
) -> list[Construct] | None:
    """Return the constructs reached, each after its dependencies, or None when there is a cycle on the way."""
    order: list[Construct] = []
    done: set[Any] = set()
    open_items: set[Any] = set()
    for root in roots:
        waiting: list[tuple[Any, Iterator[Any]]] = [(root, iter(dependencies.get(root, ())))]
        while waiting:
            item, rest = waiting[-1]
            following = next(rest, None)
            if following is None:
                waiting.pop()
                open_items.discard(item)
                done.add(item)
                if not isinstance(item, Inferred):
                    order.append(item)
            elif following not in done:
                if following in open_items or following is root:
                    return None
                open_items.add(following)
                if isinstance(following, Inferred):
                    waiting.append((following, _inside(following.targets, by_path)))
                else:
                    waiting.append((following, iter(dependencies.get(following, ()))))
    return order


def _cycle(constructs: Sequence[Construct], by_path: dict[str, Construct]) -> ScriptFailure:
    """Return the report of the first edge that closes a circle, adding edges in the order of the tree."""
    edges: list[tuple[Construct, Construct]] = [
        (source, target) for source in constructs for target in _inside(dependencies_of(source.node), by_path)
    ]
    in_circles = _in_circles(edges)
    outbound: dict[Construct, dict[Construct, None]] = {}

    def following(construct: Construct) -> Iterable[Construct]:
        return outbound.get(construct, ())

    for source, target in edges:
        if source in in_circles and target in in_circles:
            route = [source] if source is target else find_route(target, source, following)
            if route:
                return cycle_failure([*route, target])
        outbound.setdefault(source, {})[target] = None
    raise AssertionError("a walk that met a cycle means an edge that closes one")


def _in_circles(edges: Sequence[tuple[Construct, Construct]]) -> set[Construct]:
    """Return the constructs on circles, and between circles, which are few: only their edges need a search."""
    found = {construct for edge in edges for construct in edge}
    for end in (0, 1):
        count: dict[Construct, int] = dict.fromkeys(found, 0)
        neighbours: dict[Construct, list[Construct]] = {}
        for edge in edges:
            if edge[0] in found and edge[1] in found:
                count[edge[end]] += 1
                neighbours.setdefault(edge[1 - end], []).append(edge[end])
        free = [construct for construct, number in count.items() if not number]
        while free:
            construct = free.pop()
            found.discard(construct)
            for neighbour in neighbours.get(construct, ()):
                count[neighbour] -= 1
                if not count[neighbour]:
                    free.append(neighbour)
    return found


def cycle_failure(route: Iterable[Construct | None]) -> ScriptFailure:
    """Return the failure that names the constructs of a circle."""
    names = " => ".join(construct.node.path for construct in route if construct is not None)
    return ScriptFailure(f"Dependency cycle detected: {names}")


def find_route(start: Vertex, goal: Vertex, following: Callable[[Vertex], Iterable[Vertex]]) -> list[Vertex]:
    """Return the way from one vertex to another, empty when there is none.

    The way contains more than it needs to where several ways lead to the goal: after each one found, the walk goes on
    to the next neighbour. The official report is built like this.
    """
    route: list[Vertex] = [start]
    dead_ends: set[Vertex] = set()
    reached = 0
    waiting: list[tuple[Vertex, Iterator[Vertex], int]] = [(start, iter(following(start)), reached)]
    found = False
    while waiting:
        vertex, rest, reached_before = waiting[-1]
        neighbour = next(rest, None)
        if neighbour is None:
            if not found:
                route.pop()
            if reached == reached_before:
                dead_ends.add(vertex)
            waiting.pop()
        elif neighbour == goal:
            route.append(neighbour)
            reached += 1
            found = True
            waiting.pop()
        else:
            found = False
            if neighbour not in dead_ends:
                route.append(neighbour)
                waiting.append((neighbour, iter(following(neighbour)), reached))
    return route
