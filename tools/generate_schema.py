"""Write types.py, other_types.py, kinds.py and patches.py of lib/cdk8s_pods/schema from the published OpenAPI schemas.

Run by ``make generate`` after a new Kubernetes minor release, with that release added to VERSIONS; kubernetes-validate
carries the schemas, and tests/schema holds the written tables against them.

The types that pods and their controllers reach stand in a module of their own: most programs need no others.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import kubernetes_validate

from cdk8s_pods.schema.type_names import list_of, map_of, required

from .generated import settle

VERSIONS = ("1.34", "1.35", "1.36", "1.37")
WORKLOADS = {
    ("v1", "Pod"): "io.k8s.api.core.v1.Pod",
    ("v1", "ReplicationController"): "io.k8s.api.core.v1.ReplicationController",
    ("apps/v1", "ReplicaSet"): "io.k8s.api.apps.v1.ReplicaSet",
    ("apps/v1", "Deployment"): "io.k8s.api.apps.v1.Deployment",
    ("apps/v1", "DaemonSet"): "io.k8s.api.apps.v1.DaemonSet",
    ("apps/v1", "StatefulSet"): "io.k8s.api.apps.v1.StatefulSet",
    ("batch/v1", "Job"): "io.k8s.api.batch.v1.Job",
    ("batch/v1", "CronJob"): "io.k8s.api.batch.v1.CronJob",
}
#: The other kinds that have typed values: of namesakes, their types keep the plain name.
TYPED = {
    "ClusterRole",
    "ClusterRoleBinding",
    "ConfigMap",
    "HorizontalPodAutoscaler",
    "Ingress",
    "IngressClass",
    "LimitRange",
    "Namespace",
    "NetworkPolicy",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "PodDisruptionBudget",
    "PriorityClass",
    "ResourceQuota",
    "Role",
    "RoleBinding",
    "Secret",
    "Service",
    "ServiceAccount",
    "StorageClass",
}
#: Schemas that stand for one JSON value rather than for an object with fields of its own.
SCALARS = {
    "FieldsV1",
    "IntOrString",
    "JSON",
    "JSONSchemaPropsOrArray",
    "JSONSchemaPropsOrBool",
    "JSONSchemaPropsOrStringArray",
    "MicroTime",
    "Quantity",
    "RawExtension",
    "Time",
}
#: Kinds of requests and answers, which nobody keeps in a file.
PASSING = {
    "Binding",
    "ComponentStatus",
    "Eviction",
    "LocalSubjectAccessReview",
    "Scale",
    "SelfSubjectAccessReview",
    "SelfSubjectReview",
    "SelfSubjectRulesReview",
    "Status",
    "SubjectAccessReview",
    "TokenRequest",
    "TokenReview",
}
FOLDER = Path(__file__).parent.parent / "lib" / "cdk8s_pods" / "schema"


@cache
def definitions(version: str) -> dict[str, Any]:
    """The OpenAPI definitions of one Kubernetes minor version, by their full name."""
    folder = Path(kubernetes_validate.__file__).parent / "kubernetes-json-schema" / f"v{version}.0-local"
    document: dict[str, Any] = json.loads((folder / "_definitions.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = document["$defs"] if "$defs" in document else document["definitions"]
    return found


@cache
def stable_kinds(version: str) -> dict[tuple[str, str], str]:
    """Every kind of a stable API version that is kept in a cluster: ``(apiVersion, kind)`` -> its full name."""
    found: dict[tuple[str, str], str] = {}
    for full, schema in definitions(version).items():
        for said in schema.get("x-kubernetes-group-version-kind", ()):
            group, api, kind = said["group"], said["version"], said["kind"]
            is_kept = "metadata" in schema.get("properties", {}) and not kind.endswith("List") and kind not in PASSING
            if is_kept and re.fullmatch(r"v\d+", api):
                found[f"{group}/{api}" if group else api, kind] = full
    return found


@cache
def all_kinds() -> dict[tuple[str, str], str]:
    """The stable kinds of all versions; the newest name counts."""
    merged: dict[tuple[str, str], str] = {}
    for version in VERSIONS:
        merged.update(stable_kinds(version))
    return merged


@cache
def short_names() -> dict[str, str]:
    """The full name of every type that a stable kind reaches -> its short one, which tells namesakes apart.

    A type of the workloads keeps its plain name; of other namesakes the typed and the newest one does.
    """
    names: dict[str, str] = {}
    taken: dict[str, str] = {}
    kinds = all_kinds()
    others = sorted((full for gvk, full in kinds.items() if gvk not in WORKLOADS), key=_newest_first)
    for full in (*WORKLOADS.values(), *others):
        for reached in sorted(_reached_by(full)):
            if reached not in names:
                plain = reached.rsplit(".", 1)[-1]
                names[reached] = plain if taken.setdefault(plain, reached) == reached else _qualified(reached)
    return names


def _newest_first(full: str) -> tuple[bool, int, str]:
    _, group, version, kind = full.rsplit(".", 3)
    return kind not in TYPED, -int(version.removeprefix("v")), f"{group}.{kind}"


@cache
def _reached_by(full: str) -> frozenset[str]:
    return frozenset(reached for version in VERSIONS for reached in _reached_in(version, full))


def _reached_in(version: str, full: str) -> set[str]:
    known = definitions(version)
    found: set[str] = set()
    waiting = [full] if full in known else []
    while waiting:
        name = waiting.pop()
        if name.rsplit(".", 1)[-1] not in SCALARS and name not in found:
            found.add(name)
            waiting += references(known[name])
    return found


def _qualified(full: str) -> str:
    *_, group, version, name = full.split(".")
    return f"{group.capitalize()}{version.capitalize()}{name}"


def references(schema: dict[str, Any]) -> list[str]:
    """The full names of the types that an object's fields name."""
    return re.findall(r'"\$ref": "[^"]*/([^"/]+)"', json.dumps(schema.get("properties", {})))


