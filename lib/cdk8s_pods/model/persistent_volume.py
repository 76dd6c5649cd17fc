"""What a PersistentVolume is made of."""

from __future__ import annotations

from .field import Short, name_of
from .reference import full_object_reference
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from .affinity import NodeSelector
    from .named import HoldsApiObject, Named
    from .persistent_volume_claim import AccessMode
    from .persistent_volume_sources import (
        AzureFilePersistentVolumeSource,
        CephFSPersistentVolumeSource,
        CinderPersistentVolumeSource,
        CSIPersistentVolumeSource,
        FlexPersistentVolumeSource,
        GlusterfsPersistentVolumeSource,
        ISCSIPersistentVolumeSource,
        LocalVolumeSource,
        RBDPersistentVolumeSource,
        ScaleIOPersistentVolumeSource,
        StorageOSPersistentVolumeSource,
    )
    from .reference import ObjectReference
    from .scalars import Quantity
    from .volume_sources import HostPathVolumeSource, NFSVolumeSource
    from .volume_sources_cloud import (
        AWSElasticBlockStoreVolumeSource,
        AzureDiskVolumeSource,
        GCEPersistentDiskVolumeSource,
        PhotonPersistentDiskVolumeSource,
        VsphereVirtualDiskVolumeSource,
    )
    from .volume_sources_network import FCVolumeSource
    from .volume_sources_vendor import FlockerVolumeSource, PortworxVolumeSource, QuobyteVolumeSource


class VolumeNodeAffinity(Value):
    """Which nodes can reach a volume."""

    required: NodeSelector | None = None
    """The nodes."""


class PersistentVolumeSpec(Value):
    """A piece of storage in the cluster, for one claim; exactly one source says where it is.

    https://kubernetes.io/docs/concepts/storage/persistent-volumes/
    """

    capacity: Mapping[str, Quantity] | None = None
    """Its size: ``{"storage": "10Gi"}``; required by the server."""
    access_modes: Sequence[AccessMode] | None = None
    """How it can be mounted; at least one, required by the server."""
    persistent_volume_reclaim_policy: Literal["Retain", "Delete", "Recycle"] | None = None
    """What becomes of it when its claim is gone; ``Retain`` unless written, and ``Recycle`` is deprecated."""
    storage_class_name: Short[str | Named | None, str | None] = Short(name_of("StorageClass"))
    """Claims of this class can take it; those of no class unless written."""
    volume_attributes_class_name: str | None = None
    """The class of attributes that can be changed later; since 1.34 by default."""
    volume_mode: Literal["Filesystem", "Block"] | None = None
    """``Block`` is a raw device; ``Filesystem`` unless written."""
    mount_options: Sequence[str] | None = None
    """How it is mounted, such as ``["hard", "nfsvers=4.1"]``; not checked before."""
    node_affinity: VolumeNodeAffinity | None = None
    """Which nodes can reach it; all unless written, required for ``local``."""
    claim_ref: Short[ObjectReference | HoldsApiObject | None, ObjectReference | None] = Short(full_object_reference)
    """The claim that it is kept for, or has; by name and namespace."""
    csi: CSIPersistentVolumeSource | None = None
    """A volume of a CSI driver, as nearly all storage is today."""
    nfs: NFSVolumeSource | None = None
    """A folder of an NFS server."""
    local: LocalVolumeSource | None = None
    """A disk or folder of one node, with ``node_affinity``."""
    host_path: HostPathVolumeSource | None = None
    """A folder of whichever node a pod runs on; for clusters of one node."""
    iscsi: ISCSIPersistentVolumeSource | None = None
    """A disk behind iSCSI."""
    fc: FCVolumeSource | None = None
    """A disk behind Fibre Channel."""
    cephfs: CephFSPersistentVolumeSource | None = None
    """A Ceph file system; gone since 1.31, as a CSI driver takes its place."""
    rbd: RBDPersistentVolumeSource | None = None
    """A Ceph block device; gone since 1.31, as a CSI driver takes its place."""
    glusterfs: GlusterfsPersistentVolumeSource | None = None
    """A GlusterFS volume; gone since 1.26."""
    aws_elastic_block_store: AWSElasticBlockStoreVolumeSource | None = None
    """A disk of AWS; served by its CSI driver."""
    azure_disk: AzureDiskVolumeSource | None = None
    """A disk of Azure; served by its CSI driver."""
    azure_file: AzureFilePersistentVolumeSource | None = None
    """A file share of Azure; served by its CSI driver."""
    gce_persistent_disk: GCEPersistentDiskVolumeSource | None = None
    """A disk of Google Cloud; served by its CSI driver."""
    cinder: CinderPersistentVolumeSource | None = None
    """A disk of OpenStack; served by its CSI driver."""
    vsphere_volume: VsphereVirtualDiskVolumeSource | None = None
    """A disk of vSphere; served by its CSI driver."""
    portworx_volume: PortworxVolumeSource | None = None
    """A volume of Portworx; served by its CSI driver."""
    photon_persistent_disk: PhotonPersistentDiskVolumeSource | None = None
    """A disk of Photon; no longer supported."""
    scale_io: ScaleIOPersistentVolumeSource | None = None
    """A volume of ScaleIO; no longer supported."""
    storageos: StorageOSPersistentVolumeSource | None = None
    """A volume of StorageOS; no longer supported."""
    quobyte: QuobyteVolumeSource | None = None
    """A volume of Quobyte; no longer supported."""
    flocker: FlockerVolumeSource | None = None
    """A volume of Flocker; no longer supported."""
    flex_volume: FlexPersistentVolumeSource | None = None
    """A volume of a program on the nodes; deprecated in favour of CSI."""
