"""Claims of pods are there, and can be mounted by all of them."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import container, found_by, thing, workload

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
TILL = "Deployment/till"
NAME = "spec.template.spec.volumes[0].persistentVolumeClaim.claimName"
HOSTNAME = "kubernetes.io/hostname"


def claim(*modes: str, name: str = "till-data", namespace: str = "", **spec: Any) -> dict[str, Any]:
    asked = {"accessModes": list(modes), "resources": {"requests": {"storage": "1Gi"}}, **spec}
    return thing("v1", "PersistentVolumeClaim", name, namespace=namespace, spec=asked)


def mounting(name: str = "till-data", pod: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    volumes = [{"name": "data", "persistentVolumeClaim": {"claimName": name}}]
    return workload("till", container(), pod={"volumes": volumes, **(pod or {})}, **more)


def anti_affinity(app: str) -> dict[str, Any]:
    term = {"topologyKey": HOSTNAME, "labelSelector": {"matchLabels": {"app": app}}}
    return {"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [term]}}}


def spread(when: str) -> dict[str, Any]:
    labels = {"matchLabels": {"app": "till"}}
    term = {"topologyKey": HOSTNAME, "maxSkew": 1, "whenUnsatisfiable": when, "labelSelector": labels}
    return {"topologySpreadConstraints": [term]}


def volume(name: str, **source: Any) -> dict[str, Any]:
    return thing(
        "v1",
        "PersistentVolume",
        name,
        spec={"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"], **source},
    )


LEDGER = workload(
    "ledger",
    kind="StatefulSet",
    volumeClaimTemplates=[{"metadata": {"name": "data"}, "spec": claim("ReadWriteOnce")["spec"]}],
)
PORT = {"containers": [container("app", ports=[{"containerPort": 80, "hostPort": 80}])]}

MISSING: dict[str, Case] = {
    "there": ([claim("ReadWriteOnce"), mounting()], set()),
    "a near name": ([claim("ReadWriteOnce"), mounting("data")], {(TILL, NAME, "error")}),
    "nothing like it": ([claim("ReadWriteOnce"), mounting("photos")], {(TILL, NAME, "advice")}),
    "in another namespace": (
        [claim("ReadWriteOnce", namespace="back"), mounting(namespace="front")],
        {(TILL, NAME, "advice")},
    ),
    "no claims in the input": ([mounting("data")], set()),
    "made by a StatefulSet": ([claim("ReadWriteOnce"), LEDGER, mounting("data-ledger-0")], set()),
    "of no pod of a StatefulSet": (
        [claim("ReadWriteOnce"), LEDGER, mounting("data-ledger-x")],
        {(TILL, NAME, "advice")},
    ),
    "made by a pod": (
        [
            claim("ReadWriteOnce"),
            thing(
                "v1",
                "Pod",
                "desk",
                spec={
                    "containers": [container()],
                    "volumes": [{"name": "tmp", "ephemeral": {"volumeClaimTemplate": {"spec": {}}}}],
                },
            ),
            mounting("desk-tmp"),
        ],
        set(),
    ),
}
SHARED: dict[str, Case] = {
    "one replica": ([claim("ReadWriteOnce"), mounting(replicas=1)], set()),
    "three that may share a node": (
        [claim("ReadWriteOnce"), mounting(replicas=3)],
        {(TILL, "spec.replicas", "advice")},
    ),
    "three of one pod": ([claim("ReadWriteOncePod"), mounting(replicas=3)], {(TILL, "spec.replicas", "error")}),
    "for many": ([claim("ReadWriteMany"), mounting(replicas=3)], set()),
    "for one and for many": ([claim("ReadWriteOnce", "ReadWriteMany"), mounting(replicas=3)], set()),
    "read by many": ([claim("ReadOnlyMany"), mounting(replicas=3)], set()),
    "kept apart": (
        [claim("ReadWriteOnce"), mounting(replicas=2, pod=anti_affinity("till"))],
        {(TILL, "spec.replicas", "error")},
    ),
    "kept from others": (
        [claim("ReadWriteOnce"), mounting(replicas=2, pod=anti_affinity("desk"))],
        {(TILL, "spec.replicas", "advice")},
    ),
    "spread for certain": (
        [claim("ReadWriteOnce"), mounting(replicas=2, pod=spread("DoNotSchedule"))],
        {(TILL, "spec.replicas", "error")},
    ),
    "spread where it can be": (
        [claim("ReadWriteOnce"), mounting(replicas=2, pod=spread("ScheduleAnyway"))],
        {(TILL, "spec.replicas", "advice")},
    ),
    "on one port of the node": (
        [claim("ReadWriteOnce"), mounting(replicas=2, pod=PORT)],
        {(TILL, "spec.replicas", "error")},
    ),
    "on a network file system": (
        [
            volume("till", nfs={"server": "nfs.example.com", "path": "/"}),
            claim("ReadWriteOnce", volumeName="till"),
            mounting(replicas=2, pod=anti_affinity("till")),
        ],
        set(),
    ),
    "of a class of network file systems": (
        [
            thing("storage.k8s.io/v1", "StorageClass", "shared", provisioner="nfs.csi.k8s.io"),
            claim("ReadWriteOnce", storageClassName="shared"),
            mounting(replicas=3),
        ],
        set(),
    ),
    "one claim for each": ([{**LEDGER, "spec": {**LEDGER["spec"], "replicas": 3}}], set()),
    "pods of a Job side by side": (
        [
            claim("ReadWriteOncePod"),
            thing("batch/v1", "Job", "till", spec={"parallelism": 3, "template": mounting()["spec"]["template"]}),
        ],
        {("Job/till", "spec.parallelism", "error")},
    ),
    "pods of a Job one after the other": (
        [
            claim("ReadWriteOncePod"),
            thing(
                "batch/v1",
                "Job",
                "till",
                spec={"parallelism": 3, "completions": 1, "template": mounting()["spec"]["template"]},
            ),
        ],
        set(),
    ),
}
ROLLING = {"type": "RollingUpdate"}
UPDATES: dict[str, Case] = {
    "as by default": ([claim("ReadWriteOnce"), mounting()], set()),
    "written": ([claim("ReadWriteOnce"), mounting(strategy=ROLLING)], {(TILL, "spec.strategy", "advice")}),
    "of one pod": ([claim("ReadWriteOncePod"), mounting()], {(TILL, "spec.strategy", "error")}),
    "of pods kept apart": (
        [claim("ReadWriteOnce"), mounting(pod=anti_affinity("till"))],
        {(TILL, "spec.strategy", "error")},
    ),
    "the old one first": ([claim("ReadWriteOncePod"), mounting(strategy={"type": "Recreate"})], set()),
    "the old one may go": (
        [claim("ReadWriteOncePod"), mounting(strategy={"rollingUpdate": {"maxUnavailable": 1}})],
        set(),
    ),
    "for many": ([claim("ReadWriteMany"), mounting(strategy=ROLLING)], set()),
}
MOUNT = {"volumeMounts": [{"name": "data", "mountPath": "/data"}]}
DEVICE = {"volumeDevices": [{"name": "data", "devicePath": "/dev/xvda"}]}
MOUNTS = "spec.template.spec.containers[0].volumeMounts[0].name"
DEVICES = "spec.template.spec.containers[0].volumeDevices[0].name"


def using(field: dict[str, Any]) -> dict[str, Any]:
    return mounting(pod={"containers": [container(**field)]})


def ephemeral(**spec: Any) -> dict[str, Any]:
    volumes = [{"name": "data", "ephemeral": {"volumeClaimTemplate": {"spec": claim("ReadWriteOnce", **spec)["spec"]}}}]
    return workload("till", container(**MOUNT), pod={"volumes": volumes})


def templated(field: dict[str, Any], **spec: Any) -> dict[str, Any]:
    templates = [{"metadata": {"name": "data"}, "spec": claim("ReadWriteOnce", **spec)["spec"]}]
    return workload("till", container(**field), kind="StatefulSet", volumeClaimTemplates=templates)


MODES: dict[str, Case] = {
    "files of a file system": ([claim("ReadWriteOnce"), using(MOUNT)], set()),
    "a device of mode Block": ([claim("ReadWriteOnce", volumeMode="Block"), using(DEVICE)], set()),
    "files of mode Block": ([claim("ReadWriteOnce", volumeMode="Block"), using(MOUNT)], {(TILL, MOUNTS, "error")}),
    "a device of a file system": ([claim("ReadWriteOnce"), using(DEVICE)], {(TILL, DEVICES, "error")}),
    "of a claim that is not there": ([using(DEVICE)], set()),
    "of the pod itself": ([ephemeral(volumeMode="Block")], {(TILL, MOUNTS, "error")}),
    "of the pod itself, files": ([ephemeral()], set()),
    "of a claim template": ([templated(DEVICE)], {("StatefulSet/till", DEVICES, "error")}),
    "of a claim template of mode Block": ([templated(DEVICE, volumeMode="Block")], set()),
}
RULES = {
    "claims_that_pods_mount_exist": MISSING,
    "replicas_share_claims_that_all_of_them_can_mount": SHARED,
    "rolling_updates_free_a_claim_before_they_need_it": UPDATES,
    "volumes_are_mounted_in_the_mode_of_their_claim": MODES,
}


@pytest.mark.parametrize(
    ("rule", "objects", "expected"),
    [pytest.param(rule, *case, id=f"{rule}: {name}") for rule, cases in RULES.items() for name, case in cases.items()],
)
def test_pods_can_mount_their_claims(
    rule: str, objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]
) -> None:
    assert found_by(rule, *objects) == expected


def test_daemons_are_advised_of_a_claim_for_one_node() -> None:
    rule = "daemons_share_claims_that_all_of_them_can_mount"

    assert found_by(rule, claim("ReadWriteOnce"), mounting(kind="DaemonSet")) == {("DaemonSet/till", NAME, "advice")}
    assert found_by(rule, claim("ReadWriteMany"), mounting(kind="DaemonSet")) == set()
