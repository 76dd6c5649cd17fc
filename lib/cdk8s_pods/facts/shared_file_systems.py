"""Storage that every node reaches at once, whatever the access modes say."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

#: The sources of a PersistentVolume that no node attaches: the node that needs one mounts it over the network, or from
#: its own disk. https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
_SOURCES = frozenset({"azureFile", "cephfs", "glusterfs", "hostPath", "nfs", "portworxVolume", "quobyte"})
#: What the names of provisioners of shared file systems have in them: ``nfs.csi.k8s.io``, ``efs.csi.aws.com``,
#: ``file.csi.azure.com``, ``filestore.csi.storage.gke.io``, ``cephfs.csi.ceph.com``, ``fsx.csi.aws.com``.
_PROVISIONERS = ("nfs", "efs.", "file.csi", "filestore", "cephfs", "azure-file", "glusterfs", "fsx.", "smb", "hostpath")


def is_shared_volume(volume: Mapping[str, Any]) -> bool:
    """Whether the spec of a PersistentVolume names storage that several nodes can have at once."""
    driver = volume.get("csi", {}).get("driver", "")
    return not _SOURCES.isdisjoint(volume) or is_shared_provisioner(driver)


def is_shared_provisioner(provisioner: str) -> bool:
    """Whether a provisioner makes volumes that several nodes can have at once."""
    return any(word in provisioner for word in _PROVISIONERS)
