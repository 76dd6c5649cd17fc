"""Applying a pattern to workloads that are already in the tree, whoever put them there."""

from __future__ import annotations

from cdk8s import JsonPatch

from cdk8s_pods.facts.foreign_pod_templates import KNOWN_TEMPLATES, plain_template
from cdk8s_pods.issues import FieldPath, InvalidManifest, PodsError
from cdk8s_pods.model import LabelSelector, ObjectMeta, PodTemplateSpec
from cdk8s_pods.patterns.placement import pod_spec
from cdk8s_pods.patterns.refusal import BearingWith
from cdk8s_pods.rules import check
from cdk8s_pods.rules.kinds import kind_and_name
from cdk8s_pods.rules.target import group_and_kind
from cdk8s_pods.schema import KINDS, POD_TEMPLATES
from cdk8s_pods.suggestion import did_you_mean
from cdk8s_pods.users_line import OnTheUsersLine

from .bringing import Bringing
from .completion import helpers_that_never_end
from .composition import knowing_itself
from .settings import target_of
from .workloads import workloads_below

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from typing import Any

    from cdk8s import ApiObject
    from constructs import Construct

    from cdk8s_pods.patterns.pattern import Pattern
    from cdk8s_pods.rules.target import Target


class NothingSelected(PodsError):
    """No workload in the tree was selected, so that the call would have done nothing."""


def inject(
    scope: Construct,
    pattern: Pattern,
    *,
    kinds: str | Collection[str] | None = None,
    labels: Mapping[str, str] | None = None,
    where: Callable[[Mapping[str, Any]], bool] | None = None,
    templates: Mapping[str, str] | None = None,
) -> list[ApiObject]:
    """Apply a pattern to the workloads below ``scope`` as they are now: what a mesh does by webhook, visible in git.

    It reaches every workload of the eight kinds, PodTemplates, Rollouts of Argo and Services of Knative: ours, raw
    ``ApiObject``, and what ``Include`` and ``Helm`` loaded, also within a ``List``; ``templates`` names further kinds.
    Only what the pattern changes is written, as JSON patches behind those the object already has; workloads added
    later are not touched. The three selections narrow it down together; without any, every workload is selected. What
    the pattern brings is made beside each workload, in its chart and namespace, with the workload's id before its own.

    Args:
        scope: An app, a chart or any construct.
        pattern: Such as ``sidecar(...)``; any function from pod template to pod template.
        kinds: Only this kind or these kinds, such as ``["Deployment", "StatefulSet"]``; those that are not built in
            also with their group, ``argoproj.io/Rollout``.
        labels: Only workloads that have these labels, on themselves or on their pods.
        where: Only workloads whose manifest (plain dicts, as it would be synthesized) makes this true.
        templates: Where further kinds keep their pod template, by group and kind: ``{"example.com/Fleet":
            "spec.template"}``; joins what the settings of the project say.

    Returns:
        The objects that were selected or hold what was, in the order of the tree.

    Raises:
        NothingSelected: No workload is selected.
        InvalidManifest: A workload has fields Kubernetes does not know, or would no longer work with the pattern
            applied; problems that it had before are left to ``check_tree``.
        ValueError: A kind of ``kinds`` is not known to make pods, or ``templates`` is written in another way.
    """
    target = target_of(scope)
    if templates:
        target = target.replace(templates={**dict(target.templates), **templates})
    wanted = None if kinds is None else _known_kinds(kinds, target)
    with OnTheUsersLine():
        found = (
            _Workload(api_object, manifest, at, target.template_of(manifest) or ())
            for api_object, manifest, at in workloads_below(scope, target)
        )
        selected = [
            workload
            for workload in found
            if (workload.is_built_in or workload.template.get("spec"))
            and (wanted is None or not wanted.isdisjoint(_names_of(workload.group_and_kind)))
            and (labels is None or workload.has_labels(labels))
            and (where is None or where(workload.manifest))
        ]
        if not selected:
            below = scope.node.path or "the app"
            raise NothingSelected(f"inject found no workload to apply the pattern to below {below}")
        # All are worked out before the first is changed: a refusal leaves the tree as it was.
        try:
            patches = [_patches_for(pattern, workload, target) for workload in selected]
        except BaseException:
            for workload in selected:
                workload.bringing.undo()
            raise
    for workload, changes in zip(selected, patches, strict=True):
        workload.api_object.add_json_patch(*changes)
    return list(dict.fromkeys(workload.api_object for workload in selected))


