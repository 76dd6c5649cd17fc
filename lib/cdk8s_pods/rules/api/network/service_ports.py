"""Ports of a Service: the numbers and names it is reached at, and where they lead."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.container_ports import PORT_RANGE
from cdk8s_pods.rules.interface import (
    CORE,
    duplicate,
    forbidden,
    formatted,
    in_range,
    invalid,
    one_of,
    required,
    rule,
    server,
)
from cdk8s_pods.schema.formats import dns_label_problem, port_name_problem, qualified_name_problem

from .service_facts import is_headless, type_of_service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

_SERVICE = server(CORE, "validateService", release="1.36")
_PORT = server(CORE, "validateServicePort", release="1.36")


@rule("ServiceSpec", remedy="write ports, or clusterIP: None for a headless Service", source=_SERVICE)
def services_have_a_port(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A Service passes on what comes to its ports; one without an address of its own can do without."""
    if spec.get("ports") or is_headless(spec) or type_of_service(spec) == "ExternalName":
        return None
    return [(at.child("ports"), required())]


@in_range(
    "ServicePort",
    field="port",
    least=1,
    most=65535,
    requirement=PORT_RANGE,
    remedy="write a port from 1 to 65535",
    source=_PORT,
)
def service_ports_are_numbers_of_a_port() -> None:
    """A Service listens on ports, which TCP, UDP and SCTP number from 1 to 65535."""


@rule("ServicePort.targetPort", remedy="write a port from 1 to 65535, or the name of a container port", source=_PORT)
def target_ports_are_ports(port: int | str, at: FieldPath, _context: Context) -> Problems | None:
    """Traffic goes to a port of the pods, by its number or its name; not written, it is that of the Service."""
    if port in (0, ""):
        return None
    if isinstance(port, str):
        problem = port_name_problem(port)
        return None if problem is None else [(at, invalid(port, problem))]
    return None if 1 <= port <= 65535 else [(at, invalid(port, PORT_RANGE))]


@one_of(
    "ServicePort.protocol",
    words=("SCTP", "TCP", "UDP"),
    remedy="write TCP, UDP or SCTP",
    source=_PORT,
)
def protocols_of_service_ports_are_known() -> None:
    """Protocols are written in capitals; not written, it is TCP."""


@formatted(
    "ServicePort.appProtocol",
    by=qualified_name_problem,
    empty="is a fault",
    remedy="write a name such as http or kubernetes.io/h2c",
    source=_PORT,
)
def app_protocols_are_qualified_names() -> None:
    """What is spoken on a port is named by IANA, by Kubernetes or by a domain of one's own."""


@rule(
    "ServiceSpec.ports",
    remedy="give each port a name of its own, in lower-case letters, digits and '-'",
    source=_PORT,
)
def service_ports_are_told_apart_by_name(ports: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """A name tells ports apart, so where there are several each has one; it becomes part of DNS names."""
    found: list[Problem] = []
    names: set[str] = set()
    for position, port in enumerate(ports):
        name = port.get("name", "")
        here = at.index(position).child("name")
        if not name:
            if len(ports) > 1:
                found.append((here, required("must be specified when there is more than one port")))
            continue
        if (problem := dns_label_problem(name)) is not None:
            found.append((here, invalid(name, problem)))
        if name in names:
            found.append((here, duplicate(name)))
        names.add(name)
    return found


@rule("ServiceSpec.ports", remedy="give each port a number of its own, or merge the two", source=_SERVICE)
def service_ports_are_used_once(ports: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """What comes to one port by one protocol can go to one place alone."""
    found: list[Problem] = []
    used: set[tuple[str, int]] = set()
    for position, port in enumerate(ports):
        pair = (port.get("protocol") or "TCP", port.get("port", 0))
        if pair in used:
            found.append((at.index(position), duplicate({"protocol": pair[0], "port": pair[1]})))
        used.add(pair)
    return found


@rule("ServiceSpec.ports", remedy="give each port a nodePort of its own, or leave it to the cluster", source=_SERVICE)
def node_ports_are_used_once(ports: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """What comes to one port of a node by one protocol can go to one place alone."""
    found: list[Problem] = []
    used: set[tuple[str, int]] = set()
    for position, port in enumerate(ports):
        if not (number := port.get("nodePort")):
            continue
        pair = (port.get("protocol") or "TCP", number)
        if pair in used:
            found.append((at.index(position).child("nodePort"), duplicate(number)))
        used.add(pair)
    return found


@rule("ServiceSpec", when=("ports",), remedy="write type: NodePort, or take nodePort out", source=_SERVICE)
def node_ports_need_a_type_that_has_them(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A Service of type ClusterIP, as one is that says no type, is not reached at the nodes."""
    if type_of_service(spec) != "ClusterIP":
        return None
    message = forbidden("may not be used when `type` is 'ClusterIP'")
    ports = at.child("ports")
    return [
        (ports.index(position).child("nodePort"), message)
        for position, port in enumerate(spec["ports"])
        if port.get("nodePort")
    ]
