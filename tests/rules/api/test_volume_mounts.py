"""Mounts and block devices of containers."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CLAIM, CONTAINER, paths, pod, pod_with_container, workload

DATA: dict[str, Any] = {"name": "data", "persistentVolumeClaim": {"claimName": "data"}}
OTHER: dict[str, Any] = {"name": "other", "emptyDir": {}}
MOUNT = {"name": "data", "mountPath": "/data"}
TEMPLATE = {"metadata": {"name": "data"}, "spec": CLAIM}

GOOD: dict[str, dict[str, Any]] = {
    "one volume twice": {"volumeMounts": [MOUNT, {"name": "data", "mountPath": "/more"}]},
    "the root": {"volumeMounts": [{"name": "data", "mountPath": "/"}]},
    "a relative mount path": {"volumeMounts": [{"name": "data", "mountPath": "data"}]},
    "a sub-path with dots in a name": {"volumeMounts": [{**MOUNT, "subPath": "a..b/..c"}]},
    "propagation from the host": {"volumeMounts": [{**MOUNT, "mountPropagation": "HostToContainer"}]},
    "recursive read-only, if possible": {
        "volumeMounts": [{**MOUNT, "readOnly": True, "recursiveReadOnly": "IfPossible", "mountPropagation": "None"}]
    },
    "recursive read-only switched off": {"volumeMounts": [{**MOUNT, "recursiveReadOnly": "Disabled"}]},
    "a device": {"volumeDevices": [{"name": "data", "devicePath": "/dev/data"}]},
}
BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "no name": ({"volumeMounts": [{"mountPath": "/data"}]}, ["volumeMounts[0].name"]),
    "no path": ({"volumeMounts": [{"name": "data"}]}, ["volumeMounts[0].mountPath"]),
    "an absolute sub-path": ({"volumeMounts": [{**MOUNT, "subPath": "/a"}]}, ["volumeMounts.subPath"]),
    "a computed sub-path with backsteps": (
        {"volumeMounts": [{**MOUNT, "subPathExpr": "$(NAME)/.."}]},
        ["volumeMounts.subPathExpr"],
    ),
    "an unknown propagation": (
        {"volumeMounts": [{**MOUNT, "mountPropagation": "Both"}]},
        ["volumeMounts.mountPropagation"],
    ),
    "propagation without privileges": (
        {"volumeMounts": [{**MOUNT, "mountPropagation": "Bidirectional"}], "securityContext": {"privileged": False}},
        ["volumeMounts.mountPropagation"],
    ),
    "an unknown recursive read-only": (
        {"volumeMounts": [{**MOUNT, "readOnly": True, "recursiveReadOnly": "Always"}]},
        ["volumeMounts.recursiveReadOnly"],
    ),
    "recursive read-only with propagation": (
        {
            "volumeMounts": [
                {**MOUNT, "readOnly": True, "recursiveReadOnly": "Enabled", "mountPropagation": "HostToContainer"}
            ]
        },
        ["volumeMounts.recursiveReadOnly"],
    ),
    "a device of no claim": (
        {"volumeDevices": [{"name": "other", "devicePath": "/dev/x"}]},
        ["volumeDevices[0].name"],
    ),
    "a device without path": ({"volumeDevices": [{"name": "data"}]}, ["volumeDevices[0].devicePath"]),
    "a device path with backsteps": (
        {"volumeDevices": [{"name": "data", "devicePath": "/dev/../x"}]},
        ["volumeDevices[0].devicePath"],
    ),
    "one device twice": (
        {"volumeDevices": [{"name": "data", "devicePath": "/dev/a"}, {"name": "data", "devicePath": "/dev/b"}]},
        ["volumeDevices[1].name"],
    ),
    "a path for a folder and a device": (
        {
            "volumeMounts": [{"name": "other", "mountPath": "/x"}],
            "volumeDevices": [{"name": "data", "devicePath": "/x"}],
        },
        ["volumeMounts[0].mountPath", "volumeDevices[0].devicePath"],
    ),
}


@pytest.mark.parametrize("case", GOOD)
def test_a_good_mount_is_accepted(case: str) -> None:
    assert paths(pod_with_container(DATA, OTHER, **GOOD[case])) == []


@pytest.mark.parametrize("case", BAD)
def test_a_bad_mount_is_refused_at_the_path_of_the_server(case: str) -> None:
    fields, expected = BAD[case]

    assert paths(pod_with_container(DATA, OTHER, **fields)) == [f"spec.containers[0].{path}" for path in expected]


def test_init_containers_mount_volumes_of_the_pod_too() -> None:
    init = {"name": "init", "image": "busybox:1.37", "volumeMounts": [MOUNT]}

    assert paths(pod(initContainers=[init])) == ["spec.initContainers[0].volumeMounts[0].name"]


def test_a_stateful_set_mounts_its_claim_templates() -> None:
    template = {"containers": [{**CONTAINER, "volumeMounts": [MOUNT]}]}

    assert paths(workload("StatefulSet", template=template, volumeClaimTemplates=[TEMPLATE])) == []
    assert paths(workload("StatefulSet", template=template)) == [
        "spec.template.spec.containers[0].volumeMounts[0].name"
    ]


def test_a_claim_template_can_be_a_device_and_takes_the_place_of_a_volume_of_its_name() -> None:
    template = {
        "containers": [{**CONTAINER, "volumeDevices": [{"name": "data", "devicePath": "/dev/data"}]}],
        "volumes": [{"name": "data", "emptyDir": {}}],
    }

    assert paths(workload("StatefulSet", template=template, volumeClaimTemplates=[TEMPLATE])) == []
