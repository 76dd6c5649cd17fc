"""Volumes and their sources are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CLAIM, below, pod, pod_with_volume, refusals, workload

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

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "two sources": ({"emptyDir": {}, "secret": {"secretName": "s"}}, [("secret", "volumes_have_one_source")]),
    "three sources": (
        {"nfs": {"server": "s", "path": "/"}, "emptyDir": {}, "configMap": {"name": "c"}},
        [("nfs", "volumes_have_one_source"), ("configMap", "volumes_have_one_source")],
    ),
    "second source cephfs": ({"emptyDir": {}, "cephfs": {"monitors": ["m"]}}, [("cephFS", "volumes_have_one_source")]),
    "emptyDir below zero": (
        {"emptyDir": {"sizeLimit": "-1m"}},
        [("emptyDir.sizeLimit", "empty_dirs_have_no_negative_size_limit")],
    ),
    "hostPath without path": (
        {"hostPath": {"path": ""}},
        [("hostPath.path", "volume_sources_have_their_required_fields")],
    ),
    "hostPath with backsteps": ({"hostPath": {"path": "/a/.."}}, [("hostPath.path", "host_paths_have_no_backsteps")]),
    "hostPath type in lower case": (
        {"hostPath": {"path": "/a", "type": "directory"}},
        [("hostPath.type", "host_path_types_are_known")],
    ),
    "git without repository": (
        {"gitRepo": {"directory": "/abs"}},
        [
            ("gitRepo.repository", "volume_sources_have_their_required_fields"),
            ("gitRepo.directory", "git_directories_stay_in_their_volume"),
        ],
    ),
    "gce without name": (
        {"gcePersistentDisk": {"partition": 1}},
        [("persistentDisk.pdName", "volume_sources_have_their_required_fields")],
    ),
    "gce partition 256": (
        {"gcePersistentDisk": {"pdName": "d", "partition": 256}},
        [("persistentDisk.partition", "disk_partitions_are_numbers_up_to_255")],
    ),
    "aws partition below zero": (
        {"awsElasticBlockStore": {"volumeID": "v", "partition": -1}},
        [("awsElasticBlockStore.partition", "disk_partitions_are_numbers_up_to_255")],
    ),
    "nfs relative": ({"nfs": {"server": "s", "path": "data"}}, [("nfs.path", "nfs_paths_are_absolute")]),
    "iscsi lun 256": (
        {"iscsi": {**ISCSI, "lun": 256}},
        [("iscsi.lun", "iscsi_volumes_have_a_lun_and_secrets_for_chap")],
    ),
    "iscsi lun below zero": (
        {"iscsi": {**ISCSI, "lun": -1}},
        [("iscsi.lun", "iscsi_volumes_have_a_lun_and_secrets_for_chap")],
    ),
    "iscsi initiator": (
        {"iscsi": {**ISCSI, "initiatorName": "linux"}},
        [("iscsi.initiatorname", "iscsi_names_are_iqn_eui_or_naa")],
    ),
    "iscsi iqn that ends in a line break": (
        {"iscsi": {**ISCSI, "iqn": ISCSI["iqn"] + "\n"}},
        [("iscsi.iqn", "iscsi_names_are_iqn_eui_or_naa")],
    ),
    "iscsi discovery without secret": (
        {"iscsi": {**ISCSI, "chapAuthDiscovery": True}},
        [("iscsi.secretRef", "iscsi_volumes_have_a_lun_and_secrets_for_chap")],
    ),
    "glusterfs": (
        {"glusterfs": {}},
        [
            ("glusterfs.endpoints", "volume_sources_have_their_required_fields"),
            ("glusterfs.path", "volume_sources_have_their_required_fields"),
        ],
    ),
    "fc without target": ({"fc": {}}, [("fc.targetWWNs", "fibre_channel_volumes_have_one_kind_of_target")]),
    "fc with both": (
        {"fc": {"targetWWNs": ["w"], "wwids": ["i"], "lun": 1}},
        [("fc.targetWWNs", "fibre_channel_volumes_have_one_kind_of_target")],
    ),
    "fc lun 256": (
        {"fc": {"targetWWNs": ["w"], "lun": 256}},
        [("fc.lun", "fibre_channel_volumes_have_one_kind_of_target")],
    ),
    "flocker without dataset": ({"flocker": {}}, [("flocker", "flocker_volumes_have_one_dataset")]),
    "rbd": (
        {"rbd": {"monitors": [], "image": ""}},
        [
            ("rbd.monitors", "volume_sources_have_their_required_fields"),
            ("rbd.image", "volume_sources_have_their_required_fields"),
        ],
    ),
    "quobyte without port": (
        {"quobyte": {"registry": "host", "volume": "v"}},
        [("quobyte.registry", "quobyte_registries_are_hosts_with_ports")],
    ),
    "quobyte tenant of 65": (
        {"quobyte": {"registry": "h:1", "volume": "v", "tenant": "t" * 65}},
        [("quobyte.tenant", "quobyte_registries_are_hosts_with_ports")],
    ),
    "flex option of kubernetes": (
        {"flexVolume": {"driver": "d", "options": {"X.K8S.IO/a": "1"}}},
        [("flexVolume.options[X.K8S.IO/a]", "flex_volume_options_leave_kubernetes_domains_alone")],
    ),
    "azure caching": (
        {"azureDisk": {"diskName": "d", "diskURI": "https://x", "cachingMode": "All"}},
        [("azureDisk.cachingMode", "azure_disks_have_a_known_kind_and_its_address")],
    ),
    "azure kind": (
        {"azureDisk": {"diskName": "d", "diskURI": "https://x", "kind": "Blob"}},
        [("azureDisk.kind", "azure_disks_have_a_known_kind_and_its_address")],
    ),
    "azure address": (
        {"azureDisk": {"diskName": "d", "diskURI": "/subscriptions/x", "kind": "Shared"}},
        [("azureDisk.diskURI", "azure_disks_have_a_known_kind_and_its_address")],
    ),
    "csi driver of 64 characters": (
        {"csi": {"driver": "d" * 64}},
        [("csi.driver", "csi_volumes_name_a_driver_and_a_secret")],
    ),
    "csi secret with a wrong name": (
        {"csi": {"driver": "d", "nodePublishSecretRef": {"name": "S_"}}},
        [("csi.name", "csi_volumes_name_a_driver_and_a_secret")],
    ),
    "csi secret without a name": (
        {"csi": {"driver": "d", "nodePublishSecretRef": {}}},
        [("csi.nodePublishSecretRef.name", "csi_volumes_name_a_driver_and_a_secret")],
    ),
    "mode 01000": (
        {"secret": {"secretName": "s", "defaultMode": 0o1000}},
        [("secret.defaultMode", "file_modes_are_permissions")],
    ),
    "mode of an item": (
        {"configMap": {"name": "c", "items": [{"key": "k", "path": "p", "mode": -1}]}},
        [("configMap.items[0].mode", "file_modes_are_permissions")],
    ),
    "item without key and path": (
        {"secret": {"secretName": "s", "items": [{"key": "", "path": ""}]}},
        [
            ("secret.items[0].key", "keys_are_projected_to_paths_in_the_volume"),
            ("secret.items[0].path", "keys_are_projected_to_paths_in_the_volume"),
        ],
    ),
    "item that starts with dots": (
        {"secret": {"secretName": "s", "items": [{"key": "k", "path": "..p"}]}},
        [("secret.items[0].path", "keys_are_projected_to_paths_in_the_volume")],
    ),
    "ephemeral without template": (
        {"ephemeral": {}},
        [("ephemeral.volumeClaimTemplate", "volume_sources_have_their_required_fields")],
    ),
    "image with a wrong policy": (
        {"image": {"reference": "r", "pullPolicy": "Once"}},
        [("image.pullPolicy", "image_volumes_have_a_known_pull_policy")],
    ),
}


@pytest.mark.parametrize("case", GOOD)
def test_a_good_source_is_accepted(case: str) -> None:
    assert refusals(pod_with_volume(**GOOD[case])) == []


@pytest.mark.parametrize("case", BAD)
def test_a_bad_source_is_refused_at_the_path_of_the_server(case: str) -> None:
    source, expected = BAD[case]

    assert refusals(pod_with_volume(**source)) == below("spec.volumes[0].", expected)


def test_a_source_is_found_in_templates_too() -> None:
    manifest = workload("Deployment", template={"volumes": [{"name": "data", "hostPath": {"path": ""}}]})

    assert refusals(manifest) == [
        ("spec.template.spec.volumes[0].hostPath.path", "volume_sources_have_their_required_fields")
    ]


@pytest.mark.parametrize("name", ["", "Data", "data_1", "data.1", "-data", "d" * 64])
def test_a_volume_needs_a_dns_label_as_name(name: str) -> None:
    assert refusals(pod(volumes=[{"name": name, "emptyDir": {}}])) == [
        ("spec.volumes[0].name", "volumes_are_named_by_a_dns_label")
    ]


def test_the_third_of_three_volumes_of_one_name_is_told_as_well() -> None:
    volumes = [{"name": "data", "emptyDir": {}}] * 3

    assert refusals(pod(volumes=volumes)) == [
        ("spec.volumes[1].name", "volume_names_are_unique_in_a_pod"),
        ("spec.volumes[2].name", "volume_names_are_unique_in_a_pod"),
    ]


def test_volumes_that_a_claim_template_takes_the_place_of_may_share_its_name() -> None:
    volumes = [{"name": "data", "emptyDir": {}}] * 2
    claims = [{"metadata": {"name": "data"}, "spec": CLAIM}]

    assert refusals(workload("StatefulSet", template={"volumes": volumes}, volumeClaimTemplates=claims)) == []
    assert refusals(workload("StatefulSet", template={"volumes": volumes})) == [
        ("spec.template.spec.volumes[1].name", "volume_names_are_unique_in_a_pod")
    ]


def test_an_image_volume_of_a_template_may_lack_its_reference() -> None:
    assert refusals(workload("Deployment", template={"volumes": [{"name": "model", "image": {}}]})) == []


def test_the_claim_of_an_ephemeral_volume_must_fit_into_253_characters() -> None:
    volumes = [{"name": "data", "ephemeral": {"volumeClaimTemplate": TEMPLATE}}]

    assert refusals(pod(name="p" * 248, volumes=volumes)) == []
    assert refusals(pod(name="p" * 249, volumes=volumes)) == [
        ("spec.volumes[0].name", "ephemeral_claims_get_a_valid_name")
    ]


def test_a_wrong_name_of_the_pod_is_not_told_again_for_its_claims() -> None:
    volumes = [{"name": "data", "ephemeral": {"volumeClaimTemplate": TEMPLATE}}]

    assert refusals(pod(name="App", volumes=volumes)) == [("metadata.name", "names_have_the_format_of_their_kind")]


def test_a_claim_that_the_pod_creates_is_not_named_again() -> None:
    volumes = [
        {"name": "scratch", "ephemeral": {"volumeClaimTemplate": TEMPLATE}},
        {"name": "again", "persistentVolumeClaim": {"claimName": "app-scratch"}},
        {"name": "other", "persistentVolumeClaim": {"claimName": "app-other"}},
    ]

    assert refusals(pod(volumes=volumes)) == [
        ("spec.volumes[1].persistentVolumeClaim.claimName", "claims_of_ephemeral_volumes_are_not_named_again")
    ]
    assert refusals(workload("Deployment", template={"volumes": volumes})) == []


def test_an_iscsi_interface_must_fit_into_64_characters() -> None:
    iscsi = {**ISCSI, "initiatorName": "iqn.1996-04.de.suse:host"}
    room = 64 - len(f":{ISCSI['targetPortal']}")

    assert refusals(pod(volumes=[{"name": "d" * room, "iscsi": iscsi}])) == []
    assert refusals(pod(volumes=[{"name": "d" * (room + 1), "iscsi": iscsi}])) == [
        ("spec.volumes[0].name", "iscsi_interfaces_fit_in_64_characters")
    ]
    assert refusals(pod(volumes=[{"name": "d" * (room + 1), "iscsi": ISCSI}])) == []
