"""Services reach pods, on ports that the pods have, and share no node port."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import bare_pod, container, found_by, service, thing, workload

SELECTOR = {("Service/till", "spec.selector", "error")}
DOUBT = {("Service/till", "spec.selector", "advice")}
TILL = {"app": "till"}

SELECTED: dict[str, list[dict[str, Any]]] = {
    "by the same labels": [workload("till"), service("till", TILL, 80)],
    "by some of the labels": [workload("till", labels={"app": "till", "tier": "front"}), service("till", TILL, 80)],
    "a bare pod": [bare_pod("till", TILL), service("till", TILL, 80)],
    "by two controllers": [
        workload("till-blue", labels={"app": "till", "colour": "blue"}),
        workload("till-green", labels={"app": "till", "colour": "green"}),
        service("till", TILL, 80),
    ],
    "pods of a Job": [
        thing(
            "batch/v1",
            "Job",
            "till",
            spec={"template": {"metadata": {"labels": TILL}, "spec": {"containers": [container()]}}},
        ),
        service("till", TILL, 80),
    ],
    "one pod of a StatefulSet by its number": [
        workload("till", kind="StatefulSet"),
        service("till-0", {"statefulset.kubernetes.io/pod-name": "till-0"}, 80),
    ],
    "pods that a Job labels": [
        thing("batch/v1", "Job", "till", spec={"template": {"spec": {"containers": [container()]}}}),
        service("till", {"job-name": "till"}, 80),
    ],
    "the pods of a kind that is not built in": [workload("till", kind="Rollout"), service("till", TILL, 80)],
    "where the namespace is given later": [workload("till"), service("till", TILL, 80, namespace="front")],
}
UNSELECTED: dict[str, tuple[list[dict[str, Any]], set[tuple[str, str, str]]]] = {
    "a letter is wrong": ([workload("till"), service("till", {"app": "tlll"}, 80)], SELECTOR),
    "another key": (
        [workload("till", labels={"app.kubernetes.io/name": "till"}), service("till", TILL, 80)],
        SELECTOR,
    ),
    "other keys for all": (
        [
            workload("till", labels={"app.kubernetes.io/name": "till", "app.kubernetes.io/component": "front"}),
            service("desk", {"app": "till", "tier": "front"}, 80),
        ],
        {("Service/desk", "spec.selector", "error")},
    ),
    "a label that the pods lack": (
        [workload("till"), service("till", {"app": "till", "tier": "front"}, 80)],
        SELECTOR,
    ),
    "labels of the Deployment and not of its pods": (
        [workload("web", labels={"run": "web"}), service("web", {"tier": "web-front"}, 80)],
        {("Service/web", "spec.selector", "error")},
    ),
    "another namespace": (
        [workload("till", namespace="back"), service("till", TILL, 80, namespace="front")],
        SELECTOR,
    ),
    "another environment": (
        [
            workload("till", namespace="prod"),
            service("till", TILL, 80, namespace="prod"),
            service("till", TILL, 80, namespace="test"),
        ],
        DOUBT,
    ),
    "another name in another namespace": (
        [workload("cashier", namespace="back", labels=TILL), service("till", TILL, 80, namespace="front")],
        DOUBT,
    ),
    "pods of something else": ([workload("ledger"), service("till", TILL, 80)], DOUBT),
    "another number": ([workload("till-1"), service("till", {"app": "till-2"}, 80)], DOUBT),
    "the leader, which Patroni labels": (
        [workload("till", kind="StatefulSet"), service("till", {"app": "till", "role": "master"}, 80)],
        DOUBT,
    ),
    "another colour": (
        [
            workload("till-blue", labels={"app": "till", "colour": "blue"}),
            service("till", {"app": "till", "colour": "green"}, 80),
        ],
        DOUBT,
    ),
}
SILENT: dict[str, list[dict[str, Any]]] = {
    "no pods in the input": [service("till", TILL, 80)],
    "endpoints written by hand": [workload("desk"), service("till", None, 80)],
    "a name elsewhere": [workload("desk"), service("till", TILL, 80, type="ExternalName", externalName="example.com")],
    "pods that an operator makes": [
        workload("desk"),
        thing("db.example.com/v1", "Cluster", "till"),
        service("till", {"db.example.com/cluster": "till"}, 80),
    ],
}


@pytest.mark.parametrize("objects", SELECTED.values(), ids=SELECTED)
def test_a_service_that_selects_pods_is_fine(objects: list[dict[str, Any]]) -> None:
    assert found_by("services_select_pods", *objects) == set()


@pytest.mark.parametrize(("objects", "expected"), UNSELECTED.values(), ids=UNSELECTED)
def test_a_service_that_selects_nothing_is_refused_beside_pods_that_it_nearly_selects(
    objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]
) -> None:
    assert found_by("services_select_pods", *objects) == expected


@pytest.mark.parametrize("objects", SILENT.values(), ids=SILENT)
def test_nothing_is_said_of_pods_that_come_from_elsewhere(objects: list[dict[str, Any]]) -> None:
    assert found_by("services_select_pods", *objects) == set()


def test_in_a_closed_input_a_service_without_pods_is_refused() -> None:
    assert found_by("services_select_pods", service("till", TILL, 80), closed=True) == SELECTOR


PORTS: dict[str, tuple[list[dict[str, Any]], set[tuple[str, str, str]]]] = {
    "a name that is declared": (
        [workload("till", container("app", ("web", 8080))), service("till", TILL, {"port": 80, "targetPort": "web"})],
        set(),
    ),
    "a name that is not": (
        [workload("till", container("app", ("web", 8080))), service("till", TILL, {"port": 80, "targetPort": "http"})],
        {("Service/till", "spec.ports[0].targetPort", "error")},
    ),
    "a name of one of two controllers": (
        [
            workload("till", container("app", ("web", 8080)), labels={"app": "till", "track": "stable"}),
            workload("next", container("app", 8080), labels={"app": "till", "track": "next"}),
            service("till", TILL, {"port": 80, "targetPort": "web"}),
        ],
        set(),
    ),
    "a name for another protocol": (
        [
            workload("till", container("app", ports=[{"name": "dns", "containerPort": 53, "protocol": "UDP"}])),
            service("till", TILL, {"port": 53, "targetPort": "dns"}),
        ],
        {("Service/till", "spec.ports[0].targetPort", "error")},
    ),
    "the name of a port of a native sidecar": (
        [
            workload("till", pod={"initContainers": [container("proxy", ("web", 15000), restartPolicy="Always")]}),
            service("till", TILL, {"port": 80, "targetPort": "web"}),
        ],
        set(),
    ),
    "the name of a port of an init container": (
        [
            workload("till", pod={"initContainers": [container("proxy", ("web", 15000))]}),
            service("till", TILL, {"port": 80, "targetPort": "web"}),
        ],
        {("Service/till", "spec.ports[0].targetPort", "error")},
    ),
    "a name that a mesh may bring": (
        [
            workload("till", container("app", 8080), annotations={"linkerd.io/inject": "enabled"}),
            service("till", TILL, {"port": 80, "targetPort": "linkerd-admin"}),
        ],
        {("Service/till", "spec.ports[0].targetPort", "advice")},
    ),
    "a name of a headless Service": (
        [
            workload("till", container("app", 8080)),
            service("till", TILL, {"port": 80, "targetPort": "web"}, clusterIP="None"),
        ],
        {("Service/till", "spec.ports[0].targetPort", "advice")},
    ),
    "a number that is declared": (
        [workload("till", container("app", 8080)), service("till", TILL, {"port": 80, "targetPort": 8080})],
        set(),
    ),
    "a number beside others": (
        [workload("till", container("app", 8080)), service("till", TILL, {"port": 80, "targetPort": 8008})],
        {("Service/till", "spec.ports[0].targetPort", "advice")},
    ),
    "the port itself beside others": (
        [workload("till", container("app", 8080)), service("till", TILL, 80)],
        {("Service/till", "spec.ports[0].port", "advice")},
    ),
    "a number where none is declared": (
        [workload("till"), service("till", TILL, {"port": 80, "targetPort": 8008})],
        set(),
    ),
}


@pytest.mark.parametrize(("objects", "expected"), PORTS.values(), ids=PORTS)
def test_the_target_port_of_a_service_is_one_that_some_of_its_pods_declare(
    objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]
) -> None:
    assert found_by("services_lead_to_ports_that_pods_declare", *objects) == expected


NODE_PORTS: dict[str, tuple[list[dict[str, Any]], set[tuple[str, str, str]]]] = {
    "twice": (
        [
            service("till", None, {"port": 80, "nodePort": 30080}, type="NodePort"),
            service("desk", None, 81, {"port": 80, "nodePort": 30080}, type="LoadBalancer", namespace="front"),
        ],
        {("Service/desk", "spec.ports[1].nodePort", "error")},
    ),
    "for two protocols": (
        [
            service("till", None, {"port": 53, "nodePort": 30053}, type="NodePort"),
            service("desk", None, {"port": 53, "nodePort": 30053, "protocol": "UDP"}, type="NodePort"),
        ],
        set(),
    ),
    "twice in one Service": (
        [
            service(
                "till",
                None,
                {"port": 53, "nodePort": 30053},
                {"port": 53, "nodePort": 30053, "protocol": "UDP"},
                type="NodePort",
            )
        ],
        set(),
    ),
}


@pytest.mark.parametrize(("objects", "expected"), NODE_PORTS.values(), ids=NODE_PORTS)
def test_a_node_port_belongs_to_one_service(objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]) -> None:
    assert found_by("node_ports_belong_to_one_service", *objects) == expected
