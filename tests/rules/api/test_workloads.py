"""Deployments, ReplicaSets, ReplicationControllers, DaemonSets and StatefulSets."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, LABELS, paths, workload

KINDS = ("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet")


def with_selector(kind: str, selector: Any) -> dict[str, Any]:
    return workload(kind, selector=selector)


def replication_controller(labels: dict[str, str] | None, **spec: Any) -> dict[str, Any]:
    template = {"metadata": {"labels": labels or {}}, "spec": {"containers": [CONTAINER]}}
    return {
        "apiVersion": "v1",
        "kind": "ReplicationController",
        "metadata": {"name": "app"},
        "spec": {"template": template, **spec},
    }


def rolling(kind: str, **update: Any) -> dict[str, Any]:
    field = "strategy" if kind == "Deployment" else "updateStrategy"
    return workload(kind, **{field: {"rollingUpdate": update}})


@pytest.mark.parametrize("kind", KINDS)
def test_the_smallest_workload_is_accepted(kind: str) -> None:
    assert paths(workload(kind)) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "expression",
    [
        {"key": "app", "operator": "In", "values": ["app", "web"]},
        {"key": "app", "operator": "NotIn", "values": ["web"]},
        {"key": "tier", "operator": "NotIn", "values": ["web"]},
        {"key": "app", "operator": "Exists"},
        {"key": "tier", "operator": "DoesNotExist"},
    ],
    ids=lambda expression: f"{expression['key']} {expression['operator']}",
)
def test_an_expression_that_matches_the_template_is_accepted(kind: str, expression: dict[str, Any]) -> None:
    assert paths(with_selector(kind, {"matchExpressions": [expression]})) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "expression",
    [
        {"key": "app", "operator": "In", "values": ["web"]},
        {"key": "app", "operator": "NotIn", "values": ["app"]},
        {"key": "tier", "operator": "Exists"},
        {"key": "app", "operator": "DoesNotExist"},
    ],
    ids=lambda expression: f"{expression['key']} {expression['operator']}",
)
def test_an_expression_that_misses_the_template_is_refused(kind: str, expression: dict[str, Any]) -> None:
    assert paths(with_selector(kind, {"matchExpressions": [expression]})) == ["spec.template.metadata.labels"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("selector", [{}, {"matchLabels": {}}, {"matchExpressions": []}], ids=str)
def test_an_empty_selector_is_refused(kind: str, selector: dict[str, Any]) -> None:
    assert paths(with_selector(kind, selector)) == ["spec.selector"]


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("Deployment", "spec.selector"),
        ("ReplicaSet", "spec.selector"),
        ("StatefulSet", "spec.selector"),
        ("DaemonSet", "spec.template.metadata.labels"),
    ],
)
def test_a_missing_selector_is_refused(kind: str, path: str) -> None:
    manifest = workload(kind)
    del manifest["spec"]["selector"]

    assert paths(manifest) == [path]


def test_a_selector_that_means_nothing_is_not_compared_with_the_template() -> None:
    selector = {"matchLabels": {"a b": "c"}, "matchExpressions": [{"key": "app", "operator": "In"}]}

    assert paths(with_selector("Deployment", selector)) == [
        "spec.selector.matchLabels",
        "spec.selector.matchExpressions[0].values",
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("policy", ["Never", "OnFailure"])
def test_pods_that_end_are_refused(kind: str, policy: str) -> None:
    assert paths(workload(kind, template={"restartPolicy": policy})) == ["spec.template.spec.restartPolicy"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_deadline_for_pods_is_refused(kind: str) -> None:
    assert paths(workload(kind, template={"activeDeadlineSeconds": 60})) == ["spec.template.spec.activeDeadlineSeconds"]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("Deployment", "replicas"),
        ("Deployment", "minReadySeconds"),
        ("Deployment", "revisionHistoryLimit"),
        ("ReplicaSet", "replicas"),
        ("ReplicaSet", "minReadySeconds"),
        ("DaemonSet", "minReadySeconds"),
        ("DaemonSet", "revisionHistoryLimit"),
        ("StatefulSet", "replicas"),
        ("StatefulSet", "minReadySeconds"),
    ],
)
def test_a_count_may_be_zero_but_not_less(kind: str, field: str) -> None:
    assert paths(workload(kind, **{field: 0})) == []
    assert paths(workload(kind, **{field: -1})) == [f"spec.{field}"]


def test_a_progress_deadline_must_be_greater_than_the_time_to_get_ready() -> None:
    assert paths(workload("Deployment", minReadySeconds=599)) == []
    assert paths(workload("Deployment", minReadySeconds=600)) == ["spec.progressDeadlineSeconds"]
    assert paths(workload("Deployment", progressDeadlineSeconds=0)) == ["spec.progressDeadlineSeconds"]


@pytest.mark.parametrize(
    ("kind", "update"),
    [
        ("Deployment", {"maxSurge": 0}),
        ("Deployment", {"maxUnavailable": 0}),
        ("Deployment", {"maxSurge": "200%", "maxUnavailable": "100%"}),
        ("DaemonSet", {"maxUnavailable": "0%", "maxSurge": 1}),
        ("DaemonSet", {"maxUnavailable": "100%"}),
        ("DaemonSet", {"maxSurge": 0}),
        ("StatefulSet", {"maxUnavailable": "1%", "partition": 0}),
    ],
    ids=str,
)
def test_a_rollout_that_can_move_is_accepted(kind: str, update: dict[str, Any]) -> None:
    assert paths(rolling(kind, **update)) == []


@pytest.mark.parametrize(
    ("kind", "update", "field"),
    [
        ("Deployment", {"maxSurge": "0%", "maxUnavailable": 0}, "maxUnavailable"),
        ("Deployment", {"maxUnavailable": "101%"}, "maxUnavailable"),
        ("Deployment", {"maxSurge": -1}, "maxSurge"),
        ("Deployment", {"maxSurge": "10"}, "maxSurge"),
        ("Deployment", {"maxSurge": "10", "maxUnavailable": 0}, "maxSurge"),
        ("Deployment", {"maxSurge": "1.5%"}, "maxSurge"),
        ("Deployment", {"maxSurge": ""}, "maxSurge"),
        ("DaemonSet", {"maxSurge": "101%", "maxUnavailable": 0}, "maxSurge"),
        ("DaemonSet", {"maxSurge": 1}, "maxSurge"),
        ("DaemonSet", {"maxUnavailable": "0%"}, "maxUnavailable"),
        ("StatefulSet", {"maxUnavailable": 0}, "maxUnavailable"),
        ("StatefulSet", {"maxUnavailable": "101%"}, "maxUnavailable"),
        ("StatefulSet", {"partition": -1}, "partition"),
    ],
    ids=str,
)
def test_a_rollout_that_can_not_move_is_refused(kind: str, update: dict[str, Any], field: str) -> None:
    start = "spec.strategy" if kind == "Deployment" else "spec.updateStrategy"

    assert paths(rolling(kind, **update)) == [f"{start}.rollingUpdate.{field}"]


@pytest.mark.parametrize("kubernetes", ["1.34", "1.35", "1.36"])
def test_stateful_sets_know_no_max_unavailable_before_1_37(kubernetes: str) -> None:
    assert paths(rolling("StatefulSet", maxUnavailable=0), kubernetes) == []


@pytest.mark.parametrize(
    ("kind", "strategy", "path"),
    [
        ("Deployment", {"type": "Rolling"}, "spec.strategy"),
        ("Deployment", {"type": "Recreate", "rollingUpdate": {}}, "spec.strategy.rollingUpdate"),
        ("DaemonSet", {"type": "Recreate"}, "spec.updateStrategy"),
        ("StatefulSet", {"type": "Recreate"}, "spec.updateStrategy"),
        ("StatefulSet", {"type": "OnDelete", "rollingUpdate": {}}, "spec.updateStrategy.rollingUpdate"),
    ],
    ids=str,
)
def test_a_strategy_of_another_kind_is_refused(kind: str, strategy: dict[str, Any], path: str) -> None:
    field = "strategy" if kind == "Deployment" else "updateStrategy"

    assert paths(workload(kind, **{field: strategy})) == [path]


def test_a_daemon_set_that_replaces_pods_on_delete_may_keep_settings_of_a_rollout() -> None:
    strategy = {"type": "OnDelete", "rollingUpdate": {"maxUnavailable": 0}}

    assert paths(workload("DaemonSet", updateStrategy=strategy)) == []


@pytest.mark.parametrize(
    ("spec", "path"),
    [
        ({"podManagementPolicy": "parallel"}, "spec.podManagementPolicy"),
        ({"serviceName": "Redis"}, "spec.serviceName"),
        ({"serviceName": "s" * 64}, "spec.serviceName"),
        ({"ordinals": {"start": -1}}, "spec.ordinals.start"),
        (
            {"persistentVolumeClaimRetentionPolicy": {"whenScaled": "Keep"}},
            "spec.persistentVolumeClaimRetentionPolicy.whenScaled",
        ),
    ],
    ids=str,
)
def test_a_stateful_set_with_an_unknown_setting_is_refused(spec: dict[str, Any], path: str) -> None:
    assert paths(workload("StatefulSet", **spec)) == [path]


def test_empty_settings_of_a_stateful_set_are_filled_in() -> None:
    spec = {"podManagementPolicy": "", "serviceName": "", "persistentVolumeClaimRetentionPolicy": {"whenDeleted": ""}}

    assert paths(workload("StatefulSet", updateStrategy={"type": ""}, **spec)) == []


def test_a_replication_controller_takes_its_selector_from_its_template() -> None:
    assert paths(replication_controller(LABELS)) == []
    assert paths(replication_controller(LABELS, selector={})) == []
    assert paths(replication_controller(None)) == ["spec.selector"]


def test_a_replication_controller_must_match_its_template() -> None:
    assert paths(replication_controller({"a": "b", "c": "d"}, selector={"a": "b"})) == []
    assert paths(replication_controller({"a": "b"}, selector={"a": "c"})) == ["spec.template.metadata.labels"]
