"""Autoscalers scale what is there, once, and by what can be measured."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import container, found_by, thing, workload

HPA = "HorizontalPodAutoscaler/till"
#: Objects and what is found between them.
Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]


def scaler(kind: str = "Deployment", target: str = "till", name: str = "till", **spec: Any) -> dict[str, Any]:
    version = {"Rollout": "argoproj.io/v1alpha1", "ReplicationController": "v1", "Job": "batch/v1"}.get(kind, "apps/v1")
    reference = {"apiVersion": version, "kind": kind, "name": target}
    spec = {"scaleTargetRef": reference, "maxReplicas": 5, **spec}
    return thing("autoscaling/v2", "HorizontalPodAutoscaler", name, spec=spec)


def by(resource: str = "cpu", type: str = "Utilization", of: str = "") -> dict[str, Any]:
    amount = {"averageUtilization": 70} if type == "Utilization" else {"averageValue": "500m"}
    measured = {"name": resource, "target": {"type": type, **amount}}
    if of:
        return {"type": "ContainerResource", "containerResource": {**measured, "container": of}}
    return {"type": "Resource", "resource": measured}


def asking(name: str = "app", **requests: str) -> dict[str, Any]:
    return container(name, resources={"requests": requests})


TARGETS: dict[str, Case] = {
    "there": ([workload("till"), scaler()], set()),
    "another kind of the same name": (
        [workload("till"), scaler("StatefulSet")],
        {(HPA, "spec.scaleTargetRef.kind", "error")},
    ),
    "a near name": ([workload("till"), scaler(target="tlil")], {(HPA, "spec.scaleTargetRef.name", "error")}),
    "nothing like it": ([workload("desk"), scaler()], {(HPA, "spec.scaleTargetRef.name", "advice")}),
    "none of the kind": ([workload("desk", kind="DaemonSet"), scaler()], set()),
    "a kind that does not scale": (
        [workload("till", kind="DaemonSet"), scaler("DaemonSet")],
        {(HPA, "spec.scaleTargetRef.kind", "error")},
    ),
    "a kind that is not built in": ([workload("till"), scaler("Rollout")], set()),
}
REQUESTS: dict[str, Case] = {
    "in each": (
        [workload("till", asking(cpu="1"), asking("log", cpu="1")), scaler(metrics=[by()])],
        set(),
    ),
    "not in one": (
        [workload("till", asking(cpu="1"), asking("log", memory="1Mi")), scaler(metrics=[by()])],
        {(HPA, "spec.metrics[0].resource.name", "error")},
    ),
    "a limit stands for it": (
        [workload("till", container(resources={"limits": {"cpu": "1"}})), scaler(metrics=[by()])],
        set(),
    ),
    "not in a native sidecar": (
        [
            workload("till", asking(cpu="1"), pod={"initContainers": [container("log", restartPolicy="Always")]}),
            scaler(metrics=[by()]),
        ],
        {(HPA, "spec.metrics[0].resource.name", "error")},
    ),
    "not in an init container": (
        [workload("till", asking(cpu="1"), pod={"initContainers": [container("init")]}), scaler(metrics=[by()])],
        set(),
    ),
    "of the pod as a whole": (
        [workload("till", pod={"resources": {"requests": {"cpu": "1"}}}), scaler(metrics=[by()])],
        set(),
    ),
    "a LimitRange gives it": (
        [
            workload("till"),
            scaler(metrics=[by()]),
            thing("v1", "LimitRange", "x", spec={"limits": [{"type": "Container", "defaultRequest": {"cpu": "100m"}}]}),
        ],
        set(),
    ),
    "an average value needs none": ([workload("till"), scaler(metrics=[by(type="AverageValue")])], set()),
    "of the one container": (
        [workload("till", asking(cpu="1"), container("log")), scaler(metrics=[by(of="app")])],
        set(),
    ),
    "not of the one container": (
        [workload("till", asking(cpu="1"), container("log")), scaler(metrics=[by("memory"), by(of="log")])],
        {
            (HPA, "spec.metrics[0].resource.name", "error"),
            (HPA, "spec.metrics[1].containerResource.name", "error"),
        },
    ),
}
CONTAINERS: dict[str, Case] = {
    "there": ([workload("till"), scaler(metrics=[by(of="app")])], set()),
    "missing": (
        [workload("till"), scaler(metrics=[by(of="main")])],
        {(HPA, "spec.metrics[0].containerResource.container", "error")},
    ),
}
ONCE: dict[str, Case] = {
    "two": (
        [scaler(), scaler(name="again")],
        {("HorizontalPodAutoscaler/again", "spec.scaleTargetRef.name", "error")},
    ),
    "of two kinds": ([scaler(), scaler("StatefulSet", name="again")], set()),
}
REPLICAS: dict[str, Case] = {
    "written": ([workload("till", replicas=2), scaler()], {("Deployment/till", "spec.replicas", "advice")}),
    "left out": ([workload("till"), scaler()], set()),
    "of another": ([workload("till", replicas=2), scaler(target="desk")], set()),
}


@pytest.mark.parametrize(("objects", "expected"), TARGETS.values(), ids=TARGETS)
def test_an_autoscaler_scales_what_is_there(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("autoscalers_scale_what_is_there", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), REQUESTS.values(), ids=REQUESTS)
def test_a_utilization_is_measured_where_each_container_requests_the_resource(
    objects: list[dict[str, Any]], expected: set[Any]
) -> None:
    assert found_by("containers_request_what_autoscalers_measure", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), CONTAINERS.values(), ids=CONTAINERS)
def test_the_container_that_is_measured_is_there(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("containers_that_autoscalers_measure_are_there", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), ONCE.values(), ids=ONCE)
def test_one_target_has_one_autoscaler(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("one_autoscaler_scales_one_target", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), REPLICAS.values(), ids=REPLICAS)
def test_what_is_scaled_says_no_replicas(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("what_is_scaled_says_no_replicas", *objects) == expected
