"""Controllers keep to their own pods and ports."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import bare_pod, container, found_by, workload

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
TILL = {"app": "till"}
CANARY = {"app": "till", "track": "canary"}

SELECTORS: dict[str, Case] = {
    "disjoint": ([workload("till"), workload("desk")], set()),
    "one within the other": (
        [workload("till"), workload("canary", labels=CANARY)],
        {("Deployment/till", "spec.selector", "advice")},
    ),
    "the same": (
        [workload("till"), workload("again", labels=TILL)],
        {("Deployment/again", "spec.selector", "advice")},
    ),
    "the same in two namespaces": (
        [workload("till", namespace="front"), workload("again", labels=TILL, namespace="back")],
        set(),
    ),
    "a bare pod that a ReplicaSet takes": (
        [workload("till", kind="ReplicaSet"), bare_pod("debug", TILL)],
        {("ReplicaSet/till", "spec.selector", "error")},
    ),
    "a bare pod that a Deployment leaves alone": ([workload("till"), bare_pod("debug", TILL)], set()),
}


def daemon(name: str, port: int = 9100, *, pod: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    ports = [{"containerPort": port, "hostPort": port, **fields}]
    return workload(name, container(ports=ports), kind="DaemonSet", pod=pod)


def on_nodes(**labels: str) -> dict[str, Any]:
    expressions = [{"key": key, "operator": "In", "values": [value]} for key, value in labels.items()]
    terms = {"nodeSelectorTerms": [{"matchExpressions": expressions}]}
    return {"affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": terms}}}


TWICE = {("DaemonSet/b", "spec.template.spec.containers[0].ports[0].containerPort", "error")}
PORTS: dict[str, Case] = {
    "twice": ([daemon("a"), daemon("b")], TWICE),
    "on the host network": (
        [
            daemon("a"),
            workload("b", container("app", 9100), kind="DaemonSet", pod={"hostNetwork": True}),
        ],
        TWICE,
    ),
    "two ports": ([daemon("a"), daemon("b", 9101)], set()),
    "two protocols": ([daemon("a"), daemon("b", protocol="UDP")], set()),
    "two addresses": ([daemon("a", hostIP="10.0.0.1"), daemon("b", hostIP="10.0.0.2")], set()),
    "on other nodes": (
        [daemon("a", pod={"nodeSelector": {"arch": "a"}}), daemon("b", pod={"nodeSelector": {"arch": "b"}})],
        set(),
    ),
    "on other nodes by affinity": ([daemon("a", pod=on_nodes(arch="a")), daemon("b", pod=on_nodes(arch="b"))], set()),
    "on some of the same nodes": ([daemon("a"), daemon("b", pod={"nodeSelector": {"arch": "b"}})], TWICE),
    "on nodes that may be others": (
        [daemon("a", pod={"nodeSelector": {"arch": "a"}}), daemon("b", pod={"nodeSelector": {"disk": "fast"}})],
        set(),
    ),
}


@pytest.mark.parametrize(("objects", "expected"), SELECTORS.values(), ids=SELECTORS)
def test_controllers_select_their_own_pods(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("controllers_select_their_own_pods", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), PORTS.values(), ids=PORTS)
def test_daemons_of_one_node_want_different_host_ports(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("daemons_of_one_node_want_different_host_ports", *objects) == expected
