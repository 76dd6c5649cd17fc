"""PersistentVolumes and their claims fit."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import found_by, thing

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
CLAIM = "PersistentVolumeClaim/till"


def volume(name: str = "disk", size: str = "5Gi", labels: dict[str, str] | None = None, **spec: Any) -> dict[str, Any]:
    made = {"capacity": {"storage": size}, "accessModes": ["ReadWriteOnce"], "hostPath": {"path": "/disk"}, **spec}
    return thing("v1", "PersistentVolume", name, metadata={"labels": labels or {}}, spec=made)


def claim(size: str = "5Gi", name: str = "till", namespace: str = "", **spec: Any) -> dict[str, Any]:
    asked = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": size}}, **spec}
    return thing("v1", "PersistentVolumeClaim", name, namespace=namespace, spec=asked)


def reserved(name: str = "till", namespace: str = "front", **spec: Any) -> dict[str, Any]:
    return volume(claimRef={"name": name, "namespace": namespace}, **spec)


def storage_class(name: str, provisioner: str = "kubernetes.io/no-provisioner") -> dict[str, Any]:
    return thing("storage.k8s.io/v1", "StorageClass", name, provisioner=provisioner)


SIZE = "spec.resources.requests[storage]"
NAMED: dict[str, Case] = {
    "as large": ([volume(), claim(storageClassName="", volumeName="disk")], set()),
    "larger": ([volume(size="1Ti"), claim(storageClassName="", volumeName="disk")], set()),
    "too small": ([volume(), claim("6Gi", storageClassName="", volumeName="disk")], {(CLAIM, SIZE, "error")}),
    "another mode": (
        [volume(), claim(storageClassName="", volumeName="disk", accessModes=["ReadWriteMany"])],
        {(CLAIM, "spec.accessModes", "error")},
    ),
    "one of its modes": (
        [
            volume(accessModes=["ReadWriteOnce", "ReadOnlyMany"]),
            claim(storageClassName="", volumeName="disk", accessModes=["ReadOnlyMany"]),
        ],
        set(),
    ),
    "another volume mode": (
        [volume(), claim(storageClassName="", volumeName="disk", volumeMode="Block")],
        {(CLAIM, "spec.volumeMode", "error")},
    ),
    "another class": (
        [volume(storageClassName="slow"), claim(storageClassName="quick", volumeName="disk")],
        {(CLAIM, "spec.storageClassName", "error")},
    ),
    "a class that the volume has not": (
        [volume(), claim(storageClassName="quick", volumeName="disk")],
        {(CLAIM, "spec.storageClassName", "error")},
    ),
    "a class of old": (
        [
            volume(storageClassName="slow"),
            {
                **claim(volumeName="disk"),
                "metadata": {"name": "till", "annotations": {"volume.beta.kubernetes.io/storage-class": "slow"}},
            },
        ],
        set(),
    ),
    "the class of the cluster": ([volume(storageClassName="slow"), claim(volumeName="disk")], set()),
    "reserved for another": (
        [reserved("desk"), claim(namespace="front", storageClassName="", volumeName="disk")],
        {(CLAIM, "spec.volumeName", "error")},
    ),
    "reserved in another namespace": (
        [reserved(), claim(namespace="back", storageClassName="", volumeName="disk")],
        {(CLAIM, "spec.volumeName", "error")},
    ),
    "reserved for it": ([reserved(), claim(namespace="front", storageClassName="")], set()),
    "reserved for it, and too small": (
        [reserved(), claim("6Gi", namespace="front", storageClassName="")],
        {(CLAIM, SIZE, "error")},
    ),
    "each names the other, and is bound as it is": (
        [reserved(), claim("6Gi", namespace="front", storageClassName="", volumeName="disk")],
        {(CLAIM, SIZE, "advice")},
    ),
}
UNNAMED: dict[str, Case] = {
    "a pair that fits": ([volume(), claim(storageClassName="")], set()),
    "a pair that does not": ([volume(), claim("6Gi", storageClassName="")], {(CLAIM, SIZE, "error")}),
    "a pair of a class that nobody makes": (
        [volume(storageClassName="manual"), claim("6Gi", storageClassName="manual")],
        {(CLAIM, SIZE, "error")},
    ),
    "one of two volumes fits": ([volume("small", "1Gi"), volume(), claim(storageClassName="")], set()),
    "none of two fits": (
        [volume("small", "1Gi"), volume(), claim("6Gi", storageClassName="")],
        {(CLAIM, SIZE, "error")},
    ),
    "a class that volumes are made for": (
        [
            storage_class("quick", "csi.example.com"),
            volume(storageClassName="quick"),
            volume("small", "1Gi", storageClassName="quick"),
            claim("6Gi", storageClassName="quick"),
        ],
        set(),
    ),
    "a pair of a class that volumes are made for": (
        [
            storage_class("quick", "csi.example.com"),
            volume(storageClassName="quick"),
            claim("6Gi", storageClassName="quick"),
        ],
        set(),
    ),
    "a pair of a class that clusters come with": (
        [volume(storageClassName="standard"), claim("6Gi", storageClassName="standard")],
        set(),
    ),
    "a class that no volumes are made for": (
        [
            storage_class("local"),
            volume("one", storageClassName="local"),
            volume("two", storageClassName="local"),
            claim("6Gi", storageClassName="local"),
        ],
        {(CLAIM, SIZE, "error")},
    ),
    "several of a class that is not in the input": (
        [
            volume("one", storageClassName="gp2"),
            volume("two", storageClassName="gp2"),
            claim("6Gi", storageClassName="gp2"),
        ],
        set(),
    ),
    "chosen by its labels": (
        [volume(labels={"disk": "till"}), claim(storageClassName="", selector={"matchLabels": {"disk": "till"}})],
        set(),
    ),
    "of other labels": (
        [volume(labels={"disk": "till"}), claim(storageClassName="", selector={"matchLabels": {"disk": "tills"}})],
        {(CLAIM, "spec.selector", "error")},
    ),
    "too small among those with the labels": (
        [
            volume("large", "1Ti"),
            volume(labels={"disk": "till"}),
            claim("6Gi", storageClassName="", selector={"matchLabels": {"disk": "till"}}),
        ],
        {(CLAIM, SIZE, "error")},
    ),
    "the class of the cluster": ([volume(), claim("6Gi")], set()),
    "no volumes in the input": ([claim("6Gi", storageClassName="")], set()),
}
NAMES: dict[str, Case] = {
    "there": ([volume(), claim(volumeName="disk")], set()),
    "a near name": ([volume(), claim(volumeName="disc")], {(CLAIM, "spec.volumeName", "error")}),
    "nothing like it": ([volume(), claim(volumeName="photos")], {(CLAIM, "spec.volumeName", "advice")}),
}
RESERVED: dict[str, Case] = {
    "there": ([reserved(), claim(namespace="front")], set()),
    "a near name": (
        [reserved("tills"), claim(namespace="front")],
        {("PersistentVolume/disk", "spec.claimRef.name", "error")},
    ),
    "in another namespace": (
        [reserved(), claim(namespace="back")],
        {("PersistentVolume/disk", "spec.claimRef.name", "advice")},
    ),
    "a namespace given later": ([reserved(), claim()], set()),
}
RULES = {
    "claims_fit_the_volume_that_they_name": NAMED,
    "claims_that_nothing_is_made_for_fit_a_volume": UNNAMED,
    "volumes_that_claims_name_exist": NAMES,
    "claims_that_volumes_are_reserved_for_exist": RESERVED,
}


@pytest.mark.parametrize(
    ("rule", "objects", "expected"),
    [pytest.param(rule, *case, id=f"{rule}: {name}") for rule, cases in RULES.items() for name, case in cases.items()],
)
def test_volumes_and_claims_fit(rule: str, objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]) -> None:
    assert found_by(rule, *objects) == expected
