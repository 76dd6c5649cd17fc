"""Requests, limits and claims are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, paths, pod, workload

GOOD: dict[str, dict[str, Any]] = {
    "nothing": {},
    "a request at its limit": {"requests": {"cpu": "1000m"}, "limits": {"cpu": 1}},
    "a request without a limit": {"requests": {"ephemeral-storage": "1Gi"}},
    "a device": {"requests": {"nvidia.com/gpu": "1"}, "limits": {"nvidia.com/gpu": 1}},
    "a device by limit alone": {"limits": {"example.com/fpga": "2k"}},
    "a name of Kubernetes": {"limits": {"kubernetes.io/batch-cpu": "100m"}},
    "huge pages with memory": {"limits": {"hugepages-2Mi": "4Mi", "memory": "1Gi"}},
    "huge pages with a request of cpu": {
        "limits": {"hugepages-1Gi": "1Gi"},
        "requests": {"hugepages-1Gi": "1Gi", "cpu": "1"},
    },
    "memory in milli-units": {"limits": {"memory": "512m"}},
}

BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a name without a domain": ({"limits": {"gpu": 1}}, ["limits[gpu]"]),
    "a resource of quotas": ({"limits": {"requests.cpu": 1}}, ["limits[requests.cpu]"]),
    "a name that is none": ({"limits": {"a b/c": 1}}, ["limits[a b/c]"]),
    "a name for quotas with a domain": (
        {"limits": {"requests.nvidia.com/gpu": 1}},
        ["limits[requests.nvidia.com/gpu]"],
    ),
    "a negative amount": ({"requests": {"cpu": "-1"}, "limits": {"cpu": "-1"}}, ["requests[cpu]", "limits[cpu]"]),
    "half a device": ({"limits": {"nvidia.com/gpu": "1.5"}}, ["limits[nvidia.com/gpu]"]),
    "more than the limit": ({"requests": {"memory": "1Gi"}, "limits": {"memory": "1G"}}, ["requests"]),
    "less than all devices": ({"requests": {"a.b/c": 1}, "limits": {"a.b/c": 2}}, ["requests"]),
    "a device without a limit": ({"requests": {"a.b/c": 1}}, ["limits"]),
    "huge pages alone": ({"limits": {"hugepages-2Mi": "4Mi"}}, [""]),
    "part of a huge page": ({"limits": {"hugepages-2Mi": "3Mi", "cpu": 1}}, ["limits[hugepages-2Mi]"]),
    "huge pages of no size": ({"limits": {"hugepages-x": "3Mi", "cpu": 1}}, ["limits[hugepages-x]"]),
    "a claim that the pod has not": ({"claims": [{"name": "gpu"}]}, ["claims[0]"]),
    "a claim without a name": ({"claims": [{}]}, ["claims[0]"]),
}


@pytest.mark.parametrize("resources", GOOD.values(), ids=GOOD)
def test_resources_that_the_server_takes(resources: dict[str, Any]) -> None:
    assert paths(pod(containers=[{**CONTAINER, "resources": resources}])) == []


@pytest.mark.parametrize(("resources", "refused"), BAD.values(), ids=BAD)
def test_resources_that_the_server_refuses(resources: dict[str, Any], refused: list[str]) -> None:
    expected = {f"spec.containers[0].resources.{path}".removesuffix(".") for path in refused}

    assert set(paths(pod(containers=[{**CONTAINER, "resources": resources}]))) == expected


@pytest.mark.parametrize(
    ("uses", "refused"),
    [
        ([{"name": "gpu"}], []),
        ([{"name": "gpu", "request": "a"}, {"name": "gpu", "request": "b"}], []),
        ([{"name": "gpu"}, {"name": "gpu"}], ["claims[1]"]),
        ([{"name": "gpu"}, {"name": "gpu", "request": "a"}], ["claims[1]"]),
        ([{"name": "gpu", "request": "a"}, {"name": "gpu"}], ["claims[1]"]),
        ([{"name": "gpu", "request": "a"}] * 2, ["claims[1]"]),
        ([{"name": "gpu", "request": "A"}], ["claims[0].request"]),
    ],
)
def test_a_claim_is_used_whole_or_by_requests(uses: list[dict[str, Any]], refused: list[str]) -> None:
    manifest = pod(
        containers=[{**CONTAINER, "resources": {"claims": uses}}],
        resourceClaims=[{"name": "gpu", "resourceClaimName": "gpu"}],
    )

    assert paths(manifest) == [f"spec.containers[0].resources.{path}" for path in refused]


@pytest.mark.parametrize(
    ("claim", "refused"),
    [
        ({"name": "gpu", "resourceClaimTemplateName": "gpu.v1"}, []),
        ({"name": "gpu"}, [""]),
        ({"name": "gpu", "resourceClaimName": "a", "resourceClaimTemplateName": "b"}, [""]),
        ({"name": "gpu", "resourceClaimName": ""}, [".resourceClaimName"]),
        ({"name": "GPU", "resourceClaimName": "a"}, [".name"]),
        ({"resourceClaimName": "a"}, [".name"]),
    ],
)
def test_a_claim_of_a_pod_has_a_name_and_one_source(claim: dict[str, Any], refused: list[str]) -> None:
    assert paths(pod(resourceClaims=[claim])) == [f"spec.resourceClaims[0]{path}" for path in refused]


def requesting(cpu: str, **more: Any) -> dict[str, Any]:
    return {**CONTAINER, "resources": {"requests": {"cpu": cpu}}, **more}


def test_a_pod_requests_at_least_what_runs_in_it_at_once() -> None:
    def refused(cpu: str, *init: dict[str, Any]) -> list[str]:
        return paths(pod(containers=[requesting("2")], initContainers=list(init), resources={"requests": {"cpu": cpu}}))

    sidecar = requesting("1", name="sidecar", restartPolicy="Always")
    before = requesting("3", name="before")

    assert refused("2") == []
    assert refused("1999m") == ["spec.resources.requests[cpu]"]
    assert refused("3", before) == []
    assert refused("3", sidecar) == []
    assert refused("2", sidecar) == ["spec.resources.requests[cpu]"]
    assert refused("3", before, sidecar) == []
    assert refused("3", sidecar, before) == ["spec.resources.requests[cpu]"]
    assert refused("4", sidecar, before) == []


def test_limits_count_as_requests_in_a_pod_and_not_in_a_template() -> None:
    spec: dict[str, Any] = {
        "containers": [{**CONTAINER, "resources": {"limits": {"cpu": "2"}}}],
        "resources": {"requests": {"cpu": "1"}, "limits": {"cpu": "2"}},
    }

    assert paths(pod(**spec)) == ["spec.resources.requests[cpu]"]
    assert paths(workload("Deployment", template=spec)) == []


def test_what_a_pod_does_not_request_itself_stays_within_its_limits() -> None:
    assert paths(pod(containers=[requesting("2")], resources={"limits": {"cpu": "2"}})) == []
    assert paths(pod(containers=[requesting("2")], resources={"limits": {"cpu": "1"}})) == ["spec.resources.requests"]


@pytest.mark.parametrize(
    ("resources", "refused"),
    [
        ({"limits": {"cpu": 1, "memory": "1Gi", "hugepages-2Mi": "2Mi"}}, []),
        ({"limits": {"ephemeral-storage": "1Gi"}}, ["limits[ephemeral-storage]"]),
        ({"limits": {"nvidia.com/gpu": 1}}, ["limits[nvidia.com/gpu]"]),
        ({"requests": {"disk": 1}}, ["requests[disk]"]),
        ({"claims": []}, ["claims"]),
        ({"requests": {"cpu": 2}, "limits": {"cpu": 1}}, ["requests"]),
    ],
)
def test_resources_of_a_pod(resources: dict[str, Any], refused: list[str]) -> None:
    assert paths(pod(resources=resources)) == [f"spec.resources.{path}" for path in refused]


def test_an_overhead_is_told_as_limits() -> None:
    assert paths(pod(runtimeClassName="r", overhead={"cpu": "-1", "disk": 1})) == [
        "spec.overhead.limits[cpu]",
        "spec.overhead.limits[disk]",
    ]
