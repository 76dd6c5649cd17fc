"""From a composed object to a checked one in the tree: the one place that talks to cdk8s about our objects."""

from __future__ import annotations

from cdk8s import ApiObject, ApiObjectMetadata, JsonPatch, OwnerReference

from cdk8s_pods.issues import InvalidManifest
from cdk8s_pods.rules import check

from .arguments import expect
from .emissions import keep_emission
from .settings import keep_ignored_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from constructs import Construct

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.model import ObjectMeta
    from cdk8s_pods.rules.target import Target

#: What we have just made ourselves, the engine need not copy.
_ADD: Callable[[str, Any], JsonPatch] = getattr(JsonPatch, "__add_own__", JsonPatch.add)

#: The fields of ObjectMeta that cdk8s takes as typed properties, where its own names, namespaces and labels meet them.
_KNOWN_TO_CDK8S = frozenset({"name", "namespace", "labels", "annotations", "finalizers", "owner_references"})


def emitted(
    construct: Construct,
    *,
    api_version: str,
    kind: str,
    metadata: ObjectMeta | None,
    body: Mapping[str, Any],
    target: Target,
    ignore_rules: Mapping[str, str] | None,
    also: Iterable[Issue] = (),
) -> tuple[ApiObject, str]:
    """The API object of a construct and its name, checked on the way.

    Args:
        construct: The construct of the object, which becomes its default child, so that its name is the one the
            construct's own path gives.
        api_version: Such as ``apps/v1``.
        kind: Such as ``Deployment``.
        metadata: The object's metadata as the user wrote it; cdk8s names the object where it has no name.
        body: The object's other fields, which is its spec most often, as plain dicts and lists.
        target: What the object is checked for.
        ignore_rules: The rules turned off for this object alone, as ``target`` has them already, for later checks.
        also: Issues that the construct itself knows of and no manifest shows.

    Raises:
        InvalidManifest: The manifest cannot work; every issue is named.
    """
    if metadata is not None:
        # Deferred: many objects have no metadata of their own.
        from cdk8s_pods.model import ObjectMeta

        expect(construct, ObjectMeta, metadata=metadata)
    written = metadata.to_manifest() if metadata else {}
    generated = "generateName" in written and "name" not in written
    manifest = {"apiVersion": api_version, "kind": kind, "metadata": written, **body}
    api_object = _api_object(construct, manifest, metadata, target, also)
    name = api_object.name
    if not generated:
        manifest["metadata"] = {"name": name, **written}
    _refuse_unless_it_works(construct, manifest, target, also)
    patches = [_ADD(f"/{_escaped(field)}", content) for field, content in body.items()]
    if generated:
        patches.append(JsonPatch.remove("/metadata/name"))
    if metadata:
        patches += [
            JsonPatch.add(f"/metadata/{key}", written[key])
            for field, key in metadata.__manifest_keys__.items()
            if key in written and field not in _KNOWN_TO_CDK8S
        ]
    api_object.add_json_patch(*patches)
    keep_emission(api_object, manifest, target)
    if ignore_rules:
        keep_ignored_rules(api_object, ignore_rules)
    return api_object, name


def _escaped(field: str) -> str:
    """The name of a field in a JSON patch."""
    return field if field.isalnum() else field.replace("~", "~0").replace("/", "~1")


def _api_object(
    construct: Construct,
    manifest: Mapping[str, Any],
    metadata: ObjectMeta | None,
    target: Target,
    also: Iterable[Issue],
) -> ApiObject:
    """The object itself, named by cdk8s where the user gives no name."""
    api_version, kind = manifest["apiVersion"], manifest["kind"]
    try:
        return ApiObject(construct, "Default", api_version=api_version, kind=kind, metadata=_known_metadata(metadata))
    except (TypeError, RuntimeError) as error:
        refused = error
    # cdk8s refuses some metadata by itself, such as a label that is no text; the check names every problem.
    named = {"name": "unnamed", **manifest["metadata"]}
    _refuse_unless_it_works(construct, {**manifest, "metadata": named}, target, also)
    raise refused


def _refuse_unless_it_works(
    construct: Construct, manifest: Mapping[str, Any], target: Target, also: Iterable[Issue]
) -> None:
    refusing = [issue for issue in check(manifest, target=target, advice=False) if issue.refuses]
    if also:
        ignored = target.ignored_for(manifest["kind"], manifest["metadata"].get("name"))
        refusing = [*(issue for issue in also if issue.rule not in ignored), *refusing]
    if refusing:
        raise InvalidManifest(f'{manifest["kind"]} "{construct.node.path}"', refusing)


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
