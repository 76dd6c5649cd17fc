"""Budgets protect pods, let one go, and hold alone."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import found_by, thing, workload

PDB = "PodDisruptionBudget/till"
Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]


def budget(labels: dict[str, str] | None = None, name: str = "till", **spec: Any) -> dict[str, Any]:
    selector = {"matchLabels": {"app": "till"} if labels is None else labels}
    return thing("policy/v1", "PodDisruptionBudget", name, spec={"selector": selector, **spec})


def scaled_to(most: int) -> dict[str, Any]:
    target = {"apiVersion": "apps/v1", "kind": "Deployment", "name": "till"}
    spec = {"scaleTargetRef": target, "maxReplicas": most}
    return thing("autoscaling/v2", "HorizontalPodAutoscaler", "till", spec=spec)


SELECTS: dict[str, Case] = {
    "pods": ([workload("till"), budget(minAvailable=1)], set()),
    "all": ([workload("till"), budget({}, minAvailable=1)], set()),
    "nothing beside pods of its name": (
        [workload("till"), budget({"app": "cashier"}, minAvailable=1)],
        {(PDB, "spec.selector", "error")},
    ),
    "nothing like them": (
        [workload("ledger"), budget({"app": "cashier"}, minAvailable=1)],
        {(PDB, "spec.selector", "advice")},
    ),
    "pods that are not in the input": ([budget(minAvailable=1)], set()),
}
ROOM: dict[str, Case] = {
    "one may go": ([workload("till", replicas=3), budget(maxUnavailable=1)], set()),
    "none may go": ([workload("till", replicas=3), budget(maxUnavailable=0)], {(PDB, "spec.maxUnavailable", "advice")}),
    "no share may go": (
        [workload("till", replicas=3), budget(maxUnavailable="0%")],
        {(PDB, "spec.maxUnavailable", "advice")},
    ),
    "all have to stay": (
        [workload("till", replicas=3), budget(minAvailable="100%")],
        {(PDB, "spec.minAvailable", "advice")},
    ),
    "as many as there are": (
        [workload("till", replicas=2), budget(minAvailable=2)],
        {(PDB, "spec.minAvailable", "advice")},
    ),
    "more than there are": ([workload("till"), budget(minAvailable=2)], {(PDB, "spec.minAvailable", "error")}),
    "fewer than an autoscaler makes": ([workload("till"), scaled_to(5), budget(minAvailable=2)], set()),
    "fewer than two controllers make": (
        [
            workload("one", labels={"app": "till", "track": "one"}),
            workload("two", labels={"app": "till", "track": "two"}),
            budget(minAvailable=1),
        ],
        set(),
    ),
    "of pods that nobody can count": ([workload("till", kind="DaemonSet"), budget(minAvailable=2)], set()),
}
ALONE: dict[str, Case] = {
    "two over one pod": (
        [workload("till"), budget(maxUnavailable=1), budget({}, "all", maxUnavailable=1)],
        {("PodDisruptionBudget/all", "spec.selector", "error")},
    ),
    "two over two": (
        [
            workload("till"),
            workload("desk"),
            budget(maxUnavailable=1),
            budget({"app": "desk"}, "desk", maxUnavailable=1),
        ],
        set(),
    ),
}


@pytest.mark.parametrize(("objects", "expected"), SELECTS.values(), ids=SELECTS)
def test_a_budget_selects_pods(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("disruption_budgets_select_pods", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), ROOM.values(), ids=ROOM)
def test_a_budget_lets_a_pod_go(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("disruption_budgets_let_a_pod_go", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), ALONE.values(), ids=ALONE)
def test_a_pod_has_one_budget(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("one_disruption_budget_holds_for_a_pod", *objects) == expected
