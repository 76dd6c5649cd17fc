"""The one law for a label selector that selects no pods: as for a name that is not there, see ``missing``."""

from __future__ import annotations

from cdk8s_pods.issues.message import invalid

from .nearness import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.issues import Message

    from .resource import Resource
    from .view import Pods, View

#: Parts of the keys of labels that something gives to running pods, by the part that they play at the moment:
#: Patroni, Vault and operators of databases do so, and Services find the leader by it.
_GIVEN_LATER = ("active", "elected", "initialized", "leader", "master", "primary", "role", "sealed", "state", "status")


def nothing_selected(view: View, resource: Resource, selector: Mapping[str, Any]) -> Message | None:
    """What is said of a selector that selects none of the pods in the input; None where they may well be elsewhere.

    Args:
        view: All objects.
        resource: The object that selects; pods are looked for in its namespace.
        selector: What it selects by; nothing in the input has these labels.
    """
    labels: Mapping[str, str] = selector.get("matchLabels", {})
    if _may_be_pods_of_others(view, labels):
        return None
    shown = labels or dict(selector)
    if not view.pods():
        return invalid(shown, _NONE_AT_ALL) if view.closed else None
    if labels and (near := _nearest(labels, resource, view)) is not None:
        owner, template = near
        has = ", ".join(f"{key}: {value}" for key, value in template.labels.items()) or "no labels"
        return invalid(shown, f"no pods have these labels; those of {owner.title_and_place} have {has}").beside(owner)
    if elsewhere := view.selected(selector, None):
        owner = next((each for each, _ in elsewhere if each.name == resource.name), elsewhere[0][0])
        said = f'no pods of namespace "{resource.namespace}" have these labels; those of {owner.title_and_place} in'
        message = invalid(shown, f'{said} "{owner.namespace}" have').advising(f"write namespace: {owner.namespace}")
        # Where the other namespace has its own, this one is of an environment whose pods are elsewhere.
        is_meant = owner.name == resource.name and not view.named(resource.kind, resource.name, owner.namespace)
        return message.beside(owner).mildly(when=not view.closed and not is_meant)
    return invalid(shown, _NONE_AT_ALL if view.closed else "no pods in the input have these labels").mildly(
        when=not view.closed
    )


_NONE_AT_ALL = "no pods have these labels, and the input is said to be all there is"


def _may_be_pods_of_others(view: View, labels: Mapping[str, str]) -> bool:
    """Whether an object of a kind that is not built in may make the pods: operators label them with its name."""
    names = [resource.name for resource in view.custom if resource.name]
    return any(value == name or value.startswith(f"{name}-") for value in labels.values() for name in names)


def _nearest(labels: Mapping[str, str], resource: Resource, view: View) -> Pods | None:
    """The pods that a selector is a slip for; None where none are near enough."""
    best: tuple[int, Pods] | None = None
    for pods in view.pods(resource.namespace):
        if _is_given_later(labels, pods[1].labels):
            continue
        together = view.are_applied_together(pods[0], resource)
        distance = _distance(labels, pods[1].labels, only_slips=not together)
        if distance is None and together and pods[0].name == resource.name:
            distance = len(labels) * _FAR
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, pods)
    return best[1] if best else None


#: Values that say nothing without their key.
_FLAGS = ("", "true", "false")
#: How far a label is that one side does not have at all.
_FAR = 3


def _is_given_later(wanted: Mapping[str, str], labels: Mapping[str, str]) -> bool:
    """Whether a label that is wanted and not there is one that running pods are given."""
    return any(
        labels.get(key) != value and any(part in key.lower() for part in _GIVEN_LATER) for key, value in wanted.items()
    )


def _distance(wanted: Mapping[str, str], labels: Mapping[str, str], *, only_slips: bool) -> int | None:
    """How far labels are from those wanted; None where they have nothing to do with each other.

    Near is: the same value under another key (``app``, ``app.kubernetes.io/name``), a value that is a slip for the
    other, or one label too many beside others that agree, which occurs on purpose as well.
    """
    distance = agreeing = 0
    free = {key: value for key, value in labels.items() if key not in wanted}
    for key, value in wanted.items():
        if labels.get(key) == value:
            agreeing += 1
        elif key in labels:
            if nearest(value, (labels[key],), only_slips=only_slips) is None:
                return None
            distance += 1
        elif value not in _FLAGS and (other := next((each for each in free if free[each] == value), None)) is not None:
            del free[other]
            distance += 1
        elif only_slips:
            return None
        else:
            distance += _FAR
    return None if distance >= 2 * _FAR or (distance >= _FAR and not agreeing) else distance
