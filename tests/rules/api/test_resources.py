"""Requests, limits and claims are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, below, pod, refusals, workload

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

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "a name without a domain": ({"limits": {"gpu": 1}}, [("limits[gpu]", "container_resources_are_known")]),
    "a resource of quotas": (
        {"limits": {"requests.cpu": 1}},
        [("limits[requests.cpu]", "container_resources_are_known")],
    ),
    "a name that is none": ({"limits": {"a b/c": 1}}, [("limits[a b/c]", "container_resources_are_known")]),
    "a name for quotas with a domain": (
        {"limits": {"requests.nvidia.com/gpu": 1}},
        [("limits[requests.nvidia.com/gpu]", "container_resources_are_known")],
    ),
    "a negative amount": (
        {"requests": {"cpu": "-1"}, "limits": {"cpu": "-1"}},
        [("requests[cpu]", "amounts_of_resources_are_possible"), ("limits[cpu]", "amounts_of_resources_are_possible")],
    ),
    "half a device": (
        {"limits": {"nvidia.com/gpu": "1.5"}},
        [("limits[nvidia.com/gpu]", "amounts_of_resources_are_possible")],
    ),
    "more than the limit": (
        {"requests": {"memory": "1Gi"}, "limits": {"memory": "1G"}},
        [("requests", "requests_stay_within_limits")],
    ),
    "less than all devices": (
        {"requests": {"a.b/c": 1}, "limits": {"a.b/c": 2}},
        [("requests", "requests_stay_within_limits")],
    ),
    "a device without a limit": ({"requests": {"a.b/c": 1}}, [("limits", "requests_stay_within_limits")]),
    "huge pages alone": ({"limits": {"hugepages-2Mi": "4Mi"}}, [("", "huge_pages_come_with_cpu_or_memory")]),
    "part of a huge page": (
        {"limits": {"hugepages-2Mi": "3Mi", "cpu": 1}},
        [("limits[hugepages-2Mi]", "amounts_of_resources_are_possible")],
    ),
    "huge pages of no size": (
        {"limits": {"hugepages-x": "3Mi", "cpu": 1}},
        [("limits[hugepages-x]", "amounts_of_resources_are_possible")],
    ),
    "a claim that the pod has not": (
        {"claims": [{"name": "gpu"}]},
        [("claims[0]", "used_resource_claims_are_the_pods")],
    ),
    "a claim without a name": ({"claims": [{}]}, [("claims[0]", "used_resource_claims_are_the_pods")]),
}


@pytest.mark.parametrize("resources", GOOD.values(), ids=GOOD)
def test_resources_that_the_server_takes(resources: dict[str, Any]) -> None:
    assert refusals(pod(containers=[{**CONTAINER, "resources": resources}])) == []


@pytest.mark.parametrize(("resources", "refused"), BAD.values(), ids=BAD)
def test_resources_that_the_server_refuses(resources: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    found = refusals(pod(containers=[{**CONTAINER, "resources": resources}]))

    assert set(found) == set(below("spec.containers[0].resources.", refused))


@pytest.mark.parametrize(
    ("uses", "refused"),
    [
        ([{"name": "gpu"}], []),
        ([{"name": "gpu", "request": "a"}, {"name": "gpu", "request": "b"}], []),
        ([{"name": "gpu"}, {"name": "gpu"}], [("claims[1]", "used_resource_claims_are_the_pods")]),
        ([{"name": "gpu"}, {"name": "gpu", "request": "a"}], [("claims[1]", "used_resource_claims_are_the_pods")]),
        ([{"name": "gpu", "request": "a"}, {"name": "gpu"}], [("claims[1]", "used_resource_claims_are_the_pods")]),
        ([{"name": "gpu", "request": "a"}] * 2, [("claims[1]", "used_resource_claims_are_the_pods")]),
        ([{"name": "gpu", "request": "A"}], [("claims[0].request", "used_resource_claims_are_the_pods")]),
    ],
)
def test_a_claim_is_used_whole_or_by_requests(uses: list[dict[str, Any]], refused: list[tuple[str, str]]) -> None:
    manifest = pod(
        containers=[{**CONTAINER, "resources": {"claims": uses}}],
        resourceClaims=[{"name": "gpu", "resourceClaimName": "gpu"}],
    )

    assert refusals(manifest) == below("spec.containers[0].resources.", refused)


@pytest.mark.parametrize(
    ("claim", "refused"),
    [
        ({"name": "gpu", "resourceClaimTemplateName": "gpu.v1"}, []),
        ({"name": "gpu"}, [("", "resource_claims_come_from_one_place")]),
        (
            {"name": "gpu", "resourceClaimName": "a", "resourceClaimTemplateName": "b"},
            [("", "resource_claims_come_from_one_place")],
        ),
        ({"name": "gpu", "resourceClaimName": ""}, [(".resourceClaimName", "resource_claims_come_from_one_place")]),
        ({"name": "GPU", "resourceClaimName": "a"}, [(".name", "resource_claims_have_names_of_their_own")]),
        ({"resourceClaimName": "a"}, [(".name", "resource_claims_have_names_of_their_own")]),
    ],
)
def test_a_claim_of_a_pod_has_a_name_and_one_source(claim: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(pod(resourceClaims=[claim])) == below("spec.resourceClaims[0]", refused)


def requesting(cpu: str, **more: Any) -> dict[str, Any]:
    return {**CONTAINER, "resources": {"requests": {"cpu": cpu}}, **more}


def test_a_pod_requests_at_least_what_runs_in_it_at_once() -> None:
    def refused(cpu: str, *init: dict[str, Any]) -> list[tuple[str, str]]:
        return refusals(
            pod(containers=[requesting("2")], initContainers=list(init), resources={"requests": {"cpu": cpu}})
        )

    sidecar = requesting("1", name="sidecar", restartPolicy="Always")
    before = requesting("3", name="before")

    assert refused("2") == []
    assert refused("1999m") == [("spec.resources.requests[cpu]", "pod_requests_cover_their_containers")]
    assert refused("3", before) == []
    assert refused("3", sidecar) == []
    assert refused("2", sidecar) == [("spec.resources.requests[cpu]", "pod_requests_cover_their_containers")]
    assert refused("3", before, sidecar) == []
    assert refused("3", sidecar, before) == [("spec.resources.requests[cpu]", "pod_requests_cover_their_containers")]
    assert refused("4", sidecar, before) == []


def test_limits_count_as_requests_in_a_pod_and_not_in_a_template() -> None:
    spec: dict[str, Any] = {
        "containers": [{**CONTAINER, "resources": {"limits": {"cpu": "2"}}}],
        "resources": {"requests": {"cpu": "1"}, "limits": {"cpu": "2"}},
    }

    assert refusals(pod(**spec)) == [("spec.resources.requests[cpu]", "pod_requests_cover_their_containers")]
    assert refusals(workload("Deployment", template=spec)) == []


def test_what_a_pod_does_not_request_itself_stays_within_its_limits() -> None:
    assert refusals(pod(containers=[requesting("2")], resources={"limits": {"cpu": "2"}})) == []
    assert refusals(pod(containers=[requesting("2")], resources={"limits": {"cpu": "1"}})) == [
        ("spec.resources.requests", "pod_limits_cover_what_containers_request")
    ]


@pytest.mark.parametrize(
    ("resources", "refused"),
    [
        ({"limits": {"cpu": 1, "memory": "1Gi", "hugepages-2Mi": "2Mi"}}, []),
        ({"limits": {"ephemeral-storage": "1Gi"}}, [("limits[ephemeral-storage]", "pod_resources_are_known")]),
        ({"limits": {"nvidia.com/gpu": 1}}, [("limits[nvidia.com/gpu]", "pod_resources_are_known")]),
        ({"requests": {"disk": 1}}, [("requests[disk]", "pod_resources_are_known")]),
        ({"claims": []}, [("claims", "pod_resources_claim_no_devices")]),
        ({"requests": {"cpu": 2}, "limits": {"cpu": 1}}, [("requests", "requests_stay_within_limits")]),
    ],
)
def test_resources_of_a_pod(resources: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(pod(resources=resources)) == below("spec.resources.", refused)


def test_an_overhead_is_told_as_limits() -> None:
    assert refusals(pod(runtimeClassName="r", overhead={"cpu": "-1", "disk": 1})) == [
        ("spec.overhead.limits[cpu]", "overheads_are_possible"),
        ("spec.overhead.limits[disk]", "overheads_are_possible"),
    ]
