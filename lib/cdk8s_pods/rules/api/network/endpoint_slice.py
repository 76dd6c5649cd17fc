"""EndpointSlices: addresses of one family behind a Service."""

from __future__ import annotations

from cdk8s_pods.rules.api.objects.labels import label_problems
from cdk8s_pods.rules.interface import (
    duplicate,
    filled,
    formatted,
    invalid,
    one_of,
    proposal,
    required,
    rule,
    server,
    too_many,
    unsupported,
)
from cdk8s_pods.schema.formats import (
    dns_label_problem,
    dns_subdomain_problem,
    ip_address_problem,
    label_value_problem,
)
from cdk8s_pods.schema.ip_addresses import (
    ambiguous_address_problem,
    canonical_address_problem,
    endpoint_address_problem,
    is_ipv6_address,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems, TextMap

_FILE = "pkg/apis/discovery/validation/validation.go"
_ENDPOINTS = server(_FILE, "validateEndpoints", release="1.36")
_PORTS = server(_FILE, "validatePorts", release="1.36")
_HINTS = server(_FILE, "validateHints", release="1.36")
_TYPES = ("FQDN", "IPv4", "IPv6")
#: How long the lists in a slice may be.
_MOST = {
    "endpoints": 1000,
    "ports": 20_000,
    "addresses": 100,
    "deprecatedTopology": 16,
    "forZones": 8,
    "forNodes": 8,
}


@rule(
    "EndpointSlice",
    remedy="write addressType: IPv4, IPv6 or FQDN",
    source=server(_FILE, "validateAddressType", release="1.36"),
)
def slices_have_a_type_of_address(endpoint_slice: Object, at: FieldPath, _context: Context) -> Problems | None:
    """All addresses of a slice are of one family."""
    kind = endpoint_slice.get("addressType", "")
    here = at.child("addressType")
    if not kind:
        return [(here, required())]
    return None if kind in _TYPES else [(here, unsupported(kind, _TYPES))]


@rule("EndpointSlice", remedy="write several slices", source=(_ENDPOINTS, _PORTS, _HINTS))
def slices_are_small(endpoint_slice: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A slice is sent anew to every node when one endpoint changes.

    It has at most 1000 endpoints and 20000 ports, an endpoint 100 addresses, and hints at 8 zones and 8 nodes.
    """
    found = _excess(endpoint_slice, at)
    for position, endpoint in enumerate(endpoint_slice.get("endpoints", ())):
        here = at.child("endpoints").index(position)
        found += [*_excess(endpoint, here), *_excess(endpoint.get("hints", {}), here.child("hints"))]
    return found


@filled(
    "Endpoint",
    field="addresses",
    requirement="must contain at least 1 address",
    remedy="write an address",
    source=_ENDPOINTS,
)
def endpoints_have_an_address() -> None:
    """All addresses of an endpoint are of the same pod or machine, and nobody uses but the first."""


@rule(
    "EndpointSlice",
    when=("endpoints",),
    remedy="write addresses of the slice's addressType that others can reach",
    source=_ENDPOINTS,
)
def addresses_of_slices_are_of_their_type(endpoint_slice: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Each address is one of the family that the slice names, in the form that such addresses have."""
    kind = endpoint_slice.get("addressType")
    found: list[Problem] = []
    for position, endpoint in enumerate(endpoint_slice["endpoints"]):
        here = at.child("endpoints").index(position).child("addresses")
        for number, address in enumerate(endpoint.get("addresses", ())):
            if kind == "FQDN":
                problem = _domain_problem(address)
            elif kind == "IPv6":
                problem = canonical_address_problem(address)
            else:
                problem = ip_address_problem(address) if kind == "IPv4" else None
            if problem is not None:
                found.append((here.index(number), invalid(address, problem)))
            elif kind in ("IPv4", "IPv6"):
                if is_ipv6_address(address) != (kind == "IPv6"):
                    # The API server does not say which of the addresses it is.
                    found.append((here, invalid(address, f"must be an {kind} address")))
                if (problem := endpoint_address_problem(address)) is not None:
                    found.append((here.index(number), invalid(address, problem)))
    return found


@rule(
    "EndpointSlice",
    when=("endpoints",),
    remedy="write the address without leading zeros, and IPv4 as IPv4",
    source=(_ENDPOINTS, proposal(4858, "IP/CIDR validation improvements")),
    since="1.36",
)
def addresses_of_slices_are_read_alike_by_all(
    endpoint_slice: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """`010.0.0.1` is 10.0.0.1 to some programs and 8.0.0.1 to others, so nobody can rely on it."""
    if endpoint_slice.get("addressType") != "IPv4":
        return None
    return [
        (at.child("endpoints").index(position).child("addresses").index(number), invalid(address, problem))
        for position, endpoint in enumerate(endpoint_slice["endpoints"])
        for number, address in enumerate(endpoint.get("addresses", ()))
        if (problem := ambiguous_address_problem(address)) is not None
    ]


@formatted(
    "Endpoint.hostname",
    by=dns_label_problem,
    empty="is a fault",
    remedy="write lower-case letters, digits and '-'",
    source=_ENDPOINTS,
)
def host_names_in_slices_are_dns_labels() -> None:
    """The host name becomes a DNS name below that of the Service."""


@rule("Endpoint.deprecatedTopology", remedy="take deprecatedTopology out: write zone", source=_ENDPOINTS)
def topologies_of_endpoints_are_labels(topology: TextMap, at: FieldPath, _context: Context) -> Problems | None:
    """What was written here before there was a field for the zone are labels of the node."""
    return label_problems(topology, at)


@rule("EndpointHints.forZones", "EndpointHints.forNodes", remedy="write each zone and each node once", source=_HINTS)
def hints_of_endpoints_differ(hints: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """A hint says from which zones, or from which nodes, an endpoint is meant to be used."""
    names = [hint.get("name", "") for hint in hints]
    return [
        (at.index(position).child("name"), duplicate(name))
        for position, name in enumerate(names)
        if name in names[:position]
    ]


@formatted("ForZone.name", by=label_value_problem, remedy="write the name of a zone", source=_HINTS)
def zones_of_hints_are_label_values() -> None:
    """A zone is the value of a label of its nodes."""


@rule("EndpointSlice.ports", remedy="give each port a name of its own", source=_PORTS)
def ports_of_slices_are_told_apart_by_name(ports: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """The name is that of the Service's port, and tells which of them leads here; one of them can be without."""
    found: list[Problem] = []
    seen: set[str] = set()
    for position, port in enumerate(ports):
        name = port.get("name", "")
        here = at.index(position).child("name")
        if name and (problem := dns_label_problem(name)) is not None:
            found.append((here, invalid(name, problem)))
        if name in seen:
            found.append((here, duplicate(name)))
        seen.add(name)
    return found


@one_of(
    "DiscoveryV1EndpointPort.protocol",
    words=("SCTP", "TCP", "UDP"),
    empty="is no word",
    remedy="write TCP, UDP or SCTP",
    source=_PORTS,
)
def protocols_of_slices_are_known() -> None:
    """Protocols are written in capitals; not written, it is TCP."""


def _excess(value: Object, at: FieldPath) -> list[Problem]:
    """The lists of one object that are too long."""
    return [
        (at.child(field), too_many(len(value[field]), most))
        for field, most in _MOST.items()
        if len(value.get(field, ())) > most
    ]


def _domain_problem(name: str) -> str | None:
    """What is required of a text that is no fully qualified domain name; a dot may end it."""
    domain = name.removesuffix(".")
    labels = domain.split(".")
    if (problem := dns_subdomain_problem(domain)) is not None:
        return problem
    if len(labels) < 2:
        return "should be a domain with at least two segments separated by dots"
    return next(filter(None, map(dns_label_problem, labels)), None)
