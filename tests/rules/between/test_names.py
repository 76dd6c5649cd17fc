"""Objects of one kind, namespace and name are one object."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.between.check import check_together

from .applications import config_map, found_by, service, thing

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
RULE = "objects_have_a_name_of_their_own"
CASES: dict[str, Case] = {
    "twice": ([config_map("till", A="1"), config_map("till", A="2")], {("ConfigMap/till", "metadata.name", "error")}),
    "twice in the same words": (
        [config_map("till", A="1"), config_map("till", A="1")],
        {("ConfigMap/till", "metadata.name", "advice")},
    ),
    "of two versions": (
        [
            thing("autoscaling/v1", "HorizontalPodAutoscaler", "till", spec={"maxReplicas": 2}),
            thing("autoscaling/v2", "HorizontalPodAutoscaler", "till", spec={"maxReplicas": 3}),
        ],
        {("HorizontalPodAutoscaler/till", "metadata.name", "error")},
    ),
    "in two namespaces": ([config_map("till", "front", A="1"), config_map("till", "back", A="2")], set()),
    "in a namespace and in one that is not known": (
        [config_map("till", "front", A="1"), config_map("till", A="2")],
        set(),
    ),
    "of two kinds": ([config_map("till"), thing("v1", "Secret", "till")], set()),
    "of two groups": (
        [service("till", None, 80), thing("serving.knative.dev/v1", "Service", "till", spec={})],
        set(),
    ),
    "of a kind that is not built in": (
        [
            thing("example.com/v1", "Shop", "till", spec={"a": 1}),
            thing("example.com/v1", "Shop", "till", spec={"a": 2}),
        ],
        {("Shop/till", "metadata.name", "error")},
    ),
}


@pytest.mark.parametrize(("objects", "expected"), CASES.values(), ids=CASES)
def test_objects_have_a_name_of_their_own(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by(RULE, *objects) == expected


def test_names_that_were_cut_are_told_to_become_shorter() -> None:
    name = "a" * 63
    found = [each for each in check_together([config_map(name, A="1"), config_map(name, A="2")]) if each.rule == RULE]

    assert "shorter ids" in found[0].remedy
