"""Probes and hooks reach a port that their container has."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import container, paths, pod

RULE = "probes_and_hooks_name_ports_of_their_container"
WEB = {"httpGet": {"path": "/", "port": "web"}}
PORTS = [{"name": "web", "containerPort": 80}]

UNKNOWN = {
    "liveness": ({"livenessProbe": WEB}, "livenessProbe.httpGet.port"),
    "readiness over TCP": ({"readinessProbe": {"tcpSocket": {"port": "web"}}}, "readinessProbe.tcpSocket.port"),
    "startup, another name declared": (
        {"startupProbe": WEB, "ports": [{"name": "http", "containerPort": 80}]},
        "startupProbe.httpGet.port",
    ),
    "preStop hook": ({"lifecycle": {"preStop": WEB}}, "lifecycle.preStop.httpGet.port"),
    "postStart hook": ({"lifecycle": {"postStart": WEB}}, "lifecycle.postStart.httpGet.port"),
}


@pytest.mark.parametrize(("fields", "path"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_port_name_that_the_container_does_not_have_is_found(fields: dict[str, Any], path: str) -> None:
    assert paths(pod(container(**fields)), RULE) == [f"spec.containers[0].{path}"]


def test_the_port_of_another_container_does_not_count() -> None:
    manifest = pod(container("a", ports=PORTS), container("b", livenessProbe=WEB))

    assert paths(manifest, RULE) == ["spec.containers[1].livenessProbe.httpGet.port"]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"livenessProbe": WEB, "ports": PORTS}, id="declared name"),
        pytest.param({"livenessProbe": {"httpGet": {"port": 9999}}}, id="number that is not declared"),
        pytest.param({"livenessProbe": {"exec": {"command": ["true"]}}}, id="no port at all"),
        pytest.param({"lifecycle": {"preStop": {"sleep": {"seconds": 1}}}}, id="hook without a port"),
    ],
)
def test_a_port_that_can_be_reached_is_let_alone(fields: dict[str, Any]) -> None:
    assert paths(pod(container(**fields)), RULE) == []


def test_a_native_sidecar_is_probed_like_a_container() -> None:
    manifest = pod(initContainers=[container("proxy", restartPolicy="Always", startupProbe=WEB)])

    assert paths(manifest, RULE) == ["spec.initContainers[0].startupProbe.httpGet.port"]


def test_a_hook_that_no_kubelet_runs_is_found() -> None:
    manifest = pod(container(lifecycle={"postStart": {"tcpSocket": {"port": 80}}}))

    assert paths(manifest, "lifecycle_hooks_do_not_open_tcp_sockets") == [
        "spec.containers[0].lifecycle.postStart.tcpSocket"
    ]
