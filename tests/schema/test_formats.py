"""Names, labels and numbers have the formats of the API server."""

from __future__ import annotations

import pytest

from cdk8s_pods.schema.formats import (
    dns_label_problem,
    dns_subdomain_problem,
    label_value_problem,
    qualified_name_problem,
    whole_number,
)

GOOD_LABELS = ["a", "0", "a-b", "a--b", "a" * 63]
BAD_LABELS = ["", "-a", "a-", "A", "a.b", "a_b", "a b", "a\n", "é", "a" * 64]
GOOD_SUBDOMAINS = [*GOOD_LABELS, "a.b", "0.1", "a" * 64, "a" * 253]
BAD_SUBDOMAINS = ["", ".", ".a", "a.", "a..b", "a.-b", "a-.b", "A.b", "a_b", "a" * 254]
GOOD_NAMES = ["a", "A", "a.b_c-d", "0", "example.com/a", "a/B", f"{'d' * 253}/{'n' * 63}"]
BAD_NAMES = ["", "/", "a/", "/a", "a/b/c", "-a", "a.", "_a", "a b", "Example.com/a", "a_b/c", "a\n", "n" * 64]
GOOD_VALUES = ["", "a", "A.b_C-0", "v" * 63]
BAD_VALUES = ["-", "a-", ".a", "a b", "a/b", "a\n", "v" * 64]
NUMBERS = {"0": 0, "007": 7, "+5": 5, "-5": -5, str(2**63 - 1): 2**63 - 1, str(-(2**63)): -(2**63)}
NO_NUMBERS = ["", "+", "-", "--5", " 5", "5 ", "1_000", "0x10", "1.0", "1e3", "٣", str(2**63), "9" * 5000]


@pytest.mark.parametrize("name", GOOD_LABELS)
def test_a_dns_label_is_one(name: str) -> None:
    assert dns_label_problem(name) is None


@pytest.mark.parametrize("name", BAD_LABELS)
def test_anything_else_is_no_dns_label(name: str) -> None:
    assert dns_label_problem(name)


@pytest.mark.parametrize("name", GOOD_SUBDOMAINS)
def test_a_dns_subdomain_is_one(name: str) -> None:
    assert dns_subdomain_problem(name) is None


@pytest.mark.parametrize("name", BAD_SUBDOMAINS)
def test_anything_else_is_no_dns_subdomain(name: str) -> None:
    assert dns_subdomain_problem(name)


@pytest.mark.parametrize("name", GOOD_NAMES)
def test_a_qualified_name_is_one(name: str) -> None:
    assert qualified_name_problem(name) is None


@pytest.mark.parametrize("name", BAD_NAMES)
def test_anything_else_is_no_qualified_name(name: str) -> None:
    assert qualified_name_problem(name)


@pytest.mark.parametrize("value", GOOD_VALUES)
def test_a_label_value_is_one(value: str) -> None:
    assert label_value_problem(value) is None


@pytest.mark.parametrize("value", BAD_VALUES)
def test_anything_else_is_no_label_value(value: str) -> None:
    assert label_value_problem(value)


@pytest.mark.parametrize("text", NUMBERS)
def test_a_whole_number_is_read(text: str) -> None:
    assert whole_number(text) == NUMBERS[text]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_anything_else_is_no_whole_number(text: str) -> None:
    assert whole_number(text) is None
