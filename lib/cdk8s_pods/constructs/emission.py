"""From a checked manifest to an object in the tree: the one place that talks to cdk8s about workloads."""

from __future__ import annotations

from cdk8s import ApiObject, ApiObjectMetadata, JsonPatch, OwnerReference

from cdk8s_pods.issues import InvalidManifest, refuse
from cdk8s_pods.rules import check

from .arguments import expect
from .settings import target_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from constructs import Construct

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.model import ObjectMeta, Value

#: The fields of ObjectMeta that cdk8s takes as typed properties, where its own names, namespaces and labels meet them.
_KNOWN_TO_CDK8S = frozenset({"name", "namespace", "labels", "annotations", "finalizers", "owner_references"})


def emitted(
    scope: Construct,
    *,
    api_version: str,
    kind: str,
    metadata: ObjectMeta | None,
    spec: Value,
    ignore_rules: Mapping[str, str] | None,
    also: Iterable[Issue] = (),
) -> tuple[ApiObject, str]:
    """The API object of a workload construct and its name, checked on the way.

    Args:
        scope: The construct of the workload; the object becomes its default child, so that its name is the one the
            construct's own path gives.
        api_version: Such as ``apps/v1``.
        kind: Such as ``Deployment``.
        metadata: The object's metadata as the user wrote it; cdk8s names the object where it has no name.
        spec: The object's spec.
        ignore_rules: Rules turned off for this object, each with the reason.
        also: Issues that the construct itself knows of and no manifest shows.

    Raises:
        InvalidManifest: The manifest cannot work; every issue is named. The construct is taken out of the tree again.
        ValueError: A rule is turned off without a reason, or there is no such rule.
    """
    if metadata is not None:
        # Deferred: many objects have no metadata of their own.
        from cdk8s_pods.model import ObjectMeta

        expect(scope, ObjectMeta, metadata=metadata)
    body = spec.to_manifest()
    written = metadata.to_manifest() if metadata else {}
    generated = "generateName" in written and "name" not in written
    manifest = {"apiVersion": api_version, "kind": kind, "metadata": written, "spec": body}
    try:
        api_object = _api_object(scope, manifest, metadata, ignore_rules, also)
        name = api_object.name
        if not generated:
            manifest["metadata"] = {"name": name, **written}
        refuse_unless_it_works(scope, manifest, ignore_rules, also)
    except (InvalidManifest, ValueError):
        # A caller that catches the error finds the tree as it was before.
        parent = scope.node.scope
        if parent is not None:
            parent.node.try_remove_child(scope.node.id)
        raise
    patches = [JsonPatch.add("/spec", body)]
    if generated:
        patches.append(JsonPatch.remove("/metadata/name"))
    if metadata:
        patches += [
            JsonPatch.add(f"/metadata/{key}", written[key])
            for field, key in metadata.__manifest_keys__.items()
            if key in written and field not in _KNOWN_TO_CDK8S
        ]
    api_object.add_json_patch(*patches)
    return api_object, name


def _api_object(
    scope: Construct,
    manifest: Mapping[str, Any],
    metadata: ObjectMeta | None,
    ignore_rules: Mapping[str, str] | None,
    also: Iterable[Issue],
) -> ApiObject:
    """The object itself, named by cdk8s where the user gives no name."""
    api_version, kind = manifest["apiVersion"], manifest["kind"]
    try:
        return ApiObject(scope, "Default", api_version=api_version, kind=kind, metadata=_known_metadata(metadata))
    except (TypeError, RuntimeError) as error:
        refused = error
    # cdk8s refuses some metadata by itself, such as a label that is no text; the check names every problem.
    named = {"name": "unnamed", **manifest["metadata"]}
    refuse_unless_it_works(scope, {**manifest, "metadata": named}, ignore_rules, also)
    raise refused


def refuse_unless_it_works(
    scope: Construct, manifest: Mapping[str, Any], ignore_rules: Mapping[str, str] | None, also: Iterable[Issue] = ()
) -> None:
    """Check a manifest as the settings of the tree ask, and refuse it on the user's line.

    Raises:
        InvalidManifest: The manifest cannot work.
        ValueError: A rule is turned off without a reason, or there is no such rule.
    """
    target = target_of(scope).ignoring(ignore_rules or {})
    issues = check(manifest, target=target, advice=False)
    refusing = [issue for issue in (*also, *issues) if issue.refuses]
    if refusing:
        refuse(f'{manifest["kind"]} "{scope.node.path}"', refusing)


def _known_metadata(metadata: ObjectMeta | None) -> ApiObjectMetadata | None:
    """What cdk8s takes of an object's metadata as typed properties; None where there is nothing."""
    if metadata is None:
        return None
    owners = [
        OwnerReference(
            api_version=owner.api_version,
            kind=owner.kind,
            name=owner.name,
            uid=owner.uid,
            block_owner_deletion=owner.block_owner_deletion,
            controller=owner.controller,
        )
        for owner in metadata.owner_references or ()
    ]
    return ApiObjectMetadata(
        name=metadata.name,
        namespace=metadata.namespace,
        labels=dict(metadata.labels) if metadata.labels else None,
        annotations=dict(metadata.annotations) if metadata.annotations else None,
        finalizers=list(metadata.finalizers) if metadata.finalizers else None,
        owner_references=owners or None,
    )
