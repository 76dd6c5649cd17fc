"""Classes, ServiceAccounts, devices and Namespaces that objects name are there."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import config_map, found_by, secret, thing, workload

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
TILL = "Deployment/till"
POD = "spec.template.spec"


def till(**pod: Any) -> dict[str, Any]:
    return workload("till", pod=pod)


def claim(**spec: Any) -> dict[str, Any]:
    asked = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}, **spec}
    return thing("v1", "PersistentVolumeClaim", "till", spec=asked)


def account(name: str, namespace: str = "", **fields: Any) -> dict[str, Any]:
    return thing("v1", "ServiceAccount", name, namespace=namespace, **fields)


def namespace(name: str) -> dict[str, Any]:
    return thing("v1", "Namespace", name)


def device_claim(kind: str, device_class: str, *, first_available: bool = False) -> dict[str, Any]:
    named = {"deviceClassName": device_class}
    request = {"firstAvailable": [{"name": "a", **named}]} if first_available else {"exactly": named}
    devices = {"devices": {"requests": [{"name": "gpu", **request}]}}
    spec = {"spec": devices} if kind == "ResourceClaimTemplate" else devices
    return thing("resource.k8s.io/v1", kind, "one-gpu", spec=spec)


PRIORITY = thing("scheduling.k8s.io/v1", "PriorityClass", "urgent-work", value=1000)
RUNTIME = thing("node.k8s.io/v1", "RuntimeClass", "sandboxed", handler="runsc")
QUICK = thing("storage.k8s.io/v1", "StorageClass", "quick", provisioner="csi.example.com")
VOLUME = thing("v1", "PersistentVolume", "disk", spec={"storageClassName": "manual", "capacity": {"storage": "1Gi"}})
GPU = thing("resource.k8s.io/v1", "DeviceClass", "gpu.example.com", spec={})
TEMPLATE = device_claim("ResourceClaimTemplate", "gpu.example.com")
STATEFUL = workload(
    "till",
    kind="StatefulSet",
    volumeClaimTemplates=[{"metadata": {"name": "data"}, "spec": claim(storageClassName="quik")["spec"]}],
)
EPHEMERAL = till(
    volumes=[{"name": "tmp", "ephemeral": {"volumeClaimTemplate": {"spec": claim(storageClassName="quik")["spec"]}}}]
)
CLASS = "spec.storageClassName"
TOKEN = {"kubernetes.io/service-account.name": "cashire"}

RULES: dict[str, dict[str, Case]] = {
    "priority_classes_of_pods_exist": {
        "there": ([PRIORITY, till(priorityClassName="urgent-work")], set()),
        "of the system": ([PRIORITY, till(priorityClassName="system-node-critical")], set()),
        "a near name": (
            [PRIORITY, till(priorityClassName="urgent-works")],
            {(TILL, f"{POD}.priorityClassName", "error")},
        ),
        "nothing like it": ([PRIORITY, till(priorityClassName="low")], {(TILL, f"{POD}.priorityClassName", "advice")}),
        "none in the input": ([till(priorityClassName="low")], set()),
    },
    "runtime_classes_of_pods_exist": {
        "there": ([RUNTIME, till(runtimeClassName="sandboxed")], set()),
        "a near name": ([RUNTIME, till(runtimeClassName="sandbox")], {(TILL, f"{POD}.runtimeClassName", "error")}),
    },
    "storage_classes_of_claims_exist": {
        "there": ([QUICK, claim(storageClassName="quick")], set()),
        "a near name": ([QUICK, claim(storageClassName="quik")], {("PersistentVolumeClaim/till", CLASS, "error")}),
        "nothing like it": ([QUICK, claim(storageClassName="big")], {("PersistentVolumeClaim/till", CLASS, "advice")}),
        "one that clusters come with": ([QUICK, claim(storageClassName="standard")], set()),
        "none": ([QUICK, claim(storageClassName="")], set()),
        "the class of a volume": ([QUICK, VOLUME, claim(storageClassName="manual")], set()),
        "nearly the class of a volume": (
            [VOLUME, claim(storageClassName="manuel")],
            {("PersistentVolumeClaim/till", CLASS, "error")},
        ),
        "of a volume that is named": ([QUICK, claim(storageClassName="quik", volumeName="disk")], set()),
    },
    "storage_classes_of_claim_templates_exist": {
        "a near name": (
            [QUICK, STATEFUL],
            {("StatefulSet/till", "spec.volumeClaimTemplates[0].spec.storageClassName", "error")},
        ),
        "of the pod itself": (
            [QUICK, EPHEMERAL],
            {(TILL, f"{POD}.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName", "error")},
        ),
        "no class in the input": ([STATEFUL, EPHEMERAL], set()),
    },
    "service_accounts_of_pods_exist": {
        "there": ([account("cashier"), till(serviceAccountName="cashier")], set()),
        "default": ([account("cashier"), till(serviceAccountName="default")], set()),
        "a near name": (
            [account("cashier"), till(serviceAccountName="cashire")],
            {(TILL, f"{POD}.serviceAccountName", "error")},
        ),
        "by the old name of the field": (
            [account("cashier"), till(serviceAccount="cashire")],
            {(TILL, f"{POD}.serviceAccount", "error")},
        ),
        "in another namespace": (
            [account("cashier", "back"), workload("till", namespace="front", pod={"serviceAccountName": "cashier"})],
            {(TILL, f"{POD}.serviceAccountName", "advice")},
        ),
    },
    "pull_secrets_of_service_accounts_exist": {
        "there": ([secret("regcred", "x"), account("cashier", imagePullSecrets=[{"name": "regcred"}])], set()),
        "a near name": (
            [secret("regcred", "x"), account("cashier", imagePullSecrets=[{"name": "reg-cred"}])],
            {("ServiceAccount/cashier", "imagePullSecrets[0].name", "error")},
        ),
    },
    "service_accounts_of_tokens_exist": {
        "a near name": (
            [
                account("cashier"),
                thing("v1", "Secret", "t", metadata={"annotations": TOKEN}, type="kubernetes.io/service-account-token"),
            ],
            {("Secret/t", "metadata.annotations[kubernetes.io/service-account.name]", "error")},
        ),
        "of another type": ([account("cashier"), thing("v1", "Secret", "t", metadata={"annotations": TOKEN})], set()),
    },
    "claims_of_devices_exist": {
        "there": ([TEMPLATE, till(resourceClaims=[{"name": "g", "resourceClaimTemplateName": "one-gpu"}])], set()),
        "a near name": (
            [TEMPLATE, till(resourceClaims=[{"name": "g", "resourceClaimTemplateName": "one-gpus"}])],
            {(TILL, f"{POD}.resourceClaims[0].resourceClaimTemplateName", "error")},
        ),
        "a claim": (
            [
                device_claim("ResourceClaim", "gpu.example.com"),
                till(resourceClaims=[{"name": "g", "resourceClaimName": "a-gpu"}]),
            ],
            {(TILL, f"{POD}.resourceClaims[0].resourceClaimName", "error")},
        ),
        "a template is no claim": ([TEMPLATE, till(resourceClaims=[{"name": "g", "resourceClaimName": "gpu"}])], set()),
    },
    "classes_of_devices_exist": {
        "there": ([GPU, TEMPLATE], set()),
        "of a template": (
            [GPU, device_claim("ResourceClaimTemplate", "gpus.example.com")],
            {("ResourceClaimTemplate/one-gpu", "spec.spec.devices.requests[0].exactly.deviceClassName", "error")},
        ),
        "of a claim": (
            [GPU, device_claim("ResourceClaim", "gpus.example.com", first_available=True)],
            {("ResourceClaim/one-gpu", "spec.devices.requests[0].firstAvailable[0].deviceClassName", "error")},
        ),
    },
    "namespaces_of_objects_exist": {
        "there": ([namespace("front"), config_map("a", "front", A="1")], set()),
        "of the system": ([namespace("front"), config_map("a", "kube-system", A="1")], set()),
        "a slip, in each object": (
            [namespace("front"), config_map("a", "fornt", A="1"), config_map("b", "fornt", A="1")],
            {("ConfigMap/a", "metadata.namespace", "error"), ("ConfigMap/b", "metadata.namespace", "error")},
        ),
        "another, in the first object": (
            [namespace("front"), config_map("a", "back", A="1"), config_map("b", "back", A="1")],
            {("ConfigMap/a", "metadata.namespace", "advice")},
        ),
        "one of its family": (
            [namespace("shop"), config_map("a", "shop-data", A="1")],
            {("ConfigMap/a", "metadata.namespace", "advice")},
        ),
        "no Namespace in the input": ([config_map("a", "back", A="1")], set()),
        "no namespace at the object": ([namespace("front"), config_map("a", A="1")], set()),
    },
}


@pytest.mark.parametrize(
    ("rule", "objects", "expected"),
    [pytest.param(rule, *case, id=f"{rule}: {name}") for rule, cases in RULES.items() for name, case in cases.items()],
)
def test_what_objects_name_is_there(
    rule: str, objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]
) -> None:
    assert found_by(rule, *objects) == expected


def test_everything_that_is_missing_is_refused_where_the_input_is_all_there_is() -> None:
    found = found_by("service_accounts_of_pods_exist", till(serviceAccountName="cashier"), closed=True)

    assert found == {(TILL, f"{POD}.serviceAccountName", "error")}


def test_what_lives_elsewhere_is_there() -> None:
    objects = [account("cashier"), till(serviceAccountName="cashire")]

    assert found_by("service_accounts_of_pods_exist", *objects, external=["ServiceAccount/cash*"]) == set()
