"""From a manifest to values: equal when written again, and every field that does not fit is named."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from cdk8s_pods import model
from cdk8s_pods.issues import InvalidManifest
from cdk8s_pods.model import (
    Container,
    ContainerPort,
    CronJobSpec,
    EnvVar,
    JobSpec,
    ManagedFieldsEntry,
    ObjectMeta,
    PodSpec,
    PodTemplateSpec,
    Probe,
    Value,
    Volume,
    WorkloadReference,
)
from cdk8s_pods.schema import REMOVED, TYPES


def test_a_manifest_becomes_the_values_one_would_write() -> None:
    pod = PodSpec.from_manifest(
        {
            "containers": [
                {
                    "name": "web",
                    "ports": [{"containerPort": 80}],
                    "env": [{"name": "A", "value": "b"}],
                    "livenessProbe": {"httpGet": {"path": "/", "port": 80}, "periodSeconds": 5},
                }
            ],
            "volumes": [{"name": "logs", "emptyDir": {}}],
        }
    )

    assert pod == PodSpec(
        containers=[
            Container(
                name="web",
                ports=[ContainerPort(container_port=80)],
                env=[EnvVar(name="A", value="b")],
                liveness_probe=Probe.http_get("/", port=80, period_seconds=5),
            )
        ],
        volumes=[Volume.empty_dir("logs")],
    )


SCALARS: dict[str, Any] = {
    "string": "text",
    "boolean": False,
    "int32": 0,
    "int64": 1 << 40,
    "IntOrString": "25%",
    "Quantity": "1.5Gi",
    "Time": "2030-01-31T12:00:00Z",
    "FieldsV1": {"f:spec": {".": {}}},
}


def full(kind: str) -> Any:
    """A manifest of an API type with every field that its newest version has, all the way down.

    A type that the newest Kubernetes no longer has comes with all the fields it had.
    """
    if kind.startswith("["):
        return [full(kind[1:-1])]
    if kind.startswith("{"):
        return {"a/key": full(kind[1:-1])}
    if kind not in TYPES:
        return SCALARS[kind]
    current = {key: field for key, field in TYPES[kind].items() if f"{kind}.{key}" not in REMOVED}
    return {key: full(field.removesuffix("!")) for key, field in (current or TYPES[kind]).items()}


@pytest.mark.parametrize("type_name", [name for name in model.__all__ if name in TYPES])
def test_every_field_of_every_type_renders_back_equal(type_name: str) -> None:
    value = getattr(model, type_name).from_manifest(full(type_name))

    assert value.to_manifest() == full(type_name)
    assert pickle.loads(pickle.dumps(value)) == value
    assert hash(value.replace()) == hash(value)


@pytest.mark.parametrize(
    ("value_type", "manifest"),
    [
        (PodTemplateSpec, {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": []}}),
        (JobSpec, {"template": {"spec": {"containers": [{"name": "a", "env": []}]}}, "suspend": False}),
        (CronJobSpec, {"schedule": "@daily", "jobTemplate": {"spec": {"template": {}}}}),
        (ObjectMeta, {"annotations": {}, "finalizers": [], "creationTimestamp": "2030-01-01T00:00:00Z"}),
        (ManagedFieldsEntry, {"fieldsV1": {"f:spec": {"f:a": {}, ".": [1, None, {"b": 1.5}]}}}),
        (Volume, {"name": "a", "hostPath": {"path": "/", "type": ""}}),
        (PodSpec, {"containers": [], "overhead": {"cpu": 0.5, "memory": 1}}),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_a_manifest_renders_back_equal(value_type: type[Value], manifest: dict[str, Any]) -> None:
    assert value_type.from_manifest(manifest).to_manifest() == manifest


def test_nulls_count_as_not_written() -> None:
    assert Container.from_manifest({"name": "a", "image": None, "ports": None}) == Container(name="a")


@pytest.mark.parametrize(
    ("manifest", "problems"),
    [
        ({"containers": [], "hostNetwrk": True}, {"hostNetwrk": "unknown field"}),
        ({"containers": [{"name": "a", "Image": "x"}]}, {"containers[0].Image": "unknown field"}),
        ({"containers": [], "replicas": 1, "x": 2}, {"replicas": "unknown field", "x": "unknown field"}),
        ({"containers": "web"}, {"containers": "must be a list"}),
        ({"containers": [{"name": "a", "tty": "yes"}]}, {"containers[0].tty": "must be"}),
        ({"containers": [{"name": "a", "ports": [80]}]}, {"containers[0].ports[0]": "must be an object"}),
        ({"containers": [], "nodeSelector": {"a": 1}}, {"nodeSelector[a]": "must be"}),
        ({}, {"containers": "Required value"}),
        ({"containers": [{"image": "x"}, {"name": None}]}, {"containers[0].name": "Req", "containers[1].name": "Req"}),
        ([], {"": "must be an object"}),
        ("web", {"": "must be an object"}),
    ],
    ids=[
        "unknown",
        "wrong case",
        "two unknown",
        "wrong type",
        "text for a boolean",
        "short form",
        "map value",
        "missing",
        "missing deep",
        "a list",
        "a text",
    ],
)
def test_every_field_that_does_not_fit_is_named(manifest: Any, problems: dict[str, str]) -> None:
    with pytest.raises(InvalidManifest) as refused:
        PodSpec.from_manifest(manifest)
    said = {issue.path: str(issue.message) for issue in refused.value.issues}

    assert {path for path in problems if problems[path] in said.get(path, "")} == set(problems)


def test_a_field_of_a_wrong_type_is_not_called_missing_too() -> None:
    with pytest.raises(InvalidManifest) as refused:
        PodSpec.from_manifest({"containers": "web"})

    assert len(refused.value.issues) == 1


def test_a_field_that_only_an_older_kubernetes_has_is_read() -> None:
    manifest = {"containers": [], "workloadRef": {"name": "a", "podGroup": "b"}}

    assert PodSpec.from_manifest(manifest).workload_ref == WorkloadReference(name="a", pod_group="b")


def test_fields_that_no_kubernetes_has_together_are_refused() -> None:
    manifest = {
        "containers": [],
        "workloadRef": {"name": "a", "podGroup": "b"},
        "schedulingGroup": {"podGroupName": "b"},
    }

    with pytest.raises(InvalidManifest, match="workloadRef"):
        PodSpec.from_manifest(manifest)
