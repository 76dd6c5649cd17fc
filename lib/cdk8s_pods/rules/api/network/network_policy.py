"""Network policies: which traffic of pods is let through."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.container_ports import PORT_RANGE
from cdk8s_pods.rules.interface import forbidden, invalid, one_of, required, rule, server, unsupported
from cdk8s_pods.schema.formats import port_name_problem
from cdk8s_pods.schema.ip_addresses import is_strict_subset, network_problem

from .ingress import NETWORKING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_PORT = server(NETWORKING, "ValidateNetworkPolicyPort", release="1.36")
_PEER = server(NETWORKING, "ValidateNetworkPolicyPeer", release="1.36")
_BLOCK = server(NETWORKING, "ValidateIPBlock", release="1.36")
_TYPES = ("Ingress", "Egress")
_SELECTORS = ("podSelector", "namespaceSelector")


@rule(
    "NetworkPolicySpec.policyTypes",
    remedy="write Ingress, Egress, or both once",
    source=server(NETWORKING, "ValidateNetworkPolicySpec", release="1.36"),
)
def policy_types_are_known(types: Sequence[str], at: FieldPath, _context: Context) -> Problems | None:
    """A policy is about traffic to pods, from them, or both."""
    if len(types) > len(_TYPES):
        return [(at, invalid(types, "may not specify more than two policyTypes"))]
    return [
        (at.index(position), unsupported(each, _TYPES)) for position, each in enumerate(types) if each not in _TYPES
    ]


@one_of(
    "NetworkPolicyPort.protocol",
    words=("TCP", "UDP", "SCTP"),
    empty="is no word",
    remedy="write TCP, UDP or SCTP",
    source=_PORT,
)
def protocols_of_policies_are_known() -> None:
    """Protocols are written in capitals; not written, it is TCP."""


@rule("NetworkPolicyPort.port", remedy="write a port from 1 to 65535, or the name of a container port", source=_PORT)
def ports_of_policies_are_ports(port: int | str, at: FieldPath, _context: Context) -> Problems | None:
    """A policy lets through to a port of pods, by its number or its name; without one to all."""
    if isinstance(port, str):
        problem = port_name_problem(port)
        return None if problem is None else [(at, invalid(port, problem))]
    return None if 1 <= port <= 65535 else [(at, invalid(port, PORT_RANGE))]


@rule(
    "NetworkPolicyPort", when=("endPort",), remedy="write port and endPort as numbers, the smaller first", source=_PORT
)
def ranges_of_ports_go_from_port_to_end_port(policy_port: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A range of ports begins with `port` and ends with `endPort`."""
    end, start = policy_port["endPort"], policy_port.get("port")
    here = at.child("endPort")
    if start is None:
        return [(here, invalid(end, "may not be specified when `port` is not specified"))]
    if isinstance(start, str):
        return [(here, invalid(end, "may not be specified when `port` is non-numeric"))]
    found: list[Problem] = []
    if end < start:
        found.append((here, invalid(end, "must be greater than or equal to `port`")))
    if not 1 <= end <= 65535:
        found.append((here, invalid(end, PORT_RANGE)))
    return found


@rule("NetworkPolicyPeer", remedy="write selectors, or an ipBlock without them", source=_PEER)
def peers_are_pods_or_addresses(peer: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A peer is pods, chosen by labels, or addresses, which have none; an empty selector chooses all."""
    if "ipBlock" in peer:
        if any(selector in peer for selector in _SELECTORS):
            return [(at, forbidden("may not specify both ipBlock and another peer"))]
        return None
    return None if any(selector in peer for selector in _SELECTORS) else [(at, required("must specify a peer"))]


@rule("IPBlock", remedy="write a network such as 10.0.0.0/8, and parts of it as exceptions", source=_BLOCK)
def ip_blocks_are_networks(block: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A block is a network, without the parts of it that are excepted."""
    whole = block.get("cidr", "")
    if not whole:
        return [(at.child("cidr"), required())]
    if (problem := network_problem(whole)) is not None:
        return [(at.child("cidr"), invalid(whole, problem))]
    found: list[Problem] = []
    for position, part in enumerate(block.get("except", ())):
        problem = network_problem(part)
        if problem is None and not is_strict_subset(part, whole):
            problem = "must be a strict subset of `cidr`"
        if problem is not None:
            found.append((at.child("except").index(position), invalid(part, problem)))
    return found
