"""Mounts that do nothing, or something else than meant, are told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.runtime.manifests import container, paths, pod

SCRATCH: dict[str, Any] = {"name": "scratch", "emptyDir": {}}


def mounting(path: str, **fields: Any) -> dict[str, Any]:
    return container(volumeMounts=[{"name": "scratch", "mountPath": path, **fields}])


@pytest.mark.parametrize("path", ["/a,/b", "/a, /b", "/a;/b", "/a /b"])
def test_two_paths_in_one_text_are_told(path: str) -> None:
    manifest = pod(mounting(path), volumes=[SCRATCH])

    assert paths(manifest, "mounts_have_one_path") == ["spec.containers[0].volumeMounts[0].mountPath"]


@pytest.mark.parametrize("path", ["/a", "/a,b", "/a b/c", "/"])
def test_one_path_is_let_alone(path: str) -> None:
    assert paths(pod(mounting(path), volumes=[SCRATCH]), "mounts_have_one_path") == []


def test_an_empty_volume_that_all_only_read_is_told() -> None:
    rule = "empty_volumes_are_written_to"
    reader = mounting("/in", readOnly=True)
    writer = {**mounting("/out"), "name": "writer"}

    assert paths(pod(reader, volumes=[SCRATCH]), rule) == ["spec.volumes[0]"]
    assert paths(pod(reader, writer, volumes=[SCRATCH]), rule) == []
    assert paths(pod(reader, volumes=[SCRATCH], initContainers=[writer]), rule) == []
    assert paths(pod(container(), volumes=[SCRATCH]), rule) == []


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("metadata.labels['team']", True),
        ("metadata.annotations['team']", True),
        ("metadata.labels['app']", False),
        ("metadata.labels['pod-template-hash']", False),
        ("metadata.annotations['example.com/net']", False),
        ("metadata.name", False),
    ],
)
def test_a_label_that_the_pod_lacks_is_told(field: str, told: bool) -> None:
    env = [{"name": "X", "valueFrom": {"fieldRef": {"fieldPath": field}}}]
    manifest = pod(container(env=env), metadata={"labels": {"app": "app"}})
    where = "spec.containers[0].env[0].valueFrom.fieldRef.fieldPath"

    assert paths(manifest, "labels_that_containers_are_told_are_there") == ([where] if told else [])
