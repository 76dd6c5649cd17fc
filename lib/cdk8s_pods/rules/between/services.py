"""Services: that they reach pods, on a port that the pods have."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import duplicate, invalid, not_found
from cdk8s_pods.rules.source import page
from cdk8s_pods.suggestion import suggested

from .pod_ports import declared_ports, gets_containers_from_a_mesh, is_declared
from .rule import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.issues import Message
    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import Pods, View

_SERVICES = page("https://kubernetes.io/docs/concepts/services-networking/service/#services-in-kubernetes")
_PORTS = page("https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports")
_NODE_PORTS = page("https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport")
_SPEC = FieldPath.of("spec")
_NOTHING: Mapping[str, Any] = {}
#: The types of Services that take ports of the nodes.
_ON_NODES = ("NodePort", "LoadBalancer")
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def is_headless(service: Resource) -> bool:
    """Whether the name of a Service leads to each of its pods, and not to an address of its own."""
    return bool(service.spec.get("clusterIP") == "None")


def selected_by(service: Resource, view: View) -> list[Pods] | None:
    """The pods that a Service leads to; None where it does not select any by itself."""
    return view.once(_selected).get(id(service))


def _selected(view: View) -> dict[int, list[Pods]]:
    found: dict[int, list[Pods]] = {}
    for service in view.of_kind("Service"):
        spec = service.spec
        selector = spec.get("selector")
        if selector and spec.get("type") != "ExternalName":
            found[id(service)] = view.selected({"matchLabels": selector}, service.namespace)
    return found


@between("Service", category="runtime", remedy="write labels that the pods have", source=_SERVICES)
def services_select_pods(resource: Resource, view: View) -> list[Problem] | None:
    """A Service leads to the pods that have all labels of its selector; without any, every connection fails.

    The pods may come from elsewhere, so that it is refused beside pods that nearly have the labels alone.
    """
    if selected_by(resource, view) != []:
        return None
    from .unselected import nothing_selected  # only what is wrong leads here

    selector = resource.spec["selector"]
    message = nothing_selected(view, resource, {"matchLabels": selector})
    return [(_SPEC.child("selector"), message)] if message else None


@between("Service", category="runtime", remedy="write a port that the containers declare", source=_PORTS)
def services_lead_to_ports_that_pods_declare(resource: Resource, view: View) -> list[Problem] | None:
    """A target port that is given by name must be the name of a port of the pods, or leads nowhere.

    A number is taken as it is. Declaring it is voluntary, but where pods declare their ports and not this one, it is
    worth a look.
    """
    pods = selected_by(resource, view)
    if not pods:
        return None
    found: list[Problem] = []
    for position, port in enumerate(resource.spec.get("ports", ())):
        target = port.get("targetPort") or port.get("port")
        protocol = port.get("protocol", "TCP")
        if target is None or (isinstance(target, int) and not view.advice):
            continue  # of a number there is only advice
        for _, template in pods:
            if is_declared(target, protocol, template):
                break
        else:
            message = _undeclared(target, protocol, pods)
            if message is not None:
                at = _SPEC.child("ports").index(position).child("targetPort" if "targetPort" in port else "port")
                # The name of a headless Service leads to its pods, whatever their ports.
                found.append((at, message.mildly(when=is_headless(resource))))
    return found


def _undeclared(target: int | str, protocol: str, pods: Sequence[Pods]) -> Message | None:
    owners = [owner for owner, _ in pods]
    which = owners[0].title_and_place + (f" and {len(owners) - 1} more" if len(owners) > 1 else "")
    if isinstance(target, str):
        if not _NAME.issuperset(target):
            return None  # no name of a port, which is told of the Service alone
        from .nearness import nearest  # only what is wrong leads here

        names = [port["name"] for _, template in pods for port in declared_ports(template) if "name" in port]
        near = nearest(target, names)
        message = not_found(target, f"no container of {which} has a {protocol} port of this name{suggested(near)}")
        may_come = any(gets_containers_from_a_mesh(template) or not owner.is_built_in for owner, template in pods)
        return message.beside(*owners).mildly(when=may_come)
    numbers = [
        {port.get("containerPort", 0) for port in declared_ports(template) if port.get("protocol", "TCP") == protocol}
        for _, template in pods
    ]
    if not all(numbers):
        return None
    declared = ", ".join(str(number) for number in sorted(set().union(*numbers)))
    return invalid(target, f"the containers of {which} declare {declared}").beside(*owners).mildly()


@between(
    "Service",
    category="runtime",
    remedy="write another node port, or leave it out and have one assigned",
    source=_NODE_PORTS,
)
def node_ports_belong_to_one_service(resource: Resource, view: View) -> list[Problem] | None:
    """A port of the nodes is given to one Service in the whole cluster: the API server refuses the second."""
    if resource.spec.get("type") not in _ON_NODES:
        return None
    found: list[Problem] = []
    for position, number, protocol in _node_ports(resource):
        first = view.once(_owners_of_node_ports)[number, protocol]
        # Two objects of one name are one in the cluster, which is told of the name.
        if first is not resource and (first.name, first.namespace) != (resource.name, resource.namespace):
            at = _SPEC.child("ports").index(position).child("nodePort")
            message = duplicate(number, f"{first.title_and_place} has this node port")
            together = view.are_applied_together(first, resource)
            found.append((at, message.beside(first).mildly(when=not together)))
    return found


def _node_ports(service: Resource) -> Iterator[tuple[int, int, str]]:
    spec = service.spec
    if spec.get("type") in _ON_NODES:
        for position, port in enumerate(spec.get("ports", ())):
            if number := port.get("nodePort"):
                yield position, number, port.get("protocol", "TCP")


def _owners_of_node_ports(view: View) -> dict[tuple[int, str], Resource]:
    owners: dict[tuple[int, str], Resource] = {}
    for service in view.of_kind("Service"):
        for _, number, protocol in _node_ports(service):
            owners.setdefault((number, protocol), service)
    return owners
