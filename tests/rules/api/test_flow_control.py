"""Flow schemas and levels of priority are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, of_kind, refusals

USER = {"kind": "User", "user": {"name": "*"}}
URLS = {"verbs": ["get"], "nonResourceURLs": ["/metrics", "/metrics/*"]}
SUBJECTS = "subjects_of_flow_schemas_are_named"
QUEUES = "queues_can_be_dealt"


def flow_schema(*, name: str = "app", **spec: Any) -> dict[str, Any]:
    made = {"priorityLevelConfiguration": {"name": "workload-low"}, **spec}
    return of_kind("FlowSchema", metadata={"name": name}, spec=made)


def level(*, name: str = "app", **spec: Any) -> dict[str, Any]:
    return of_kind("PriorityLevelConfiguration", metadata={"name": name}, spec=spec)


@pytest.mark.parametrize(
    ("rules", "refused"),
    [
        ({"subjects": [USER], "nonResourceRules": [URLS]}, []),
        (
            {"subjects": [{**USER, "group": {"name": "a"}}], "nonResourceRules": [URLS]},
            [("subjects[0].group", SUBJECTS)],
        ),
        (
            {"subjects": [{"kind": "User", "user": {}}], "nonResourceRules": [URLS]},
            [("subjects[0].user.name", SUBJECTS)],
        ),
        (
            {
                "subjects": [{"kind": "ServiceAccount", "serviceAccount": {"name": "*", "namespace": "A"}}],
                "nonResourceRules": [URLS],
            },
            [("subjects[0].serviceAccount.namespace", SUBJECTS)],
        ),
        (
            {
                "subjects": [USER],
                "nonResourceRules": [{"verbs": ["*", "get"], "nonResourceURLs": ["a", "/a//b", "/a b", "/*/b"]}],
            },
            [
                ("nonResourceRules[0].verbs", "verbs_of_flow_schemas_are_known"),
                *((f"nonResourceRules[0].nonResourceURLs[{n}]", "urls_of_flow_schemas_are_paths") for n in range(4)),
            ],
        ),
        (
            {
                "subjects": [USER],
                "resourceRules": [{"verbs": ["*"], "apiGroups": ["*", ""], "resources": ["*"], "namespaces": ["A"]}],
            },
            [
                ("resourceRules[0].apiGroups", "resources_of_flow_schemas_are_written"),
                ("resourceRules[0].namespaces[0]", "namespaces_of_flow_schemas_are_written"),
            ],
        ),
    ],
)
def test_the_rules_of_a_flow_schema(rules: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(flow_schema(rules=[rules])) == below("spec.rules[0].", refused)


@pytest.mark.parametrize(
    ("queuing", "refused"),
    [
        ({}, []),
        ({"queues": 64, "handSize": 10}, []),
        ({"queues": 1, "handSize": 1}, []),
        ({"queues": 64, "handSize": 11}, [("handSize", QUEUES)]),
        ({"queues": 10_000_000, "handSize": 2_000_000}, [("handSize", QUEUES)]),
        ({"queues": 10_000_001, "handSize": 1}, [("queues", QUEUES)]),
        ({"queues": 4}, [("handSize", QUEUES)]),
        ({"queueLengthLimit": -1}, [("queueLengthLimit", QUEUES)]),
    ],
)
def test_the_queues_of_a_level(queuing: dict[str, int], refused: list[tuple[str, str]]) -> None:
    manifest = level(type="Limited", limited={"limitResponse": {"type": "Queue", "queuing": queuing}})

    assert refusals(manifest) == below("spec.limited.limitResponse.queuing.", refused)


def test_what_every_cluster_has_stays_as_it_is() -> None:
    everything = {
        "resourceRules": [
            {"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"], "clusterScope": True, "namespaces": ["*"]}
        ],
        "nonResourceRules": [{"verbs": ["*"], "nonResourceURLs": ["*"]}],
    }
    exempt = {
        "priorityLevelConfiguration": {"name": "exempt"},
        "matchingPrecedence": 1,
        "rules": [{"subjects": [{"kind": "Group", "group": {"name": "system:masters"}}], **everything}],
    }
    rejecting = {"limitResponse": {"type": "Reject"}}

    assert refusals(flow_schema(name="exempt", **exempt)) == []
    assert refusals(flow_schema(name="exempt", **{**exempt, "matchingPrecedence": 2})) == [
        ("spec", "flow_schemas_of_kubernetes_stay_as_they_are")
    ]
    assert refusals(level(name="exempt", type="Exempt", exempt={"lendablePercent": 50})) == []
    assert refusals(level(name="catch-all", type="Limited", limited={"nominalConcurrencyShares": 5, **rejecting})) == []
    assert refusals(level(name="catch-all", type="Limited", limited=rejecting)) == [
        ("spec", "priority_levels_of_kubernetes_stay_as_they_are")
    ]
    assert refusals(level(type="Exempt")) == [("spec.type", "only_the_exempt_level_is_exempt")]
