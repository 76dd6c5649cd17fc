"""Pods: nearly all of a pod stays as it is from its first moment on."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import NO_VALUE, forbidden, invalid
from cdk8s_pods.rules.source import CORE, server
from cdk8s_pods.updates.difference import differences
from cdk8s_pods.updates.rule import Cause, refused, update_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.updates.difference import Difference
    from cdk8s_pods.updates.update import Update

_SOURCE = server(CORE, "ValidatePodUpdate", release="1.36")
_SPEC = FieldPath.of("spec")
_CONTAINERS = ("initContainers", "containers")
_NODE_AFFINITY = ("spec", "affinity", "nodeAffinity")
_REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution"
#: These have rules of their own.
_OWN_RULES = ("activeDeadlineSeconds", "tolerations", "schedulingGates")
_OTHERS = "pod updates may not change this field"
_RESOURCES = "pod updates may not change resources, except through the resize subresource"
_RESIZE = "resize the pod that runs with `kubectl patch pod NAME --subresource resize`, or replace it"
_APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/"
_MIRROR = "kubernetes.io/config.mirror"


@update_rule("Pod", fields=("spec",), source=_SOURCE)
def specs_of_pods_stay(update: Update) -> Iterator[Cause]:
    """Of the spec of a pod only images, a deadline, tolerations, gates and, while it is gated, its nodes can change."""
    counts = {name: tuple(_count(side, name) for side in (update.before, update.after)) for name in _CONTAINERS}
    for difference in update.below("spec"):
        field = difference.at.steps[1] if len(difference.at.steps) > 1 else ""
        if field in _OWN_RULES or _is_left_to_gates(update, difference):
            continue
        if field in _CONTAINERS:
            steps = difference.at.steps
            if len(steps) <= 3 and not difference.is_order and counts[str(field)][0] != counts[str(field)][1]:
                yield refused(difference, "pod updates may not add or remove containers")
                continue
            if steps[3:] == ("image",):
                continue
            if "resources" in steps:
                yield refused(difference, _RESOURCES, remedy=_RESIZE)
                continue
        if field == "terminationGracePeriodSeconds" and _ends_at_last(difference):
            continue
        yield refused(difference, _OTHERS)


@update_rule("Pod", fields=("spec.activeDeadlineSeconds",), source=_SOURCE)
def deadlines_of_pods_only_come_closer(update: Update) -> Iterator[Cause]:
    """A deadline can be given and can be lowered; it can neither be raised nor taken away."""
    before, after = (side("spec", "activeDeadlineSeconds") for side in (update.was, update.becomes))
    at = _SPEC.child("activeDeadlineSeconds")
    if before is not NO_VALUE and after is NO_VALUE:
        yield Cause(at, forbidden("must not update from a positive integer to nil value"))
    elif isinstance(before, int) and isinstance(after, int) and after > before:
        yield Cause(at, invalid(after, "must be less than or equal to previous value"))


@update_rule("Pod", fields=("spec.tolerations",), source=_SOURCE)
def tolerations_of_pods_are_only_added(update: Update) -> Iterator[Cause]:
    """A toleration can come, and stay longer or shorter; none goes or changes. Their order does not count."""
    before, after = ([*map(_plain, _list(side("spec", "tolerations")))] for side in (update.was, update.becomes))
    for position, toleration in enumerate(before):
        if toleration not in after:
            where = _SPEC.child("tolerations").index(position)
            yield Cause(where, forbidden("existing toleration can not be modified except its tolerationSeconds"))


@update_rule("Pod", fields=("spec.schedulingGates",), source=_SOURCE)
def scheduling_gates_only_go(update: Update) -> Iterator[Cause]:
    """A gate can be removed, in any order; none can come."""
    before = [each.get("name") for each in _list(update.was("spec", "schedulingGates"))]
    for position, gate in enumerate(_list(update.becomes("spec", "schedulingGates"))):
        if gate.get("name") not in before:
            where = _SPEC.child("schedulingGates").index(position).child("name")
            yield Cause(
                where, forbidden(f"only deletion is allowed, but found new scheduling gate '{gate.get('name')}'")
            )


@update_rule("Pod", fields=("spec.nodeSelector", "spec.affinity.nodeAffinity"), source=_SOURCE)
def gated_pods_only_narrow_their_nodes(update: Update) -> Iterator[Cause]:
    """While a pod is gated its node selector can get more keys, and its required terms more at their end."""
    if not _is_gated(update):
        return
    new = update.becomes("spec", "nodeSelector")
    for key, value in _object(update.was("spec", "nodeSelector")).items():
        if _object(new).get(key) != value:
            where = _SPEC.child("nodeSelector").key(key)
            yield Cause(
                where,
                invalid(
                    _object(new).get(key), "only additions to spec.nodeSelector are allowed (no mutations or deletions)"
                ),
            )
    terms = (*_NODE_AFFINITY, _REQUIRED, "nodeSelectorTerms")
    before, after = _list(update.was(*terms)), _list(update.becomes(*terms))
    if before and len(before) != len(after):
        yield Cause(
            FieldPath.of(*terms),
            invalid(after, "no additions/deletions to non-empty NodeSelectorTerms list are allowed"),
        )
        return
    for position, (old, now) in enumerate(zip(before, after, strict=False)):
        if not _only_adds(old, now):
            where = FieldPath.of(*terms).index(position)
            yield Cause(where, invalid(now, "only additions are allowed (no mutations or deletions)"))


@update_rule(
    "Pod",
    fields=("metadata.annotations",),
    source=server(CORE, "ValidatePodSpecificAnnotationUpdates", release="1.36"),
)
def annotations_of_the_kubelet_stay(update: Update) -> Iterator[Cause]:
    """Annotations that say how a pod is started, the old ones of AppArmor and of mirror pods, stay; others change."""
    before, after = (_object(side("metadata", "annotations")) for side in (update.was, update.becomes))
    for key in sorted({*before, *after}):
        if before.get(key) != after.get(key) and (key.startswith(_APP_ARMOR) or key == _MIRROR):
            where = FieldPath.of("metadata", "annotations").key(key)
            yield Cause(where, forbidden("may not add, remove or update this annotation"))


def _is_left_to_gates(update: Update, difference: Difference) -> bool:
    """Whether a difference is one of what a gated pod may change, which has a rule of its own."""
    if not _is_gated(update):
        return False
    steps = difference.at.steps
    if steps[:2] == ("spec", "nodeSelector") or steps[:3] == _NODE_AFFINITY:
        return True
    # An affinity that comes or goes as a whole counts for what of it is not about nodes.
    if steps == ("spec", "affinity"):
        before, after = (_object(value) for value in (difference.before, difference.after))
        others = ({name: value for name, value in side.items() if name != "nodeAffinity"} for side in (before, after))
        return bool(before.get("nodeAffinity") or after.get("nodeAffinity")) and not any(others)
    return False


def _is_gated(update: Update) -> bool:
    return bool(_list(update.was("spec", "schedulingGates")))


def _ends_at_last(difference: Difference) -> bool:
    return isinstance(difference.before, int) and difference.before < 0 and difference.after == 1


def _count(pod: Mapping[str, Any], field: str) -> int:
    return len(_list(_object(pod.get("spec")).get(field)))


def _only_adds(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    fields = ("matchExpressions", "matchFields")
    if not any(before.get(field) for field in fields):
        return not any(after.get(field) for field in fields)
    for field in fields:
        old, new = (_list(side.get(field)) for side in (before, after))
        if len(new) < len(old) or any(differences("[NodeSelectorRequirement]", old, new[: len(old)], stored=True)):
            return False
    return True


def _plain(toleration: Mapping[str, Any]) -> dict[str, Any]:
    """A toleration without what may change in it, and without what says nothing."""
    return {name: value for name, value in toleration.items() if value and name != "tolerationSeconds"}


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Sequence[Any]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
