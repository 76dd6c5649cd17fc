"""PersistentVolume: a piece of storage in the cluster, for one claim; exactly one source says where it is."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import PersistentVolumeSpec

from .companion import placed, whole
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import (
        AWSElasticBlockStoreVolumeSource,
        AzureDiskVolumeSource,
        AzureFilePersistentVolumeSource,
        CephFSPersistentVolumeSource,
        CinderPersistentVolumeSource,
        CSIPersistentVolumeSource,
        FCVolumeSource,
        FlexPersistentVolumeSource,
        FlockerVolumeSource,
        GCEPersistentDiskVolumeSource,
        GlusterfsPersistentVolumeSource,
        HostPathVolumeSource,
        ISCSIPersistentVolumeSource,
        LocalVolumeSource,
        NFSVolumeSource,
        ObjectMeta,
        ObjectReference,
        PhotonPersistentDiskVolumeSource,
        PortworxVolumeSource,
        Quantity,
        QuobyteVolumeSource,
        RBDPersistentVolumeSource,
        ScaleIOPersistentVolumeSource,
        StorageOSPersistentVolumeSource,
        VolumeNodeAffinity,
        VsphereVirtualDiskVolumeSource,
    )
    from cdk8s_pods.model.named import HoldsApiObject, Named
    from cdk8s_pods.model.persistent_volume_claim import AccessMode


class PersistentVolume(Construct):
    """A piece of storage in the cluster, for one claim; exactly one source says where it is.

    https://kubernetes.io/docs/concepts/storage/persistent-volumes/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        capacity: Its size: ``{"storage": "10Gi"}``; required by the server.
        access_modes: How it can be mounted; at least one, required by the server.
        persistent_volume_reclaim_policy: What becomes of it when its claim is gone; ``Retain`` unless written, and
            ``Recycle`` is deprecated.
        storage_class_name: Claims of this class can take it; those of no class unless written.
        volume_attributes_class_name: The class of attributes that can be changed later; since 1.34 by default.
        volume_mode: ``Block`` is a raw device; ``Filesystem`` unless written.
        mount_options: How it is mounted, such as ``["hard", "nfsvers=4.1"]``; not checked before.
        node_affinity: Which nodes can reach it; all unless written, required for ``local``.
        claim_ref: The claim that it is kept for, or has; by name and namespace.
        csi: A volume of a CSI driver, as nearly all storage is today.
        nfs: A folder of an NFS server.
        local: A disk or folder of one node, with ``node_affinity``.
        host_path: A folder of whichever node a pod runs on; for clusters of one node.
        iscsi: A disk behind iSCSI.
        fc: A disk behind Fibre Channel.
        cephfs: A Ceph file system; gone since 1.31, as a CSI driver takes its place.
        rbd: A Ceph block device; gone since 1.31, as a CSI driver takes its place.
        glusterfs: A GlusterFS volume; gone since 1.26.
        aws_elastic_block_store: A disk of AWS; served by its CSI driver.
        azure_disk: A disk of Azure; served by its CSI driver.
        azure_file: A file share of Azure; served by its CSI driver.
        gce_persistent_disk: A disk of Google Cloud; served by its CSI driver.
        cinder: A disk of OpenStack; served by its CSI driver.
        vsphere_volume: A disk of vSphere; served by its CSI driver.
        portworx_volume: A volume of Portworx; served by its CSI driver.
        photon_persistent_disk: A disk of Photon; no longer supported.
        scale_io: A volume of ScaleIO; no longer supported.
        storageos: A volume of StorageOS; no longer supported.
        quobyte: A volume of Quobyte; no longer supported.
        flocker: A volume of Flocker; no longer supported.
        flex_volume: A volume of a program on the nodes; deprecated in favour of CSI.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: ``spec`` and a field of it are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        capacity: Mapping[str, Quantity] | None = None,
        access_modes: Sequence[AccessMode] | None = None,
        persistent_volume_reclaim_policy: Literal["Retain", "Delete", "Recycle"] | None = None,
        storage_class_name: str | Named | None = None,
        volume_attributes_class_name: str | None = None,
        volume_mode: Literal["Filesystem", "Block"] | None = None,
        mount_options: Sequence[str] | None = None,
        node_affinity: VolumeNodeAffinity | None = None,
        claim_ref: ObjectReference | HoldsApiObject | None = None,
        csi: CSIPersistentVolumeSource | None = None,
        nfs: NFSVolumeSource | None = None,
        local: LocalVolumeSource | None = None,
        host_path: HostPathVolumeSource | None = None,
        iscsi: ISCSIPersistentVolumeSource | None = None,
        fc: FCVolumeSource | None = None,
        cephfs: CephFSPersistentVolumeSource | None = None,
        rbd: RBDPersistentVolumeSource | None = None,
        glusterfs: GlusterfsPersistentVolumeSource | None = None,
        aws_elastic_block_store: AWSElasticBlockStoreVolumeSource | None = None,
        azure_disk: AzureDiskVolumeSource | None = None,
        azure_file: AzureFilePersistentVolumeSource | None = None,
        gce_persistent_disk: GCEPersistentDiskVolumeSource | None = None,
        cinder: CinderPersistentVolumeSource | None = None,
        vsphere_volume: VsphereVirtualDiskVolumeSource | None = None,
        portworx_volume: PortworxVolumeSource | None = None,
        photon_persistent_disk: PhotonPersistentDiskVolumeSource | None = None,
        scale_io: ScaleIOPersistentVolumeSource | None = None,
        storageos: StorageOSPersistentVolumeSource | None = None,
        quobyte: QuobyteVolumeSource | None = None,
        flocker: FlockerVolumeSource | None = None,
        flex_volume: FlexPersistentVolumeSource | None = None,
        spec: PersistentVolumeSpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = whole(
                self,
                PersistentVolumeSpec,
                spec,
                capacity=capacity,
                access_modes=access_modes,
                persistent_volume_reclaim_policy=persistent_volume_reclaim_policy,
                storage_class_name=storage_class_name,
                volume_attributes_class_name=volume_attributes_class_name,
                volume_mode=volume_mode,
                mount_options=mount_options,
                node_affinity=node_affinity,
                claim_ref=claim_ref,
                csi=csi,
                nfs=nfs,
                local=local,
                host_path=host_path,
                iscsi=iscsi,
                fc=fc,
                cephfs=cephfs,
                rbd=rbd,
                glusterfs=glusterfs,
                aws_elastic_block_store=aws_elastic_block_store,
                azure_disk=azure_disk,
                azure_file=azure_file,
                gce_persistent_disk=gce_persistent_disk,
                cinder=cinder,
                vsphere_volume=vsphere_volume,
                portworx_volume=portworx_volume,
                photon_persistent_disk=photon_persistent_disk,
                scale_io=scale_io,
                storageos=storageos,
                quobyte=quobyte,
                flocker=flocker,
                flex_volume=flex_volume,
            )
            self.api_object, self.name = placed(
                self, "v1", "PersistentVolume", written, metadata=metadata, ignore_rules=ignore_rules
            )
