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

    Args:
        name: Unique in the pod: lower-case letters, digits and ``-``, at most 63 characters.
    """

    name: str
    empty_dir: EmptyDirVolume = EmptyDirVolume()
    config_map: ConfigMapVolume = ConfigMapVolume()
    secret: SecretVolume = SecretVolume()
    persistent_volume_claim: PersistentVolumeClaimVolume = PersistentVolumeClaimVolume()
    ephemeral: EphemeralVolume = EphemeralVolume()
    projected: ProjectedVolume = ProjectedVolume()
    downward_api: DownwardAPIVolume = DownwardAPIVolume()
    host_path: HostPathVolume = HostPathVolume()
    image: ImageVolume = ImageVolume()
    csi: CSIVolume = CSIVolume()
    nfs: NFSVolume = NFSVolume()
    iscsi: ISCSIVolumeSource | None = None
    fc: FCVolumeSource | None = None
    rbd: RBDVolumeSource | None = None
    cephfs: CephFSVolumeSource | None = None
    glusterfs: GlusterfsVolumeSource | None = None
    aws_elastic_block_store: AWSElasticBlockStoreVolumeSource | None = None
    azure_disk: AzureDiskVolumeSource | None = None
    azure_file: AzureFileVolumeSource | None = None
    gce_persistent_disk: GCEPersistentDiskVolumeSource | None = None
    cinder: CinderVolumeSource | None = None
    vsphere_volume: VsphereVirtualDiskVolumeSource | None = None
    photon_persistent_disk: PhotonPersistentDiskVolumeSource | None = None
    portworx_volume: PortworxVolumeSource | None = None
    scale_io: ScaleIOVolumeSource | None = None
    storageos: StorageOSVolumeSource | None = None
    quobyte: QuobyteVolumeSource | None = None
    flex_volume: FlexVolumeSource | None = None
    flocker: FlockerVolumeSource | None = None
    git_repo: GitRepoVolumeSource | None = None

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
