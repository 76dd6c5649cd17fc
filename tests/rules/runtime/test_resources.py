"""Amounts of bytes are whole, and enough for a process."""

from __future__ import annotations

from typing import Any

import pytest

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
