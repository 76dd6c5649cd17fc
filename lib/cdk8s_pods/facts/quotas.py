"""What a ResourceQuota counts of a pod, and which pods it counts."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

#: What a pod has to say once a quota counts it: the name in the quota -> the field of its resources and the name there.
#: https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota
COMPUTE: dict[str, tuple[str, str]] = {
    "cpu": ("requests", "cpu"),
    "memory": ("requests", "memory"),
    "requests.cpu": ("requests", "cpu"),
    "requests.memory": ("requests", "memory"),
    "limits.cpu": ("limits", "cpu"),
    "limits.memory": ("limits", "memory"),
}
#: Of these a quota counts what pods say, and lets them say nothing.
_OPTIONAL = {
    "ephemeral-storage": ("requests", "ephemeral-storage"),
    "limits.ephemeral-storage": ("limits", "ephemeral-storage"),
}
_REQUESTS = "requests."


def counted_amount(name: str) -> tuple[str, str] | None:
    """Which amount of a pod a quota counts under a name: the field of its resources, and the name there.

    None for what is no amount that containers ask for, such as ``pods`` or ``requests.storage``.
    """
    if name in COMPUTE:
        return COMPUTE[name]
    if name in _OPTIONAL:
        return _OPTIONAL[name]
    if name.startswith("hugepages-"):
        return "requests", name
    resource = name.removeprefix(_REQUESTS)
    is_of_containers = resource != name and resource != "storage"
    return ("requests", resource) if is_of_containers else None


def counts(quota: Mapping[str, Any], pod: Mapping[str, Any], *, is_best_effort: bool) -> bool:
    """Whether a quota counts a pod: every scope of it has to hold.

    Args:
        quota: The spec of the quota.
        pod: The pod's spec, well-typed.
        is_best_effort: Whether no container of the pod asks for cpu or memory.

    https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes
    """
    scopes = [{"scopeName": scope, "operator": "Exists"} for scope in quota.get("scopes", ())]
    scopes += quota.get("scopeSelector", {}).get("matchExpressions", ())
    return all(_is_in_scope(scope, pod, is_best_effort=is_best_effort) for scope in scopes)


def _is_in_scope(scope: Mapping[str, Any], pod: Mapping[str, Any], *, is_best_effort: bool) -> bool:
    match scope.get("scopeName"):
        case "Terminating":
            return "activeDeadlineSeconds" in pod
        case "NotTerminating":
            return "activeDeadlineSeconds" not in pod
        case "BestEffort":
            return is_best_effort
        case "NotBestEffort":
            return not is_best_effort
        case "PriorityClass":
            return _holds(scope, pod.get("priorityClassName"))
    return False  # no scope that a template shows


def _holds(scope: Mapping[str, Any], name: str | None) -> bool:
    values = scope.get("values", ())
    match scope.get("operator"):
        case "In":
            return name in values
        case "NotIn":
            return name not in values
        case "DoesNotExist":
            return not name
    return bool(name)
