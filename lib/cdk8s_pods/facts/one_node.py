"""Pods that can run on one node alone, or on a few."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_HOSTNAME = "kubernetes.io/hostname"


def only_node(spec: Mapping[str, Any]) -> str | None:
    """The one node that a pod can run on, by the name or the host name that it is asked for by; None for any other pod.

    Args:
        spec: The pod's spec, well-typed.
    """
    nodes = only_nodes(spec)
    return nodes[0] if nodes is not None and len(nodes) == 1 else None


def only_nodes(spec: Mapping[str, Any]) -> list[str] | None:
    """The nodes that a pod can run on, where it says them by name; None where it may run elsewhere too.

    https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
    """
    named = spec.get("nodeName") or spec.get("nodeSelector", {}).get(_HOSTNAME)
    if named:
        return [str(named)]
    affinity = spec.get("affinity", {}).get("nodeAffinity", {})
    # The terms are alternatives: one that leaves the node open leaves it open for the pod.
    found: dict[str, None] = {}
    for term in affinity.get("requiredDuringSchedulingIgnoredDuringExecution", {}).get("nodeSelectorTerms", ()):
        nodes = _nodes_of(term)
        if not nodes:
            return None
        found.update(dict.fromkeys(nodes))
    return list(found) or None


def _nodes_of(term: Mapping[str, Any]) -> list[str]:
    for field, key in (("matchExpressions", _HOSTNAME), ("matchFields", "metadata.name")):
        for wanted in term.get(field, ()):
            if wanted.get("key") == key and wanted.get("operator") == "In":
                return [str(value) for value in wanted.get("values", ())]
    return []
