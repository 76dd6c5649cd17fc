"""Applying a pattern to workloads that are already in the tree, whoever put them there."""

from __future__ import annotations

from cdk8s import ApiObject, JsonPatch

from cdk8s_pods.issues import FieldPath, PodsError, refuse
from cdk8s_pods.model import PodTemplateSpec
from cdk8s_pods.patterns.placement import pod_spec
from cdk8s_pods.rules import check
from cdk8s_pods.schema import POD_TEMPLATES, WORKLOADS

from .completion import helpers_that_never_end
from .settings import target_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from typing import Any

    from constructs import Construct

    from cdk8s_pods.patterns.pattern import Pattern


class NothingSelected(PodsError):
    """No workload in the tree was selected, so that the call would have done nothing."""


def inject(
    scope: Construct,
    pattern: Pattern,
    *,
    kinds: Collection[str] | None = None,
    labels: Mapping[str, str] | None = None,
    where: Callable[[Mapping[str, Any]], bool] | None = None,
) -> list[ApiObject]:
    """Apply a pattern to the workloads below ``scope`` as they are now: what a mesh does by webhook, visible in git.

    It reaches every workload of the eight kinds: ours, raw ``ApiObject``, and what ``Include`` and ``Helm`` loaded.
    Only what the pattern changes is written, as JSON patches behind those the object already has; workloads added
    later are not touched. The three selections narrow it down together; without any, every workload is selected.

    Args:
        scope: An app, a chart or any construct.
        pattern: Such as ``sidecar(...)``; any function from pod template to pod template.
        kinds: Only these kinds, such as ``["Deployment", "StatefulSet"]``.
        labels: Only workloads that have these labels, on themselves or on their pods.
        where: Only workloads whose manifest (plain dicts, as it would be synthesized) makes this true.

    Returns:
        The objects that were selected, in the order of the tree.

    Raises:
        NothingSelected: No workload is selected.
        InvalidManifest: A workload has fields Kubernetes does not know, or would no longer work with the pattern
            applied; problems that it had before are left to ``check_tree``.
    """
    selected = [
        (api_object, manifest)
        for api_object, manifest in workloads_below(scope)
        if (kinds is None or manifest["kind"] in kinds)
        and (labels is None or _has_labels(manifest, labels))
        and (where is None or where(manifest))
    ]
    if not selected:
        raise NothingSelected(f"inject found no workload to apply the pattern to below {scope.node.path or 'the app'}")
    # All are worked out before the first is changed: a refusal leaves the tree as it was.
    patches = [_applied(pattern, api_object, manifest) for api_object, manifest in selected]
    for (api_object, _), changes in zip(selected, patches, strict=True):
        api_object.add_json_patch(*changes)
    return [api_object for api_object, _ in selected]


def workloads_below(scope: Construct) -> Iterator[tuple[ApiObject, dict[str, Any]]]:
    """Every object of the eight kinds at or below ``scope``, with its manifest as it would be synthesized now."""
    for construct in scope.node.find_all():
        if isinstance(construct, ApiObject) and (construct.api_version, construct.kind) in WORKLOADS:
            yield construct, construct.to_json()


def _has_labels(manifest: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    own, pods = ((holder.get("metadata") or {}).get("labels") or {} for holder in (manifest, _template(manifest)))
    return any(labels.items() <= have.items() for have in (own, pods))


def _template(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """The pod template of a manifest; empty where it has none."""
    found: Mapping[str, Any] = manifest
    for step in POD_TEMPLATES[manifest["kind"]]:
        found = found.get(step) or {}
    return found


def _applied(pattern: Pattern, api_object: ApiObject, manifest: Mapping[str, Any]) -> list[JsonPatch]:
    """The patches that apply a pattern to one workload."""
    at = POD_TEMPLATES[manifest["kind"]]
    before = {key: value for key, value in _template(manifest).items() if key in ("metadata", "spec")}
    template = PodTemplateSpec.from_manifest(before)
    pod_spec(template)  # refuses a workload that makes no pods
    template = template.apply(pattern)
    after = template.to_manifest()
    changed = dict(_replaced(manifest, at, {**_template(manifest), **after}))
    target = target_of(api_object)
    known = set(check(manifest, target=target, advice=False))
    issues = [issue for issue in check(changed, target=target, advice=False) if issue not in known]
    if manifest["kind"] in ("Job", "CronJob"):
        issues += helpers_that_never_end(template, FieldPath.of(*at, "spec"))
    if issues:
        refuse(f'{manifest["kind"]} "{api_object.node.path}"', issues)
    return list(_patches("".join(f"/{step}" for step in at), before, after))


def _replaced(manifest: Mapping[str, Any], at: tuple[str, ...], template: Mapping[str, Any]) -> Mapping[str, Any]:
    if not at:
        return template
    step, *rest = at
    return {**manifest, step: _replaced(manifest[step], tuple(rest), template)}


def _patches(at: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[JsonPatch]:
    """What turns ``before`` into ``after``: one patch for each changed field of the metadata and of the spec."""
    for part, fields in after.items():
        if part not in before:
            yield JsonPatch.add(f"{at}/{part}", fields)
            continue
        for field, value in fields.items():
            if before[part].get(field) != value:
                yield JsonPatch.add(f"{at}/{part}/{field}", value)
        for field in before[part].keys() - fields.keys():
            yield JsonPatch.remove(f"{at}/{part}/{field}")
