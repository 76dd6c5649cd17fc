"""Addresses of a Service: its own, those it is also reached at, and those it may be reached from."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, duplicate, forbidden, invalid, rule, server, unsupported
from cdk8s_pods.schema.formats import ip_address_problem
from cdk8s_pods.schema.ip_addresses import endpoint_address_problem, is_ipv6_address, network_problem

from .service_facts import NO_ADDRESS, SOURCE_RANGES, cluster_ips, is_headless, type_of_service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_SERVICE = server(CORE, "validateService", release="1.36")
_CLUSTER_IPS = server(CORE, "ValidateServiceClusterIPsRelatedFields", release="1.36")
_FAMILIES = ("IPv4", "IPv6")
_POLICIES = ("PreferDualStack", "RequireDualStack", "SingleStack")


@rule("ServiceSpec", when=("clusterIPs",), remedy="write clusterIP as well, the same as the first", source=_CLUSTER_IPS)
def cluster_ips_begin_with_the_cluster_ip(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """`clusterIPs` says all addresses and `clusterIP` the first: who writes the one writes the other."""
    addresses, first = spec["clusterIPs"], spec.get("clusterIP")
    if not addresses or type_of_service(spec) == "ExternalName" or (first and first == addresses[0]):
        return None
    message = "first value must match `clusterIP`" if first else "must be empty when `clusterIP` is not specified"
    return [(at.child("clusterIPs"), invalid(addresses, message))]


@rule(
    "ServiceSpec",
    when=("clusterIP", "clusterIPs"),
    remedy="leave the address to the cluster, or write one for each family",
    source=_CLUSTER_IPS,
)
def cluster_ips_are_addresses(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A Service has one address, or one of each family, or `None` alone."""
    addresses = cluster_ips(spec)
    if not addresses or type_of_service(spec) == "ExternalName":
        return None
    here = at.child("clusterIPs")
    if addresses[0] == NO_ADDRESS:
        message = "'None' must be the first and only value"
        return None if len(addresses) == 1 else [(here, invalid(addresses, message))]
    found: list[Problem] = [
        (here.index(position), invalid(address, problem))
        for position, address in enumerate(addresses)
        if (problem := ip_address_problem(address)) is not None
    ]
    if len(addresses) > 2:
        found.append((here, invalid(addresses, "may only hold up to 2 values")))
    if not found and len(addresses) == 2 and is_ipv6_address(addresses[0]) == is_ipv6_address(addresses[1]):
        found.append((here, invalid(addresses, "may specify no more than one IP for each IP family")))
    return found


@rule(
    "ServiceSpec",
    when=("ipFamilies",),
    remedy="write the families in the order of the addresses",
    source=_CLUSTER_IPS,
)
def cluster_ips_are_of_their_families(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Addresses and families are written in the same order."""
    if is_headless(spec) or type_of_service(spec) == "ExternalName":
        return None
    pairs = enumerate(zip(cluster_ips(spec), spec["ipFamilies"], strict=False))
    return [
        (
            at.child("clusterIPs").index(position),
            invalid(address, f"expected an {family} value as indicated by `ipFamilies[{position}]`"),
        )
        for position, (address, family) in pairs
        if family in _FAMILIES and ip_address_problem(address) is None
        if (family == "IPv6") != is_ipv6_address(address)
    ]


@rule("ServiceSpec", when=("ipFamilies",), remedy="write IPv4, IPv6, or both once", source=_CLUSTER_IPS)
def ip_families_are_known(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """There are two families, and a Service has an address of each at most."""
    if type_of_service(spec) == "ExternalName":
        return None
    found: list[Problem] = []
    families: Sequence[str] = spec["ipFamilies"]
    for position, family in enumerate(families):
        here = at.child("ipFamilies").index(position)
        if family not in _FAMILIES:
            found.append((here, unsupported(family, _FAMILIES)))
        if family in families[:position]:
            found.append((here, duplicate(family)))
    return found


@rule(
    "ServiceSpec",
    when=("ipFamilyPolicy",),
    remedy="write SingleStack, PreferDualStack or RequireDualStack",
    source=_CLUSTER_IPS,
)
def ip_family_policies_are_known(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The policy says whether a Service has an address of one family or of both."""
    policy = spec["ipFamilyPolicy"]
    if policy in _POLICIES or type_of_service(spec) == "ExternalName":
        return None
    return [(at.child("ipFamilyPolicy"), unsupported(policy, _POLICIES))]


@rule(
    "ServiceSpec",
    when=("clusterIPs", "ipFamilies"),
    remedy="write ipFamilyPolicy: PreferDualStack",
    source=server("pkg/registry/core/service/storage/alloc.go", "initIPFamilyFields", release="1.36"),
)
def two_families_need_a_dual_stack_policy(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A Service has one family unless its policy says otherwise; a headless one without a selector may have both."""
    policy = spec.get("ipFamilyPolicy")
    if policy is None and is_headless(spec) and not spec.get("selector"):
        return None
    if policy not in (None, "SingleStack") or type_of_service(spec) == "ExternalName":
        return None
    of_addresses = {is_ipv6_address(each) for each in cluster_ips(spec) if ip_address_problem(each) is None}
    of_families = {each for each in spec.get("ipFamilies", ()) if each in _FAMILIES}
    message = "must be 'RequireDualStack' or 'PreferDualStack' when multiple {} are specified"
    return [
        (at.child("ipFamilyPolicy"), invalid(policy, message.format(what)))
        for what, families in (("cluster IPs", of_addresses), ("IP families", of_families))
        if len(families) == 2
    ]


@rule(
    "ServiceSpec.externalIPs",
    remedy="write addresses that are reached from outside, such as 203.0.113.7",
    source=_SERVICE,
)
def external_ips_are_addresses(addresses: Sequence[str], at: FieldPath, _context: Context) -> Problems | None:
    """An address that the Service is also reached at leads to a node, so it is none that every machine has."""
    return [
        (at.index(position), invalid(address, problem))
        for position, address in enumerate(addresses)
        if (problem := ip_address_problem(address) or endpoint_address_problem(address)) is not None
    ]


@rule(
    "ServiceSpec.loadBalancerSourceRanges",
    remedy="write networks such as 203.0.113.0/24",
    source=_SERVICE,
)
def source_ranges_are_networks(ranges: Sequence[str], at: FieldPath, context: Context) -> Problems | None:
    """The load balancer lets in who comes from these networks."""
    # The path of the API server follows the name in Go.
    here = context.at.child("spec").child("LoadBalancerSourceRanges")
    return [
        (here.index(position), invalid(text, problem))
        for position, text in enumerate(map(str.strip, ranges))
        if (problem := network_problem(text)) is not None
    ]


@rule("Service.metadata", remedy="write spec.loadBalancerSourceRanges", source=_SERVICE)
def source_ranges_of_the_annotation_are_networks(metadata: Object, at: FieldPath, context: Context) -> Problems | None:
    """The annotation is the old form of `loadBalancerSourceRanges`: networks with commas between them."""
    spec = context.manifest.get("spec", {})
    text = metadata.get("annotations", {}).get(SOURCE_RANGES)
    if text is None or spec.get("loadBalancerSourceRanges"):
        return None
    here = at.child("annotations").key(SOURCE_RANGES)
    found: list[Problem] = []
    if type_of_service(spec) != "LoadBalancer":
        found.append((here, forbidden("may only be used when `type` is 'LoadBalancer'")))
    ranges = [each.strip() for each in text.split(",")] if text.strip() else ()
    found += [(here, invalid(each, problem)) for each in ranges if (problem := network_problem(each)) is not None]
    return found
