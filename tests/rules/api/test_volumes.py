"""Volumes and their sources are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CLAIM, paths, pod, pod_with_volume, workload

TEMPLATE = {"spec": CLAIM}
ISCSI = {"targetPortal": "10.0.0.2:3260", "iqn": "iqn.2001-04.com.example:disk", "lun": 0}

GOOD: dict[str, dict[str, Any]] = {
    "no source at all, which becomes emptyDir": {},
    "emptyDir of size zero": {"emptyDir": {"sizeLimit": "0"}},
    "emptyDir with any medium": {"emptyDir": {"medium": "HugePages-2Mi"}},
    "hostPath with a file that ends in dots": {"hostPath": {"path": "/data/v1..", "type": ""}},
    "partition 255": {"gcePersistentDisk": {"pdName": "disk", "partition": 255}},
    "iscsi by eui": {"iscsi": {**ISCSI, "iqn": "eui.0123456789ABCDEF"}},
    "iscsi by naa": {"iscsi": {**ISCSI, "iqn": "naa.62004567BA64678D0123456789ABCDEF"}},
    "iscsi lun 255": {"iscsi": {**ISCSI, "lun": 255}},
    "csi driver in upper case": {"csi": {"driver": "Secrets-Store.CSI.k8s.io"}},
    "csi driver of 63 characters": {"csi": {"driver": "d" * 63}},
    "fc by wwids without lun": {"fc": {"wwids": ["3600508b400105e210000900000490000"]}},
    "quobyte with several registries": {"quobyte": {"registry": "a:1,[::1]:2", "volume": "data", "tenant": "t" * 64}},
    "flex option of another domain": {
        "flexVolume": {"driver": "example.com/lvm", "options": {"notkubernetes.io": "1"}}
    },
    "azureDisk of the default kind": {"azureDisk": {"diskName": "disk", "diskURI": "https://example.com/disk.vhd"}},
    "secret with modes": {
        "secret": {"secretName": "s", "defaultMode": 0o777, "items": [{"key": "k", "path": "p/..x"}]}
    },
    "claim": {"persistentVolumeClaim": {"claimName": "data"}},
    "git": {"gitRepo": {"repository": "https://example.com/app.git", "directory": "."}},
    "flocker by uuid": {"flocker": {"datasetUUID": "1234"}},
    "storageos": {"storageos": {"volumeName": "data", "volumeNamespace": "app", "secretRef": {"name": "s"}}},
}

BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "two sources": ({"emptyDir": {}, "secret": {"secretName": "s"}}, ["secret"]),
    "three sources": (
        {"nfs": {"server": "s", "path": "/"}, "emptyDir": {}, "configMap": {"name": "c"}},
        ["nfs", "configMap"],
    ),
    "second source cephfs": ({"emptyDir": {}, "cephfs": {"monitors": ["m"]}}, ["cephFS"]),
    "emptyDir below zero": ({"emptyDir": {"sizeLimit": "-1m"}}, ["emptyDir.sizeLimit"]),
    "hostPath without path": ({"hostPath": {"path": ""}}, ["hostPath.path"]),
    "hostPath with backsteps": ({"hostPath": {"path": "/a/.."}}, ["hostPath.path"]),
    "hostPath type in lower case": ({"hostPath": {"path": "/a", "type": "directory"}}, ["hostPath.type"]),
    "git without repository": ({"gitRepo": {"directory": "/abs"}}, ["gitRepo.repository", "gitRepo.directory"]),
    "gce without name": ({"gcePersistentDisk": {"partition": 1}}, ["persistentDisk.pdName"]),
    "gce partition 256": ({"gcePersistentDisk": {"pdName": "d", "partition": 256}}, ["persistentDisk.partition"]),
    "aws partition below zero": (
        {"awsElasticBlockStore": {"volumeID": "v", "partition": -1}},
        ["awsElasticBlockStore.partition"],
    ),
    "nfs relative": ({"nfs": {"server": "s", "path": "data"}}, ["nfs.path"]),
    "iscsi lun 256": ({"iscsi": {**ISCSI, "lun": 256}}, ["iscsi.lun"]),
    "iscsi lun below zero": ({"iscsi": {**ISCSI, "lun": -1}}, ["iscsi.lun"]),
    "iscsi initiator": ({"iscsi": {**ISCSI, "initiatorName": "linux"}}, ["iscsi.initiatorname"]),
    "iscsi iqn that ends in a line break": ({"iscsi": {**ISCSI, "iqn": ISCSI["iqn"] + "\n"}}, ["iscsi.iqn"]),
    "iscsi discovery without secret": ({"iscsi": {**ISCSI, "chapAuthDiscovery": True}}, ["iscsi.secretRef"]),
    "glusterfs": ({"glusterfs": {}}, ["glusterfs.endpoints", "glusterfs.path"]),
    "fc without target": ({"fc": {}}, ["fc.targetWWNs"]),
    "fc with both": ({"fc": {"targetWWNs": ["w"], "wwids": ["i"], "lun": 1}}, ["fc.targetWWNs"]),
    "fc lun 256": ({"fc": {"targetWWNs": ["w"], "lun": 256}}, ["fc.lun"]),
    "flocker without dataset": ({"flocker": {}}, ["flocker"]),
    "rbd": ({"rbd": {"monitors": [], "image": ""}}, ["rbd.monitors", "rbd.image"]),
    "quobyte without port": ({"quobyte": {"registry": "host", "volume": "v"}}, ["quobyte.registry"]),
    "quobyte tenant of 65": ({"quobyte": {"registry": "h:1", "volume": "v", "tenant": "t" * 65}}, ["quobyte.tenant"]),
    "flex option of kubernetes": (
        {"flexVolume": {"driver": "d", "options": {"X.K8S.IO/a": "1"}}},
        ["flexVolume.options[X.K8S.IO/a]"],
    ),
    "azure caching": (
        {"azureDisk": {"diskName": "d", "diskURI": "https://x", "cachingMode": "All"}},
        ["azureDisk.cachingMode"],
    ),
    "azure kind": ({"azureDisk": {"diskName": "d", "diskURI": "https://x", "kind": "Blob"}}, ["azureDisk.kind"]),
    "azure address": (
        {"azureDisk": {"diskName": "d", "diskURI": "/subscriptions/x", "kind": "Shared"}},
        ["azureDisk.diskURI"],
    ),
    "csi driver of 64 characters": ({"csi": {"driver": "d" * 64}}, ["csi.driver"]),
    "csi secret with a wrong name": ({"csi": {"driver": "d", "nodePublishSecretRef": {"name": "S_"}}}, ["csi.name"]),
    "csi secret without a name": (
        {"csi": {"driver": "d", "nodePublishSecretRef": {}}},
        ["csi.nodePublishSecretRef.name"],
    ),
    "mode 01000": ({"secret": {"secretName": "s", "defaultMode": 0o1000}}, ["secret.defaultMode"]),
    "mode of an item": (
        {"configMap": {"name": "c", "items": [{"key": "k", "path": "p", "mode": -1}]}},
        ["configMap.items[0].mode"],
    ),
    "item without key and path": (
        {"secret": {"secretName": "s", "items": [{"key": "", "path": ""}]}},
        ["secret.items[0].key", "secret.items[0].path"],
    ),
    "item that starts with dots": (
        {"secret": {"secretName": "s", "items": [{"key": "k", "path": "..p"}]}},
        ["secret.items[0].path"],
    ),
    "ephemeral without template": ({"ephemeral": {}}, ["ephemeral.volumeClaimTemplate"]),
    "image with a wrong policy": ({"image": {"reference": "r", "pullPolicy": "Once"}}, ["image.pullPolicy"]),
}


@pytest.mark.parametrize("case", GOOD)
def test_a_good_source_is_accepted(case: str) -> None:
    assert paths(pod_with_volume(**GOOD[case])) == []


@pytest.mark.parametrize("case", BAD)
def test_a_bad_source_is_refused_at_the_path_of_the_server(case: str) -> None:
    source, expected = BAD[case]

    assert paths(pod_with_volume(**source)) == [f"spec.volumes[0].{path}" for path in expected]


def test_a_source_is_found_in_templates_too() -> None:
    manifest = workload("Deployment", template={"volumes": [{"name": "data", "hostPath": {"path": ""}}]})

    assert paths(manifest) == ["spec.template.spec.volumes[0].hostPath.path"]


@pytest.mark.parametrize("name", ["", "Data", "data_1", "data.1", "-data", "d" * 64])
def test_a_volume_needs_a_dns_label_as_name(name: str) -> None:
    assert paths(pod(volumes=[{"name": name, "emptyDir": {}}])) == ["spec.volumes[0].name"]


def test_the_third_of_three_volumes_of_one_name_is_told_as_well() -> None:
    volumes = [{"name": "data", "emptyDir": {}}] * 3

    assert paths(pod(volumes=volumes)) == ["spec.volumes[1].name", "spec.volumes[2].name"]


def test_volumes_that_a_claim_template_takes_the_place_of_may_share_its_name() -> None:
    volumes = [{"name": "data", "emptyDir": {}}] * 2
    claims = [{"metadata": {"name": "data"}, "spec": CLAIM}]

    assert paths(workload("StatefulSet", template={"volumes": volumes}, volumeClaimTemplates=claims)) == []
    assert paths(workload("StatefulSet", template={"volumes": volumes})) == ["spec.template.spec.volumes[1].name"]


def test_an_image_volume_of_a_template_may_lack_its_reference() -> None:
    assert paths(workload("Deployment", template={"volumes": [{"name": "model", "image": {}}]})) == []


def test_the_claim_of_an_ephemeral_volume_must_fit_into_253_characters() -> None:
    volumes = [{"name": "data", "ephemeral": {"volumeClaimTemplate": TEMPLATE}}]

    assert paths(pod(name="p" * 248, volumes=volumes)) == []
    assert paths(pod(name="p" * 249, volumes=volumes)) == ["spec.volumes[0].name"]


def test_a_wrong_name_of_the_pod_is_not_told_again_for_its_claims() -> None:
    volumes = [{"name": "data", "ephemeral": {"volumeClaimTemplate": TEMPLATE}}]

    assert paths(pod(name="App", volumes=volumes)) == ["metadata.name"]


def test_a_claim_that_the_pod_creates_is_not_named_again() -> None:
    volumes = [
        {"name": "scratch", "ephemeral": {"volumeClaimTemplate": TEMPLATE}},
        {"name": "again", "persistentVolumeClaim": {"claimName": "app-scratch"}},
        {"name": "other", "persistentVolumeClaim": {"claimName": "app-other"}},
    ]

    assert paths(pod(volumes=volumes)) == ["spec.volumes[1].persistentVolumeClaim.claimName"]
    assert paths(workload("Deployment", template={"volumes": volumes})) == []


def test_an_iscsi_interface_must_fit_into_64_characters() -> None:
    iscsi = {**ISCSI, "initiatorName": "iqn.1996-04.de.suse:host"}
    room = 64 - len(f":{ISCSI['targetPortal']}")

    assert paths(pod(volumes=[{"name": "d" * room, "iscsi": iscsi}])) == []
    assert paths(pod(volumes=[{"name": "d" * (room + 1), "iscsi": iscsi}])) == ["spec.volumes[0].name"]
    assert paths(pod(volumes=[{"name": "d" * (room + 1), "iscsi": ISCSI}])) == []
