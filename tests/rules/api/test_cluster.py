"""Namespaces and priorities are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import of_kind, refusals

ENFORCE = "pod-security.kubernetes.io/enforce"


@pytest.mark.parametrize(
    ("label", "value", "is_taken"),
    [
        (ENFORCE, "baseline", True),
        (ENFORCE, "Baseline", False),
        (ENFORCE, "", False),
        ("pod-security.kubernetes.io/warn", "none", False),
        (f"{ENFORCE}-version", "latest", True),
        (f"{ENFORCE}-version", "v1.0", True),
        (f"{ENFORCE}-version", "v1.36", True),
        *((f"{ENFORCE}-version", version, False) for version in ("1.36", "v1.036", "v1", "v1.", "v2.0", "v1.٣")),
    ],
)
def test_pod_security_labels_of_namespaces(label: str, value: str, is_taken: bool) -> None:
    found = refusals(of_kind("Namespace", metadata={"labels": {label: value}}))

    assert ((f"metadata.labels[{label}]", "pod_security_labels_are_levels_and_versions") not in found) is is_taken


@pytest.mark.parametrize(
    ("finalizers", "is_taken"), [([], True), (["kubernetes", "a/b"], True), (["a"], False), (["a b/c"], False)]
)
def test_finalizers_of_namespaces(finalizers: list[str], is_taken: bool) -> None:
    found = refusals(of_kind("Namespace", spec={"finalizers": finalizers}))

    assert found == ([] if is_taken else [("spec.finalizers", "finalizers_of_namespaces_are_qualified")])


@pytest.mark.parametrize(
    ("name", "fields", "refused"),
    [
        ("a", {"value": -5, "globalDefault": True, "preemptionPolicy": "Never"}, []),
        ("a", {}, []),
        ("a", {"value": 1_000_000_001}, [("value", "priorities_leave_room_for_the_system")]),
        ("a", {"preemptionPolicy": ""}, [("preemptionPolicy", "preemption_policies_of_classes_are_known")]),
        ("system-cluster-critical", {"value": 2_000_000_000}, []),
        ("system-node-critical", {"value": 2_000_001_000}, []),
        ("system-node-critical", {"value": 5}, [("metadata.name", "system_priorities_are_those_of_kubernetes")]),
        ("system-a", {"value": 2_000_000_001}, [("metadata.name", "system_priorities_are_those_of_kubernetes")]),
    ],
)
def test_priority_classes(name: str, fields: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("PriorityClass", metadata={"name": name}, **fields)) == refused


RUNTIME = {"handler": "kata"}


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"overhead": {"podFixed": {"memory": "120Mi", "cpu": "250m"}}}, []),
        ({"handler": ""}, [("handler", "runtime_classes_name_their_handler")]),
        ({"handler": "a.b"}, [("handler", "runtime_classes_name_their_handler")]),
        (
            {"overhead": {"podFixed": {"memory": "-1"}}},
            [("overhead.limits[memory]", "overheads_of_runtime_classes_are_possible")],
        ),
        (
            {"scheduling": {"tolerations": [{"key": "a", "operator": "Exists"}, {"key": "a", "operator": "Equal"}]}},
            [],
        ),
        (
            {"scheduling": {"tolerations": [{"operator": "Exists"}, {"operator": "Exists", "tolerationSeconds": 1}]}},
            [
                ("scheduling.tolerations[1]", "tolerations_of_runtime_classes_differ"),
                ("scheduling.tolerations[1].effect", "tolerations_have_an_effect_that_fits"),
            ],
        ),
    ],
)
def test_a_runtime_class(fields: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("RuntimeClass", **{**RUNTIME, **fields})) == refused


def test_a_lease_is_not_over_when_it_begins() -> None:
    spec = {"leaseDurationSeconds": 0, "leaseTransitions": -1}

    assert refusals(of_kind("Lease", spec=spec)) == [
        ("spec.leaseDurationSeconds", "leases_last"),
        ("spec.leaseTransitions", "transitions_of_leases_are_counted_from_zero"),
    ]
    # Who is preferred is dropped by a server without the feature CoordinatedLeaderElection, as one is by default.
    assert refusals(of_kind("Lease", spec={"preferredHolder": "a"})) == []
