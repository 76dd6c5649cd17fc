"""Claims made from templates."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CLAIM, paths, pod_with_volume, workload

SNAPSHOT = {"apiGroup": "snapshot.storage.k8s.io", "kind": "VolumeSnapshot", "name": "monday"}

GOOD: dict[str, dict[str, Any]] = {
    "all modes but the exclusive one": {"accessModes": ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany"]},
    "the exclusive mode": {"accessModes": ["ReadWriteOncePod"]},
    "no class": {"storageClassName": ""},
    "a class": {"storageClassName": "fast.example.com", "volumeAttributesClassName": "gold"},
    "a block device": {"volumeMode": "Block"},
    "a snapshot": {"dataSource": SNAPSHOT, "dataSourceRef": SNAPSHOT},
    "a claim": {"dataSource": {"kind": "PersistentVolumeClaim", "name": "old"}},
    "a selector": {"selector": {"matchLabels": {"tier": "gold"}}},
}
BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "no mode": ({"accessModes": []}, ["accessModes"]),
    "an unknown mode": ({"accessModes": ["ReadWrite"]}, ["accessModes"]),
    "the exclusive mode with another": ({"accessModes": ["ReadWriteOncePod", "ReadOnlyMany"]}, ["accessModes"]),
    "no size": ({"resources": {"limits": {"storage": "1Gi"}}}, ["resources[storage]"]),
    "no more than nothing": ({"resources": {"requests": {"storage": "-1"}}}, ["resources[storage]"]),
    "a class in upper case": ({"storageClassName": "Fast"}, ["storageClassName"]),
    "an attributes class in upper case": ({"volumeAttributesClassName": "Gold"}, ["volumeAttributesClassName"]),
    "an empty volume mode": ({"volumeMode": ""}, ["volumeMode"]),
    "a source without name": ({"dataSource": {**SNAPSHOT, "name": ""}}, ["dataSource.name"]),
    "a source without kind": ({"dataSource": {**SNAPSHOT, "kind": ""}}, ["dataSource.kind"]),
    "a source without group": ({"dataSourceRef": {"kind": "VolumeSnapshot", "name": "m"}}, ["dataSourceRef"]),
    "two sources": ({"dataSource": SNAPSHOT, "dataSourceRef": {**SNAPSHOT, "name": "friday"}}, [""]),
    "a selector without operator": (
        {"selector": {"matchExpressions": [{"key": "tier", "operator": "Is"}]}},
        ["selector.matchExpressions[0].operator"],
    ),
}


def ephemeral(template: dict[str, Any]) -> dict[str, Any]:
    return pod_with_volume(ephemeral={"volumeClaimTemplate": template})


@pytest.mark.parametrize("case", GOOD)
def test_a_good_claim_is_accepted(case: str) -> None:
    template = {"metadata": {"name": "data"}, "spec": {**CLAIM, **GOOD[case]}}

    assert paths(workload("StatefulSet", volumeClaimTemplates=[template])) == []


@pytest.mark.parametrize("case", BAD)
def test_a_bad_claim_is_refused_at_the_path_of_the_server(case: str) -> None:
    spec, expected = BAD[case]
    template = {"metadata": {"name": "data"}, "spec": {**CLAIM, **spec}}

    of_set = paths(workload("StatefulSet", volumeClaimTemplates=[template]))
    of_pod = paths(ephemeral({"spec": template["spec"]}))

    assert of_set == [f"spec.volumeClaimTemplates[0].spec.{path}".removesuffix(".") for path in expected]
    start = "spec.volumes[0].ephemeral.volumeClaimTemplate.spec"
    assert of_pod == [f"{start}.{path}".removesuffix(".") for path in expected]


def test_a_template_without_spec_lacks_modes_and_size() -> None:
    start = "spec.volumes[0].ephemeral.volumeClaimTemplate.spec"

    assert paths(ephemeral({})) == [f"{start}.accessModes", f"{start}.resources[storage]"]


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("name", "data", "name"),
        ("namespace", "default", "namespace"),
        ("uid", "1234", "uID"),
        ("deletionGracePeriodSeconds", 0, "deletionGracePeriodSeconds"),
        ("finalizers", [], "finalizers"),
    ],
)
def test_an_ephemeral_claim_has_nothing_of_its_own(field: str, value: Any, path: str) -> None:
    manifest = ephemeral({"metadata": {field: value}, "spec": CLAIM})

    assert f"spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.{path}" in paths(manifest)


def test_empty_fields_of_an_ephemeral_claim_are_as_good_as_none() -> None:
    assert paths(ephemeral({"metadata": {"name": "", "generation": 0, "labels": {"a": "b"}}, "spec": CLAIM})) == []
