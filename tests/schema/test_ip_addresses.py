"""Addresses and networks are read as the API server reads them, loosely and strictly."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given, strategies as st

from cdk8s_pods.schema.ip_addresses import (
    ambiguous_address_problem,
    ambiguous_network_problem,
    canonical_address_problem,
    endpoint_address_problem,
    is_ipv6_address,
    is_strict_subset,
    network_problem,
    parsed_address,
)

NETWORKS = st.one_of(
    st.tuples(st.ip_addresses(v=4), st.integers(0, 32)), st.tuples(st.ip_addresses(v=6), st.integers(0, 128))
).map(lambda pair: ipaddress.ip_network(pair, strict=False))


@given(st.ip_addresses())
def test_an_address_is_the_number_that_it_is_to_python(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    expected = mapped or address

    assert parsed_address(str(address)) == (expected.max_prefixlen, int(expected))
    assert parsed_address(address.exploded) == (expected.max_prefixlen, int(expected))
    assert is_ipv6_address(str(address)) is (expected.version == 6)


@given(st.ip_addresses())
def test_the_text_of_an_address_in_python_is_its_one_form(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    is_mapped = isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None

    assert (canonical_address_problem(str(address)) is None) is not is_mapped


@given(NETWORKS)
def test_a_network_of_python_is_one(network: ipaddress.IPv4Network | ipaddress.IPv6Network) -> None:
    address = network.network_address
    is_mapped = isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None

    assert network_problem(str(network)) is None
    assert (ambiguous_network_problem(str(network)) is None) is not is_mapped


@given(NETWORKS, NETWORKS)
def test_a_part_of_a_network_is_what_it_is_to_python(
    inner: ipaddress.IPv4Network | ipaddress.IPv6Network, outer: ipaddress.IPv4Network | ipaddress.IPv6Network
) -> None:
    expected = inner.version == outer.version and inner != outer and inner.subnet_of(outer)  # type: ignore[arg-type]  # of one version

    assert is_strict_subset(str(inner), str(outer)) is expected


@given(st.ip_addresses())
def test_an_address_that_every_machine_has_is_no_endpoint(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    expected = mapped or address
    local_multicast = [ipaddress.ip_network(text) for text in ("224.0.0.0/24", "ff02::/16")]
    is_special = expected.is_unspecified or expected.is_loopback or expected.is_link_local

    if isinstance(expected, ipaddress.IPv4Address) or not expected.is_multicast:
        is_special = is_special or any(expected in network for network in local_multicast)
        assert (endpoint_address_problem(str(address)) is not None) is is_special


@pytest.mark.parametrize(
    "text",
    ["127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "::", "169.254.0.1", "fe80::1", "febf::1", "224.0.0.1", "ff02::1"],
)
def test_special_addresses_are_no_endpoints(text: str) -> None:
    assert endpoint_address_problem(text)


@pytest.mark.parametrize("text", ["126.0.0.1", "::2", "169.253.0.1", "fec0::1", "224.0.1.1", "ff05::1", "x"])
def test_ordinary_addresses_and_what_is_none_are_left_alone(text: str) -> None:
    assert endpoint_address_problem(text) is None


@pytest.mark.parametrize(
    ("text", "is_ambiguous"),
    [
        ("10.0.0.7", False),
        ("0.0.0.0", False),
        ("10.0.0.07", True),
        ("2001:0db8::7", False),
        ("02001:db8::7", True),
        ("::10.0.0.7", False),
        ("::010.0.0.7", True),
        ("::ffff:10.0.0.7", True),
        ("x", False),
    ],
)
def test_addresses_that_others_read_otherwise(text: str, is_ambiguous: bool) -> None:
    assert (ambiguous_address_problem(text) is not None) is is_ambiguous


@pytest.mark.parametrize(
    ("text", "is_network", "is_ambiguous"),
    [
        ("10.0.0.0/8", True, False),
        ("0.0.0.0/0", True, False),
        ("10.0.0.7/32", True, False),
        ("10.0.0.7/8", True, True),
        ("10.0.0.0/08", True, True),
        ("10.0.0.0/00", True, True),
        ("010.0.0.0/8", True, True),
        ("::ffff:10.0.0.0/104", True, True),
        *(
            (text, False, False)
            for text in (
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "a/8",
            )
        ),
        ("10.0.0.0/" + "9" * 5000, False, False),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_networks_that_others_read_otherwise(text: str, is_network: bool, is_ambiguous: bool) -> None:
    assert (network_problem(text) is None) is is_network
    assert (ambiguous_network_problem(text) is not None) is is_ambiguous
