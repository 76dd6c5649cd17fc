"""A container that may not be root is not told to be."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import container, paths, pod

RULE = "containers_that_may_not_be_root_are_not_told_to_be"
ROOT = {"runAsUser": 0}
NOT_ROOT = {"runAsNonRoot": True}

FOUND = {
    "both in the container": (
        pod(container(securityContext={**ROOT, **NOT_ROOT})),
        ["spec.containers[0].securityContext.runAsUser"],
    ),
    "both in the pod, told once": (
        pod(container("a"), container("b"), securityContext={**ROOT, **NOT_ROOT}),
        ["spec.securityContext.runAsUser"],
    ),
    "user in the container, rule in the pod": (
        pod(container(securityContext=ROOT), securityContext=NOT_ROOT),
        ["spec.containers[0].securityContext.runAsUser"],
    ),
    "user in the pod, rule in the container": (
        pod(container(securityContext=NOT_ROOT), securityContext=ROOT),
        ["spec.securityContext.runAsUser"],
    ),
    "init container": (
        pod(initContainers=[container("init", securityContext=ROOT)], securityContext=NOT_ROOT),
        ["spec.initContainers[0].securityContext.runAsUser"],
    ),
}


@pytest.mark.parametrize(("manifest", "where"), FOUND.values(), ids=FOUND)
def test_root_that_may_not_be_is_found(manifest: dict[str, Any], where: list[str]) -> None:
    assert paths(manifest, RULE) == where


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(pod(container(securityContext=ROOT)), id="root that may be"),
        pytest.param(pod(securityContext={**NOT_ROOT, "runAsUser": 1000}), id="another user"),
        pytest.param(
            pod(container(securityContext={**ROOT, "runAsNonRoot": False}), securityContext=NOT_ROOT),
            id="the container may",
        ),
        pytest.param(
            pod(container(securityContext={"runAsUser": 1000}), securityContext={**ROOT, **NOT_ROOT}),
            id="the container is told otherwise",
        ),
    ],
)
def test_a_user_that_may_be_is_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, RULE) == []


@pytest.mark.parametrize(("name", "known"), [("NET_ADMN", False), ("NET_ADMIN", True), ("CAP_NET_ADMIN", True)])
def test_capabilities_are_looked_up(name: str, known: bool) -> None:
    manifest = pod(container(securityContext={"capabilities": {"add": ["CHOWN", name], "drop": ["ALL"]}}))

    assert paths(manifest, "capabilities_are_known_to_linux") == (
        [] if known else ["spec.containers[0].securityContext.capabilities.add[1]"]
    )
