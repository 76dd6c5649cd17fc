"""Names of ports, variables, keys and headers, and addresses, have the formats of the API server."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given, strategies as st

from cdk8s_pods.schema import formats

GOOD = {
    formats.port_name_problem: ["a", "http", "a-1", "1a", "a23456789012345"],
    formats.environment_name_problem: ["A", "_", "a b", "1", "a.b-c/d", "~"],
    formats.config_key_problem: ["a", ".a", "a..b", "A_b-c.d", "a" * 253],
    formats.header_name_problem: ["A", "X-Header-Name", "1", "-"],
    formats.ip_address_problem: [
        "0.0.0.0",
        "255.255.255.255",
        "010.000.0.1",
        "::",
        "::1",
        "1::",
        "1:2:3:4:5:6:7:8",
        "::ffff:192.0.2.1",
        "1:2:3:4:5:6:192.0.2.1",
        "FE80::a",
        "00012::",
    ],
}
BAD = {
    formats.port_name_problem: ["", "A", "80", "a--b", "-a", "a-", "a_b", "a" * 16, "a\n"],
    formats.environment_name_problem: ["", "A=B", "ä", "a\n", "\x00"],
    formats.config_key_problem: ["", ".", "..", "..a", "a/b", "a b", "a" * 254],
    formats.header_name_problem: ["", "A B", "A:", "Ä"],
    formats.ip_address_problem: [
        "",
        "1.2.3",
        "1.2.3.4.5",
        "256.0.0.1",
        "1.2.3.-4",
        "1.2.3.",
        " 1.2.3.4",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "12345::",
        "g::",
        "::1.2.3",
        "1.2.3.4::",
        "fe80::1%eth0",
        "example.com",
        "\u0661.2.3.4",
    ],
}


@pytest.mark.parametrize(
    ("form", "value"),
    [(form, value) for form, values in GOOD.items() for value in values],
    ids=lambda value: repr(value)[-30:] if isinstance(value, str) else "",
)
def test_a_value_has_the_format(form: formats.Format, value: str) -> None:
    assert form(value) is None


@pytest.mark.parametrize(
    ("form", "value"),
    [(form, value) for form, values in BAD.items() for value in values],
    ids=lambda value: repr(value)[-30:] if isinstance(value, str) else "",
)
def test_a_value_has_not_the_format(form: formats.Format, value: str) -> None:
    assert form(value)


@given(st.ip_addresses())
def test_every_address_is_one(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert formats.ip_address_problem(str(address)) is None
    assert formats.ip_address_problem(address.exploded) is None


@given(st.text("0123456789abcdefg.:", max_size=20))
def test_nothing_else_is_an_address(text: str) -> None:
    try:
        ipaddress.ip_address(text)
    except ValueError as error:
        # Kubernetes reads leading zeros, which Python refuses.
        if not any(words in str(error) for words in ("Leading zeros", "At most 4 characters")):
            assert formats.ip_address_problem(text)
    else:
        assert formats.ip_address_problem(text) is None


def test_an_answer_is_the_same_when_it_is_asked_for_again() -> None:
    assert formats.port_name_problem("A") == formats.port_name_problem("A")


def test_no_number_of_questions_fills_the_memory() -> None:
    for number in range(5000):
        formats.header_name_problem(f"X-{number}")

    assert len(formats.header_name_problem.__self__) <= 4096  # type: ignore[attr-defined]  # the table behind a remembered format