def field_type(schema: dict[str, Any], names: dict[str, str]) -> str:
    """The short form of one field's type: ``string``, ``[Container]``, ``{Quantity}``."""
    if "$ref" in schema:
        full = str(schema["$ref"]).rsplit("/", 1)[-1]
        return names.get(full) or full.rsplit(".", 1)[-1]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kind = next(name for name in types if name != "null")
    if kind == "array":
        return list_of(field_type(schema["items"], names))
    if kind == "object":
        return map_of(field_type(schema["additionalProperties"], names))
    if kind in ("integer", "number") or schema.get("format") == "byte":
        return str(schema.get("format", kind))
    return str(kind)


def reachable_types(version: str, kinds: list[str] | None = None) -> dict[str, dict[str, str]]:
    """Every object type that kinds reach in ``version``, each field with its short type, ``!`` where required.

    Args:
        version: Such as ``1.36``.
        kinds: The full names of the kinds; by default those of the workloads.
    """
    known, names = definitions(version), short_names()
    found: dict[str, dict[str, str]] = {}
    waiting = list(WORKLOADS.values()) if kinds is None else [full for full in kinds if full in known]
    while waiting:
        schema = known[full := waiting.pop()]
        if full not in names or names[full] in found:
            continue
        must_be_written = set(schema.get("required", ()))
        kinds_of_fields = {key: field_type(value, names) for key, value in schema.get("properties", {}).items()}
        found[names[full]] = {
            key: required(kind) if key in must_be_written else kind for key, kind in kinds_of_fields.items()
        }
        waiting += references(schema)
    return found


class Table:
    """The types of all versions merged, the newest last, and since when and until when each field exists."""

    def __init__(self, kinds: list[str] | None = None, without: frozenset[str] = frozenset()) -> None:
        self.types: dict[str, dict[str, str]] = {}
        self.since: dict[str, str] = {}
        self.removed: dict[str, str] = {}
        for version in VERSIONS:
            found = {name: held for name, held in reachable_types(version, kinds).items() if name not in without}
            for name, fields in found.items():
                for key, kind in fields.items():
                    if version != VERSIONS[0] and key not in self.types.get(name, {}):
                        self.since.setdefault(f"{name}.{key}", version)
                    self.types.setdefault(name, {})[key] = kind
                self.types.setdefault(name, {})
            for name, fields in self.types.items():
                for key in fields:
                    if key not in found.get(name, {}):
                        self.removed.setdefault(f"{name}.{key}", version)

    def lines(self) -> list[str]:
        """The tables as Python."""
        lines = [
            "#: Type -> field -> its type: `[T]` is a list, `{T}` a map, a trailing `!` means required.",
            "TYPES = {",
        ]
        for name in sorted(self.types):
            lines.append(f"    {name!r}: {{")
            lines += [f"        {key!r}: {kind!r}," for key, kind in self.types[name].items()]
            lines.append("    },")
        lines += [
            "}",
            "",
            "#: The first version that has a field, where it is newer than the oldest version known here.",
            "SINCE = {",
            *(f"    {field!r}: {version!r}," for field, version in self.since.items()),
            "}",
            "",
            "#: The first version that no longer has a field.",
            "REMOVED: dict[str, str] = {" if not self.removed else "REMOVED = {",
            *(f"    {field!r}: {version!r}," for field, version in self.removed.items()),
            "}",
            "",
        ]
        return lines


