"""The OpenAPI schemas that Kubernetes publishes, as the package kubernetes-validate carries them.

Run as ``python -m tests.model.published_schemas`` to see how much of them the model has.
"""

# ruff: noqa: T201  # figures are printed
from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import kubernetes_validate  # type: ignore[import-untyped]  # it comes without types

from cdk8s_pods import model
from cdk8s_pods.model import objects

VERSIONS = ("1.34", "1.35", "1.36", "1.37")
#: Pods and their controllers.
WORKLOADS = (
    "core.v1.Pod",
    "core.v1.ReplicationController",
    "apps.v1.ReplicaSet",
    "apps.v1.Deployment",
    "apps.v1.DaemonSet",
    "apps.v1.StatefulSet",
    "batch.v1.Job",
    "batch.v1.CronJob",
)
#: What people write beside them.
COMPANIONS = (
    "core.v1.Service",
    "core.v1.ConfigMap",
    "core.v1.Secret",
    "core.v1.ServiceAccount",
    "core.v1.PersistentVolumeClaim",
    "core.v1.Namespace",
    "core.v1.ResourceQuota",
    "core.v1.LimitRange",
    "core.v1.PersistentVolume",
    "networking.v1.Ingress",
    "networking.v1.IngressClass",
    "networking.v1.NetworkPolicy",
    "autoscaling.v2.HorizontalPodAutoscaler",
    "policy.v1.PodDisruptionBudget",
    "rbac.v1.Role",
    "rbac.v1.RoleBinding",
    "rbac.v1.ClusterRole",
    "rbac.v1.ClusterRoleBinding",
    "scheduling.v1.PriorityClass",
    "storage.v1.StorageClass",
)
KINDS = WORKLOADS + COMPANIONS
#: Schemas that stand for one JSON value rather than for an object with fields of its own.
SCALARS = {"Quantity", "IntOrString", "Time", "FieldsV1"}
#: Fields that the schemas of an older version call required, and every server fills in all the same.
#: https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/batch/v1/defaults.go
#: https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/rbac/v1/defaults.go
FILLED_BY_THE_SERVER = {"PodFailurePolicyOnPodConditionsPattern.status", "RoleRef.apiGroup", "PriorityClass.value"}


class Field(NamedTuple):
    """One field as published: its type (``[T]`` for a list, ``{T}`` for a map) and whether it is required."""

    kind: str
    required: bool


@cache
def types_of_kinds(
    version: str, *, without_status: bool, kinds: tuple[str, ...] = KINDS
) -> dict[str, dict[str, Field]]:
    """Every object type that the kinds reach in a version, with its fields.

    Args:
        version: Such as ``1.36``.
        without_status: Leave out the kinds themselves and what only their status reaches, as the model does; a kind
            whose fields stand in no spec is a type of the model itself.
        kinds: The kinds, by their group, version and name.
    """
    folder = Path(kubernetes_validate.__file__).parent / "kubernetes-json-schema" / f"v{version}.0-local"
    document = json.loads((folder / "_definitions.json").read_text(encoding="utf-8"))
    schemas: dict[str, Any] = document.get("$defs") or document["definitions"]
    waiting = [f"io.k8s.api.{kind}" for kind in kinds]
    if without_status:
        with_spec = [kind for kind in waiting if "spec" in schemas[kind]["properties"]]
        parts = [schemas[kind]["properties"][part] for kind in with_spec for part in ("metadata", "spec")]
        waiting = [kind for kind in waiting if kind not in with_spec]
        waiting += [reference for part in parts for reference in references(part)]
    found: dict[str, dict[str, Field]] = {}
    while waiting:
        full = waiting.pop()
        name = full.rsplit(".", 1)[-1]
        if name in SCALARS or name in found:
            continue
        properties = schemas[full].get("properties", {})
        required = {key for key in schemas[full].get("required", ()) if f"{name}.{key}" not in FILLED_BY_THE_SERVER}
        found[name] = {key: Field(kind_of(schema), key in required) for key, schema in properties.items()}
        waiting += [reference for schema in properties.values() for reference in references(schema)]
    return found


def references(schema: dict[str, Any]) -> list[str]:
    """The full names of the types that one field's schema names."""
    if "$ref" in schema:
        return [schema["$ref"].rsplit("/", 1)[-1]]
    inner = schema.get("items") or schema.get("additionalProperties") or {}
    return references(inner) if inner else []


def kind_of(schema: dict[str, Any]) -> str:
    """One field's type: ``string``, ``int32``, ``[Container]``, ``{Quantity}``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit(".", 1)[-1]
    named = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kind = next(name for name in named if name != "null")
    if kind == "array":
        return f"[{kind_of(schema['items'])}]"
    if kind == "object":
        return f"{{{kind_of(schema['additionalProperties'])}}}"
    return str(schema.get("format", kind)) if kind == "integer" else str(kind)


def model_type(name: str) -> type[model.Value] | None:
    """The value type that models an API type, or an object of the API as a whole."""
    found: type[model.Value] | None = getattr(model, name, None) or getattr(objects, name, None)
    return found


def missing_from_model(version: str) -> list[str]:
    """What a version's schemas have and the model has not: names of types and ``Type.field``."""
    missing: list[str] = []
    for name, fields in types_of_kinds(version, without_status=True).items():
        value_type = model_type(name)
        if value_type is None:
            missing.append(name)
        else:
            known = value_type.__names__
            missing += [f"{name}.{key}" for key in fields if key not in known]
    return missing


def coverage(version: str) -> str:
    """How much of a version's schemas the model has, in one line."""
    types = types_of_kinds(version, without_status=True)
    missing = missing_from_model(version)
    lacking = {entry.partition(".")[0] for entry in missing}
    fields = [f"{name}.{key}" for name, keys in types.items() for key in keys]
    had = [field for field in fields if field not in missing and field.partition(".")[0] not in missing]
    share = 100 * len(had) / len(fields)
    return (
        f"Kubernetes {version}: {len(types) - len(lacking)} of {len(types)} types,"
        f" {len(had)} of {len(fields)} fields ({share:.1f} %)"
    )


if __name__ == "__main__":
    for known_version in VERSIONS:
        print(coverage(known_version))
