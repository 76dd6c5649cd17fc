"""Pods, claims and objects fit into the quota of their namespace."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import config_map, container, found_by, service, thing, workload

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
TILL = "Deployment/till"
POD = "spec.template.spec"
FIRST = f"{POD}.containers[0].resources"


def quota(namespace: str = "front", hard: dict[str, str] | None = None, **spec: Any) -> dict[str, Any]:
    return thing("v1", "ResourceQuota", "quota", namespace=namespace, spec={"hard": hard or {}, **spec})


def asking(name: str = "app", *, requests: dict[str, Any] | None = None, **limits: Any) -> dict[str, Any]:
    asked = {**({"requests": requests} if requests else {}), **({"limits": limits} if limits else {})}
    return container(name, resources=asked)


def till(*containers: dict[str, Any], pod: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return workload("till", *containers, pod=pod, **{"namespace": "front", **more})


def limits(**item: Any) -> dict[str, Any]:
    return thing("v1", "LimitRange", "l", namespace="front", spec={"limits": [{"type": "Container", **item}]})


def claim(size: str, **spec: Any) -> dict[str, Any]:
    asked = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": size}}, **spec}
    return thing("v1", "PersistentVolumeClaim", "till", namespace="front", spec=asked)


def ledger(replicas: int) -> dict[str, Any]:
    templates = [{"metadata": {"name": "data"}, "spec": claim("20Gi")["spec"]}]
    return workload("till", kind="StatefulSet", namespace="front", replicas=replicas, volumeClaimTemplates=templates)


MEMORY = quota(hard={"requests.memory": "1Gi"})
REQUIRED: dict[str, Case] = {
    "said": ([MEMORY, till(asking(requests={"memory": "128Mi"}))], set()),
    "said by the limit": ([MEMORY, till(asking(memory="128Mi"))], set()),
    "not said": ([MEMORY, till()], {(TILL, f"{FIRST}.requests[memory]", "error")}),
    "not said by the second": (
        [MEMORY, till(asking(requests={"memory": "1Mi"}), asking("b"))],
        {(TILL, f"{POD}.containers[1].resources.requests[memory]", "error")},
    ),
    "not said by an init container": (
        [MEMORY, till(asking(requests={"memory": "1Mi"}), pod={"initContainers": [asking("a")]})],
        {(TILL, f"{POD}.initContainers[0].resources.requests[memory]", "error")},
    ),
    "given by a LimitRange": ([MEMORY, limits(defaultRequest={"memory": "64Mi"}), till()], set()),
    "said by the pod as a whole": ([MEMORY, till(pod={"resources": {"requests": {"memory": "64Mi"}}})], set()),
    "the old name": ([quota(hard={"cpu": "4"}), till()], {(TILL, f"{FIRST}.requests[cpu]", "error")}),
    "a limit": (
        [quota(hard={"limits.cpu": "4"}), till(asking(requests={"cpu": "1"}))],
        {(TILL, f"{FIRST}.limits[cpu]", "error")},
    ),
    "what may be left out": ([quota(hard={"requests.ephemeral-storage": "4Gi"}), till()], set()),
    "in another namespace": ([quota("back", {"requests.memory": "1Gi"}), till()], set()),
    "of pods that end": ([quota(hard={"requests.memory": "1Gi"}, scopes=["Terminating"]), till()], set()),
    "of pods that go on": (
        [quota(hard={"requests.memory": "1Gi"}, scopes=["NotTerminating"]), till()],
        {(TILL, f"{FIRST}.requests[memory]", "error")},
    ),
    "of pods that ask for something": (
        [quota(hard={"requests.memory": "1Gi"}, scopes=["NotBestEffort"]), till()],
        set(),
    ),
}


def of_class(*values: str) -> dict[str, Any]:
    expression = {"scopeName": "PriorityClass", "operator": "In", "values": list(values)}
    return quota(hard={"pods": "1"}, scopeSelector={"matchExpressions": [expression]})


SUMS: dict[str, Case] = {
    "as much": ([MEMORY, till(asking(requests={"memory": "256Mi"}), replicas=4)], set()),
    "more together": (
        [MEMORY, till(asking(requests={"memory": "256Mi"}), replicas=5)],
        {(TILL, "spec.replicas", "error")},
    ),
    "one alone": (
        [MEMORY, till(asking(requests={"memory": "2Gi"}), replicas=5)],
        {(TILL, f"{FIRST}.requests[memory]", "error")},
    ),
    "one alone, by its limit": ([MEMORY, till(asking(memory="2Gi"))], {(TILL, f"{FIRST}.limits[memory]", "error")}),
    "two containers alone": (
        [MEMORY, till(asking(requests={"memory": "600Mi"}), asking("b", requests={"memory": "600Mi"}))],
        {(TILL, f"{POD}.containers", "error")},
    ),
    "pods": ([quota(hard={"pods": "2"}), till(replicas=3)], {(TILL, "spec.replicas", "error")}),
    "as many pods": ([quota(hard={"pods": "3"}), till(replicas=3)], set()),
    "devices": (
        [
            quota(hard={"requests.nvidia.com/gpu": "1"}),
            till(container(resources={"limits": {"nvidia.com/gpu": 1}}), replicas=2),
        ],
        {(TILL, "spec.replicas", "error")},
    ),
    "by a LimitRange": (
        [MEMORY, limits(defaultRequest={"memory": "600Mi"}), till(replicas=2)],
        {(TILL, "spec.replicas", "error")},
    ),
    "of a class that is counted": (
        [of_class("high"), till(replicas=2, pod={"priorityClassName": "high"})],
        {(TILL, "spec.replicas", "error")},
    ),
    "of another class": ([of_class("high"), till(replicas=2)], set()),
    "a CronJob": (
        [
            quota(hard={"pods": "1"}),
            thing(
                "batch/v1",
                "CronJob",
                "till",
                namespace="front",
                spec={"jobTemplate": {"spec": {"parallelism": 2, "template": till()["spec"]["template"]}}},
            ),
        ],
        {("CronJob/till", "spec.jobTemplate.spec.parallelism", "error")},
    ),
    "no replicas": ([MEMORY, till(asking(requests={"memory": "256Mi"}), replicas=0)], set()),
}
STORAGE = quota(hard={"requests.storage": "50Gi"})
AT = "spec.resources.requests[storage]"
CLAIMS: dict[str, Case] = {
    "within": ([STORAGE, claim("50Gi")], set()),
    "above": ([STORAGE, claim("51Gi")], {("PersistentVolumeClaim/till", AT, "error")}),
    "of a class": (
        [
            quota(hard={"quick.storageclass.storage.k8s.io/requests.storage": "5Gi"}),
            claim("10Gi", storageClassName="quick"),
        ],
        {("PersistentVolumeClaim/till", AT, "error")},
    ),
    "of another class": (
        [
            quota(hard={"quick.storageclass.storage.k8s.io/requests.storage": "5Gi"}),
            claim("10Gi", storageClassName="slow"),
        ],
        set(),
    ),
    "of two replicas": ([STORAGE, ledger(2)], set()),
    "of three replicas": (
        [STORAGE, ledger(3)],
        {("StatefulSet/till", "spec.volumeClaimTemplates[0].spec.resources.requests[storage]", "error")},
    ),
}
BALANCER = service("till", {"app": "till"}, 80, 443, namespace="front", type="LoadBalancer")
QUOTA = "ResourceQuota/quota"
COUNTS: dict[str, Case] = {
    "as many": ([quota(hard={"configmaps": "2"}), config_map("a", "front", A="1")], set()),
    "beside the certificate that every namespace has": (
        [quota(hard={"configmaps": "1"}), config_map("a", "front", A="1")],
        {(QUOTA, "spec.hard[configmaps]", "error")},
    ),
    "by the name of today": (
        [quota(hard={"count/deployments.apps": "0"}), till()],
        {(QUOTA, "spec.hard[count/deployments.apps]", "error")},
    ),
    "of another group": ([quota(hard={"count/deployments.example.com": "0"}), till()], set()),
    "ports of the nodes": (
        [quota(hard={"services.nodeports": "1"}), BALANCER],
        {(QUOTA, "spec.hard[services.nodeports]", "error")},
    ),
    "load balancers": (
        [quota(hard={"services.loadbalancers": "0"}), BALANCER],
        {(QUOTA, "spec.hard[services.loadbalancers]", "error")},
    ),
    "in another namespace": ([quota("back", {"services": "0"}), BALANCER], set()),
    "what objects do not show": ([quota(hard={"requests.cpu": "0"}), BALANCER], set()),
}
RULES = {
    "containers_ask_for_what_the_quota_of_their_namespace_counts": REQUIRED,
    "pods_fit_into_the_quota_of_their_namespace": SUMS,
    "claims_fit_into_the_quota_of_their_namespace": CLAIMS,
    "quotas_have_room_for_the_objects_of_their_namespace": COUNTS,
}


@pytest.mark.parametrize(
    ("rule", "objects", "expected"),
    [pytest.param(rule, *case, id=f"{rule}: {name}") for rule, cases in RULES.items() for name, case in cases.items()],
)
def test_what_a_quota_does_not_allow_is_found(
    rule: str, objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]
) -> None:
    assert found_by(rule, *objects) == expected
