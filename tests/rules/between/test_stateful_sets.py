"""StatefulSets have their headless Service."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import found_by, service, workload

AT = ("StatefulSet/ledger", "spec.serviceName")
LABELS = {"app": "ledger"}


def ledger(service_name: str, replicas: int = 3) -> dict[str, Any]:
    return workload("ledger", kind="StatefulSet", serviceName=service_name, replicas=replicas)


MISSING: dict[str, tuple[list[dict[str, Any]], set[tuple[str, str, str]]]] = {
    "there": ([ledger("ledger"), service("ledger", LABELS, 80, clusterIP="None")], set()),
    "a near name": ([ledger("ledger"), service("ledger-headless", LABELS, 80, clusterIP="None")], {(*AT, "error")}),
    "nothing like it": ([ledger("ledger"), service("desk", {"app": "desk"}, 80)], {(*AT, "advice")}),
    "no Services in the input": ([ledger("ledger")], set()),
    "in another namespace": (
        [
            workload("ledger", kind="StatefulSet", serviceName="ledger", namespace="back"),
            service("ledger", LABELS, 80, namespace="front", clusterIP="None"),
        ],
        {(*AT, "advice")},
    ),
}
HEADLESS: dict[str, tuple[list[dict[str, Any]], set[tuple[str, str, str]]]] = {
    "headless": ([ledger("ledger"), service("ledger", LABELS, 80, clusterIP="None")], set()),
    "with an address": ([ledger("ledger"), service("ledger", LABELS, 80)], {(*AT, "error")}),
    "with an address, before one pod": (
        [ledger("ledger", replicas=1), service("ledger", LABELS, 80)],
        {(*AT, "advice")},
    ),
}


@pytest.mark.parametrize(("objects", "expected"), MISSING.values(), ids=MISSING)
def test_the_service_of_a_stateful_set_is_there(
    objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]
) -> None:
    assert found_by("stateful_sets_have_their_service", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), HEADLESS.values(), ids=HEADLESS)
def test_the_service_of_a_stateful_set_is_headless(
    objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]
) -> None:
    assert found_by("services_of_stateful_sets_are_headless", *objects) == expected
