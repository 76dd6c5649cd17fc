"""Claims made from templates."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CLAIM, below, pod_with_volume, refusals, workload

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
BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "no mode": ({"accessModes": []}, [("accessModes", "claims_have_access_modes")]),
    "an unknown mode": ({"accessModes": ["ReadWrite"]}, [("accessModes", "claims_have_access_modes")]),
    "the exclusive mode with another": (
        {"accessModes": ["ReadWriteOncePod", "ReadOnlyMany"]},
        [("accessModes", "claims_have_access_modes")],
    ),
    "no size": ({"resources": {"limits": {"storage": "1Gi"}}}, [("resources[storage]", "claims_ask_for_storage")]),
    "no more than nothing": (
        {"resources": {"requests": {"storage": "-1"}}},
        [("resources[storage]", "claims_ask_for_storage")],
    ),
    "a class in upper case": (
        {"storageClassName": "Fast"},
        [("storageClassName", "storage_classes_are_named_by_a_dns_subdomain")],
    ),
    "an attributes class in upper case": (
        {"volumeAttributesClassName": "Gold"},
        [("volumeAttributesClassName", "storage_classes_are_named_by_a_dns_subdomain")],
    ),
    "an empty volume mode": ({"volumeMode": ""}, [("volumeMode", "claims_have_a_known_volume_mode")]),
    "a source without name": (
        {"dataSource": {**SNAPSHOT, "name": ""}},
        [("dataSource.name", "data_sources_of_claims_are_objects")],
    ),
    "a source without kind": (
        {"dataSource": {**SNAPSHOT, "kind": ""}},
        [("dataSource.kind", "data_sources_of_claims_are_objects")],
    ),
    "a source without group": (
        {"dataSourceRef": {"kind": "VolumeSnapshot", "name": "m"}},
        [("dataSourceRef", "data_sources_of_claims_are_objects")],
    ),
    "two sources": (
        {"dataSource": SNAPSHOT, "dataSourceRef": {**SNAPSHOT, "name": "friday"}},
        [("", "data_sources_of_a_claim_agree")],
    ),
    "a selector without operator": (
        {"selector": {"matchExpressions": [{"key": "tier", "operator": "Is"}]}},
        [("selector.matchExpressions[0].operator", "selector_requirements_are_well_formed")],
    ),
}


def ephemeral(template: dict[str, Any]) -> dict[str, Any]:
    return pod_with_volume(ephemeral={"volumeClaimTemplate": template})


@pytest.mark.parametrize("case", GOOD)
def test_a_good_claim_is_accepted(case: str) -> None:
    template = {"metadata": {"name": "data"}, "spec": {**CLAIM, **GOOD[case]}}

    assert refusals(workload("StatefulSet", volumeClaimTemplates=[template])) == []


@pytest.mark.parametrize("case", BAD)
def test_a_bad_claim_is_refused_at_the_path_of_the_server(case: str) -> None:
    spec, expected = BAD[case]
    template = {"metadata": {"name": "data"}, "spec": {**CLAIM, **spec}}

    of_set = refusals(workload("StatefulSet", volumeClaimTemplates=[template]))
    of_pod = refusals(ephemeral({"spec": template["spec"]}))

    assert of_set == below("spec.volumeClaimTemplates[0].spec.", expected)
    assert of_pod == below("spec.volumes[0].ephemeral.volumeClaimTemplate.spec.", expected)


def test_a_template_without_spec_lacks_modes_and_size() -> None:
    assert refusals(ephemeral({})) == below(
        "spec.volumes[0].ephemeral.volumeClaimTemplate.spec.",
        [("accessModes", "claims_have_access_modes"), ("resources[storage]", "claims_ask_for_storage")],
    )


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

    assert refusals(manifest) == [
        (
            f"spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.{path}",
            "ephemeral_claims_have_labels_and_annotations_alone",
        )
    ]


def test_empty_fields_of_an_ephemeral_claim_are_as_good_as_none() -> None:
    assert refusals(ephemeral({"metadata": {"name": "", "generation": 0, "labels": {"a": "b"}}, "spec": CLAIM})) == []
