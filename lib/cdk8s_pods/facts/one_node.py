"""Pods that can run on one node alone."""

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

    https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
    """
    named = spec.get("nodeName") or spec.get("nodeSelector", {}).get(_HOSTNAME)
    if named:
        return str(named)
    affinity = spec.get("affinity", {}).get("nodeAffinity", {})
    # The terms are alternatives: one that leaves the node open leaves it open for the pod.
    terms = affinity.get("requiredDuringSchedulingIgnoredDuringExecution", {}).get("nodeSelectorTerms", ())
    nodes = {_node_of(term) for term in terms}
    return nodes.pop() if len(nodes) == 1 else None


def _node_of(term: Mapping[str, Any]) -> str | None:
    for field, key in (("matchExpressions", _HOSTNAME), ("matchFields", "metadata.name")):
        for wanted in term.get(field, ()):
            values = wanted.get("values", ())
            if wanted.get("key") == key and wanted.get("operator") == "In" and len(values) == 1:
                return str(values[0])
    return None
