"""Network policies are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, of_kind, refusals


def with_port(**port: Any) -> dict[str, Any]:
    return {"ingress": [{"ports": [port]}]}


def with_peer(**peer: Any) -> dict[str, Any]:
    return {"egress": [{"to": [peer]}]}


PORT, PEER = "ingress[0].ports[0]", "egress[0].to[0]"

GOOD: dict[str, dict[str, Any]] = {
    "nothing": {},
    "both types": {"policyTypes": ["Egress", "Ingress"]},
    "one type twice": {"policyTypes": ["Egress", "Egress"]},
    "all ports": with_port(),
    "a port by name": with_port(port="http", protocol="SCTP"),
    "a range of one port": with_port(port=80, endPort=80),
    "all pods of all namespaces": with_peer(namespaceSelector={}, podSelector={}),
    "a network without a part": with_peer(ipBlock={"cidr": "2001:db8::/32", "except": ["2001:db8:1::/48"]}),
}

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "three types": ({"policyTypes": ["Egress", "Ingress", "Egress"]}, [("policyTypes", "policy_types_are_known")]),
    "an unknown type": ({"policyTypes": ["egress"]}, [("policyTypes[0]", "policy_types_are_known")]),
    "an empty protocol": (with_port(protocol=""), [(f"{PORT}.protocol", "protocols_of_policies_are_known")]),
    "port 0": (with_port(port=0), [(f"{PORT}.port", "ports_of_policies_are_ports")]),
    "a number as text": (with_port(port="80"), [(f"{PORT}.port", "ports_of_policies_are_ports")]),
    "the end of a range alone": (
        with_port(endPort=80),
        [(f"{PORT}.endPort", "ranges_of_ports_go_from_port_to_end_port")],
    ),
    "a range from a name": (
        with_port(port="http", endPort=80),
        [(f"{PORT}.endPort", "ranges_of_ports_go_from_port_to_end_port")],
    ),
    "a range that ends before all ports": (
        with_port(port=80, endPort=0),
        [(f"{PORT}.endPort", "ranges_of_ports_go_from_port_to_end_port")],
    ),
    "no peer": (with_peer(), [(PEER, "peers_are_pods_or_addresses")]),
    "pods and addresses": (
        with_peer(podSelector={}, ipBlock={"cidr": "10.0.0.0/8"}),
        [(PEER, "peers_are_pods_or_addresses")],
    ),
    "no network": (
        with_peer(ipBlock={"except": ["x"]}),
        [(f"{PEER}.ipBlock.cidr", "ip_blocks_are_networks")],
    ),
    "an address": (
        with_peer(ipBlock={"cidr": "10.0.0.7", "except": ["x"]}),
        [(f"{PEER}.ipBlock.cidr", "ip_blocks_are_networks")],
    ),
    "the whole network as exception": (
        with_peer(ipBlock={"cidr": "10.0.0.0/8", "except": ["10.0.0.0/8", "11.1.0.0/16", "2001:db8::/32"]}),
        [(f"{PEER}.ipBlock.except[{position}]", "ip_blocks_are_networks") for position in range(3)],
    ),
    "a selector without an operator": (
        with_peer(podSelector={"matchExpressions": [{"key": "a"}]}),
        [(f"{PEER}.podSelector.matchExpressions[0].operator", "selector_requirements_are_well_formed")],
    ),
}


@pytest.mark.parametrize("spec", GOOD.values(), ids=GOOD)
def test_a_network_policy_that_the_server_takes(spec: dict[str, Any]) -> None:
    assert refusals(of_kind("NetworkPolicy", spec=spec)) == []


@pytest.mark.parametrize(("spec", "refused"), BAD.values(), ids=BAD)
def test_a_network_policy_that_the_server_refuses(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("NetworkPolicy", spec=spec)) == below("spec.", refused)


def test_networks_are_read_strictly_since_1_36() -> None:
    manifest = of_kind("NetworkPolicy", spec=with_peer(ipBlock={"cidr": "10.0.0.7/8", "except": ["10.01.0.0/16"]}))

    assert refusals(manifest, "1.35") == []
    assert refusals(manifest, "1.36") == below(
        f"spec.{PEER}.ipBlock.",
        [("cidr", "ip_blocks_are_read_alike_by_all"), ("except[0]", "ip_blocks_are_read_alike_by_all")],
    )
