"""Autoscalers and disruption budgets are refused where the API server refuses them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .manifests import below, of_kind, refusals

TARGET = {"apiVersion": "apps/v1", "kind": "Deployment", "name": "app"}
UTILIZATION = {"type": "Utilization", "averageUtilization": 80}


def autoscaler(**spec: Any) -> dict[str, Any]:
    return of_kind("HorizontalPodAutoscaler", spec={"scaleTargetRef": TARGET, "maxReplicas": 5, **spec})


def autoscaler_of_version_1(*, metrics: Any = None, behavior: Any = None, **spec: Any) -> dict[str, Any]:
    kept = {"metrics": metrics, "behavior": behavior}
    notes = {
        f"autoscaling.alpha.kubernetes.io/{name}": value if isinstance(value, str) else json.dumps(value)
        for name, value in kept.items()
        if value is not None
    }
    made = autoscaler(**spec)
    return {**made, "apiVersion": "autoscaling/v1", "metadata": {**made["metadata"], "annotations": notes}}


def with_metric(kind: str, **source: Any) -> dict[str, Any]:
    return {"metrics": [{"type": kind, kind[0].lower() + kind[1:]: source}]}


METRIC = "metrics[0]"

GOOD: dict[str, dict[str, Any]] = {
    "nothing but the most": {},
    "as few as many": {"minReplicas": 5},
    "an older target": {"scaleTargetRef": {"apiVersion": "v1", "kind": "ReplicationController", "name": "app"}},
    "a target of a group without a version": {"scaleTargetRef": {**TARGET, "apiVersion": "apps/"}},
    "a metric": with_metric("Resource", name="cpu", target=UTILIZATION),
    "a metric of any name": with_metric("Resource", name="anything at all", target=UTILIZATION),
    "a selector that finds nothing": with_metric(
        "Pods",
        metric={"name": "orders", "selector": {"matchLabels": {"not a label": "at all!"}}},
        target={"type": "AverageValue", "averageValue": "10"},
    ),
    "a described object of the core group": with_metric(
        "Object",
        describedObject={"kind": "Service", "name": "shop"},
        metric={"name": "hits"},
        target={"type": "Value", "value": "10"},
    ),
    "rules without policies": {"behavior": {"scaleDown": {"stabilizationWindowSeconds": 3600}}},
}

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "no most": ({"maxReplicas": 0}, [("maxReplicas", "autoscalers_have_a_highest_number")]),
    "a negative most": ({"maxReplicas": -1}, [("maxReplicas", "autoscalers_have_a_highest_number")]),
    "no target": (
        {"scaleTargetRef": {}},
        [
            ("scaleTargetRef.kind", "objects_of_autoscalers_have_kind_and_name"),
            ("scaleTargetRef.name", "objects_of_autoscalers_have_kind_and_name"),
            ("scaleTargetRef.apiVersion", "targets_of_autoscalers_are_in_a_group"),
        ],
    ),
    "a target without a group": (
        {"scaleTargetRef": {**TARGET, "apiVersion": "/v1"}},
        [("scaleTargetRef.apiVersion", "targets_of_autoscalers_are_in_a_group")],
    ),
    "an unknown metric": (
        {"metrics": [{"type": "resource"}]},
        [(f"{METRIC}.type", "metrics_are_described_by_the_field_of_their_type")],
    ),
    "a metric without its field": (
        {"metrics": [{"type": "ContainerResource"}]},
        [(f"{METRIC}.containerResource", "metrics_are_described_by_the_field_of_their_type")],
    ),
    "two metrics in one": (
        {
            "metrics": [
                {
                    "type": "Resource",
                    "resource": {"name": "cpu", "target": UTILIZATION},
                    "containerResource": {"name": "cpu", "container": "app", "target": UTILIZATION},
                }
            ]
        },
        [(f"{METRIC}.containerResource", "metrics_are_described_by_the_field_of_their_type")],
    ),
    "a metric without a target": (
        with_metric("Pods", metric={"name": "orders"}),
        [
            (f"{METRIC}.pods.target.type", "targets_of_metrics_have_a_type"),
            (f"{METRIC}.pods.target.averageValue", "metrics_of_pods_have_an_average"),
        ],
    ),
    "a container with a dot": (
        with_metric("ContainerResource", name="cpu", container="a.b", target=UTILIZATION),
        [(f"{METRIC}.containerResource.container", "container_metrics_name_a_container")],
    ),
    "two values": (
        with_metric("Resource", name="cpu", target={**UTILIZATION, "averageValue": 1}),
        [(f"{METRIC}.resource.target.averageValue", "resource_metrics_have_one_value")],
    ),
    "a policy of nothing": (
        {"behavior": {"scaleUp": {"policies": [{}]}}},
        [
            ("behavior.scaleUp.policies[0].type", "scaling_policies_have_a_type"),
            ("behavior.scaleUp.policies[0].value", "scaling_policies_allow_a_change"),
            (
                "behavior.scaleUp.policies[0].periodSeconds",
                "periods_of_scaling_policies_last_half_an_hour_at_most",
            ),
        ],
    ),
}


@pytest.mark.parametrize("spec", GOOD.values(), ids=GOOD)
def test_an_autoscaler_that_the_server_takes(spec: dict[str, Any]) -> None:
    assert refusals(autoscaler(**spec)) == []


@pytest.mark.parametrize(("spec", "refused"), BAD.values(), ids=BAD)
def test_an_autoscaler_that_the_server_refuses(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert sorted(refusals(autoscaler(**spec))) == sorted(below("spec.", refused))


def test_the_status_of_a_new_autoscaler_is_thrown_away() -> None:
    status = {"desiredReplicas": 0, "currentMetrics": [{"type": "Pods", "pods": {"metric": {}, "current": {}}}]}

    assert refusals({**autoscaler(), "status": status}) == []


def test_tolerances_are_read_since_1_35() -> None:
    manifest = autoscaler(behavior={"scaleUp": {"tolerance": "-1"}})

    assert refusals(manifest, "1.34") == []
    assert refusals(manifest, "1.35") == [
        ("spec.behavior.scaleUp.tolerance", "tolerances_of_autoscalers_are_not_negative")
    ]


def test_version_1_is_read_as_version_2() -> None:
    assert refusals(autoscaler_of_version_1(targetCPUUtilizationPercentage=80)) == []
    assert refusals(autoscaler_of_version_1(targetCPUUtilizationPercentage=0)) == [
        ("spec.metrics[0].resource.target.averageUtilization", "utilizations_of_metrics_are_positive")
    ]
    assert refusals(autoscaler_of_version_1(minReplicas=0)) == below(
        "spec.",
        [
            ("metrics", "autoscalers_to_zero_measure_from_outside"),
            ("minReplicas", "autoscalers_leave_one_replica"),
        ],
    )


def test_what_version_1_has_no_fields_for_is_read_in_its_annotations() -> None:
    average = {"name": "cpu", "targetAverageValue": "1"}
    metrics = [{"type": "Resource", "resource": average}, {"type": "Pods", "pods": {"metricName": "orders"}}]
    behavior = {"ScaleUp": {"SelectPolicy": "Max", "Policies": None}, "ScaleDown": None}

    assert refusals(autoscaler_of_version_1(metrics=metrics[:1])) == []
    assert refusals(autoscaler_of_version_1(metrics=metrics, behavior=behavior)) == below(
        "spec.",
        [
            ("metrics[1].pods.target.averageValue", "values_of_metrics_are_positive"),
            ("behavior.scaleUp.policies", "scaling_rules_have_a_policy"),
        ],
    )


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "7", '[{"type": 7}]', "[7]", '[{"type": "Pods", "pods": 7}]'])
def test_an_annotation_that_can_not_be_read_is_left_aside(text: str) -> None:
    assert refusals(autoscaler_of_version_1(metrics=text, behavior=text)) == []


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        ({"minAvailable": 0}, []),
        ({"maxUnavailable": "100%"}, []),
        ({"minAvailable": -1}, [("minAvailable", "budgets_are_numbers_or_percentages")]),
        ({"minAvailable": "1"}, [("minAvailable", "budgets_are_numbers_or_percentages")]),
        ({"maxUnavailable": "101%"}, [("maxUnavailable", "budgets_are_at_most_all_pods")]),
        ({"minAvailable": 1, "maxUnavailable": 1}, [("", "budgets_say_one_amount")]),
        ({"unhealthyPodEvictionPolicy": ""}, [("unhealthyPodEvictionPolicy", "evictions_of_unhealthy_pods_are_known")]),
    ],
)
def test_a_disruption_budget(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("PodDisruptionBudget", spec=spec)) == below("spec.", refused)
