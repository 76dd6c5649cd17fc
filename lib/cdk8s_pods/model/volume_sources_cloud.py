"""Where a volume comes from: the disks and shares of clouds, today all served by CSI drivers."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from .reference import LocalObjectReference


class AWSElasticBlockStoreVolumeSource(Value):
    """An EBS disk of AWS; the driver ``ebs.csi.aws.com`` serves it.

    Args:
        volume_id: The disk.
        fs_type: ``ext4`` unless written.
        partition: Its number; the whole disk unless written.
        read_only: False unless written.
    """

    volume_id: str
    fs_type: str | None = None
    partition: int | None = None
    read_only: bool | None = None


class AzureDiskVolumeSource(Value):
    """A disk of Azure; the driver ``disk.csi.azure.com`` serves it.

    Args:
        disk_name: The disk.
        disk_uri: Its address in the storage account.
        kind: ``Shared`` unless written.
        caching_mode: ``ReadWrite`` unless written.
        fs_type: ``ext4`` unless written.
        read_only: False unless written.
    """

    disk_name: str
    disk_uri: str
    kind: Literal["Shared", "Dedicated", "Managed"] | None = None
    caching_mode: Literal["None", "ReadOnly", "ReadWrite"] | None = None
    fs_type: str | None = None
    read_only: bool | None = None


class AzureFileVolumeSource(Value):
    """A file share of Azure; the driver ``file.csi.azure.com`` serves it.

    Args:
        secret_name: The Secret with the storage account's name and key.
        share_name: The share.
        read_only: False unless written.
    """

    secret_name: str
    share_name: str
    read_only: bool | None = None


class CinderVolumeSource(Value):
    """A disk of OpenStack; the driver ``cinder.csi.openstack.org`` serves it.

    Args:
        volume_id: The disk.
        fs_type: ``ext4`` unless written.
        read_only: False unless written.
        secret_ref: The Secret that opens OpenStack.
    """

    volume_id: str
    fs_type: str | None = None
    read_only: bool | None = None
    secret_ref: LocalObjectReference | None = None


class GCEPersistentDiskVolumeSource(Value):
    """A disk of Google Cloud; the driver ``pd.csi.storage.gke.io`` serves it.

    Args:
        pd_name: The disk.
        fs_type: ``ext4`` unless written.
        partition: Its number; the whole disk unless written.
        read_only: False unless written.
    """

    pd_name: str
    fs_type: str | None = None
    partition: int | None = None
    read_only: bool | None = None


class PhotonPersistentDiskVolumeSource(Value):
    """A disk of Photon Controller; no longer served by any Kubernetes of today.

    Args:
        pd_id: The disk.
        fs_type: ``ext4`` unless written.
    """

    pd_id: str
    fs_type: str | None = None


class VsphereVirtualDiskVolumeSource(Value):
    """A disk of vSphere; the driver ``csi.vsphere.vmware.com`` serves it.

    Args:
        volume_path: The disk's path.
        fs_type: ``ext4`` unless written.
        storage_policy_name: The storage policy it follows.
        storage_policy_id: That policy's id.
    """

    volume_path: str
    fs_type: str | None = None
    storage_policy_name: str | None = None
    storage_policy_id: str | None = None
