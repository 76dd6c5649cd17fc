"""Ports of containers: numbers, names, protocols, and ports of the host."""

from __future__ import annotations

from cdk8s_pods.rules.interface import (
    CORE,
    duplicate,
    formatted,
    in_range,
    invalid,
    one_of,
    required,
    rule,
    server,
)
from cdk8s_pods.schema.formats import port_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_PORTS = server(CORE, "validateContainerPorts")
_HOST_PORTS = server(CORE, "AccumulateUniqueHostPorts")
_PROTOCOLS = ("SCTP", "TCP", "UDP")
PORT_RANGE = "must be between 1 and 65535, inclusive"


@rule("ContainerPort", remedy="write a containerPort from 1 to 65535", source=_PORTS)
def container_ports_are_numbers_of_a_port(port: Object, at: FieldPath, context: Context) -> Problems | None:
    """TCP, UDP and SCTP number their ports from 1 to 65535."""
    number = port.get("containerPort", 0)
    if 1 <= number <= 65535:
        return None
    return [(at.child("containerPort"), invalid(number, PORT_RANGE) if number else required())]


@in_range(
    "ContainerPort.hostPort",
    least=0,
    most=65535,
    requirement=PORT_RANGE,
    remedy="write a port from 1 to 65535",
    source=_PORTS,
)
def host_ports_are_numbers_of_a_port() -> None:
    """A hostPort of 0 is none; everything else is a port of the node."""


@formatted(
    "ContainerPort.name",
    by=port_name_problem,
    remedy="write at most 15 lower-case letters, digits and '-'",
    source=_PORTS,
)
def port_names_are_service_names() -> None:
    """The name of a port is an IANA service name, so that it can't be mistaken for a number."""


@one_of("ContainerPort.protocol", words=_PROTOCOLS, remedy="write TCP, UDP or SCTP", source=_PORTS)
def port_protocols_are_known() -> None:
    """Protocols are written in capitals; not written, it is TCP."""


@rule("Container.ports", "EphemeralContainer.ports", remedy="give each port a name of its own", source=_PORTS)
def port_names_are_unique_in_a_container(ports: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Probes and Services find a port by its name, so a container can't use a name twice."""
    if len(ports) < 2:
        return None
    found: list[Problem] = []
    seen: set[str] = set()
    for position, port in enumerate(ports):
        name = port.get("name", "")
        if name in seen:
            found.append((at.index(position).child("name"), duplicate(name)))
        elif name and port_name_problem(name) is None:
            seen.add(name)
    return found


@rule("ContainerPort.hostPort", "PodSpec.hostNetwork", remedy="give each its own host port", source=_HOST_PORTS)
def host_ports_are_unique_among_containers(_value: Any, at: FieldPath, context: Context) -> Problems | None:
    """Only one socket of a node can listen on a host port, counted by protocol and host IP."""
    return context.once(_duplicates_among_containers)


def _duplicates_among_containers(context: Context) -> list[Problem]:
    return _duplicate_host_ports(context.pod_spec.get("containers", ()), context.pod_path.child("containers"), context)


@rule("PodSpec.initContainers", remedy="give each its own host port", source=_HOST_PORTS)
def host_ports_are_unique_in_an_init_container(containers: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Init containers run one after another, so only the ports of one and the same can collide here."""
    found: list[Problem] = []
    for container in containers:
        # The API server checks each alone, and prints every one of them at position 0.
        found += _duplicate_host_ports((container,), at, context)
    return found


@rule(
    "PodSpec.hostNetwork",
    remedy="write hostPort equal to containerPort, or leave it out",
    source=server(CORE, "validatePodHostNetworkDeps"),
)
def host_ports_match_on_the_host_network(host_network: bool, at: FieldPath, context: Context) -> Problems | None:
    """On the host's network the container's port is the host's port; nothing translates between two numbers."""
    if not host_network:
        return None
    found: list[Problem] = []
    for position, container in enumerate(context.pod_spec.get("containers", ())):
        for number, port in enumerate(container.get("ports", ())):
            host_port = port.get("hostPort", 0)
            # Not written, it is set to the containerPort.
            if host_port and host_port != port.get("containerPort", 0):
                where = (
                    context.pod_path.child("containers").index(position).child("ports").index(number).child("hostPort")
                )
                found.append((where, invalid(host_port, "must match `containerPort` when `hostNetwork` is true")))
    return found


def _duplicate_host_ports(containers: Objects, at: FieldPath, context: Context) -> list[Problem]:
    found: list[Problem] = []
    seen: set[str] = set()
    # On the host's network a Pod's hostPort that is not written is set to the containerPort first; a template's is not.
    on_host = context.kind == "Pod" and context.pod_spec.get("hostNetwork") is True
    for position, container in enumerate(containers):
        for number, port in enumerate(container.get("ports", ())):
            host_port = port.get("hostPort") or (port.get("containerPort", 0) if on_host else 0)
            if host_port:
                taken = f"{port.get('protocol') or 'TCP'}/{port.get('hostIP', '')}/{host_port}"
                if taken in seen:
                    where = at.index(position).child("ports").index(number).child("hostPort")
                    found.append((where, duplicate(taken)))
                seen.add(taken)
    return found
