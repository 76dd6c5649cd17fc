"""Containers that run at the same time cannot have the same port of the pod or of the node."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import container, paths, pod, workload

RULE = "containers_that_run_side_by_side_want_different_ports"


def listens(name: str, port: int = 80, **fields: Any) -> dict[str, Any]:
    return container(name, ports=[{"containerPort": port, **fields}])


def native(made: dict[str, Any]) -> dict[str, Any]:
    return {**made, "restartPolicy": "Always"}


def probed(name: str, port: int = 80, probe: str = "readinessProbe", **action: Any) -> dict[str, Any]:
    return {**container(name), probe: {"httpGet": {"path": "/", "port": port, **action}}}


FIRST_PORT = "spec.containers[1].ports[0].containerPort"

CLASHES = {
    "declared twice": (pod(listens("a"), listens("b")), FIRST_PORT),
    "protocol written and left out": (pod(listens("a"), listens("b", protocol="TCP")), FIRST_PORT),
    "UDP twice": (pod(listens("a", protocol="UDP"), listens("b", protocol="UDP")), FIRST_PORT),
    "behind different host ports": (pod(listens("a", hostPort=1), listens("b", hostPort=2)), FIRST_PORT),
    "native sidecar and container": (
        pod(listens("a"), initContainers=[native(listens("proxy"))]),
        "spec.containers[0].ports[0].containerPort",
    ),
    "two native sidecars": (
        pod(initContainers=[native(listens("one")), native(listens("two"))]),
        "spec.initContainers[1].ports[0].containerPort",
    ),
    "init container after a native sidecar": (
        pod(initContainers=[native(listens("proxy")), listens("migrate")]),
        "spec.initContainers[1].ports[0].containerPort",
    ),
    "host port of a sidecar and a container": (
        pod(listens("a", 80, hostPort=8080), initContainers=[native(listens("proxy", 81, hostPort=8080))]),
        "spec.containers[0].ports[0].hostPort",
    ),
    "host port at every address and at one": (
        pod(listens("a", 80, hostPort=8080), listens("b", 81, hostPort=8080, hostIP="127.0.0.1")),
        "spec.containers[1].ports[0].hostPort",
    ),
    "template on the host network": (
        workload("DaemonSet", pod(listens("a"), listens("b"), hostNetwork=True)),
        "spec.template.spec.containers[1].ports[0].containerPort",
    ),
}

NO_CLASHES = {
    "different ports": pod(listens("a"), listens("b", 81)),
    "TCP and UDP": pod(listens("a"), listens("b", protocol="UDP")),
    "UDP and SCTP": pod(listens("a", protocol="UDP"), listens("b", protocol="SCTP")),
    "twice in one container": pod(container("a", ports=[{"containerPort": 80, "name": "x"}, {"containerPort": 80}])),
    "one container at two addresses of the node": pod(
        container(
            "a",
            ports=[
                {"containerPort": 80, "hostPort": 80, "hostIP": "10.0.0.1"},
                {"containerPort": 80, "hostPort": 80, "hostIP": "127.0.0.1"},
            ],
        )
    ),
    "host ports at different addresses": pod(
        listens("a", 80, hostPort=8080, hostIP="10.0.0.1"), listens("b", 81, hostPort=8080, hostIP="10.0.0.2")
    ),
    "host port for TCP and UDP": pod(listens("a", 80, hostPort=53), listens("b", 81, hostPort=53, protocol="UDP")),
    "init container and container": pod(listens("a"), initContainers=[listens("migrate")]),
    "two init containers": pod(initContainers=[listens("one"), listens("two")]),
    "init container before a native sidecar": pod(initContainers=[listens("migrate"), native(listens("proxy"))]),
    "probe of a container that declares other ports": pod(
        listens("a"), {**listens("b", 81), "livenessProbe": {"tcpSocket": {"port": 80}}}
    ),
    "probe of a container that declares no ports, answered by another one": pod(listens("a"), probed("b")),
    "probed in two containers, answered by a third one": pod(probed("a"), probed("b", probe="livenessProbe")),
    "probe of another host": pod(listens("a"), probed("b", host="10.0.0.1")),
    "probe that Istio has taken over": pod(
        probed("a", 15020, path="/app-health/a/livez"), probed("b", 15020, path="/app-health/b/livez")
    ),
    "several probes of one container": pod(
        {**probed("a"), "livenessProbe": {"tcpSocket": {"port": 80}}}, listens("b", 81)
    ),
    "different addresses on the host network": workload(
        "DaemonSet", pod(listens("a", hostIP="10.0.0.1"), listens("b", hostIP="127.0.0.1"), hostNetwork=True)
    ),
}


@pytest.mark.parametrize(("manifest", "path"), CLASHES.values(), ids=CLASHES)
def test_a_port_wanted_twice_at_the_same_time_is_found(manifest: dict[str, Any], path: str) -> None:
    assert paths(manifest, RULE) == [path]


@pytest.mark.parametrize("manifest", NO_CLASHES.values(), ids=NO_CLASHES)
def test_ports_that_do_not_meet_are_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, RULE) == []


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(pod(listens("a", 80, hostPort=8080), listens("b", 81, hostPort=8080)), id="same host port"),
        pytest.param(pod(listens("a"), listens("b"), hostNetwork=True), id="same port on the host network"),
    ],
)
def test_a_clash_that_the_api_server_refuses_is_not_told_twice(manifest: dict[str, Any]) -> None:
    assert paths(manifest, RULE) == []
