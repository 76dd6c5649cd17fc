"""Pods and claims keep within the LimitRanges of their namespace."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import container, found_by, thing, workload

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
TILL = "Deployment/till"
POD = "spec.template.spec"
FIRST = f"{POD}.containers[0].resources"


def limits(kind: str = "Container", namespace: str = "front", **item: Any) -> dict[str, Any]:
    return thing("v1", "LimitRange", "limits", namespace=namespace, spec={"limits": [{"type": kind, **item}]})


def asking(name: str = "app", *, requests: dict[str, Any] | None = None, **limits: Any) -> dict[str, Any]:
    asked = {**({"requests": requests} if requests else {}), **({"limits": limits} if limits else {})}
    return container(name, resources=asked)


def till(*containers: dict[str, Any], namespace: str = "front", **pod: Any) -> dict[str, Any]:
    return workload("till", *containers, namespace=namespace, pod=pod or None)


def claim(size: str, namespace: str = "front") -> dict[str, Any]:
    asked = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": size}}}
    return thing("v1", "PersistentVolumeClaim", "till", namespace=namespace, spec=asked)


MOST, LEAST = {"memory": "256Mi"}, {"memory": "64Mi"}
CONTAINERS: dict[str, Case] = {
    "within": ([limits(max=MOST, min=LEAST), till(asking(requests={"memory": "64Mi"}, memory="256Mi"))], set()),
    "nothing said gets the default": ([limits(max=MOST, min=LEAST), till()], set()),
    "a limit above": (
        [limits(max=MOST), till(asking(memory="512Mi"))],
        {(TILL, f"{FIRST}.limits[memory]", "error")},
    ),
    "a request above": (
        [limits(max=MOST), till(asking(requests={"memory": "512Mi"}))],
        {(TILL, f"{FIRST}.requests[memory]", "error")},
    ),
    "a request below": (
        [limits(min=LEAST), till(asking(requests={"memory": "32Mi"}))],
        {(TILL, f"{FIRST}.requests[memory]", "error")},
    ),
    "a limit below": ([limits(min=LEAST), till(asking(memory="32Mi"))], {(TILL, f"{FIRST}.limits[memory]", "error")}),
    "of another amount": ([limits(max=MOST), till(asking(cpu="4"))], set()),
    "an init container": (
        [limits(max=MOST), till(initContainers=[asking("prepare", memory="1Gi")])],
        {(TILL, f"{POD}.initContainers[0].resources.limits[memory]", "error")},
    ),
    "the second container": (
        [limits(max=MOST), till(asking(), asking("other", memory="1Gi"))],
        {(TILL, f"{POD}.containers[1].resources.limits[memory]", "error")},
    ),
    "above the default limit": (
        [limits(default={"memory": "128Mi"}), till(asking(requests={"memory": "200Mi"}))],
        {(TILL, f"{FIRST}.requests[memory]", "error")},
    ),
    "a request without a limit, where none is given": (
        [limits(min=LEAST), till(asking(requests={"memory": "200Mi"}))],
        set(),
    ),
    "above the default limit, with a limit": (
        [limits(default={"memory": "128Mi"}), till(asking(requests={"memory": "200Mi"}, memory="200Mi"))],
        set(),
    ),
    "a ratio that is too wide": (
        [limits(maxLimitRequestRatio={"cpu": "2"}), till(asking(requests={"cpu": "100m"}, cpu="300m"))],
        {(TILL, f"{FIRST}.limits[cpu]", "error")},
    ),
    "a ratio that is allowed": (
        [limits(maxLimitRequestRatio={"cpu": "2"}), till(asking(requests={"cpu": "100m"}, cpu="200m"))],
        set(),
    ),
    "a ratio of nothing": (
        [limits(maxLimitRequestRatio={"cpu": "2"}), till(asking(requests={"cpu": "100m"}))],
        {(TILL, f"{FIRST}.limits[cpu]", "error")},
    ),
    "in another namespace": ([limits(max=MOST), till(asking(memory="1Gi"), namespace="back")], set()),
    "in a namespace given later": ([limits(max=MOST), till(asking(memory="1Gi"), namespace="")], set()),
    "both in the namespace given later": (
        [limits(max=MOST, namespace=""), till(asking(memory="1Gi"), namespace="")],
        {(TILL, f"{FIRST}.limits[memory]", "error")},
    ),
}
PODS: dict[str, Case] = {
    "within": ([limits("Pod", max=MOST), till(asking(memory="128Mi"), asking("b", memory="128Mi"))], set()),
    "above together": (
        [limits("Pod", max=MOST), till(asking(memory="200Mi"), asking("b", memory="200Mi"))],
        {(TILL, f"{POD}.containers", "error")},
    ),
    "one container alone": (
        [limits("Pod", max=MOST), till(asking(memory="512Mi"))],
        {(TILL, f"{FIRST}.limits[memory]", "error")},
    ),
    "without any limit": ([limits("Pod", max=MOST), till()], {(TILL, f"{FIRST}.limits[memory]", "error")}),
    "an init container beside nothing": (
        [limits("Pod", max=MOST), till(asking(memory="128Mi"), initContainers=[asking("a", memory="200Mi")])],
        set(),
    ),
    "said by the pod as a whole": (
        [limits("Pod", max=MOST), till(resources={"limits": {"memory": "200Mi"}})],
        set(),
    ),
}
CLAIM = "PersistentVolumeClaim"
AT = "spec.resources.requests[storage]"
CLAIMS: dict[str, Case] = {
    "within": ([limits(CLAIM, min={"storage": "1Gi"}, max={"storage": "5Gi"}), claim("5Gi")], set()),
    "above": ([limits(CLAIM, max={"storage": "5Gi"}), claim("6Gi")], {(f"{CLAIM}/till", AT, "error")}),
    "below": ([limits(CLAIM, min={"storage": "1Gi"}), claim("500Mi")], {(f"{CLAIM}/till", AT, "error")}),
    "in another namespace": ([limits(CLAIM, max={"storage": "5Gi"}), claim("6Gi", "back")], set()),
    "of a template": (
        [
            limits(CLAIM, max={"storage": "5Gi"}),
            workload(
                "till",
                kind="StatefulSet",
                namespace="front",
                volumeClaimTemplates=[{"metadata": {"name": "data"}, "spec": claim("6Gi")["spec"]}],
            ),
        ],
        {("StatefulSet/till", "spec.volumeClaimTemplates[0].spec.resources.requests[storage]", "error")},
    ),
}
RULES = {
    "pods_keep_within_the_limit_ranges_of_their_namespace": {**CONTAINERS, **{f"pod: {n}": c for n, c in PODS.items()}},
    "claims_keep_within_the_limit_ranges_of_their_namespace": CLAIMS,
}


@pytest.mark.parametrize(
    ("rule", "objects", "expected"),
    [pytest.param(rule, *case, id=f"{rule}: {name}") for rule, cases in RULES.items() for name, case in cases.items()],
)
def test_what_a_limit_range_does_not_allow_is_found(
    rule: str, objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]
) -> None:
    assert found_by(rule, *objects) == expected
