"""How lists and maps in the schema of a custom resource are merged.

Source: ValidateCustomResourceDefinitionOpenAPISchema in
staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go of kubernetes/kubernetes.
"""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, invalid, required, unsupported

from .structural_schema import properties_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import FieldPath, Object, Problem

_LIST_TYPE, _MAP_TYPE, _KEYS = "x-kubernetes-list-type", "x-kubernetes-map-type", "x-kubernetes-list-map-keys"
_LIST_TYPES = ("atomic", "set", "map")
_MAP_TYPES = ("atomic", "granular")


def list_problems(schema: Any, at: FieldPath) -> list[Problem]:
    """What is wrong with how lists and maps are merged, in a schema and all below it."""
    if not isinstance(schema, dict):
        return []
    found = [*_merge_problems(schema, at), *_key_problems(schema, at)]
    for name, inner in properties_of(schema).items():
        found += list_problems(inner, at.child("properties").key(name))
    for name in ("items", "additionalProperties"):
        found += list_problems(schema.get(name), at.child(name))
    return found


def _merge_problems(schema: Object, at: FieldPath) -> list[Problem]:
    found: list[Problem] = []
    for field, known, kind in ((_LIST_TYPE, _LIST_TYPES, "array"), (_MAP_TYPE, _MAP_TYPES, "object")):
        merged = schema.get(field)
        if merged is None:
            continue
        written = schema.get("type", "")
        if written != kind:
            message = f"must be {kind} if {field} is specified"
            found.append((at.child("type"), invalid(written, message) if written else required(message)))
        if merged not in known:
            found.append((at.child(field), unsupported(merged, known)))
    items = schema.get("items")
    if schema.get(_LIST_TYPE) == "set" and schema.get("type") == "array" and isinstance(items, dict):
        message = f"must be atomic as item of a list with {_LIST_TYPE}=set"
        if items.get("type") == "array" and items.get(_LIST_TYPE, "atomic") != "atomic":
            found.append((at.child("items").child(_LIST_TYPE), invalid(items.get(_LIST_TYPE), message)))
        if items.get("type") == "object" and items.get(_MAP_TYPE) != "atomic":
            found.append((at.child("items").child(_MAP_TYPE), invalid(items.get(_MAP_TYPE, ""), message)))
    if schema.get(_LIST_TYPE) in ("set", "map") and isinstance(items, dict) and items.get("nullable"):
        message = f"cannot be nullable when {_LIST_TYPE} is {schema[_LIST_TYPE]}"
        found.append((at.child("items").child("nullable"), forbidden(message)))
    return found


def _key_problems(schema: Object, at: FieldPath) -> list[Problem]:
    keys, merged, items = schema.get(_KEYS) or [], schema.get(_LIST_TYPE), schema.get("items")
    if keys and merged != "map":
        message = f"must be map if {_KEYS} is non-empty"
        return [(at.child(_LIST_TYPE), required(message) if merged is None else invalid(merged, message))]
    if merged != "map":
        return []
    if not keys:
        return [(at.child(_KEYS), required(f"must not be empty if {_LIST_TYPE} is map"))]
    if not isinstance(items, dict):
        return [(at.child("items"), required(f"must have a schema if {_LIST_TYPE} is map"))]
    here = at.child("items")
    if items.get("type") != "object":
        message = f"must be object if parent array's {_LIST_TYPE} is map"
        return [(here.child("type"), invalid(items.get("type", ""), message))]
    found: list[Problem] = []
    properties, needed = properties_of(items), items.get("required") or []
    if any(key not in properties for key in keys):
        found.append((at.child(_KEYS), invalid(keys, "entries must all be names of item properties")))
    if any(key in keys[:position] for position, key in enumerate(keys)):
        found.append((at.child(_KEYS), invalid(keys, "must not contain duplicate entries")))
    for key in keys:
        inner, where = properties.get(key), here.child("properties").key(str(key))
        if not isinstance(inner, dict):
            continue
        if inner.get("type") in ("array", "object"):
            message = f"must be a scalar type if parent array's {_LIST_TYPE} is map"
            found.append((where.child("type"), invalid(inner["type"], message)))
        if key not in needed and inner.get("default") is None:
            message = f"this property is in {_KEYS}, so it must have a default or be a required property"
            found.append((where.child("default"), required(message)))
        if inner.get("nullable"):
            message = f"this property is in {_KEYS}, so it cannot be nullable"
            found.append((where.child("nullable"), forbidden(message)))
    return found
