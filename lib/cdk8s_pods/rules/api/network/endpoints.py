"""Endpoints: the addresses behind a Service, in the form that was there before slices of them."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.container_ports import PORT_RANGE
from cdk8s_pods.rules.interface import (
    CORE,
    formatted,
    in_range,
    invalid,
    one_of,
    proposal,
    required,
    rule,
    server,
)
from cdk8s_pods.schema.formats import (
    dns_label_problem,
    dns_subdomain_problem,
    ip_address_problem,
    qualified_name_problem,
)
from cdk8s_pods.schema.ip_addresses import ambiguous_address_problem, endpoint_address_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

_SUBSETS = server(CORE, "validateEndpointSubsets", release="1.36")
_ADDRESS = server(CORE, "validateEndpointAddress", release="1.36")
_PORT = server(CORE, "validateEndpointPort", release="1.36")


@rule("EndpointSubset", remedy="write addresses", source=_SUBSETS)
def subsets_of_endpoints_have_an_address(subset: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A subset is addresses with the same ports, ready for traffic or not."""
    if subset.get("addresses") or subset.get("notReadyAddresses"):
        return None
    return [(at, required("must specify `addresses` or `notReadyAddresses`"))]


@formatted(
    "EndpointAddress",
    field="ip",
    by=lambda text: ip_address_problem(text) or endpoint_address_problem(text),
    empty="is a fault",
    remedy="write the IP address of a machine that others can reach",
    source=_ADDRESS,
)
def endpoints_are_addresses_of_machines() -> None:
    """Traffic is sent there from every node, so an address that means something else on each leads nowhere."""


@formatted(
    "EndpointAddress.ip",
    by=ambiguous_address_problem,
    remedy="write the address without leading zeros, and IPv4 as IPv4",
    source=(_ADDRESS, proposal(4858, "IP/CIDR validation improvements")),
    since="1.36",
)
def addresses_of_endpoints_are_read_alike_by_all() -> None:
    """`010.0.0.1` is 10.0.0.1 to some programs and 8.0.0.1 to others, so nobody can rely on it."""


@formatted(
    "EndpointAddress.hostname",
    by=dns_label_problem,
    remedy="write lower-case letters, digits and '-'",
    source=_ADDRESS,
)
def host_names_of_endpoints_are_dns_labels() -> None:
    """The host name becomes a DNS name below that of the Service."""


@formatted(
    "EndpointAddress.nodeName",
    "Endpoint.nodeName",
    "ForNode.name",
    by=dns_subdomain_problem,
    empty="is a fault",
    remedy="write the name of a node",
    source=_ADDRESS,
)
def nodes_of_endpoints_are_named() -> None:
    """Traffic can be kept on the node that it comes from where it is known on which one an endpoint is."""


@rule("EndpointSubset.ports", remedy="give each port a name in lower-case letters, digits and '-'", source=_PORT)
def ports_of_endpoints_are_named_where_there_are_several(
    ports: Objects, at: FieldPath, _context: Context
) -> Problems | None:
    """The name is that of the Service's port, and tells which of them leads here."""
    found: list[Problem] = []
    for position, port in enumerate(ports):
        name = port.get("name", "")
        here = at.index(position).child("name")
        if not name:
            if len(ports) > 1:
                found.append((here, required()))
        elif (problem := dns_label_problem(name)) is not None:
            found.append((here, invalid(name, problem)))
    return found


@in_range(
    "EndpointPort",
    field="port",
    least=1,
    most=65535,
    requirement=PORT_RANGE,
    remedy="write a port from 1 to 65535",
    source=_PORT,
)
def ports_of_endpoints_are_ports() -> None:
    """Traffic is sent to a port, which TCP, UDP and SCTP number from 1 to 65535."""


@one_of("EndpointPort.protocol", words=("SCTP", "TCP", "UDP"), remedy="write TCP, UDP or SCTP", source=_PORT)
def protocols_of_endpoints_are_known() -> None:
    """Protocols are written in capitals; not written, it is TCP."""


@formatted(
    "EndpointPort.appProtocol",
    "DiscoveryV1EndpointPort.appProtocol",
    by=qualified_name_problem,
    empty="is a fault",
    remedy="write a name such as http or kubernetes.io/h2c",
    source=_PORT,
)
def app_protocols_of_endpoints_are_qualified_names() -> None:
    """What is spoken on a port is named by IANA, by Kubernetes or by a domain of one's own."""
