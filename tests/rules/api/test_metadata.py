"""Names, labels, annotations and owners are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check

from .manifests import job, pod, refusals, workload

UID = "0b3f4c1e-6a5d-4f0e-9c57-3a1f5b7c9d21"
OWNER = {"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web", "uid": UID}

GOOD: dict[str, dict[str, Any]] = {
    "a name with dots": {"name": "web.example.com"},
    "a name of 253 characters": {"name": "a" * 253},
    "a generated name": {"generateName": "web-"},
    "a generated name of one dash more": {"generateName": "web"},
    "an empty namespace": {"name": "web", "namespace": ""},
    "an empty label": {"name": "web", "labels": {"a": ""}},
    "an annotation in capitals": {"name": "web", "annotations": {"Example.com/Key": "any thing\n"}},
    "annotations of 256 KiB": {"name": "web", "annotations": {"a": "x" * (256 * 1024 - 1)}},
    "a finalizer of Kubernetes": {"name": "web", "finalizers": ["foregroundDeletion"]},
    "an owner": {"name": "web", "ownerReferences": [{**OWNER, "controller": True}, {**OWNER, "controller": False}]},
}

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "no name": ({}, [("metadata.name", "objects_have_a_name")]),
    "an empty name": ({"name": ""}, [("metadata.name", "objects_have_a_name")]),
    "a name in capitals": ({"name": "Web"}, [("metadata.name", "names_have_the_format_of_their_kind")]),
    "a name of 254 characters": ({"name": "a" * 254}, [("metadata.name", "names_have_the_format_of_their_kind")]),
    "a generated name in capitals": (
        {"generateName": "Web-"},
        [("metadata.generateName", "names_have_the_format_of_their_kind")],
    ),
    "a namespace with a dot": (
        {"name": "web", "namespace": "a.b"},
        [("metadata.namespace", "namespaces_are_dns_labels")],
    ),
    "a label with a space": ({"name": "web", "labels": {"a": "b c"}}, [("metadata.labels", "labels_are_well_formed")]),
    "a label key with two slashes": (
        {"name": "web", "labels": {"a/b/c": "d"}},
        [("metadata.labels", "labels_are_well_formed")],
    ),
    "an annotation with a space": (
        {"name": "web", "annotations": {"a b": "c"}},
        [("metadata.annotations", "annotations_are_well_formed")],
    ),
    "annotations beyond 256 KiB": (
        {"name": "web", "annotations": {"a": "é" * (128 * 1024)}},
        [("metadata.annotations", "annotations_are_well_formed")],
    ),
    "a finalizer without a domain": (
        {"name": "web", "finalizers": ["mine"]},
        [("metadata.finalizers[0]", "finalizers_are_qualified")],
    ),
    "a finalizer that is no name": (
        {"name": "web", "finalizers": ["a b/c"]},
        [("metadata.finalizers", "finalizers_are_qualified")],
    ),
    "two finalizers that exclude one another": (
        {"name": "web", "finalizers": ["orphan", "foregroundDeletion"]},
        [("metadata.finalizers", "finalizers_are_qualified")],
    ),
    "an owner without anything": (
        {"name": "web", "ownerReferences": [{}]},
        [
            (f"metadata.ownerReferences.{field}", "owner_references_are_complete")
            for field in ("apiVersion", "kind", "name", "uid")
        ],
    ),
    "an owner that is an event": (
        {"name": "web", "ownerReferences": [{**OWNER, "apiVersion": "v1", "kind": "Event"}]},
        [("metadata.ownerReferences", "owner_references_are_complete")],
    ),
    "two controllers": (
        {"name": "web", "ownerReferences": [{**OWNER, "controller": True}] * 2},
        [("metadata.ownerReferences", "owner_references_are_complete")],
    ),
}


@pytest.mark.parametrize("metadata", GOOD.values(), ids=GOOD)
def test_metadata_that_the_server_takes(metadata: dict[str, Any]) -> None:
    assert refusals({**pod(), "metadata": metadata}) == []


@pytest.mark.parametrize(("metadata", "refused"), BAD.values(), ids=BAD)
def test_metadata_that_the_server_refuses(metadata: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert sorted(refusals({**pod(), "metadata": metadata})) == sorted(refused)


@pytest.mark.parametrize(
    ("kind", "longest"), [("CronJob", 52), ("StatefulSet", 63), ("Job", 63), ("Deployment", 253), ("Pod", 253)]
)
def test_names_are_as_long_as_their_kind_allows(kind: str, longest: int) -> None:
    manifests = {
        "Pod": pod(),
        "Job": job(),
        "Deployment": workload("Deployment"),
        "StatefulSet": workload("StatefulSet"),
    }
    cron = {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "spec": {"schedule": "@daily", "jobTemplate": {"spec": job()["spec"]}},
    }
    manifest = manifests.get(kind, cron)

    assert refusals({**manifest, "metadata": {"name": "a" * longest}}) == []
    assert len(refusals({**manifest, "metadata": {"name": "a" * (longest + 1)}})) == 1


def test_the_name_of_a_stateful_set_is_a_single_label() -> None:
    [issue] = check({**workload("StatefulSet"), "metadata": {"name": "web.example.com"}})

    assert (issue.path, issue.rule) == ("metadata.name", "names_have_the_format_of_their_kind")
    assert issue.remedy.endswith("without dots")
    assert refusals({**workload("Deployment"), "metadata": {"name": "web.example.com"}}) == []


def test_a_generated_name_leaves_room_for_what_a_cron_job_appends() -> None:
    cron = {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "spec": {"schedule": "@daily", "jobTemplate": {"spec": job()["spec"]}},
    }

    assert refusals({**cron, "metadata": {"generateName": "a" * 46 + "-"}}) == []
    assert refusals({**cron, "metadata": {"generateName": "a" * 47 + "-"}}) == [
        ("metadata.name", "names_of_cron_jobs_leave_room_for_those_of_their_jobs")
    ]


def test_labels_and_annotations_of_a_template_are_told_without_metadata() -> None:
    manifest = workload("Deployment")
    manifest["spec"]["template"]["metadata"] = {"labels": {"app": "app", "a": "b c"}, "annotations": {"a b": "c"}}

    assert refusals(manifest) == [
        ("spec.template.labels", "labels_are_well_formed"),
        ("spec.template.annotations", "annotations_are_well_formed"),
    ]


def test_finalizers_of_a_template_are_not_looked_at() -> None:
    manifest = workload("Deployment")
    manifest["spec"]["template"]["metadata"]["finalizers"] = ["mine"]

    assert refusals(manifest) == []


def test_a_resource_version_is_advised_against() -> None:
    issues = check({**pod(), "metadata": {"name": "web", "resourceVersion": "1"}})

    assert [(issue.path, issue.category) for issue in issues] == [("metadata.resourceVersion", "advice")]


@pytest.mark.parametrize(
    ("annotations", "refused"),
    [
        (
            {"kubernetes.io/config.mirror": "x"},
            [("metadata.annotations[kubernetes.io/config.mirror]", "mirror_pods_are_on_a_node")],
        ),
        ({"controller.kubernetes.io/pod-deletion-cost": "0"}, []),
        ({"controller.kubernetes.io/pod-deletion-cost": "-2147483648"}, []),
        *(
            (
                {"controller.kubernetes.io/pod-deletion-cost": cost},
                [("metadata.annotations[controller.kubernetes.io/pod-deletion-cost]", "costs_of_deletion_are_numbers")],
            )
            for cost in ("", "1.5", "+1", "01", "2147483648", "-2147483649", " 1")
        ),
        ({"seccomp.security.alpha.kubernetes.io/pod": "localhost/a/b"}, []),
        (
            {"seccomp.security.alpha.kubernetes.io/pod": "localhost/../b"},
            [("metadata.annotations.seccomp.security.alpha.kubernetes.io/pod", "seccomp_annotations_are_well_formed")],
        ),
        (
            {"container.seccomp.security.alpha.kubernetes.io/app": ""},
            [
                (
                    "metadata.annotations.container.seccomp.security.alpha.kubernetes.io/app",
                    "seccomp_annotations_are_well_formed",
                )
            ],
        ),
        ({"container.apparmor.security.beta.kubernetes.io/app": ""}, []),
        (
            {"container.apparmor.security.beta.kubernetes.io/other": "unconfined"},
            [
                (
                    "metadata.annotations[container.apparmor.security.beta.kubernetes.io/other]",
                    "app_armor_annotations_are_well_formed",
                )
            ],
        ),
    ],
    ids=lambda value: " ".join(map(str, value))[-60:] if isinstance(value, dict) else None,
)
def test_annotations_with_a_meaning(annotations: dict[str, str], refused: list[tuple[str, str]]) -> None:
    assert refusals({**pod(), "metadata": {"name": "web", "annotations": annotations}}) == refused
