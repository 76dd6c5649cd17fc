"""Deployments, ReplicaSets, ReplicationControllers, DaemonSets and StatefulSets."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, LABELS, refusals, workload

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
    assert refusals(workload(kind)) == []


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
    assert refusals(with_selector(kind, {"matchExpressions": [expression]})) == []


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
    assert refusals(with_selector(kind, {"matchExpressions": [expression]})) == [
        ("spec.template.metadata.labels", "selectors_match_the_pods_of_their_workload")
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("selector", [{}, {"matchLabels": {}}, {"matchExpressions": []}], ids=str)
def test_an_empty_selector_is_refused(kind: str, selector: dict[str, Any]) -> None:
    rule = "daemon_sets_have_a_selector" if kind == "DaemonSet" else "workloads_have_a_selector"

    assert refusals(with_selector(kind, selector)) == [("spec.selector", rule)]


@pytest.mark.parametrize(
    ("kind", "refused"),
    [
        ("Deployment", ("spec.selector", "workloads_have_a_selector")),
        ("ReplicaSet", ("spec.selector", "workloads_have_a_selector")),
        ("StatefulSet", ("spec.selector", "workloads_have_a_selector")),
        ("DaemonSet", ("spec.template.metadata.labels", "selectors_match_the_pods_of_their_workload")),
    ],
)
def test_a_missing_selector_is_refused(kind: str, refused: tuple[str, str]) -> None:
    manifest = workload(kind)
    del manifest["spec"]["selector"]

    assert refusals(manifest) == [refused]


def test_a_selector_that_means_nothing_is_not_compared_with_the_template() -> None:
    selector = {"matchLabels": {"a b": "c"}, "matchExpressions": [{"key": "app", "operator": "In"}]}

    assert refusals(with_selector("Deployment", selector)) == [
        ("spec.selector.matchLabels", "selector_labels_are_well_formed"),
        ("spec.selector.matchExpressions[0].values", "selector_requirements_are_well_formed"),
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("policy", ["Never", "OnFailure"])
def test_pods_that_end_are_refused(kind: str, policy: str) -> None:
    assert refusals(workload(kind, template={"restartPolicy": policy})) == [
        ("spec.template.spec.restartPolicy", "pods_of_lasting_workloads_restart_always")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_deadline_for_pods_is_refused(kind: str) -> None:
    assert refusals(workload(kind, template={"activeDeadlineSeconds": 60})) == [
        ("spec.template.spec.activeDeadlineSeconds", "pods_of_lasting_workloads_have_no_deadline")
    ]


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
    assert refusals(workload(kind, **{field: 0})) == []
    assert refusals(workload(kind, **{field: -1})) == [(f"spec.{field}", "counts_and_seconds_are_not_negative")]


def test_a_progress_deadline_must_be_greater_than_the_time_to_get_ready() -> None:
    assert refusals(workload("Deployment", minReadySeconds=599)) == []
    assert refusals(workload("Deployment", minReadySeconds=600)) == [
        ("spec.progressDeadlineSeconds", "progress_deadlines_leave_time_to_get_ready")
    ]
    assert refusals(workload("Deployment", progressDeadlineSeconds=0)) == [
        ("spec.progressDeadlineSeconds", "progress_deadlines_leave_time_to_get_ready")
    ]


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
    assert refusals(rolling(kind, **update)) == []


@pytest.mark.parametrize(
    ("kind", "update", "field", "rule"),
    [
        ("Deployment", {"maxSurge": "0%", "maxUnavailable": 0}, "maxUnavailable", "rolling_updates_can_move"),
        ("Deployment", {"maxUnavailable": "101%"}, "maxUnavailable", "rollouts_touch_at_most_all_pods"),
        ("Deployment", {"maxSurge": -1}, "maxSurge", "rollouts_are_numbers_or_percentages"),
        ("Deployment", {"maxSurge": "10"}, "maxSurge", "rollouts_are_numbers_or_percentages"),
        ("Deployment", {"maxSurge": "10", "maxUnavailable": 0}, "maxSurge", "rollouts_are_numbers_or_percentages"),
        ("Deployment", {"maxSurge": "1.5%"}, "maxSurge", "rollouts_are_numbers_or_percentages"),
        ("Deployment", {"maxSurge": ""}, "maxSurge", "rollouts_are_numbers_or_percentages"),
        ("DaemonSet", {"maxSurge": "101%", "maxUnavailable": 0}, "maxSurge", "rollouts_touch_at_most_all_pods"),
        ("DaemonSet", {"maxSurge": 1}, "maxSurge", "daemon_sets_either_surge_or_go_without"),
        ("DaemonSet", {"maxUnavailable": "0%"}, "maxUnavailable", "daemon_sets_either_surge_or_go_without"),
        ("StatefulSet", {"maxUnavailable": 0}, "maxUnavailable", "stateful_set_updates_can_move"),
        ("StatefulSet", {"maxUnavailable": "101%"}, "maxUnavailable", "rollouts_touch_at_most_all_pods"),
        ("StatefulSet", {"partition": -1}, "partition", "counts_and_seconds_are_not_negative"),
    ],
    ids=str,
)
def test_a_rollout_that_can_not_move_is_refused(kind: str, update: dict[str, Any], field: str, rule: str) -> None:
    start = "spec.strategy" if kind == "Deployment" else "spec.updateStrategy"

    assert refusals(rolling(kind, **update)) == [(f"{start}.rollingUpdate.{field}", rule)]


@pytest.mark.parametrize("kubernetes", ["1.34", "1.35", "1.36"])
def test_stateful_sets_know_no_max_unavailable_before_1_37(kubernetes: str) -> None:
    assert refusals(rolling("StatefulSet", maxUnavailable=0), kubernetes) == []


@pytest.mark.parametrize(
    ("kind", "strategy", "refused"),
    [
        ("Deployment", {"type": "Rolling"}, ("spec.strategy", "deployments_have_a_known_strategy")),
        (
            "Deployment",
            {"type": "Recreate", "rollingUpdate": {}},
            ("spec.strategy.rollingUpdate", "deployments_have_a_known_strategy"),
        ),
        ("DaemonSet", {"type": "Recreate"}, ("spec.updateStrategy", "daemon_sets_have_a_known_update_strategy")),
        ("StatefulSet", {"type": "Recreate"}, ("spec.updateStrategy", "stateful_sets_have_a_known_update_strategy")),
        (
            "StatefulSet",
            {"type": "OnDelete", "rollingUpdate": {}},
            ("spec.updateStrategy.rollingUpdate", "stateful_sets_have_a_known_update_strategy"),
        ),
    ],
    ids=str,
)
def test_a_strategy_of_another_kind_is_refused(kind: str, strategy: dict[str, Any], refused: tuple[str, str]) -> None:
    field = "strategy" if kind == "Deployment" else "updateStrategy"

    assert refusals(workload(kind, **{field: strategy})) == [refused]


def test_a_daemon_set_that_replaces_pods_on_delete_may_keep_settings_of_a_rollout() -> None:
    strategy = {"type": "OnDelete", "rollingUpdate": {"maxUnavailable": 0}}

    assert refusals(workload("DaemonSet", updateStrategy=strategy)) == []


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        (
            {"podManagementPolicy": "parallel"},
            ("spec.podManagementPolicy", "stateful_sets_have_a_known_pod_management_policy"),
        ),
        ({"serviceName": "Redis"}, ("spec.serviceName", "services_of_stateful_sets_are_named_by_a_dns_label")),
        ({"serviceName": "s" * 64}, ("spec.serviceName", "services_of_stateful_sets_are_named_by_a_dns_label")),
        ({"ordinals": {"start": -1}}, ("spec.ordinals.start", "counts_and_seconds_are_not_negative")),
        (
            {"persistentVolumeClaimRetentionPolicy": {"whenScaled": "Keep"}},
            ("spec.persistentVolumeClaimRetentionPolicy.whenScaled", "claims_are_retained_or_deleted"),
        ),
    ],
    ids=str,
)
def test_a_stateful_set_with_an_unknown_setting_is_refused(spec: dict[str, Any], refused: tuple[str, str]) -> None:
    assert refusals(workload("StatefulSet", **spec)) == [refused]


def test_empty_settings_of_a_stateful_set_are_filled_in() -> None:
    spec = {"podManagementPolicy": "", "serviceName": "", "persistentVolumeClaimRetentionPolicy": {"whenDeleted": ""}}

    assert refusals(workload("StatefulSet", updateStrategy={"type": ""}, **spec)) == []


def test_a_replication_controller_takes_its_selector_from_its_template() -> None:
    assert refusals(replication_controller(LABELS)) == []
    assert refusals(replication_controller(LABELS, selector={})) == []
    assert refusals(replication_controller(None)) == [("spec.selector", "replication_controllers_select_their_pods")]


def test_a_replication_controller_must_match_its_template() -> None:
    assert refusals(replication_controller({"a": "b", "c": "d"}, selector={"a": "b"})) == []
    assert refusals(replication_controller({"a": "b"}, selector={"a": "c"})) == [
        ("spec.template.metadata.labels", "replication_controllers_select_their_pods")
    ]
