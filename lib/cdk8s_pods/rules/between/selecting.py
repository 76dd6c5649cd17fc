"""What a label selector means."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .resource import Resource
    from .view import Pods


def has_labels(selector: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    """Whether a label selector means an object with these labels; an empty one means every object.

    https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
    """
    wanted: Mapping[str, str] = selector.get("matchLabels", _NOTHING)
    return wanted.items() <= labels.items() and all(
        _holds(expression, labels) for expression in selector.get("matchExpressions", ())
    )


def matches(selector: Mapping[str, Any], pods: Pods) -> bool:
    """Whether a label selector means the pods of an object, which have labels that their controller writes as well.

    What these are is known when the pods are there: an expression over one is taken to hold.
    """
    resource, template = pods
    labels = template.labels
    for key, value in selector.get("matchLabels", _NOTHING).items():
        if labels.get(key) != value and not _is_generated(key, value, resource):
            return False
    return all(
        _is_written(expression.get("key", ""), resource) or _holds(expression, labels)
        for expression in selector.get("matchExpressions", ())
    )


_NOTHING: Mapping[str, str] = {}


def _holds(expression: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    key, values = expression.get("key", ""), expression.get("values", ())
    match expression.get("operator"):
        case "In":
            return key in labels and labels[key] in values
        case "NotIn":
            return key not in labels or labels[key] not in values
        case "Exists":
            return key in labels
        case "DoesNotExist":
            return key not in labels
    return False


def _is_written(key: str, resource: Resource) -> bool:
    return key in GENERATED_LABELS and resource.kind in GENERATED_LABELS[key][0]


def _is_generated(key: str, value: str, resource: Resource) -> bool:
    """Whether the controller of the pods writes this label onto them."""
    written = GENERATED_LABELS.get(key)
    return written is not None and resource.kind in written[0] and written[1](resource.name, value)


def _always(_name: str, _value: str) -> bool:
    return True


def _is_numbered(name: str, value: str) -> bool:
    before, dash, number = value.rpartition("-")
    return before == name and bool(dash) and number.isdecimal()


def _is_of_job(name: str, value: str) -> bool:
    return value == name or value.startswith(f"{name}-")


#: Label -> the kinds whose controller writes it onto the pods that it makes, and which values it writes, given the name
#: of the controller. https://kubernetes.io/docs/reference/labels-annotations-taints/
GENERATED_LABELS: dict[str, tuple[tuple[str, ...], Callable[[str, str], bool]]] = {
    "statefulset.kubernetes.io/pod-name": (("StatefulSet",), _is_numbered),
    "apps.kubernetes.io/pod-index": (("StatefulSet",), lambda _, value: value.isdecimal()),
    "controller-revision-hash": (("StatefulSet", "DaemonSet"), _always),
    "pod-template-generation": (("DaemonSet",), _always),
    "pod-template-hash": (("Deployment",), _always),
    "job-name": (("Job", "CronJob"), _is_of_job),
    "batch.kubernetes.io/job-name": (("Job", "CronJob"), _is_of_job),
    "controller-uid": (("Job", "CronJob"), _always),
    "batch.kubernetes.io/controller-uid": (("Job", "CronJob"), _always),
    "batch.kubernetes.io/job-completion-index": (("Job", "CronJob"), lambda _, value: value.isdecimal()),
}
