"""Write lib/cdk8s_pods/schema/types.py from the OpenAPI schemas that the package kubernetes-validate carries.

Run as ``.venv/bin/python tools/generate_schema.py`` after a new Kubernetes minor release, with that release added to
VERSIONS; tests/schema holds the written table against the same schemas.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import kubernetes_validate

VERSIONS = ("1.34", "1.35", "1.36", "1.37")
KINDS = {
    ("v1", "Pod"): "io.k8s.api.core.v1.Pod",
    ("v1", "ReplicationController"): "io.k8s.api.core.v1.ReplicationController",
    ("apps/v1", "ReplicaSet"): "io.k8s.api.apps.v1.ReplicaSet",
    ("apps/v1", "Deployment"): "io.k8s.api.apps.v1.Deployment",
    ("apps/v1", "DaemonSet"): "io.k8s.api.apps.v1.DaemonSet",
    ("apps/v1", "StatefulSet"): "io.k8s.api.apps.v1.StatefulSet",
    ("batch/v1", "Job"): "io.k8s.api.batch.v1.Job",
    ("batch/v1", "CronJob"): "io.k8s.api.batch.v1.CronJob",
}
#: Schemas that stand for one JSON value rather than for an object with fields of its own.
SCALARS = {"Quantity", "IntOrString", "Time", "FieldsV1"}
TARGET = Path(__file__).parent.parent / "lib" / "cdk8s_pods" / "schema" / "types.py"


def definitions(version: str) -> dict[str, Any]:
    """The OpenAPI definitions of one Kubernetes minor version, by their full name."""
    folder = Path(kubernetes_validate.__file__).parent / "kubernetes-json-schema" / f"v{version}.0-local"
    document: dict[str, Any] = json.loads((folder / "_definitions.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = document["$defs"] if "$defs" in document else document["definitions"]
    return found


def field_type(schema: dict[str, Any]) -> str:
    """The short form of one field's type: ``string``, ``[Container]``, ``{Quantity}``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit(".", 1)[-1]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kind = next(name for name in types if name != "null")
    if kind == "array":
        return f"[{field_type(schema['items'])}]"
    if kind == "object":
        return f"{{{field_type(schema['additionalProperties'])}}}"
    return str(schema.get("format", kind)) if kind == "integer" else str(kind)


def reachable_types(version: str) -> dict[str, dict[str, str]]:
    """Every object type the eight kinds reach in ``version``, each field with its short type, ``!`` where required."""
    known = definitions(version)
    found: dict[str, dict[str, str]] = {}
    waiting = list(KINDS.values())
    while waiting:
        schema = known[full := waiting.pop()]
        name = full.rsplit(".", 1)[-1]
        if name in SCALARS or name in found:
            continue
        required = set(schema.get("required", ()))
        properties = schema.get("properties", {})
        found[name] = {key: field_type(value) + "!" * (key in required) for key, value in properties.items()}
        waiting += re.findall(r'"\$ref": "[^"]*/([^"/]+)"', json.dumps(properties))
    return found


def main() -> None:
    """Merge the versions, newest last, and write the table."""
    per_version = {version: reachable_types(version) for version in VERSIONS}
    types: dict[str, dict[str, str]] = {}
    since: dict[str, str] = {}
    removed: dict[str, str] = {}
    for version, found in per_version.items():
        for name, fields in found.items():
            for key, kind in fields.items():
                if version != VERSIONS[0] and key not in types.get(name, {}):
                    since.setdefault(f"{name}.{key}", version)
                types.setdefault(name, {})[key] = kind
            types.setdefault(name, {})
        for name, fields in types.items():
            for key in fields:
                if key not in found.get(name, {}):
                    removed.setdefault(f"{name}.{key}", version)
    lines = [
        '"""The fields of every type that the eight workload kinds reach, as the API server publishes them.',
        "",
        f"Written by tools/generate_schema.py for Kubernetes {VERSIONS[0]} to {VERSIONS[-1]}; not edited by hand.",
        '"""',
        "",
        "# fmt: off",
        f"VERSIONS = {VERSIONS!r}",
        "",
        "KINDS = {",
        *(f"    {gvk!r}: {full.rsplit('.', 1)[-1]!r}," for gvk, full in KINDS.items()),
        "}",
        "",
        "#: Type -> field -> its type: `[T]` is a list, `{T}` a map, a trailing `!` means required.",
        "TYPES = {",
    ]
    for name in sorted(types):
        lines.append(f"    {name!r}: {{")
        lines += [f"        {key!r}: {kind!r}," for key, kind in types[name].items()]
        lines.append("    },")
    lines += [
        "}",
        "",
        "#: The first version that has a field, where it is newer than the oldest version known here.",
        "SINCE = {",
    ]
    lines += [f"    {field!r}: {version!r}," for field, version in since.items()]
    lines += ["}", "", "#: The first version that no longer has a field.", "REMOVED = {"]
    lines += [f"    {field!r}: {version!r}," for field, version in removed.items()]
    lines += ["}", ""]
    TARGET.write_text("\n".join(lines).replace("'", '"'), encoding="utf-8")
    print(f"{TARGET.relative_to(Path.cwd())}: {len(types)} types, {sum(map(len, types.values()))} fields")


if __name__ == "__main__":
    main()
