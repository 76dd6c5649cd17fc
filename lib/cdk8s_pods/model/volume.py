"""The volumes of a pod."""

from __future__ import annotations

from .value import Value
from .volume_constructors import (
    ConfigMapVolume,
    CSIVolume,
    DownwardAPIVolume,
    EmptyDirVolume,
    EphemeralVolume,
    HostPathVolume,
    ImageVolume,
    NFSVolume,
    PersistentVolumeClaimVolume,
    ProjectedVolume,
    SecretVolume,
)
from .volume_mount import mount_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .volume_mount import VolumeMount
    from .volume_sources_cloud import (
        AWSElasticBlockStoreVolumeSource,
        AzureDiskVolumeSource,
        AzureFileVolumeSource,
        CinderVolumeSource,
        GCEPersistentDiskVolumeSource,
        PhotonPersistentDiskVolumeSource,
        VsphereVirtualDiskVolumeSource,
    )
    from .volume_sources_network import (
        CephFSVolumeSource,
        FCVolumeSource,
        GlusterfsVolumeSource,
        ISCSIVolumeSource,
        RBDVolumeSource,
    )
    from .volume_sources_vendor import (
        FlexVolumeSource,
        FlockerVolumeSource,
        GitRepoVolumeSource,
        PortworxVolumeSource,
        QuobyteVolumeSource,
        ScaleIOVolumeSource,
        StorageOSVolumeSource,
    )


class Volume(Value):
    """A folder that the containers of a pod can mount; exactly one field beside ``name`` says where it comes from.

    The fields people use most are constructors too: ``Volume.empty_dir("logs")``, ``Volume.config_map("conf",
    "nginx-conf")``. ``mount`` puts a volume into a container, and a pod takes every volume so mounted by itself.
    https://kubernetes.io/docs/concepts/storage/volumes/
    """

    name: str
    """The volume's name, unique in the pod: lower-case letters, digits and ``-``, at most 63 characters."""
    empty_dir: EmptyDirVolume = EmptyDirVolume()
    """A folder that starts empty and lives as long as the pod."""
    config_map: ConfigMapVolume = ConfigMapVolume()
    """A ConfigMap with a file for each of its keys."""
    secret: SecretVolume = SecretVolume()
    """A Secret with a file for each of its keys, kept in memory."""
    persistent_volume_claim: PersistentVolumeClaimVolume = PersistentVolumeClaimVolume()
    """The storage of a PersistentVolumeClaim in the pod's namespace."""
    ephemeral: EphemeralVolume = EphemeralVolume()
    """A volume claim of its own for each pod, made and deleted with the pod."""
    projected: ProjectedVolume = ProjectedVolume()
    """Files of several sources in one folder."""
    downward_api: DownwardAPIVolume = DownwardAPIVolume()
    """Facts about the pod itself as files."""
    host_path: HostPathVolume = HostPathVolume()
    """A file or folder of the node; what lies there is shared with everything else on the node."""
    image: ImageVolume = ImageVolume()
    """The files of a container image, read-only; since 1.31, on by default since 1.35."""
    csi: CSIVolume = CSIVolume()
    """Storage of a CSI driver, made for this pod alone."""
    nfs: NFSVolume = NFSVolume()
    """A folder that an NFS server exports."""
    iscsi: ISCSIVolumeSource | None = None
    """A disk reached over iSCSI."""
    fc: FCVolumeSource | None = None
    """A disk reached over Fibre Channel."""
    rbd: RBDVolumeSource | None = None
    """A Ceph block device; gone from nodes since 1.31, use the CSI driver."""
    cephfs: CephFSVolumeSource | None = None
    """A Ceph file system; gone from nodes since 1.31, use the CSI driver."""
    glusterfs: GlusterfsVolumeSource | None = None
    """A GlusterFS volume; gone from nodes since 1.26."""
    aws_elastic_block_store: AWSElasticBlockStoreVolumeSource | None = None
    """An Amazon EBS disk; handled by the driver ``ebs.csi.aws.com``."""
    azure_disk: AzureDiskVolumeSource | None = None
    """An Azure data disk; handled by the driver ``disk.csi.azure.com``."""
    azure_file: AzureFileVolumeSource | None = None
    """An Azure file share; handled by the driver ``file.csi.azure.com``."""
    gce_persistent_disk: GCEPersistentDiskVolumeSource | None = None
    """A Google persistent disk; handled by the driver ``pd.csi.storage.gke.io``."""
    cinder: CinderVolumeSource | None = None
    """An OpenStack Cinder disk; handled by the driver ``cinder.csi.openstack.org``."""
    vsphere_volume: VsphereVirtualDiskVolumeSource | None = None
    """A vSphere disk; handled by the driver ``csi.vsphere.vmware.com``."""
    photon_persistent_disk: PhotonPersistentDiskVolumeSource | None = None
    """A Photon disk; gone from nodes for years."""
    portworx_volume: PortworxVolumeSource | None = None
    """A Portworx volume; handled by the driver ``pxd.portworx.com``."""
    scale_io: ScaleIOVolumeSource | None = None
    """A ScaleIO volume; gone from nodes since 1.22."""
    storageos: StorageOSVolumeSource | None = None
    """A StorageOS volume; gone from nodes since 1.25."""
    quobyte: QuobyteVolumeSource | None = None
    """A Quobyte volume; gone from nodes since 1.25."""
    flex_volume: FlexVolumeSource | None = None
    """Storage of a FlexVolume driver; deprecated, write a CSI driver."""
    flocker: FlockerVolumeSource | None = None
    """A Flocker dataset; gone from nodes since 1.25."""
    git_repo: GitRepoVolumeSource | None = None
    """A git repository at some revision; deprecated and turned off since 1.33, clone in an init container."""

    def mount(
        self,
        mount_path: str,
        *,
        sub_path: str | None = None,
        sub_path_expr: str | None = None,
        read_only: bool | None = None,
        recursive_read_only: Literal["Disabled", "IfPossible", "Enabled"] | None = None,
        mount_propagation: Literal["None", "HostToContainer", "Bidirectional"] | None = None,
        bind_mount_options: Sequence[Literal["noexec", "nodev", "nosuid"]] | None = None,
    ) -> VolumeMount:
        """This volume at a path of a container, for the container's ``volume_mounts``.

        A pod whose containers mount a volume this way has the volume without mentioning it in ``volumes``.

        Args:
            mount_path: Where the container sees the volume.
            sub_path: Mount this file or folder of the volume instead of its root.
            sub_path_expr: As ``sub_path``, with ``$(VAR)`` of the container's environment.
            read_only: False unless written.
            recursive_read_only: Whether mounts below it are read-only too.
            mount_propagation: Whether later mounts are seen on the other side.
            bind_mount_options: Extra options, for Linux; since 1.37, behind a feature gate.
        """
        return mount_of(
            self,
            mount_path,
            sub_path=sub_path,
            sub_path_expr=sub_path_expr,
            read_only=read_only,
            recursive_read_only=recursive_read_only,
            mount_propagation=mount_propagation,
            bind_mount_options=bind_mount_options,
        )
