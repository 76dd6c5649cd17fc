"""Composing the objects beside the pods: what their constructs have in common."""

from __future__ import annotations

from cdk8s import JsonPatch

from .composition import fields_of
from .emission import emitted
from .settings import target_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypeVar

    from cdk8s import ApiObject
    from constructs import Construct

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.model import ObjectMeta, Value

    SpecT = TypeVar("SpecT", bound=Value)

#: The kinds that belong to no namespace, whatever that of their chart is.
_OF_NO_NAMESPACE = frozenset(
    {
        "ClusterRole",
        "ClusterRoleBinding",
        "IngressClass",
        "Namespace",
        "PersistentVolume",
        "PriorityClass",
        "StorageClass",
    }
)


def whole(construct: Construct, spec_type: type[SpecT], spec: SpecT | None, needed: str = "", **fields: Any) -> SpecT:
    """The spec that the user gave whole or field by field.

    Args:
        construct: The construct that takes it.
        spec_type: The type of the spec.
        spec: The whole spec, or None.
        needed: A field without which there is no spec, as the user would write it.
        fields: The fields, None where the user did not give one.

    Raises:
        TypeError: Both are given, or neither where a field is needed.
    """
    given = fields_of(construct, spec_type, spec, needed, **fields)
    return spec if spec is not None else spec_type(**given)


def placed(
    construct: Construct,
    api_version: str,
    kind: str,
    value: Value,
    *,
    metadata: ObjectMeta | None,
    ignore_rules: Mapping[str, str] | None,
    also: Iterable[Issue] = (),
) -> tuple[ApiObject, str]:
    """Put an object into the tree: its object and its name; whoever calls it is ``Composing``.

    Args:
        construct: The construct of the object, already in its scope.
        api_version: Such as ``v1``.
        kind: Such as ``Service``.
        value: Its spec, or the object as a whole where its kind has none.
        metadata: Its metadata as the user wrote it.
        ignore_rules: Rules turned off for this object, each with the reason.
        also: Issues that the construct itself knows of and no manifest shows.

    Raises:
        InvalidManifest: The object cannot work; every issue is named.
        ValueError: A rule is turned off without a reason, or there is no such rule.
    """
    rendered = value.to_manifest()
    # A namespace has no spec but in the hands of the server; of other kinds an empty one says something.
    body = rendered if type(value).__name__ == kind or (kind == "Namespace" and not rendered) else {"spec": rendered}
    api_object, name = emitted(
        construct,
        api_version=api_version,
        kind=kind,
        metadata=metadata,
        body=body,
        target=target_of(construct).ignoring(ignore_rules or {}),
        ignore_rules=ignore_rules,
        also=also,
    )
    if kind in _OF_NO_NAMESPACE:
        without_namespace(api_object, metadata)
    return api_object, name


def without_namespace(api_object: ApiObject, metadata: ObjectMeta | None) -> None:
    """Take the namespace of its chart from an object of the cluster; one that the user wrote stays."""
    if (metadata is None or metadata.namespace is None) and api_object.metadata.namespace:
        # cdk8s gives every object of a chart the chart's namespace, which these have none of.
        api_object.add_json_patch(JsonPatch.remove("/metadata/namespace"))