def left_alone() -> list[tuple[str, str]]:
    """Kinds that servers know and that are not looked at: what nobody keeps, and what no stable version has."""
    stable = {kind for _, kind in all_kinds()}
    found: set[tuple[str, str]] = set()
    for version in VERSIONS:
        for schema in definitions(version).values():
            said = schema.get("x-kubernetes-group-version-kind", ())
            # What stands in every group is a part of requests, such as DeleteOptions.
            if len(said) == 1 and not said[0]["kind"].endswith("List") and said[0]["kind"] not in stable:
                group, api, kind = said[0]["group"], said[0]["version"], said[0]["kind"]
                found.add((f"{group}/{api}" if group else api, kind))
    return sorted(found)


def patched_fields() -> dict[str, tuple[str, str]]:
    """Every field that a patch treats in a way of its own: ``Container.env`` -> ``("merge", "name")``; no status."""
    found: dict[str, tuple[str, str]] = {}
    for version in VERSIONS:
        for full, schema in definitions(version).items():
            name = short_names().get(full, "")
            for field, said in schema.get("properties", {}).items() if name else ():
                strategy = said.get("x-kubernetes-patch-strategy")
                if strategy and not re.search("Status$|Health$", name):
                    found[f"{name}.{field}"] = (strategy, said.get("x-kubernetes-patch-merge-key", ""))
    return dict(sorted(found.items()))


def texts() -> dict[str, str]:
    """The text of each generated module."""
    patched = patched_fields()
    kinds, names = all_kinds(), short_names()
    workloads = Table()
    others = [full for gvk, full in kinds.items() if gvk not in WORKLOADS]
    other_types = Table(others, frozenset(workloads.types))
    written = f"Written by tools/generate_schema.py for Kubernetes {VERSIONS[0]} to {VERSIONS[-1]}; not edited by hand."
    first = stable_kinds(VERSIONS[0])
    new = {gvk: next(v for v in VERSIONS if gvk in stable_kinds(v)) for gvk in kinds if gvk not in first}
    made = {
        "types": [
            '"""The fields of every type that the eight workload kinds reach, as the API server publishes them.',
            "",
            written,
            '"""',
            "",
            "# fmt: off",
            f"VERSIONS = {VERSIONS!r}",
            "",
            *workloads.lines(),
        ],
        "other_types": [
            '"""The fields of every type that only the built-in kinds beside pods and their controllers reach.',
            "",
            written,
            '"""',
            "",
            "# fmt: off",
            *other_types.lines(),
        ],
        "kinds": [
            '"""The built-in kinds that are kept in a cluster, in the API versions that are served by default.',
            "",
            written,
            '"""',
            "",
            "# fmt: off",
            "#: Pods and their controllers: `(apiVersion, kind)` -> the type.",
            "WORKLOADS = {",
            *(f"    {gvk!r}: {names[full]!r}," for gvk, full in WORKLOADS.items()),
            "}",
            "",
            "#: All of them.",
            "KINDS = {",
            "    **WORKLOADS,",
            *(f"    {gvk!r}: {names[kinds[gvk]]!r}," for gvk in sorted(kinds) if gvk not in WORKLOADS),
            "}",
            "",
            "#: The first version that serves a kind, where it is newer than the oldest version known here.",
            "KINDS_SINCE = {",
            *(f"    {gvk!r}: {new[gvk]!r}," for gvk in sorted(new)),
            "}",
            "",
            "#: Kinds that are known and left alone: nobody keeps them, or no stable version has them.",
            "LEFT_ALONE = frozenset({",
            *(f"    {gvk!r}," for gvk in left_alone()),
            "})",
            "",
        ],
        "patches": [
            '"""How `kubectl apply` merges a field, where it does not replace a list or merge an object as all others.',
            "",
            written,
            '"""',
            "",
            "# fmt: off",
            "#: Lists that are merged -> the field that tells their elements apart; empty for a list of texts.",
            "MERGE_KEYS = {",
            *(f"    {field!r}: {key!r}," for field, (strategy, key) in patched.items() if "merge" in strategy),
            "}",
            "",
            "#: Objects, and lists of them, that keep no field that is no longer written, whoever has set it.",
            "RETAINS_KEYS = frozenset({",
            *(f"    {field!r}," for field, (strategy, _) in patched.items() if "retainKeys" in strategy),
            "})",
            "",
            "#: Objects that are replaced as a whole.",
            "REPLACED = frozenset({",
            *(f"    {field!r}," for field, (strategy, _) in patched.items() if strategy == "replace"),
            "})",
            "",
        ],
    }
    return {name: "\n".join(lines).replace("'", '"') for name, lines in made.items()}


if __name__ == "__main__":
    settle({FOLDER / f"{name}.py": text for name, text in texts().items()})
