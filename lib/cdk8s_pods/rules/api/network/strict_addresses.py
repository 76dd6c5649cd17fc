"""Addresses and networks that other programs read otherwise, which Kubernetes refuses since 1.36."""

from __future__ import annotations

from cdk8s_pods.rules.interface import APIMACHINERY, formatted, invalid, proposal, rule, server
from cdk8s_pods.schema.ip_addresses import ambiguous_address_problem, ambiguous_network_problem

from .service_facts import NO_ADDRESS, SOURCE_RANGES, cluster_ips, type_of_service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

_STRICT = (
    server(
        f"{APIMACHINERY}/util/validation/ip.go", "IsValidIPForLegacyField, IsValidCIDRForLegacyField", release="1.36"
    ),
    proposal(4858, "IP/CIDR validation improvements"),
)


@rule(
    "ServiceSpec",
    when=("clusterIP", "clusterIPs"),
    remedy="write the address without leading zeros, and IPv4 as IPv4",
    source=_STRICT,
    since="1.36",
)
def cluster_ips_are_read_alike_by_all(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """`010.0.0.1` is 10.0.0.1 to some programs and 8.0.0.1 to others, so nobody can rely on it."""
    if type_of_service(spec) == "ExternalName":
        return None
    return [
        (at.child("clusterIPs").index(position), invalid(address, problem))
        for position, address in enumerate(cluster_ips(spec))
        if address != NO_ADDRESS and (problem := ambiguous_address_problem(address)) is not None
    ]


@rule(
    "ServiceSpec.externalIPs",
    "PodDNSConfig.nameservers",
    remedy="write the address without leading zeros, and IPv4 as IPv4",
    source=_STRICT,
    since="1.36",
)
def addresses_are_read_alike_by_all(addresses: Sequence[str], at: FieldPath, _context: Context) -> Problems | None:
    """`010.0.0.1` is 10.0.0.1 to some programs and 8.0.0.1 to others, so nobody can rely on it."""
    return [
        (at.index(position), invalid(address, problem))
        for position, address in enumerate(addresses)
        if (problem := ambiguous_address_problem(address)) is not None
    ]


@formatted(
    "HostAlias.ip",
    by=ambiguous_address_problem,
    remedy="write the address without leading zeros, and IPv4 as IPv4",
    source=_STRICT,
    since="1.36",
)
def addresses_of_host_aliases_are_read_alike_by_all() -> None:
    """The address goes into the hosts file of the containers, where each program reads it in its own way."""


@rule(
    "ServiceSpec.loadBalancerSourceRanges",
    remedy="write the network's own address, without leading zeros",
    source=_STRICT,
    since="1.36",
)
def source_ranges_are_read_alike_by_all(ranges: Sequence[str], at: FieldPath, context: Context) -> Problems | None:
    """`10.0.0.7/8` is one address to some programs and a network to others, and `010.0.0.0/8` one of two networks."""
    # The path of the API server follows the name in Go.
    here = context.at.child("spec").child("LoadBalancerSourceRanges")
    return [
        (here.index(position), invalid(text, problem))
        for position, text in enumerate(map(str.strip, ranges))
        if (problem := ambiguous_network_problem(text)) is not None
    ]


@rule(
    "Service.metadata",
    remedy="write the network's own address, without leading zeros",
    source=_STRICT,
    since="1.36",
)
def source_ranges_of_the_annotation_are_read_alike_by_all(
    metadata: Object, at: FieldPath, context: Context
) -> Problems | None:
    """What holds for `loadBalancerSourceRanges` holds for the annotation that was there before it."""
    text = metadata.get("annotations", {}).get(SOURCE_RANGES)
    if not text or context.manifest.get("spec", {}).get("loadBalancerSourceRanges"):
        return None
    return [
        (at.child("annotations").key(SOURCE_RANGES), invalid(each, problem))
        for each in map(str.strip, text.split(","))
        if (problem := ambiguous_network_problem(each)) is not None
    ]


@rule(
    "IPBlock",
    remedy="write the network's own address, without leading zeros",
    source=_STRICT,
    since="1.36",
)
def ip_blocks_are_read_alike_by_all(block: Object, at: FieldPath, _context: Context) -> Problems | None:
    """`10.0.0.7/8` is one address to some programs and a network to others, and `010.0.0.0/8` one of two networks."""
    if not block.get("cidr"):
        return None
    written = [(at.child("cidr"), block["cidr"])]
    written += [(at.child("except").index(position), text) for position, text in enumerate(block.get("except", ()))]
    return [
        (here, invalid(text, problem))
        for here, text in written
        if (problem := ambiguous_network_problem(text)) is not None
    ]
