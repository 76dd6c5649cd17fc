"""Controllers whose pods get in each other's way."""

from __future__ import annotations

from cdk8s_pods.facts.time_line import addresses_overlap, declared_ports, runners
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import duplicate, invalid
from cdk8s_pods.rules.source import page

from .rule import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.facts.time_line import DeclaredPort
    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_SELECTORS = page("https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector")
_ACQUISITION = page(
    "https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions"
)
_HOST_PORTS = page(
    "https://kubernetes.io/docs/concepts/configuration/overview/", "a pod with a host port fits on a node once"
)
_AT = FieldPath.of("spec", "selector")
_NOTHING: Mapping[str, Any] = {}

#: The kinds that take pods of their selector for their own.
_SELECTING = ("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController")
#: Those of them that take pods over which nobody owns, and end those that are too many.
_ACQUIRING = ("ReplicaSet", "ReplicationController", "DaemonSet")


@between(
    *_SELECTING,
    category="runtime",
    remedy="give each its own labels, such as one with its name, in the selector and in the template",
    source=(_SELECTORS, _ACQUISITION),
)
def controllers_select_their_own_pods(resource: Resource, view: View) -> list[Problem] | None:
    """A selector that has the pods of another controller as well makes the two fight, or whoever reads it err.

    Owners keep them apart, but an autoscaler counts the pods of the selector, and so do people and tools. A bare pod
    has no owner: a ReplicaSet takes it for one of its own, and ends it where it is one too many.
    """
    selector = _selector(resource)
    if selector is None or resource.pods is None:
        return None
    for other, template in view.selected(selector, resource.namespace):
        if other is resource or other.namespace != resource.namespace or other.name == resource.name:
            continue
        if other.kind == "Pod":
            if resource.kind in _ACQUIRING:
                message = invalid(_shown(selector), f"{other.title_and_place} has these labels, and becomes its own")
                return [(_AT, message.beside(other).mildly(when=not view.are_applied_together(other, resource)))]
        elif other.kind in _SELECTING and other.pods is template:
            theirs = _selector(other)
            if theirs == selector and _comes_later(other, resource, view):
                continue  # told of the later one
            message = invalid(_shown(selector), f"{other.title_and_place} has pods with these labels as well")
            return [(_AT, message.beside(other).mildly())]
    return None


@between(
    "DaemonSet",
    category="runtime",
    remedy="give one of the two another host port, or nodes of its own by nodeSelector",
    source=_HOST_PORTS,
)
def daemons_of_one_node_want_different_host_ports(resource: Resource, view: View) -> list[Problem] | None:
    """A host port is free on a node once: of two DaemonSets that want it on the same nodes, one stays pending there."""
    if len(view.of_kind("DaemonSet")) < 2:
        return None
    found: list[Problem] = []
    for port in _host_ports(resource):
        for other, theirs in view.once(_wanted_host_ports).get((port.host_port, port.protocol), ()):
            if other is resource:
                break
            if (
                (other.name, other.namespace) != (resource.name, resource.namespace)
                and addresses_overlap(theirs.host_ip, port.host_ip)
                and _share_nodes(other, resource)
            ):
                message = duplicate(port.host_port, f"{other.title_and_place} wants this port of the same nodes")
                together = view.are_applied_together(other, resource)
                found.append((port.at, message.beside(other).mildly(when=not together)))
                break
    return found


def _selector(resource: Resource) -> Mapping[str, Any] | None:
    selector: Mapping[str, Any] | None = resource.spec.get("selector")
    if selector and resource.kind == "ReplicationController":
        return {"matchLabels": selector}
    return selector or None


def _shown(selector: Mapping[str, Any]) -> Any:
    return selector["matchLabels"] if [*selector] == ["matchLabels"] else selector


def _comes_later(one: Resource, other: Resource, view: View) -> bool:
    order = view.once(_order)
    return order[id(one)] > order[id(other)]


def _order(view: View) -> dict[int, int]:
    return {id(resource): position for position, resource in enumerate(view.resources)}


def _host_ports(daemon: Resource) -> Iterator[DeclaredPort]:
    """The ports of the node that the pods want; on the host network every port of a container is one."""
    pods = daemon.pods
    if pods is None:
        return
    on_host = pods.spec.get("hostNetwork") is True
    for runner in runners(pods.spec, pods.at.child("spec")):
        if runner.stays and runner.container.get("ports"):
            for port in declared_ports(runner):
                if on_host:
                    port.host_port = port.number
                if port.host_port:
                    yield port


def _wanted_host_ports(view: View) -> dict[tuple[int, str], list[tuple[Resource, DeclaredPort]]]:
    found: dict[tuple[int, str], list[tuple[Resource, DeclaredPort]]] = {}
    for daemon in view.of_kind("DaemonSet"):
        for port in _host_ports(daemon):
            found.setdefault((port.host_port, port.protocol), []).append((daemon, port))
    return found


def _share_nodes(one: Resource, other: Resource) -> bool:
    """Whether every node of one of the two is certainly a node of the other: it wants all that the other wants."""
    ours, theirs = _wanted_nodes(one), _wanted_nodes(other)
    if ours is None or theirs is None:
        return False
    return ours.items() <= theirs.items() or theirs.items() <= ours.items()


def _wanted_nodes(daemon: Resource) -> dict[str, str] | None:
    """The labels of the nodes that the pods go to; None where they are chosen in another way as well."""
    assert daemon.pods is not None  # asked of DaemonSets with host ports alone
    spec = daemon.pods.spec
    if "nodeName" in spec:
        return None
    required = (
        spec.get("affinity", _NOTHING)
        .get("nodeAffinity", _NOTHING)
        .get("requiredDuringSchedulingIgnoredDuringExecution", _NOTHING)
        .get("nodeSelectorTerms", ())
    )
    wanted = dict(spec.get("nodeSelector", _NOTHING))
    if len(required) > 1:
        return None
    for term in required:
        for expression in (*term.get("matchExpressions", ()), *term.get("matchFields", ())):
            # Any other expression is compared as it stands: two that differ may be apart.
            values = tuple(sorted(expression.get("values", ())))
            is_one = expression.get("operator") == "In" and len(values) == 1
            key = expression.get("key", "") if is_one else f"{expression.get('key')} {expression.get('operator')}"
            value = values[0] if is_one else " ".join(values)
            if wanted.setdefault(key, value) != value:
                return None
    return wanted
