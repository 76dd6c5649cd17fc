"""Where a volume comes from: storage networks and distributed filesystems."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .reference import LocalObjectReference


class ISCSIVolumeSource(Value):
    """A disk that an iSCSI target offers."""

    target_portal: str
    """The target's address, with the port where it is not 3260."""
    iqn: str
    """The target's qualified name, such as ``iqn.2001-04.com.example:disks``."""
    lun: int
    """The disk's number on the target."""
    portals: Sequence[str] | None = None
    """More addresses of the same target, for multipath."""
    iscsi_interface: str | None = None
    """The transport; ``default`` (TCP) unless written."""
    initiator_name: str | None = None
    """The name that the node presents, instead of its own."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""
    chap_auth_discovery: bool | None = None
    """Whether discovery is authenticated."""
    chap_auth_session: bool | None = None
    """Whether the session is authenticated."""
    secret_ref: LocalObjectReference | None = None
    """The Secret with the names and passwords for it."""


class FCVolumeSource(Value):
    """A Fibre Channel disk, by its ``wwids`` or by ``target_wwns`` and ``lun``."""

    target_wwns: Sequence[str] | None = None
    """The worldwide names of the targets; together with ``lun``."""
    lun: int | None = None
    """The disk's number on the targets."""
    wwids: Sequence[str] | None = None
    """The disk's worldwide identifiers."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class RBDVolumeSource(Value):
    """A Ceph block device; since 1.31 only a CSI driver serves it."""

    monitors: Sequence[str]
    """The addresses of Ceph's monitors."""
    image: str
    """The name of the Ceph image."""
    pool: str | None = None
    """The Ceph pool of the image; ``rbd`` unless written."""
    user: str | None = None
    """The Ceph user who mounts it; ``admin`` unless written."""
    keyring: str | None = None
    """That user's key ring on the node; ``/etc/ceph/keyring`` unless written."""
    secret_ref: LocalObjectReference | None = None
    """The Secret with that user's key; wins over ``keyring``."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class CephFSVolumeSource(Value):
    """A Ceph filesystem; since 1.31 only a CSI driver serves it."""

    monitors: Sequence[str]
    """The addresses of Ceph's monitors."""
    path: str | None = None
    """The folder of the file system to mount; ``/`` unless written."""
    user: str | None = None
    """The Ceph user who mounts it; ``admin`` unless written."""
    secret_file: str | None = None
    """That user's key ring on the node; ``/etc/ceph/user.secret`` unless written."""
    secret_ref: LocalObjectReference | None = None
    """The Secret with that user's key; wins over ``secret_file``."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class GlusterfsVolumeSource(Value):
    """A Gluster volume; no Kubernetes since 1.26 serves it."""

    endpoints: str
    """The Endpoints object that lists its servers."""
    path: str
    """The name of the Glusterfs volume."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""
