"""Probes, hooks and restart policies are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, paths, pod

TCP = {"tcpSocket": {"port": 80}}
RULE = {"action": "Restart", "exitCodes": {"operator": "In", "values": [42]}}

GOOD: dict[str, dict[str, Any]] = {
    "a probe of every default": {"livenessProbe": {**TCP, "successThreshold": 0, "timeoutSeconds": 0}},
    "readiness after three": {"readinessProbe": {**TCP, "successThreshold": 3}},
    "a port by name": {"livenessProbe": {"httpGet": {"port": "http"}}},
    "a grpc service": {"livenessProbe": {"grpc": {"port": 1, "service": "health"}}},
    "an empty scheme": {"livenessProbe": {"httpGet": {"port": 80, "scheme": ""}}},
    "a sleep of nothing": {"lifecycle": {"preStop": {"sleep": {"seconds": 0}}}},
    "a sleep of the default grace period": {"lifecycle": {"preStop": {"sleep": {"seconds": 30}}}},
    "no hooks": {"lifecycle": {}},
    "a policy of its own": {"restartPolicy": "Never", "restartPolicyRules": [RULE] * 20},
    "rules without values": {
        "restartPolicy": "Always",
        "restartPolicyRules": [{"action": "RestartAllContainers", "exitCodes": {"operator": "NotIn"}}],
    },
    "both resize policies": {
        "resizePolicy": [
            {"resourceName": "cpu", "restartPolicy": "NotRequired"},
            {"resourceName": "memory", "restartPolicy": "RestartContainer"},
        ]
    },
}

BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a probe of nothing": ({"livenessProbe": {}}, ["livenessProbe"]),
    "a hook of nothing": ({"lifecycle": {"postStart": {}}}, ["lifecycle.postStart"]),
    "two actions": (
        {"livenessProbe": {"exec": {"command": ["a"]}, **TCP, "grpc": {"port": 1}}},
        ["livenessProbe.tcpSocket", "livenessProbe.grpc"],
    ),
    "no command": ({"lifecycle": {"preStop": {"exec": {}}}}, ["lifecycle.preStop.exec.command"]),
    "no port": ({"livenessProbe": {"httpGet": {"path": "/"}}}, ["livenessProbe.httpGet.port"]),
    "port 65536": ({"livenessProbe": {"tcpSocket": {"port": 65536}}}, ["livenessProbe.tcpSocket.port"]),
    "a port by a bad name": ({"livenessProbe": {"tcpSocket": {"port": "80"}}}, ["livenessProbe.tcpSocket.port"]),
    "a port by no name": ({"livenessProbe": {"tcpSocket": {"port": ""}}}, ["livenessProbe.tcpSocket.port"]),
    "grpc without a port": ({"livenessProbe": {"grpc": {}}}, ["livenessProbe.grpc.port"]),
    "a scheme in small letters": (
        {"livenessProbe": {"httpGet": {"port": 1, "scheme": "http"}}},
        ["livenessProbe.httpGet.scheme"],
    ),
    "a header with a space": (
        {"livenessProbe": {"httpGet": {"port": 1, "httpHeaders": [{"name": "X Y", "value": ""}]}}},
        ["livenessProbe.httpGet.httpHeaders"],
    ),
    "negative numbers": (
        {"readinessProbe": {**TCP, "initialDelaySeconds": -1, "periodSeconds": -1, "failureThreshold": -1}},
        ["readinessProbe.initialDelaySeconds", "readinessProbe.periodSeconds", "readinessProbe.failureThreshold"],
    ),
    "liveness after two": ({"livenessProbe": {**TCP, "successThreshold": 2}}, ["livenessProbe.successThreshold"]),
    "startup after two": ({"startupProbe": {**TCP, "successThreshold": 2}}, ["startupProbe.successThreshold"]),
    "no grace": (
        {"livenessProbe": {**TCP, "terminationGracePeriodSeconds": 0}},
        ["livenessProbe.terminationGracePeriodSeconds"],
    ),
    "readiness with grace": (
        {"readinessProbe": {**TCP, "terminationGracePeriodSeconds": 5}},
        ["readinessProbe.terminationGracePeriodSeconds"],
    ),
    "a sleep beyond the grace period": (
        {"lifecycle": {"preStop": {"sleep": {"seconds": 31}}}},
        ["lifecycle.preStop.sleep"],
    ),
    "a sleep below zero": ({"lifecycle": {"postStart": {"sleep": {"seconds": -1}}}}, ["lifecycle.postStart.sleep"]),
    "an unknown policy": ({"restartPolicy": "Sometimes"}, ["restartPolicy"]),
    "an empty policy": ({"restartPolicy": ""}, ["restartPolicy"]),
    "rules without a policy": ({"restartPolicyRules": [RULE]}, ["restartPolicy"]),
    "twenty-one rules": ({"restartPolicy": "Never", "restartPolicyRules": [RULE] * 21}, ["restartPolicyRules"]),
    "a rule of nothing": (
        {"restartPolicy": "Never", "restartPolicyRules": [{}]},
        ["restartPolicyRules[0].action", "restartPolicyRules[0].exitCodes"],
    ),
    "256 exit codes": (
        {
            "restartPolicy": "Never",
            "restartPolicyRules": [{"action": "Restart", "exitCodes": {"operator": "In", "values": [1] * 256}}],
        },
        ["restartPolicyRules[0].exitCodes.values"],
    ),
    "a resize policy twice": (
        {"resizePolicy": [{"resourceName": "cpu", "restartPolicy": "NotRequired"}] * 2},
        ["resizePolicy[1]"],
    ),
    "a resize policy of nothing": ({"resizePolicy": [{}]}, ["resizePolicy"]),
}


@pytest.mark.parametrize("fields", GOOD.values(), ids=GOOD)
def test_a_container_that_the_server_takes(fields: dict[str, Any]) -> None:
    assert paths(pod(containers=[{**CONTAINER, **fields}])) == []


@pytest.mark.parametrize(("fields", "refused"), BAD.values(), ids=BAD)
def test_a_container_that_the_server_refuses(fields: dict[str, Any], refused: list[str]) -> None:
    assert sorted(paths(pod(containers=[{**CONTAINER, **fields}]))) == sorted(
        f"spec.containers[0].{path}" for path in refused
    )


def test_a_sleep_fits_into_the_grace_period_that_is_written() -> None:
    containers = [{**CONTAINER, "lifecycle": {"preStop": {"sleep": {"seconds": 60}}}}]

    assert paths(pod(containers=containers, terminationGracePeriodSeconds=60)) == []
    assert paths(pod(containers=containers, terminationGracePeriodSeconds=59)) != []


@pytest.mark.parametrize("policy", ["Always", "OnFailure", "Never", ""])
def test_restart_policies_of_pods_that_the_server_takes(policy: str) -> None:
    assert paths(pod(restartPolicy=policy)) == []


def test_an_unknown_restart_policy_of_a_pod_is_refused() -> None:
    assert paths(pod(restartPolicy="always")) == ["spec.restartPolicy"]


@pytest.mark.parametrize(
    ("kubernetes", "policy", "refused"),
    [("1.34", "Always", []), ("1.34", "Never", ["spec.initContainers[0].restartPolicy"]), ("1.35", "Never", [])],
)
def test_restart_policies_of_init_containers_by_version(kubernetes: str, policy: str, refused: list[str]) -> None:
    init = {"name": "init", "image": "busybox", "restartPolicy": policy}

    assert paths(pod(initContainers=[init]), kubernetes) == refused


@pytest.mark.parametrize(
    ("kubernetes", "refused"),
    [("1.35", ["spec.containers[0].restartPolicyRules[0].action"]), ("1.36", [])],
)
def test_all_containers_can_be_restarted_since_1_36(kubernetes: str, refused: list[str]) -> None:
    rules = [{**RULE, "action": "RestartAllContainers"}]
    containers = [{**CONTAINER, "restartPolicy": "Never", "restartPolicyRules": rules}]

    assert paths(pod(containers=containers), kubernetes) == refused


def test_a_pod_that_never_restarts_restarts_nothing_for_a_resize() -> None:
    containers = [{**CONTAINER, "resizePolicy": [{"resourceName": "cpu", "restartPolicy": "RestartContainer"}]}]

    assert paths(pod(containers=containers, restartPolicy="Never")) == ["spec.containers[0].resizePolicy"]
