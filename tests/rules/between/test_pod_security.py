"""Pods meet the Pod Security Standard that their Namespace enforces."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import container, found_by, thing, workload

RULE = "pods_meet_the_standard_that_their_namespace_enforces"
POD = "spec.template.spec"
HARDENED = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
HARDENED_POD = {"securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}}


def namespace(level: str, version: str = "", name: str = "front") -> dict[str, Any]:
    labels = {"pod-security.kubernetes.io/enforce": level}
    if version:
        labels["pod-security.kubernetes.io/enforce-version"] = version
    return thing("v1", "Namespace", name, metadata={"labels": labels})


def till(pod: dict[str, Any] | None = None, namespace: str = "front", **of_container: Any) -> dict[str, Any]:
    return workload("till", container(**of_container), namespace=namespace, pod=pod)


def asking_another_host() -> dict[str, Any]:
    return till(livenessProbe={"httpGet": {"port": 80, "host": "other.example.com"}})


GOOD: dict[str, list[dict[str, Any]]] = {
    "a plain pod under baseline": [namespace("baseline"), till()],
    "a hardened pod under restricted": [namespace("restricted"), till(HARDENED_POD, securityContext=HARDENED)],
    "anything under privileged": [namespace("privileged"), till({"hostNetwork": True})],
    "a level that nobody knows": [namespace("strict"), till({"hostNetwork": True})],
    "in another namespace": [namespace("baseline"), till({"hostNetwork": True}, "back")],
    "in a namespace given later": [namespace("baseline"), till({"hostNetwork": True}, "")],
    "what an older version allows": [namespace("baseline", "v1.33"), asking_another_host()],
    "a version that nobody knows": [namespace("baseline", "newest"), till({"hostNetwork": True})],
}
BAD: dict[str, tuple[list[dict[str, Any]], set[str]]] = {
    "on the network of the node": ([namespace("baseline"), till({"hostNetwork": True})], {f"{POD}.hostNetwork"}),
    "a plain pod under restricted": (
        [namespace("restricted"), till()],
        {
            f"{POD}.securityContext.seccompProfile",
            f"{POD}.securityContext.runAsNonRoot",
            f"{POD}.containers[0].securityContext.capabilities.drop",
            f"{POD}.containers[0].securityContext.allowPrivilegeEscalation",
        },
    ),
    "what the newest version forbids": (
        [namespace("baseline", "latest"), asking_another_host()],
        {f"{POD}.containers[0].livenessProbe.httpGet.host"},
    ),
}


@pytest.mark.parametrize("objects", GOOD.values(), ids=GOOD)
def test_pods_that_meet_the_standard_are_let_in(objects: list[dict[str, Any]]) -> None:
    assert found_by(RULE, *objects) == set()


@pytest.mark.parametrize(("objects", "paths"), BAD.values(), ids=BAD)
def test_pods_that_do_not_meet_the_standard_are_refused(objects: list[dict[str, Any]], paths: set[str]) -> None:
    assert found_by(RULE, *objects) == {("Deployment/till", path, "error") for path in paths}


def test_without_a_version_the_standard_is_that_of_the_cluster() -> None:
    objects = [namespace("baseline"), asking_another_host()]

    assert found_by(RULE, *objects, kubernetes="1.34") != set()
