"""Endpoints, their slices and the addresses of Services are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, of_kind, refusals

MACHINES = "endpoints_are_addresses_of_machines"
TYPE = "addresses_of_slices_are_of_their_type"
RANGE = "ranges_of_services_are_one_network_a_family"


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ({"ip": "2001:db8::10"}, []),
        ({}, [("ip", MACHINES)]),
        ({"ip": "db.example.com"}, [("ip", MACHINES)]),
        ({"ip": "0.0.0.0"}, [("ip", MACHINES)]),
        ({"ip": "fe80::1"}, [("ip", MACHINES)]),
        ({"ip": "224.0.0.1"}, [("ip", MACHINES)]),
        ({"ip": "192.0.2.1", "nodeName": ""}, [("nodeName", "nodes_of_endpoints_are_named")]),
        ({"ip": "192.0.2.1", "hostname": ""}, []),
    ],
)
def test_an_address_of_endpoints(address: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    manifest = of_kind("Endpoints", subsets=[{"addresses": [address], "ports": [{"port": 80}]}])

    assert refusals(manifest) == below("subsets[0].addresses[0].", refused)


@pytest.mark.parametrize(
    ("kind", "address", "refused"),
    [
        ("IPv4", "192.0.2.1", []),
        ("IPv6", "2001:db8::1", []),
        ("FQDN", "db.example.com.", []),
        ("IPv4", "2001:db8::1", [("", TYPE)]),
        ("IPv4", "127.0.0.1", [("[0]", TYPE)]),
        ("IPv6", "2001:DB8::1", [("[0]", TYPE)]),
        ("IPv6", "192.0.2.1", [("", TYPE)]),
        ("FQDN", "db", [("[0]", TYPE)]),
        ("FQDN", "192.0.2.1", []),
    ],
)
def test_an_address_of_a_slice(kind: str, address: str, refused: list[tuple[str, str]]) -> None:
    manifest = of_kind("EndpointSlice", addressType=kind, endpoints=[{"addresses": [address]}])

    assert refusals(manifest) == below("endpoints[0].addresses", refused)


def test_lists_of_a_slice_are_counted() -> None:
    endpoint = {"addresses": ["192.0.2.1"] * 101, "hints": {"forZones": [{"name": f"z{n}"} for n in range(9)]}}
    ports = [{"name": f"p{n}"} for n in range(20_001)]
    small = "slices_are_small"

    assert refusals(of_kind("EndpointSlice", addressType="IPv4", endpoints=[endpoint], ports=ports)) == [
        ("endpoints[0].addresses", small),
        ("endpoints[0].hints.forZones", small),
        ("ports", small),
    ]
    assert refusals(of_kind("EndpointSlice", addressType="IPv4", endpoints=[{"addresses": ["192.0.2.1"]}] * 1001)) == [
        ("endpoints", small)
    ]


def test_addresses_are_read_strictly_since_1_36() -> None:
    subsets = of_kind("Endpoints", subsets=[{"addresses": [{"ip": "192.0.2.01"}]}])
    endpoint_slice = of_kind("EndpointSlice", addressType="IPv4", endpoints=[{"addresses": ["192.0.2.01"]}])

    assert refusals(subsets, "1.35") == refusals(endpoint_slice, "1.35") == []
    assert refusals(subsets, "1.36") == [("subsets[0].addresses[0].ip", "addresses_of_endpoints_are_read_alike_by_all")]
    assert refusals(endpoint_slice, "1.36") == [
        ("endpoints[0].addresses[0]", "addresses_of_slices_are_read_alike_by_all")
    ]


@pytest.mark.parametrize(
    ("ranges", "refused"),
    [
        (["10.0.0.0/8"], []),
        (["10.0.0.0/8", "2001:db8::/64"], []),
        ([], [("cidrs", RANGE)]),
        (["10.0.0.0/8"] * 3, [("cidrs", RANGE)]),
        (["10.0.0.0/8", "11.0.0.0/8"], [("cidrs", RANGE)]),
        (["10.0.0.1/8"], [("cidrs[0]", RANGE)]),
        (["2001:db8:0::/64"], [("cidrs[0]", RANGE)]),
        (["10.0.0.0"], [("cidrs[0]", RANGE)]),
    ],
)
def test_a_range_of_services(ranges: list[str], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("ServiceCIDR", spec={"cidrs": ranges})) == below("spec.", refused)


def test_an_address_that_was_taken_says_by_what() -> None:
    metadata = {"name": "10.0.0.1"}
    named = "addresses_name_what_has_them"

    assert refusals(of_kind("IPAddress", metadata=metadata)) == [("spec.parentRef", named)]
    parent = {"group": "A", "resource": "services", "name": "a/b"}
    assert refusals(of_kind("IPAddress", metadata=metadata, spec={"parentRef": parent})) == below(
        "spec.parentRef.", [("group", named), ("name", named)]
    )