class _Workload:
    """One workload that a pattern is to be applied to.

    Args:
        api_object: The object that is it, or a ``List`` that holds it.
        manifest: The workload as it would be synthesized now.
        within: Where it stands in the manifest of the object.
        steps: The steps to its pod template.
    """

    def __init__(
        self, api_object: ApiObject, manifest: Mapping[str, Any], within: FieldPath, steps: tuple[str, ...]
    ) -> None:
        self.api_object = api_object
        self.manifest = manifest
        self.within = within
        self.steps = steps
        self.kind: str = manifest["kind"]
        self.group_and_kind = group_and_kind(manifest)
        self.is_built_in = (manifest["apiVersion"], self.kind) in KINDS
        self.name = kind_and_name(manifest)[1]
        self.template = _at(manifest, steps)
        self.bringing = self._bringing()

    def has_labels(self, labels: Mapping[str, str]) -> bool:
        """Whether it or its pods have these labels."""
        holders = (self.manifest, self.template)
        own, pods = ((holder.get("metadata") or {}).get("labels") or {} for holder in holders)
        return any(labels.items() <= have.items() for have in (own, pods))

    @property
    def selector(self) -> LabelSelector | None:
        """What selects its pods, where it says so by labels alone."""
        selector = _at(self.manifest, ("spec", "selector"))
        if set(selector) != {"matchLabels"}:
            return None
        return LabelSelector(match_labels=selector["matchLabels"])

    @property
    def subject(self) -> str:
        """The workload as an error names it."""
        path = self.api_object.node.path
        return f'{self.kind} "{self.name}" in "{path}"' if self.within.steps else f'{self.kind} "{path}"'

    def _bringing(self) -> Bringing:
        scope: Any = self.api_object.node.scope
        own = self.api_object.node.id
        ids = [own] if own != "Default" else []  # the object of a construct is its default child
        if self.within.steps:
            ids.append(self.name or str(self.within.steps[-1]))
        namespace = _at(self.manifest, ("metadata",)).get("namespace")
        metadata = ObjectMeta(namespace=namespace) if namespace else None
        return Bringing(scope, metadata, "".join(f"{each}-" for each in ids))


def _names_of(key: str) -> tuple[str, ...]:
    """What a kind is called: with its group, and by itself unless a built-in kind of another group is called so."""
    group, _, kind = key.partition("/")
    groups = [version.rpartition("/")[0] for version, known in KINDS if known == kind]
    return (kind, key) if not groups or group in groups else (key,)


def _known_kinds(kinds: str | Collection[str], target: Target) -> set[str]:
    """The kinds to select, all of them known.

    Raises:
        ValueError: One of them makes no pods.
    """
    wanted = {kinds} if isinstance(kinds, str) else set(kinds)
    foreign = dict.fromkeys((*KNOWN_TEMPLATES, *dict(target.templates)))
    known = [*POD_TEMPLATES, *foreign]
    for kind in sorted(wanted.difference(known, *map(_names_of, foreign))):
        hint = did_you_mean(str(kind), known)
        raise ValueError(f'kinds: "{kind}" is not a kind of workload{hint}; known are {", ".join(known)}')
    return wanted


def _at(manifest: Mapping[str, Any], steps: tuple[str, ...]) -> Mapping[str, Any]:
    """The part of a manifest that steps lead to; empty where there is none."""
    found: Any = manifest
    for step in steps:
        found = found.get(step)
        if not isinstance(found, dict):
            return {}
    part: Mapping[str, Any] = found
    return part


def _patches_for(pattern: Pattern, workload: _Workload, asked: Target) -> list[JsonPatch]:
    """The patches that apply a pattern to one workload, once what the pattern brings is in the tree.

    Args:
        pattern: The pattern.
        workload: The workload.
        asked: Says what has a pod template.
    """
    kind, manifest, steps = workload.kind, workload.manifest, workload.steps
    plain = workload.template if workload.is_built_in else plain_template(workload.group_and_kind, workload.template)
    before = {key: value for key, value in plain.items() if key in ("metadata", "spec")}
    template = PodTemplateSpec.from_manifest(before)
    pod_spec(template)  # refuses a workload that makes no pods
    target = target_of(workload.api_object).replace(templates=asked.templates)
    ignored = target.ignored_for(kind, workload.name)
    with BearingWith(ignored):
        template = template.apply(pattern)
    template = knowing_itself(workload.bringing.before(template))
    after = template.to_manifest()
    changed = dict(_replaced(manifest, steps, {**workload.template, **after}))
    known = set(check(manifest, target=target, advice=False))
    issues = [issue for issue in check(changed, target=target, advice=False) if issue not in known]
    if workload.is_built_in:
        issues += [issue for issue in helpers_that_never_end(kind, template) if issue.rule not in ignored]
    if issues:
        raise InvalidManifest(workload.subject, issues)
    workload.bringing.behind(workload.api_object, workload.name or "", template, workload.selector)
    return list(_patches("".join(f"/{step}" for step in (*workload.within.steps, *steps)), before, after))


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
