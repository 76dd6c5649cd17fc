"""The control over kinds of volumes."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, rule, standard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


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


@rule(
    "Volume",
    level="restricted",
    source=standard("check_restrictedVolumes"),
    remedy="reach the storage through a persistentVolumeClaim or a csi volume",
)
def volumes_are_of_the_restricted_kinds(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Storage that is no part of Kubernetes is used through PersistentVolumes, which an administrator defines."""
    if any(source in value for source in _RESTRICTED_SOURCES):
        return None
    # A hostPath has a control of its own. A volume without any source becomes an emptyDir.
    return [
        (at.child(source), forbidden(f"restricted allows {', '.join(_RESTRICTED_SOURCES)}"))
        for source in value
        if source not in ("name", "hostPath")
    ]
