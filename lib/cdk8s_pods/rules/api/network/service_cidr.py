"""Ranges that the addresses of Services are taken from, and the addresses that were taken."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, required, rule, server
from cdk8s_pods.schema.formats import dns_subdomain_problem, path_segment_problem
from cdk8s_pods.schema.ip_addresses import canonical_network_problem, network_problem

from .ingress import NETWORKING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_RANGES = server(NETWORKING, "validateServiceCIDRSpec", release="1.36")


@rule("ServiceCIDRSpec", remedy="write a network such as 10.96.0.0/16, and one of IPv6 beside it", source=_RANGES)
def ranges_of_services_are_one_network_a_family(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Services have addresses of IPv4, of IPv6 or of both, and each family has one range here."""
    ranges = spec.get("cidrs", ())
    here = at.child("cidrs")
    if not ranges:
        return [(here, required("at least one CIDR required"))]
    if len(ranges) > 2:
        return [(here, invalid(ranges, "may only hold up to 2 values"))]
    found: list[Problem] = [
        (here.index(position), invalid(text, problem))
        for position, text in enumerate(ranges)
        if (problem := canonical_network_problem(text)) is not None
    ]
    families = [":" in text for text in ranges if network_problem(text) is None]
    if len(families) == 2 and families[0] == families[1]:
        found.append((here, invalid(ranges, "may specify no more than one IP for each IP family")))
    return found


@rule(
    "IPAddressSpec",
    remedy="write the resource and the name of what has the address, such as services and shop",
    source=server(NETWORKING, "validateIPAddressParentReference", release="1.36"),
)
def addresses_name_what_has_them(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """An address that belongs to nothing is given back."""
    here = at.child("parentRef")
    if "parentRef" not in spec:
        return [(here, required())]
    parent = spec["parentRef"]
    found: list[Problem] = []
    group = parent.get("group", "")
    if group and (problem := dns_subdomain_problem(group)) is not None:
        found.append((here.child("group"), invalid(group, problem)))
    for field in ("resource", "name", "namespace"):
        text = parent.get(field, "")
        if not text:
            if field != "namespace":
                found.append((here.child(field), required()))
        elif (problem := path_segment_problem(text)) is not None:
            found.append((here.child(field), invalid(text, problem)))
    return found
