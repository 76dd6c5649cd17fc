"""Volumes of the cluster, claims and classes are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CLAIM, below, of_kind, refusals

NFS = {"nfs": {"server": "files.example.com", "path": "/exports"}}
CSI = {"driver": "disk.example.com", "volumeHandle": "vol-7"}
BASE: dict[str, Any] = {"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"]}
NODES = {"required": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "a", "operator": "Exists"}]}]}}
SOURCE, FIELDS, SIZE = (
    "persistent_volumes_have_one_source",
    "persistent_sources_have_their_required_fields",
    "volumes_have_a_size",
)

GOOD: dict[str, dict[str, Any]] = {
    "a file system of a server": NFS,
    "a disk of a node": {"local": {"path": "/mnt"}, "nodeAffinity": NODES},
    "a driver in upper case": {"csi": {**CSI, "driver": "Disk.example.com"}},
    "no class": {**NFS, "storageClassName": "", "persistentVolumeReclaimPolicy": ""},
    "a class of attributes": {"csi": CSI, "volumeAttributesClassName": "gold"},
    "a folder of a node, recycled": {"hostPath": {"path": "/data"}, "persistentVolumeReclaimPolicy": "Recycle"},
    "a flexVolume after another": {**NFS, "flexVolume": {"driver": "a/b"}},
}
BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "nothing": ({}, [("", SOURCE)]),
    "two sources, the second of which is not looked at": ({**NFS, "csi": {}}, [("csi", SOURCE)]),
    "two sources, one with another path": ({**NFS, "cephfs": {"monitors": ["a"]}}, [("cephFS", SOURCE)]),
    "a source without all it needs": ({"csi": {}}, [("csi.driver", FIELDS), ("csi.volumeHandle", FIELDS)]),
    "a disk of another path": ({"gcePersistentDisk": {}}, [("persistentDisk.pdName", FIELDS)]),
    "no size": ({**NFS, "capacity": {}}, [("capacity", SIZE)]),
    "no more than nothing": ({**NFS, "capacity": {"storage": "0"}}, [("capacity[storage]", SIZE)]),
    "another resource": ({**NFS, "capacity": {"storage": "1Gi", "cpu": 1}}, [("capacity", SIZE)]),
    "a disk of no node": ({"local": {"path": "/mnt"}}, [("nodeAffinity", "local_volumes_say_where_they_are")]),
    "nodes that are not said": (
        {**NFS, "nodeAffinity": {}},
        [("nodeAffinity.required", "local_volumes_say_where_they_are")],
    ),
    "an affinity without terms": (
        {**NFS, "nodeAffinity": {"required": {}}},
        [("nodeAffinity.required.nodeSelectorTerms", "required_node_affinities_have_a_term")],
    ),
    "a path that leads out": (
        {"local": {"path": "/mnt/.."}, "nodeAffinity": NODES},
        [("local.path", "local_paths_have_no_backsteps")],
    ),
    "a root, recycled": (
        {"hostPath": {"path": "//"}, "persistentVolumeReclaimPolicy": "Recycle"},
        [("persistentVolumeReclaimPolicy", "the_root_of_a_node_is_not_recycled")],
    ),
    "an empty class of attributes": (
        {**NFS, "volumeAttributesClassName": ""},
        [
            ("volumeAttributesClassName", "attributes_classes_are_for_csi_volumes"),
            ("csi", "attributes_classes_are_for_csi_volumes"),
        ],
    ),
    "a secret without a namespace": (
        {"csi": {**CSI, "nodeExpandSecretRef": {"name": "A"}}},
        [
            ("csi.nodeExpandSecretRef.name", "secrets_of_csi_volumes_are_found_by_namespace_and_name"),
            ("csi.nodeExpandSecretRef.namespace", "secrets_of_csi_volumes_are_found_by_namespace_and_name"),
        ],
    ),
    "a partition beyond all": (
        {"awsElasticBlockStore": {"volumeID": "a", "partition": 256}},
        [("awsElasticBlockStore.partition", "disk_partitions_are_numbers_up_to_255")],
    ),
    "a target of no form": (
        {"iscsi": {"targetPortal": "a", "iqn": "b", "lun": 0}},
        [("iscsi.iqn", "iscsi_names_are_iqn_eui_or_naa")],
    ),
}


@pytest.mark.parametrize("spec", GOOD.values(), ids=GOOD)
def test_a_volume_that_the_server_takes(spec: dict[str, Any]) -> None:
    assert refusals(of_kind("PersistentVolume", spec={**BASE, **spec})) == []


@pytest.mark.parametrize(("spec", "refused"), BAD.values(), ids=BAD)
def test_a_volume_that_the_server_refuses(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    found = refusals(of_kind("PersistentVolume", spec={**BASE, **spec}))

    assert sorted(found) == sorted(below("spec.", refused))


OTHER_SOURCE = {"apiGroup": "example.com", "kind": "Populator", "name": ""}


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        ({"dataSource": OTHER_SOURCE}, []),
        ({"dataSource": {"kind": "Pod", "name": "a"}}, []),
        (
            {"dataSource": {"kind": "PersistentVolumeClaim"}},
            [("dataSource.name", "data_sources_of_claims_are_objects")],
        ),
        ({"dataSourceRef": OTHER_SOURCE}, [("dataSourceRef.name", "data_sources_of_claims_are_objects")]),
        ({"dataSourceRef": {**OTHER_SOURCE, "namespace": "shop"}}, []),
        (
            {"dataSource": {**OTHER_SOURCE, "name": "a"}, "dataSourceRef": {**OTHER_SOURCE, "name": "b"}},
            [("", "data_sources_of_a_claim_agree")],
        ),
    ],
    ids=range(6),
)
def test_a_claim_may_name_data_that_the_server_drops(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("PersistentVolumeClaim", spec={**CLAIM, **spec})) == below("spec.", refused)


ZONE = {"key": "topology.kubernetes.io/zone", "values": ["a", "b"]}
LABELS, DIFFER = "topologies_are_labels_with_values", "topologies_differ"


@pytest.mark.parametrize(
    ("topologies", "refused"),
    [
        ([], []),
        ([{"matchLabelExpressions": [ZONE]}, {"matchLabelExpressions": [{**ZONE, "values": ["c"]}]}], []),
        ([{}], [("[0].matchLabelExpressions", DIFFER)]),
        (
            [{"matchLabelExpressions": [ZONE]}, {"matchLabelExpressions": [{**ZONE, "values": ["b", "a"]}]}],
            [("[1].matchLabelExpressions", DIFFER)],
        ),
        (
            [{"matchLabelExpressions": [{"key": "a b", "values": ["c", "c"]}, {"key": "d", "values": []}]}],
            [
                ("[0].matchLabelExpressions[0].key", LABELS),
                ("[0].matchLabelExpressions[0].values[1]", LABELS),
                ("[0].matchLabelExpressions[1].values", LABELS),
            ],
        ),
    ],
    ids=range(5),
)
def test_topologies_of_storage(topologies: list[Any], refused: list[tuple[str, str]]) -> None:
    storage = of_kind("StorageClass", provisioner="Disk.example.com", allowedTopologies=topologies)

    assert refusals(storage) == [(f"allowedTopologies{path}", rule) for path, rule in refused]


def test_parameters_of_storage_are_not_endless() -> None:
    many = {str(number): "" for number in range(513)}

    for parameters in (many, {"a": "é" * 131072}):
        assert refusals(of_kind("StorageClass", provisioner="a", parameters=parameters)) == [
            ("parameters", "parameters_of_storage_have_names")
        ]
    assert refusals(of_kind("StorageClass", provisioner="a", parameters={"a": "x" * 262143})) == []


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        ({"volumeLifecycleModes": []}, []),
        ({"volumeLifecycleModes": ["persistent"]}, [("volumeLifecycleModes", "lifecycles_of_volumes_are_known")]),
        ({"fsGroupPolicy": ""}, [("fsGroupPolicy", "fs_group_policies_are_known")]),
        (
            {"tokenRequests": [{}, {"audience": ""}]},
            [("tokenRequests[1].audience", "tokens_of_drivers_are_told_apart")],
        ),
        (
            {"tokenRequests": [{"expirationSeconds": 2**32 + 1}]},
            [("tokenRequests[0].expirationSeconds", "tokens_of_drivers_are_told_apart")],
        ),
        (
            {"serviceAccountTokenInSecrets": False},
            [("serviceAccountTokenInSecrets", "tokens_in_secrets_are_asked_for")],
        ),
    ],
)
def test_a_csi_driver(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("CSIDriver", spec=spec)) == below("spec.", refused)


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"driverName": "Disk.example.com", "parameters": {"a": ""}}, []),
        (
            {"driverName": "a b", "parameters": {}},
            [
                ("driverName", "volume_attributes_are_of_a_driver"),
                ("parameters", "volume_attributes_are_written"),
            ],
        ),
        ({"driverName": "a", "parameters": {"": "b"}}, [("parameters", "parameters_of_storage_have_names")]),
    ],
)
def test_a_class_of_attributes_of_volumes(fields: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("VolumeAttributesClass", **fields)) == refused
