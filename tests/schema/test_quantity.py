"""Quantities are worth what Kubernetes counts them as, and nothing else is a quantity."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.schema import nano_units
from cdk8s_pods.schema.quantity import is_quantity, quantity_text

ONE = 1_000_000_000
WORTHS: dict[Any, int] = {
    "0": 0,
    "1": ONE,
    "+1": ONE,
    "-1": -ONE,
    "1.5": 3 * ONE // 2,
    ".5": ONE // 2,
    "1.": ONE,
    "0001": ONE,
    " 1 ": ONE,
    "500m": ONE // 2,
    "100u": ONE // 10_000,
    "1n": 1,
    "1k": 1000 * ONE,
    "1M": 1000**2 * ONE,
    "1Ki": 1024 * ONE,
    "1.5Gi": 3 * 2**29 * ONE,
    "1e3": 1000 * ONE,
    "1E3": 1000 * ONE,
    "1e-3": ONE // 1000,
    "0.1n": 1,
    "-0.1n": -1,
    2: 2 * ONE,
    0.25: ONE // 4,
    1e21: (2**63 - 1) * ONE,
    "1E": 10**18 * ONE,
    "9Ei": (2**63 - 1) * ONE,
    "1e999999": (2**63 - 1) * ONE,
    "1e-999999": 1,
}
NO_QUANTITIES: list[Any] = [
    "",
    " ",
    "m",
    ".",
    "1 Gi",
    "1GB",
    "512mb",
    "0.5 cores",
    "1K",
    "1g",
    "1ki",
    "1.2.3",
    "--1",
    "1e",
    "1e3m",
    "1e+",
    "0x10",
    "\u0661",  # a digit, of Arabic
    "inf",
    float("nan"),
    float("inf"),
    True,
    None,
    [],
    {},
]


@pytest.mark.parametrize(("written", "worth"), WORTHS.items(), ids=map(str, WORTHS))
def test_a_quantity_is_worth_what_kubernetes_counts(written: Any, worth: int) -> None:
    assert nano_units(written) == worth


@pytest.mark.parametrize("written", NO_QUANTITIES, ids=map(repr, NO_QUANTITIES))
def test_anything_else_is_no_quantity(written: Any) -> None:
    assert not is_quantity(written)


def test_the_worth_of_no_quantity_is_an_error() -> None:
    with pytest.raises(ValueError, match="'1GB' is not a quantity"):
        nano_units("1GB")


@pytest.mark.parametrize("text", ["0", "1500m", "3", "1536Mi", "2Gi", "250n", "1000"])
def test_an_amount_is_shown_as_people_write_it(text: str) -> None:
    assert quantity_text(nano_units(text)) == text
