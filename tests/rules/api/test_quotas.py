"""Quotas and ranges of limits are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, of_kind, refusals

CPU = {"type": "Container"}


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        ({"hard": {"pods": "10", "requests.nvidia.com/gpu": "4", "gold.storageclass.storage.k8s.io/x": "1"}}, []),
        ({"hard": {"hugepages-2Mi": "1Gi", "requests.hugepages-2Mi": "1Gi"}}, []),
        ({"hard": {"storage": "1Gi"}}, [("hard[storage]", "quotas_count_known_resources")]),
        ({"hard": {"a b": "1"}}, [("hard[a b]", "quotas_count_known_resources")]),
        ({"hard": {"cpu": "-1"}}, [("hard[cpu]", "amounts_of_quotas_are_possible")]),
        ({"hard": {"nvidia.com/gpu": "500m"}}, [("hard[nvidia.com/gpu]", "amounts_of_quotas_are_possible")]),
        ({"hard": {"pods": "999999u"}}, []),
        ({"scopes": ["Terminating"], "hard": {"pods": "1", "count/jobs.batch": "1"}}, []),
        ({"scopes": ["terminating"]}, [("scopes", "scopes_of_quotas_fit_what_is_counted")]),
        ({"scopes": ["BestEffort", "NotBestEffort"]}, [("scopes", "scopes_of_quotas_fit_what_is_counted")]),
        (
            {"scopes": ["VolumeAttributesClass"], "hard": {"pods": "1"}},
            [("scopes", "scopes_of_quotas_fit_what_is_counted")],
        ),
    ],
)
def test_a_quota(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("ResourceQuota", spec=spec)) == below("spec.", refused)


@pytest.mark.parametrize(
    ("expression", "refused"),
    [
        ({"scopeName": "PriorityClass", "operator": "In", "values": ["high"]}, []),
        ({"scopeName": "Terminating", "operator": "Exists"}, []),
        ({"scopeName": "Terminating", "operator": "DoesNotExist"}, [("operator", "scope_expressions_are_well_formed")]),
        ({"scopeName": "PriorityClass", "operator": "In"}, [("values", "scope_expressions_are_well_formed")]),
        (
            {"scopeName": "PriorityClass", "operator": "Exists", "values": ["high"]},
            [("values", "scope_expressions_are_well_formed")],
        ),
        ({"scopeName": "PriorityClass", "operator": ""}, [("operator", "scope_expressions_are_well_formed")]),
        ({"scopeName": "Class", "operator": "Exists"}, [("scopeName", "selected_scopes_fit_what_is_counted")]),
    ],
)
def test_a_scope_of_a_quota(expression: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    spec = {"scopeSelector": {"matchExpressions": [expression]}, "hard": {"pods": "1"}}

    assert refusals(of_kind("ResourceQuota", spec=spec)) == below("spec.scopeSelector.matchExpressions.", refused)


@pytest.mark.parametrize(
    ("limit", "refused"),
    [
        ({"type": "Container", "max": {"cpu": "2"}, "min": {"cpu": "1"}, "default": {"cpu": "1"}}, []),
        ({"type": "example.com/Thing", "max": {"storage": "1Gi"}}, []),
        ({"type": "Thing"}, [("type", "limits_have_types_of_their_own")]),
        ({}, [("type", "limits_have_types_of_their_own")]),
        ({"type": "Pod", "max": {"pods": "1"}}, [("max[pods]", "limits_are_of_known_resources")]),
        ({"type": "Pod", "min": {"cpu": "2"}, "max": {"cpu": "1"}}, [("min[cpu]", "limits_are_in_order")]),
        # The request follows from the limit, and the limit from max.
        (
            {"type": "Container", "default": {"cpu": "1"}, "defaultRequest": {"cpu": "2"}},
            [("defaultRequest[cpu]", "limits_are_in_order")],
        ),
        (
            {"type": "Container", "max": {"cpu": "1"}, "defaultRequest": {"cpu": "2"}},
            [("defaultRequest[cpu]", "limits_are_in_order")],
        ),
        (
            {"type": "Container", "min": {"cpu": "2"}, "default": {"cpu": "1"}},
            [
                ("defaultRequest[cpu]", "limits_are_in_order"),
                ("default[cpu]", "limits_are_in_order"),
            ],
        ),
        (
            {"type": "Container", "default": {"x.com/gpu": "2"}, "defaultRequest": {"x.com/gpu": "1"}},
            [("defaultRequest[x.com/gpu]", "limits_are_in_order")],
        ),
        (
            {"type": "Container", "maxLimitRequestRatio": {"cpu": "500m"}},
            [("maxLimitRequestRatio[cpu]", "ratios_of_limits_are_possible")],
        ),
        ({"type": "PersistentVolumeClaim", "max": {"cpu": "1"}}, [("limits", "limits_of_claims_are_of_storage")]),
        ({"type": "Pod", "default": {"nonsense": "1"}}, [("default", "limits_of_pods_have_no_defaults")]),
    ],
)
def test_a_range_of_limits(limit: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    manifest = of_kind("LimitRange", spec={"limits": [limit]})

    assert sorted(set(refusals(manifest))) == sorted(below("spec.limits[0].", refused))


def test_each_type_has_one_range() -> None:
    manifest = of_kind("LimitRange", spec={"limits": [CPU, CPU]})

    assert refusals(manifest) == [("spec.limits[1].type", "limits_have_types_of_their_own")]
