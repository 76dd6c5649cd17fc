"""What a cluster adds to objects is no change, whether kubectl has noted what it applied or not."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from cdk8s_pods.updates.comparison import compare
from cdk8s_pods.updates.objects import Placed

CONTAINER = {"name": "c", "image": "x:1"}
FILLED_CONTAINER = {
    **CONTAINER,
    "imagePullPolicy": "IfNotPresent",
    "resources": {},
    "terminationMessagePath": "/dev/termination-log",
    "terminationMessagePolicy": "File",
}
TOKEN = "kube-api-access-abcde"
TROUBLES = [
    {"key": f"node.kubernetes.io/{what}", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300}
    for what in ("not-ready", "unreachable")
]
JOB_LABELS = {
    "batch.kubernetes.io/controller-uid": "uid-1",
    "batch.kubernetes.io/job-name": "a",
    "controller-uid": "uid-1",
    "job-name": "a",
}
CLAIM_SPEC = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}
#: What is written, and what a cluster makes of it: fields to add, or to have another value.
LIVE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "pod": (
        {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [CONTAINER]}},
        {
            "spec": {
                "nodeName": "node-1",
                "priority": 0,
                "preemptionPolicy": "PreemptLowerPriority",
                "enableServiceLinks": True,
                "serviceAccount": "default",
                "serviceAccountName": "default",
                "schedulerName": "default-scheduler",
                "restartPolicy": "Always",
                "dnsPolicy": "ClusterFirst",
                "securityContext": {},
                "terminationGracePeriodSeconds": 30,
                "tolerations": TROUBLES,
                "volumes": [{"name": TOKEN, "projected": {"defaultMode": 420, "sources": []}}],
                "containers": [
                    {**FILLED_CONTAINER, "volumeMounts": [{"name": TOKEN, "mountPath": "/var/run/secrets"}]}
                ],
            }
        },
    ),
    "job": (
        {
            "apiVersion": "batch/v1",
            "kind": "Job",
            "spec": {"template": {"spec": {"restartPolicy": "Never", "containers": [CONTAINER]}}},
        },
        {
            "metadata": {"labels": JOB_LABELS},
            "spec": {
                "backoffLimit": 6,
                "completionMode": "NonIndexed",
                "completions": 1,
                "parallelism": 1,
                "podReplacementPolicy": "TerminatingOrFailed",
                "selector": {"matchLabels": {"batch.kubernetes.io/controller-uid": "uid-1"}},
                "template": {"metadata": {"labels": JOB_LABELS}},
            },
            "status": {"active": 1},
        },
    ),
    "stateful set": (
        {
            "apiVersion": "apps/v1",
            "kind": "StatefulSet",
            "spec": {
                "serviceName": "a",
                "selector": {"matchLabels": {"a": "b"}},
                "template": {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [CONTAINER]}},
                "volumeClaimTemplates": [{"metadata": {"name": "d"}, "spec": CLAIM_SPEC}],
            },
        },
        {
            "spec": {
                "podManagementPolicy": "OrderedReady",
                "replicas": 1,
                "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": 0}},
                "volumeClaimTemplates": [
                    {
                        "apiVersion": "v1",
                        "kind": "PersistentVolumeClaim",
                        "metadata": {"name": "d", "creationTimestamp": None},
                        "spec": {**CLAIM_SPEC, "volumeMode": "Filesystem"},
                        "status": {"phase": "Pending"},
                    }
                ],
            }
        },
    ),
    "claim": (
        {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "spec": CLAIM_SPEC},
        {
            "metadata": {
                "finalizers": ["kubernetes.io/pvc-protection"],
                "annotations": {"pv.kubernetes.io/bound": "yes"},
            },
            "spec": {"volumeName": "pv-1", "storageClassName": "standard", "volumeMode": "Filesystem"},
            "status": {"phase": "Bound", "capacity": {"storage": "1Gi"}},
        },
    ),
    "service": (
        {"apiVersion": "v1", "kind": "Service", "spec": {"type": "NodePort", "ports": [{"port": 80}]}},
        {
            "spec": {
                "clusterIP": "10.0.0.1",
                "clusterIPs": ["10.0.0.1"],
                "ipFamilies": ["IPv4"],
                "ipFamilyPolicy": "SingleStack",
                "internalTrafficPolicy": "Cluster",
                "externalTrafficPolicy": "Cluster",
                "sessionAffinity": "None",
                "ports": [{"port": 80, "targetPort": 80, "protocol": "TCP", "nodePort": 31000}],
            }
        },
    ),
    "secret": (
        {"apiVersion": "v1", "kind": "Secret", "stringData": {"a": "1"}},
        {"data": {"a": "MQ=="}, "stringData": None, "type": "Opaque"},
    ),
    "namespace": (
        {"apiVersion": "v1", "kind": "Namespace"},
        {
            "metadata": {"labels": {"kubernetes.io/metadata.name": "a"}},
            "spec": {"finalizers": ["kubernetes"]},
            "status": {"phase": "Active"},
        },
    ),
    "definition": (
        {
            "apiVersion": "apiextensions.k8s.io/v1",
            "kind": "CustomResourceDefinition",
            "spec": {"group": "example.com", "scope": "Namespaced", "names": {"kind": "Fleet", "plural": "fleets"}},
        },
        {"spec": {"conversion": {"strategy": "None"}, "names": {"listKind": "FleetList", "singular": "fleet"}}},
    ),
}


def merged(old: Any, more: Any) -> Any:
    if not (isinstance(old, dict) and isinstance(more, dict)):
        return more
    return {**old, **{name: merged(old.get(name), value) for name, value in more.items()}}


def live(written: dict[str, Any], given: dict[str, Any], *, noted: bool) -> dict[str, Any]:
    """An object as a cluster gives it."""
    bookkeeping = {"uid": "uid-1", "resourceVersion": "7", "generation": 2, "namespace": "default"}
    found = merged(merged(copy.deepcopy(written), given), {"metadata": bookkeeping})
    if noted:
        annotation = {"kubectl.kubernetes.io/last-applied-configuration": json.dumps(written)}
        found = merged(found, {"metadata": {"annotations": annotation}})
    return found


@pytest.mark.parametrize("noted", [True, False], ids=["noted", "not noted"])
@pytest.mark.parametrize("name", LIVE)
def test_what_a_cluster_fills_in_is_no_change(name: str, noted: bool) -> None:
    written = {**LIVE[name][0], "metadata": {"name": "a"}}

    assert compare([Placed(live(written, LIVE[name][1], noted=noted))], [Placed(written)]) == []


@pytest.mark.parametrize("noted", [True, False], ids=["noted", "not noted"])
@pytest.mark.parametrize("name", LIVE)
def test_a_label_that_comes_is_one_change_that_is_applied(name: str, noted: bool) -> None:
    written = {**LIVE[name][0], "metadata": {"name": "a"}}
    new = {**written, "metadata": {"name": "a", "labels": {"tier": "back"}}}
    (change,) = compare([Placed(live(written, LIVE[name][1], noted=noted))], [Placed(new)])

    assert change.in_place is True
    assert [str(each.at).removesuffix("[tier]") for each in change.differences] == ["metadata.labels"]
