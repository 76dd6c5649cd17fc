"""Mounts and block devices of containers."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CLAIM, CONTAINER, below, pod, pod_with_container, refusals, workload

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
BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "no name": (
        {"volumeMounts": [{"mountPath": "/data"}]},
        [("volumeMounts[0].name", "mounts_name_a_volume_of_the_pod")],
    ),
    "no path": (
        {"volumeMounts": [{"name": "data"}]},
        [("volumeMounts[0].mountPath", "mount_paths_are_unique_in_a_container")],
    ),
    "an absolute sub-path": (
        {"volumeMounts": [{**MOUNT, "subPath": "/a"}]},
        [("volumeMounts.subPath", "sub_paths_stay_in_their_volume")],
    ),
    "a computed sub-path with backsteps": (
        {"volumeMounts": [{**MOUNT, "subPathExpr": "$(NAME)/.."}]},
        [("volumeMounts.subPathExpr", "sub_paths_stay_in_their_volume")],
    ),
    "an unknown propagation": (
        {"volumeMounts": [{**MOUNT, "mountPropagation": "Both"}]},
        [("volumeMounts.mountPropagation", "mounts_propagate_to_the_node_from_privileged_containers_only")],
    ),
    "propagation without privileges": (
        {"volumeMounts": [{**MOUNT, "mountPropagation": "Bidirectional"}], "securityContext": {"privileged": False}},
        [("volumeMounts.mountPropagation", "mounts_propagate_to_the_node_from_privileged_containers_only")],
    ),
    "an unknown recursive read-only": (
        {"volumeMounts": [{**MOUNT, "readOnly": True, "recursiveReadOnly": "Always"}]},
        [("volumeMounts.recursiveReadOnly", "recursive_read_only_mounts_are_read_only")],
    ),
    "recursive read-only with propagation": (
        {
            "volumeMounts": [
                {**MOUNT, "readOnly": True, "recursiveReadOnly": "Enabled", "mountPropagation": "HostToContainer"}
            ]
        },
        [("volumeMounts.recursiveReadOnly", "recursive_read_only_mounts_are_read_only")],
    ),
    "a device of no claim": (
        {"volumeDevices": [{"name": "other", "devicePath": "/dev/x"}]},
        [("volumeDevices[0].name", "block_devices_name_a_claim_of_the_pod")],
    ),
    "a device without path": (
        {"volumeDevices": [{"name": "data"}]},
        [("volumeDevices[0].devicePath", "block_devices_have_a_path_each")],
    ),
    "a device path with backsteps": (
        {"volumeDevices": [{"name": "data", "devicePath": "/dev/../x"}]},
        [("volumeDevices[0].devicePath", "block_devices_have_a_path_each")],
    ),
    "one device twice": (
        {"volumeDevices": [{"name": "data", "devicePath": "/dev/a"}, {"name": "data", "devicePath": "/dev/b"}]},
        [("volumeDevices[1].name", "block_devices_have_a_path_each")],
    ),
    "a path for a folder and a device": (
        {
            "volumeMounts": [{"name": "other", "mountPath": "/x"}],
            "volumeDevices": [{"name": "data", "devicePath": "/x"}],
        },
        [
            ("volumeMounts[0].mountPath", "volumes_are_mounted_or_devices_but_not_both"),
            ("volumeDevices[0].devicePath", "volumes_are_mounted_or_devices_but_not_both"),
        ],
    ),
}


@pytest.mark.parametrize("case", GOOD)
def test_a_good_mount_is_accepted(case: str) -> None:
    assert refusals(pod_with_container(DATA, OTHER, **GOOD[case])) == []


@pytest.mark.parametrize("case", BAD)
def test_a_bad_mount_is_refused_at_the_path_of_the_server(case: str) -> None:
    fields, expected = BAD[case]

    assert refusals(pod_with_container(DATA, OTHER, **fields)) == below("spec.containers[0].", expected)


def test_init_containers_mount_volumes_of_the_pod_too() -> None:
    init = {"name": "init", "image": "busybox:1.37", "volumeMounts": [MOUNT]}

    assert refusals(pod(initContainers=[init])) == [
        ("spec.initContainers[0].volumeMounts[0].name", "mounts_name_a_volume_of_the_pod")
    ]


def test_a_stateful_set_mounts_its_claim_templates() -> None:
    template = {"containers": [{**CONTAINER, "volumeMounts": [MOUNT]}]}

    assert refusals(workload("StatefulSet", template=template, volumeClaimTemplates=[TEMPLATE])) == []
    assert refusals(workload("StatefulSet", template=template)) == [
        ("spec.template.spec.containers[0].volumeMounts[0].name", "mounts_name_a_volume_of_the_pod")
    ]


def test_a_claim_template_can_be_a_device_and_takes_the_place_of_a_volume_of_its_name() -> None:
    template = {
        "containers": [{**CONTAINER, "volumeDevices": [{"name": "data", "devicePath": "/dev/data"}]}],
        "volumes": [{"name": "data", "emptyDir": {}}],
    }

    assert refusals(workload("StatefulSet", template=template, volumeClaimTemplates=[TEMPLATE])) == []
