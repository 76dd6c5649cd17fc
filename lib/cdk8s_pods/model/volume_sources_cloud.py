"""Where a volume comes from: the disks and shares of clouds, today all served by CSI drivers."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from .reference import LocalObjectReference


class AWSElasticBlockStoreVolumeSource(Value):
    """An EBS disk of AWS; the driver ``ebs.csi.aws.com`` serves it."""

    volume_id: str
    """The disk's id, such as ``vol-0a1b2c3d``."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""
    partition: int | None = None
    """The number of the partition to mount; the whole disk unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class AzureDiskVolumeSource(Value):
    """A disk of Azure; the driver ``disk.csi.azure.com`` serves it."""

    disk_name: str
    """The name of the disk in the blob storage."""
    disk_uri: str
    """The address of the disk in the storage account."""
    kind: Literal["Shared", "Dedicated", "Managed"] | None = None
    """``Managed`` for a managed disk; ``Shared``, with others in one storage account, unless written."""
    caching_mode: Literal["None", "ReadOnly", "ReadWrite"] | None = None
    """How the host caches the disk; ``ReadWrite`` unless written."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class AzureFileVolumeSource(Value):
    """A file share of Azure; the driver ``file.csi.azure.com`` serves it."""

    secret_name: str
    """The Secret with the name and key of the storage account."""
    share_name: str
    """The name of the share to mount."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class CinderVolumeSource(Value):
    """A disk of OpenStack; the driver ``cinder.csi.openstack.org`` serves it."""

    volume_id: str
    """The disk's id in Cinder."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""
    secret_ref: LocalObjectReference | None = None
    """The Secret that opens OpenStack."""


class GCEPersistentDiskVolumeSource(Value):
    """A disk of Google Cloud; the driver ``pd.csi.storage.gke.io`` serves it."""

    pd_name: str
    """The name of the disk in Google's cloud."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""
    partition: int | None = None
    """The number of the partition to mount; the whole disk unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class PhotonPersistentDiskVolumeSource(Value):
    """A disk of Photon Controller; no longer served by any Kubernetes of today."""

    pd_id: str
    """The disk's id in Photon."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""


class VsphereVirtualDiskVolumeSource(Value):
    """A disk of vSphere; the driver ``csi.vsphere.vmware.com`` serves it."""

    volume_path: str
    """The path of the disk in the datastore, such as ``[store] disks/data``."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""
    storage_policy_name: str | None = None
    """The storage policy that the disk follows, by its name."""
    storage_policy_id: str | None = None
    """The storage policy that the disk follows, by its id."""
