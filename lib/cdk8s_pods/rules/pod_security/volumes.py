"""The control over kinds of volumes."""

from __future__ import annotations

from cdk8s_pods.issues.message import forbidden

from .control import control

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem

#: `image` is allowed since Kubernetes 1.33, and then for every version of the standard.
_RESTRICTED_SOURCES = (
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "image",
    "persistentVolumeClaim",
    "projected",
    "secret",
)


@control(
    "restricted",
    "Volume",
    code="check_restrictedVolumes",
    remedy="reach the storage through a persistentVolumeClaim or a csi volume",
)
def volumes_are_of_the_restricted_kinds(
    value: Mapping[str, Any], at: FieldPath, _context: Context
) -> Iterable[Problem] | None:
    """Storage that is no part of Kubernetes is used through PersistentVolumes, which an administrator defines."""
    if any(source in value for source in _RESTRICTED_SOURCES):
        return None
    # A hostPath has a control of its own. A volume without any source becomes an emptyDir.
    return [
        (at.child(source), forbidden(f"restricted allows {', '.join(_RESTRICTED_SOURCES)}"))
        for source in value
        if source not in ("name", "hostPath")
    ]
