"""Amounts of bytes are whole, and enough for a process."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check

from .manifests import container, paths, pod, workload

WHOLE = "amounts_of_bytes_are_whole"
ENOUGH = "memory_limits_hold_a_process"


def with_resources(**resources: Any) -> dict[str, Any]:
    return pod(container(resources=resources))


@pytest.mark.parametrize(
    ("resources", "path"),
    [
        ({"limits": {"memory": "512m"}}, "limits[memory]"),
        ({"requests": {"memory": "1500u"}}, "requests[memory]"),
        ({"requests": {"ephemeral-storage": "100m"}}, "requests[ephemeral-storage]"),
    ],
)
def test_thousandths_of_a_byte_are_found(resources: dict[str, Any], path: str) -> None:
    assert paths(with_resources(**resources), WHOLE) == [f"spec.containers[0].resources.{path}"]


def test_thousandths_of_a_core_are_let_alone() -> None:
    assert paths(with_resources(limits={"cpu": "500m", "memory": "1Gi"}), WHOLE) == []


def test_the_resources_of_a_whole_pod_count() -> None:
    assert paths(pod(resources={"limits": {"memory": "512m"}}), WHOLE) == ["spec.resources.limits[memory]"]


def test_the_storage_of_a_claim_counts() -> None:
    claim = {
        "metadata": {"name": "data"},
        "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "10m"}}},
    }

    assert paths(workload("StatefulSet", pod(), volumeClaimTemplates=[claim]), WHOLE) == [
        "spec.volumeClaimTemplates[0].spec.resources.requests[storage]"
    ]


@pytest.mark.parametrize("amount", ["1", 512, "512", "100k", "4Ki", "0.5"])
def test_a_limit_too_small_for_a_container_is_found(amount: int | str) -> None:
    assert paths(with_resources(limits={"memory": amount}), ENOUGH) == ["spec.containers[0].resources.limits[memory]"]


@pytest.mark.parametrize("amount", ["0", "512Ki", "1M", "64Mi", 536870912, "1e9", "512m"])
def test_a_limit_that_may_do_is_let_alone(amount: int | str) -> None:
    assert paths(with_resources(limits={"memory": amount}), ENOUGH) == []


def test_a_small_request_is_let_alone() -> None:
    assert paths(with_resources(requests={"memory": "1"}), ENOUGH) == []


@pytest.mark.parametrize(("limit", "found"), [("500m", True), ("500Mi", False), ("0", False), (1000, False)])
def test_the_size_of_a_volume_is_whole(limit: int | str, found: bool) -> None:
    manifest = pod(volumes=[{"name": "cache", "emptyDir": {"sizeLimit": limit}}])

    assert (paths(manifest, "size_limits_are_whole") == ["spec.volumes[0].emptyDir.sizeLimit"]) is found


CPU = "amounts_of_cpu_are_cores"


@pytest.mark.parametrize(
    ("resources", "category", "path"),
    [
        ({"limits": {"cpu": "10Gi"}}, "runtime", "limits"),
        ({"requests": {"cpu": "2Gi"}}, "runtime", "requests"),
        ({"requests": {"cpu": "1"}, "limits": {"cpu": "10Gi"}}, "advice", "limits"),
        ({"requests": {"cpu": 500}}, "advice", "requests"),
        ({"requests": {"cpu": "1Ki"}}, "advice", "requests"),
    ],
)
def test_processors_in_bytes_or_by_the_hundreds_are_found(resources: Any, category: str, path: str) -> None:
    found = [issue for issue in check(pod(container(resources=resources))) if issue.rule == CPU]

    assert [(issue.category, issue.path) for issue in found] == [
        (category, f"spec.containers[0].resources.{path}[cpu]")
    ]


@pytest.mark.parametrize("amount", [1, "500m", "96", 0.5, "192"])
def test_processors_that_machines_have_are_let_alone(amount: Any) -> None:
    assert paths(pod(container(resources={"requests": {"cpu": amount}})), CPU) == []


def test_a_volume_in_memory_larger_than_the_limit_is_told() -> None:
    rule = "volumes_in_memory_fit_into_the_limit"
    mounts = [{"name": "shm", "mountPath": "/dev/shm"}]

    def with_volume(size: str, limit: str | None, medium: str = "Memory") -> dict[str, Any]:
        resources = {"resources": {"limits": {"memory": limit}}} if limit else {}
        volume = {"name": "shm", "emptyDir": {"medium": medium, "sizeLimit": size}}
        return pod(container(volumeMounts=mounts, **resources), volumes=[volume])

    assert paths(with_volume("1Gi", "512Mi"), rule) == ["spec.volumes[0].emptyDir.sizeLimit"]
    assert paths(with_volume("256Mi", "512Mi"), rule) == []
    assert paths(with_volume("1Gi", None), rule) == []
    assert paths(with_volume("1Gi", "512Mi", medium=""), rule) == []
