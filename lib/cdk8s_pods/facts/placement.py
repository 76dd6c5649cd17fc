"""Where the pods of one workload can run beside each other."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias

    #: Whether a label selector means the labels of the pods.
    Means: TypeAlias = Callable[[Mapping[str, Any]], bool]

_HOSTNAME = "kubernetes.io/hostname"


def must_be_apart(spec: Mapping[str, Any], replicas: int, means: Means) -> str | None:
    """Why so many replicas of a pod cannot all run on one node; None where they can.

    Args:
        spec: The pod's spec, well-typed.
        replicas: How many of it run at once.
        means: Says whether a label selector in the spec means the pod itself.
    """
    anti_affinity = spec.get("affinity", {}).get("podAntiAffinity", {})
    for term in anti_affinity.get("requiredDuringSchedulingIgnoredDuringExecution", ()):
        is_narrowed = "namespaces" in term or "namespaceSelector" in term
        if term.get("topologyKey") == _HOSTNAME and not is_narrowed and _selects(term, means):
            return "their anti-affinity keeps them on different nodes"
    for constraint in spec.get("topologySpreadConstraints", ()):
        if (
            constraint.get("topologyKey") == _HOSTNAME
            and constraint.get("whenUnsatisfiable") == "DoNotSchedule"
            and replicas > constraint.get("maxSkew", 1)
            and _selects(constraint, means)
        ):
            return "their topology spread keeps them on different nodes"
    for container in spec.get("containers", ()):
        for port in container.get("ports", ()):
            number = port.get("hostPort") or (port.get("containerPort") if spec.get("hostNetwork") is True else None)
            if number:
                return f"each needs port {number} of its node"
    return None


def _selects(term: Mapping[str, Any], means: Means) -> bool:
    # A selector that is not written selects nothing, an empty one everything.
    return "labelSelector" in term and means(term["labelSelector"])
