"""Applying a pattern to workloads that are already in the tree, whoever put them there."""

from __future__ import annotations

from cdk8s import JsonPatch

from cdk8s_pods.issues import FieldPath, InvalidManifest, PodsError
from cdk8s_pods.model import PodTemplateSpec
from cdk8s_pods.patterns.placement import pod_spec
from cdk8s_pods.patterns.refusal import BearingWith
from cdk8s_pods.rules import check
from cdk8s_pods.schema import POD_TEMPLATES
from cdk8s_pods.users_line import OnTheUsersLine

from .completion import helpers_that_never_end
from .composition import knowing_itself
from .settings import target_of
from .workloads import name_of, workloads_below

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from typing import Any

    from cdk8s import ApiObject
    from constructs import Construct

    from cdk8s_pods.patterns.pattern import Pattern


class NothingSelected(PodsError):
    """No workload in the tree was selected, so that the call would have done nothing."""


def inject(
    scope: Construct,
    pattern: Pattern,
    *,
    kinds: str | Collection[str] | None = None,
    labels: Mapping[str, str] | None = None,
    where: Callable[[Mapping[str, Any]], bool] | None = None,
) -> list[ApiObject]:
    """Apply a pattern to the workloads below ``scope`` as they are now: what a mesh does by webhook, visible in git.

    It reaches every workload of the eight kinds: ours, raw ``ApiObject``, and what ``Include`` and ``Helm`` loaded,
    also within a ``List``. Only what the pattern changes is written, as JSON patches behind those the object already
    has; workloads added later are not touched. The three selections narrow it down together; without any, every
    workload is selected.

    Args:
        scope: An app, a chart or any construct.
        pattern: Such as ``sidecar(...)``; any function from pod template to pod template.
        kinds: Only this kind or these kinds, such as ``["Deployment", "StatefulSet"]``.
        labels: Only workloads that have these labels, on themselves or on their pods.
        where: Only workloads whose manifest (plain dicts, as it would be synthesized) makes this true.

    Returns:
        The objects that were selected or hold what was, in the order of the tree.

    Raises:
        NothingSelected: No workload is selected.
        InvalidManifest: A workload has fields Kubernetes does not know, or would no longer work with the pattern
            applied; problems that it had before are left to ``check_tree``.
        ValueError: A kind of ``kinds`` is none of the eight.
    """
    wanted = None if kinds is None else _known_kinds(kinds)
    with OnTheUsersLine():
        selected = [
            (api_object, manifest, at)
            for api_object, manifest, at in workloads_below(scope)
            if (wanted is None or manifest["kind"] in wanted)
            and (labels is None or _has_labels(manifest, labels))
            and (where is None or where(manifest))
        ]
        if not selected:
            below = scope.node.path or "the app"
            raise NothingSelected(f"inject found no workload to apply the pattern to below {below}")
        # All are worked out before the first is changed: a refusal leaves the tree as it was.
        patches = [_patches_for(pattern, *workload) for workload in selected]
    for (api_object, _, _), changes in zip(selected, patches, strict=True):
        api_object.add_json_patch(*changes)
    return list(dict.fromkeys(api_object for api_object, _, _ in selected))


def _known_kinds(kinds: str | Collection[str]) -> Collection[str]:
    """The kinds to select, all of them known.

    Raises:
        ValueError: One of them makes no pods.
    """
    wanted = [kinds] if isinstance(kinds, str) else list(kinds)
    for kind in wanted:
        if kind not in POD_TEMPLATES:
            # Deferred: only a mistake pays for it.
            from difflib import get_close_matches

            close = get_close_matches(str(kind), POD_TEMPLATES, n=1)
            hint = f' (did you mean "{close[0]}"?)' if close else ""
            raise ValueError(f'kinds: "{kind}" is not a kind of workload{hint}; known are {", ".join(POD_TEMPLATES)}')
    return wanted


def _has_labels(manifest: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    own, pods = ((holder.get("metadata") or {}).get("labels") or {} for holder in (manifest, _template(manifest)))
    return any(labels.items() <= have.items() for have in (own, pods))


def _template(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """The pod template of a manifest; empty where it has none."""
    found: Mapping[str, Any] = manifest
    for step in POD_TEMPLATES[manifest["kind"]]:
        found = found.get(step) or {}
    return found


def _patches_for(
    pattern: Pattern, api_object: ApiObject, manifest: Mapping[str, Any], within: FieldPath
) -> list[JsonPatch]:
    """The patches that apply a pattern to one workload, which stands somewhere within the manifest of an object."""
    kind, at = manifest["kind"], POD_TEMPLATES[manifest["kind"]]
    before = {key: value for key, value in _template(manifest).items() if key in ("metadata", "spec")}
    template = PodTemplateSpec.from_manifest(before)
    pod_spec(template)  # refuses a workload that makes no pods
    target = target_of(api_object)
    name = name_of(manifest)
    with BearingWith(target.ignored_for(kind, name)):
        template = knowing_itself(template.apply(pattern))
    after = template.to_manifest()
    changed = dict(_replaced(manifest, at, {**_template(manifest), **after}))
    known = set(check(manifest, target=target, advice=False))
    issues = [issue for issue in check(changed, target=target, advice=False) if issue not in known]
    ignored = target.ignored_for(kind, name)
    issues += [issue for issue in helpers_that_never_end(kind, template) if issue.rule not in ignored]
    if issues:
        path = api_object.node.path
        raise InvalidManifest(f'{kind} "{name}" in "{path}"' if within.steps else f'{kind} "{path}"', issues)
    return list(_patches("".join(f"/{step}" for step in (*within.steps, *at)), before, after))


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
