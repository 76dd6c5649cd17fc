"""Volumes whose driver is no longer there."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, page, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


#: The sources that the API still has, and that no node can mount.
_DEAD = ("cephfs", "flocker", "glusterfs", "photonPersistentDisk", "quobyte", "rbd", "scaleIO", "storageos")


@rule(
    *(f"{of}.{name}" for of in ("Volume", "PersistentVolumeSpec") for name in _DEAD),
    category="runtime",
    remedy="use the CSI driver of the storage",
    source=(
        server("pkg/api/pod/warnings.go", "warningsForPodSpec", release="1.36"),
        page("https://kubernetes.io/docs/concepts/storage/volumes/#volume-types"),
    ),
)
def volumes_have_a_driver(_value: Any, at: FieldPath, context: Context) -> Problems:
    """The drivers of Ceph, Gluster, Flocker, Quobyte, ScaleIO, StorageOS and Photon were taken out by Kubernetes 1.31.

    The server takes the volume, and no node can mount it: the pod waits for ever.
    """
    return [(at, forbidden("no Kubernetes has the driver of this volume any more"))]


@rule(
    "Volume.gitRepo",
    category="runtime",
    remedy="clone the repository in an init container, into an emptyDir",
    source=page("https://kubernetes.io/docs/concepts/storage/volumes/#gitrepo"),
)
def repositories_are_cloned_by_containers(_value: Any, at: FieldPath, context: Context) -> Problems | None:
    """Nodes clone no repositories: the driver is off since Kubernetes 1.33, and cannot be turned on since 1.36."""
    if context.kubernetes < (1, 36) and context.has_feature("GitRepoVolumeDriver"):
        return None
    return [(at, forbidden("nodes do not clone repositories any more"))]
