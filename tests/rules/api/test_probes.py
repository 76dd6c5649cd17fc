"""Probes, hooks and restart policies are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, below, pod, refusals

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

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "a probe of nothing": ({"livenessProbe": {}}, [("livenessProbe", "handlers_do_one_thing")]),
    "a hook of nothing": ({"lifecycle": {"postStart": {}}}, [("lifecycle.postStart", "handlers_do_one_thing")]),
    "two actions": (
        {"livenessProbe": {"exec": {"command": ["a"]}, **TCP, "grpc": {"port": 1}}},
        [("livenessProbe.tcpSocket", "handlers_do_one_thing"), ("livenessProbe.grpc", "handlers_do_one_thing")],
    ),
    "no command": (
        {"lifecycle": {"preStop": {"exec": {}}}},
        [("lifecycle.preStop.exec.command", "commands_of_handlers_are_written")],
    ),
    "no port": (
        {"livenessProbe": {"httpGet": {"path": "/"}}},
        [("livenessProbe.httpGet.port", "ports_of_handlers_are_ports")],
    ),
    "port 65536": (
        {"livenessProbe": {"tcpSocket": {"port": 65536}}},
        [("livenessProbe.tcpSocket.port", "ports_of_handlers_are_ports")],
    ),
    "a port by a bad name": (
        {"livenessProbe": {"tcpSocket": {"port": "80"}}},
        [("livenessProbe.tcpSocket.port", "ports_of_handlers_are_ports")],
    ),
    "a port by no name": (
        {"livenessProbe": {"tcpSocket": {"port": ""}}},
        [("livenessProbe.tcpSocket.port", "ports_of_handlers_are_ports")],
    ),
    "grpc without a port": (
        {"livenessProbe": {"grpc": {}}},
        [("livenessProbe.grpc.port", "ports_of_grpc_probes_are_numbers")],
    ),
    "a scheme in small letters": (
        {"livenessProbe": {"httpGet": {"port": 1, "scheme": "http"}}},
        [("livenessProbe.httpGet.scheme", "schemes_are_http_or_https")],
    ),
    "a header with a space": (
        {"livenessProbe": {"httpGet": {"port": 1, "httpHeaders": [{"name": "X Y", "value": ""}]}}},
        [("livenessProbe.httpGet.httpHeaders", "header_names_are_well_formed")],
    ),
    "negative numbers": (
        {"readinessProbe": {**TCP, "initialDelaySeconds": -1, "periodSeconds": -1, "failureThreshold": -1}},
        [
            ("readinessProbe.initialDelaySeconds", "times_and_counts_of_probes_are_not_negative"),
            ("readinessProbe.periodSeconds", "times_and_counts_of_probes_are_not_negative"),
            ("readinessProbe.failureThreshold", "times_and_counts_of_probes_are_not_negative"),
        ],
    ),
    "liveness after two": (
        {"livenessProbe": {**TCP, "successThreshold": 2}},
        [("livenessProbe.successThreshold", "liveness_and_startup_probes_succeed_once")],
    ),
    "startup after two": (
        {"startupProbe": {**TCP, "successThreshold": 2}},
        [("startupProbe.successThreshold", "liveness_and_startup_probes_succeed_once")],
    ),
    "no grace": (
        {"livenessProbe": {**TCP, "terminationGracePeriodSeconds": 0}},
        [("livenessProbe.terminationGracePeriodSeconds", "times_and_counts_of_probes_are_not_negative")],
    ),
    "readiness with grace": (
        {"readinessProbe": {**TCP, "terminationGracePeriodSeconds": 5}},
        [("readinessProbe.terminationGracePeriodSeconds", "readiness_probes_terminate_nothing")],
    ),
    "a sleep beyond the grace period": (
        {"lifecycle": {"preStop": {"sleep": {"seconds": 31}}}},
        [("lifecycle.preStop.sleep", "hooks_sleep_within_the_grace_period")],
    ),
    "a sleep below zero": (
        {"lifecycle": {"postStart": {"sleep": {"seconds": -1}}}},
        [("lifecycle.postStart.sleep", "hooks_sleep_within_the_grace_period")],
    ),
    "an unknown policy": (
        {"restartPolicy": "Sometimes"},
        [("restartPolicy", "restart_policies_of_containers_are_known")],
    ),
    "an empty policy": ({"restartPolicy": ""}, [("restartPolicy", "restart_policies_of_containers_are_known")]),
    "rules without a policy": (
        {"restartPolicyRules": [RULE]},
        [("restartPolicy", "restart_rules_come_with_a_restart_policy")],
    ),
    "twenty-one rules": (
        {"restartPolicy": "Never", "restartPolicyRules": [RULE] * 21},
        [("restartPolicyRules", "restart_rules_are_complete")],
    ),
    "a rule of nothing": (
        {"restartPolicy": "Never", "restartPolicyRules": [{}]},
        [
            ("restartPolicyRules[0].action", "restart_rules_are_complete"),
            ("restartPolicyRules[0].exitCodes", "restart_rules_are_complete"),
        ],
    ),
    "256 exit codes": (
        {
            "restartPolicy": "Never",
            "restartPolicyRules": [{"action": "Restart", "exitCodes": {"operator": "In", "values": [1] * 256}}],
        },
        [("restartPolicyRules[0].exitCodes.values", "restart_rules_are_complete")],
    ),
    "a resize policy twice": (
        {"resizePolicy": [{"resourceName": "cpu", "restartPolicy": "NotRequired"}] * 2},
        [("resizePolicy[1]", "resize_policies_are_well_formed")],
    ),
    "a resize policy of nothing": ({"resizePolicy": [{}]}, [("resizePolicy", "resize_policies_are_well_formed")]),
}


@pytest.mark.parametrize("fields", GOOD.values(), ids=GOOD)
def test_a_container_that_the_server_takes(fields: dict[str, Any]) -> None:
    assert refusals(pod(containers=[{**CONTAINER, **fields}])) == []


@pytest.mark.parametrize(("fields", "refused"), BAD.values(), ids=BAD)
def test_a_container_that_the_server_refuses(fields: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert sorted(refusals(pod(containers=[{**CONTAINER, **fields}]))) == sorted(below("spec.containers[0].", refused))


def test_a_sleep_fits_into_the_grace_period_that_is_written() -> None:
    containers = [{**CONTAINER, "lifecycle": {"preStop": {"sleep": {"seconds": 60}}}}]

    assert refusals(pod(containers=containers, terminationGracePeriodSeconds=60)) == []
    assert refusals(pod(containers=containers, terminationGracePeriodSeconds=59)) != []


@pytest.mark.parametrize("policy", ["Always", "OnFailure", "Never", ""])
def test_restart_policies_of_pods_that_the_server_takes(policy: str) -> None:
    assert refusals(pod(restartPolicy=policy)) == []


def test_an_unknown_restart_policy_of_a_pod_is_refused() -> None:
    assert refusals(pod(restartPolicy="always")) == [("spec.restartPolicy", "restart_policies_of_pods_are_known")]


SIDECARS = "init_containers_without_rules_are_sidecars_or_end"


@pytest.mark.parametrize(
    ("kubernetes", "policy", "refused"),
    [
        ("1.34", "Always", []),
        ("1.34", "Never", [("spec.initContainers[0].restartPolicy", SIDECARS)]),
        ("1.35", "Never", []),
    ],
)
def test_restart_policies_of_init_containers_by_version(
    kubernetes: str, policy: str, refused: list[tuple[str, str]]
) -> None:
    init = {"name": "init", "image": "busybox", "restartPolicy": policy}

    assert refusals(pod(initContainers=[init]), kubernetes) == refused


@pytest.mark.parametrize(
    ("kubernetes", "refused"),
    [("1.35", [("spec.containers[0].restartPolicyRules[0].action", "restart_rules_are_complete")]), ("1.36", [])],
)
def test_all_containers_can_be_restarted_since_1_36(kubernetes: str, refused: list[tuple[str, str]]) -> None:
    rules = [{**RULE, "action": "RestartAllContainers"}]
    containers = [{**CONTAINER, "restartPolicy": "Never", "restartPolicyRules": rules}]

    assert refusals(pod(containers=containers), kubernetes) == refused


def test_a_pod_that_never_restarts_restarts_nothing_for_a_resize() -> None:
    containers = [{**CONTAINER, "resizePolicy": [{"resourceName": "cpu", "restartPolicy": "RestartContainer"}]}]

    assert refusals(pod(containers=containers, restartPolicy="Never")) == [
        ("spec.containers[0].resizePolicy", "resize_policies_are_well_formed")
    ]
