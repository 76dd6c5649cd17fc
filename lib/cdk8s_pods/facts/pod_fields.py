"""Fields of a pod that its containers can be told: which of them are empty."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MAPS = {"metadata.labels['": ("labels", "label"), "metadata.annotations['": ("annotations", "annotation")}
#: Labels without a domain that controllers add to the pods they make.
#: https://kubernetes.io/docs/reference/labels-annotations-taints/
_ADDED = frozenset(
    {"controller-revision-hash", "controller-uid", "job-name", "pod-template-generation", "pod-template-hash"}
)


def missing_metadata(field_path: str, metadata: Mapping[str, Any]) -> str | None:
    """The label or annotation of a ``fieldPath`` that a pod is known to lack: ``label "tier"``; None for any other.

    Keys with a domain, such as ``cni.example.com/address``, may be written by whoever has the domain.

    Args:
        field_path: What the pod is asked for, such as ``metadata.labels['tier']``.
        metadata: The metadata of the pod or of its template.
    """
    for begin, (field, called) in _MAPS.items():
        if field_path.startswith(begin) and field_path.endswith("']"):
            key = field_path[len(begin) : -2]
            if "/" not in key and key not in _ADDED and not metadata.get(field, {}).get(key):
                return f'{called} "{key}"'
    return None
