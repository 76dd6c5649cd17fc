"""Where a PersistentVolume comes from, where that differs from the volumes of pods: Secrets of any namespace."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .reference import ObjectReference, SecretReference


class LocalVolumeSource(Value):
    """A disk, partition or folder of one node."""

    path: str
    """Where it is on the node."""
    fs_type: str | None = None
    """The file system to make on a disk, such as ``ext4``; picked unless written."""


class CSIPersistentVolumeSource(Value):
    """A volume of a CSI driver."""

    driver: str
    """The driver's name, such as ``ebs.csi.aws.com``."""
    volume_handle: str
    """What the driver calls the volume; it can't be changed later."""
    fs_type: str | None = None
    """The file system, such as ``ext4``; left to the driver unless written."""
    read_only: bool | None = None
    """True publishes it read-only; false unless written."""
    volume_attributes: Mapping[str, str] | None = None
    """What the driver wants to know."""
    controller_publish_secret_ref: SecretReference | None = None
    """For attaching it to a node."""
    controller_expand_secret_ref: SecretReference | None = None
    """For growing it, in the controller."""
    node_stage_secret_ref: SecretReference | None = None
    """For preparing it on a node."""
    node_publish_secret_ref: SecretReference | None = None
    """For mounting it into pods."""
    node_expand_secret_ref: SecretReference | None = None
    """For growing it, on a node."""


class ISCSIPersistentVolumeSource(Value):
    """A disk behind iSCSI."""

    target_portal: str
    """The address of the target, with a port unless it is 3260."""
    iqn: str
    """The target's qualified name."""
    lun: int
    """The number of the disk, 0 to 255."""
    portals: Sequence[str] | None = None
    """Further addresses, for several paths."""
    iscsi_interface: str | None = None
    """The transport; ``default``, which is TCP, unless written."""
    initiator_name: str | None = None
    """The initiator's own name; one is made for the target unless written."""
    chap_auth_discovery: bool | None = None
    """Whether discovery needs a password."""
    chap_auth_session: bool | None = None
    """Whether the session needs one."""
    secret_ref: SecretReference | None = None
    """The passwords."""
    fs_type: str | None = None
    """The file system, such as ``ext4``, which it is unless written."""
    read_only: bool | None = None
    """True mounts it read-only; false unless written."""


class CephFSPersistentVolumeSource(Value):
    """A Ceph file system."""

    monitors: Sequence[str]
    """The addresses of its monitors."""
    path: str | None = None
    """The folder; the root unless written."""
    user: str | None = None
    """The user; ``admin`` unless written."""
    secret_file: str | None = None
    """The user's keyring on the node; ``/etc/ceph/user.secret`` unless written."""
    secret_ref: SecretReference | None = None
    """The user's key, in place of the file."""
    read_only: bool | None = None
    """True mounts it read-only; false unless written."""


class RBDPersistentVolumeSource(Value):
    """A Ceph block device."""

    monitors: Sequence[str]
    """The addresses of its monitors."""
    image: str
    """The device."""
    pool: str | None = None
    """Its pool; ``rbd`` unless written."""
    user: str | None = None
    """The user; ``admin`` unless written."""
    keyring: str | None = None
    """The user's keyring on the node; ``/etc/ceph/keyring`` unless written."""
    secret_ref: SecretReference | None = None
    """The user's key, in place of the file."""
    fs_type: str | None = None
    """The file system, such as ``ext4``, which it is unless written."""
    read_only: bool | None = None
    """True mounts it read-only; false unless written."""


class GlusterfsPersistentVolumeSource(Value):
    """A GlusterFS volume."""

    endpoints: str
    """The Endpoints of its servers."""
    path: str
    """The volume."""
    endpoints_namespace: str | None = None
    """Their namespace; the claim's unless written."""
    read_only: bool | None = None
    """True mounts it read-only; false unless written."""


class AzureFilePersistentVolumeSource(Value):
    """A file share of Azure."""

    share_name: str
    """The share, by the name that the account knows it by."""
    secret_name: str
    """The Secret with the account's name and key."""
    secret_namespace: str | None = None
    """Its namespace; the claim's unless written."""
    read_only: bool | None = None
    """True mounts it read-only; false unless written."""


class CinderPersistentVolumeSource(Value):
    """A disk of OpenStack."""

    volume_id: str
    """The disk."""
    fs_type: str | None = None
    """The file system, such as ``ext4``, which it is unless written."""
    read_only: bool | None = None
    """True mounts it read-only; false unless written."""
    secret_ref: SecretReference | None = None
    """How to reach OpenStack."""


class FlexPersistentVolumeSource(Value):
    """A volume of a program that the nodes have."""

    driver: str
    """The program."""
    fs_type: str | None = None
    """The file system; left to the program unless written."""
    options: Mapping[str, str] | None = None
    """What the program wants to know."""
    secret_ref: SecretReference | None = None
    """What it wants to know and others must not."""
    read_only: bool | None = None
    """True mounts it read-only; false unless written."""


class ScaleIOPersistentVolumeSource(Value):
    """A volume of ScaleIO."""

    gateway: str
    """The address of its API."""
    system: str
    """The storage system."""
    secret_ref: SecretReference
    """The user and the password."""
    protection_domain: str | None = None
    """The domain that the storage belongs to."""
    storage_pool: str | None = None
    """The pool in it."""
    storage_mode: str | None = None
    """``ThickProvisioned`` or ``ThinProvisioned``, which it is unless written."""
    volume_name: str | None = None
    """A volume that is there already."""
    ssl_enabled: bool | None = None
    """Whether the API is reached with TLS."""
    fs_type: str | None = None
    """The file system; ``xfs`` unless written."""
    read_only: bool | None = None
    """True mounts it read-only; false unless written."""


class StorageOSPersistentVolumeSource(Value):
    """A volume of StorageOS."""

    volume_name: str | None = None
    """The volume, by its name in StorageOS."""
    volume_namespace: str | None = None
    """Its namespace; the pod's unless written."""
    secret_ref: ObjectReference | None = None
    """How to reach its API."""
    fs_type: str | None = None
    """The file system, such as ``ext4``, which it is unless written."""
    read_only: bool | None = None
    """True mounts it read-only; false unless written."""
