"""Where a volume comes from: storage networks and distributed filesystems."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .reference import LocalObjectReference


class ISCSIVolumeSource(Value):
    """A disk that an iSCSI target offers.

    Args:
        target_portal: The target's address, with the port where it is not 3260.
        iqn: The target's qualified name.
        lun: The disk's number there.
        portals: More addresses of the same target.
        iscsi_interface: The transport; ``default`` (TCP) unless written.
        initiator_name: The name the node presents.
        fs_type: ``ext4`` unless written.
        read_only: False unless written.
        chap_auth_discovery: Whether discovery is authenticated.
        chap_auth_session: Whether the session is authenticated.
        secret_ref: The Secret with the names and passwords for it.
    """

    target_portal: str
    iqn: str
    lun: int
    portals: Sequence[str] | None = None
    iscsi_interface: str | None = None
    initiator_name: str | None = None
    fs_type: str | None = None
    read_only: bool | None = None
    chap_auth_discovery: bool | None = None
    chap_auth_session: bool | None = None
    secret_ref: LocalObjectReference | None = None


class FCVolumeSource(Value):
    """A Fibre Channel disk, by its ``wwids`` or by ``target_wwns`` and ``lun``.

    Args:
        target_wwns: The targets' worldwide names.
        lun: The disk's number there.
        wwids: The disk's worldwide identifiers.
        fs_type: ``ext4`` unless written.
        read_only: False unless written.
    """

    target_wwns: Sequence[str] | None = None
    lun: int | None = None
    wwids: Sequence[str] | None = None
    fs_type: str | None = None
    read_only: bool | None = None


class RBDVolumeSource(Value):
    """A Ceph block device; since 1.31 only a CSI driver serves it.

    Args:
        monitors: The addresses of Ceph's monitors.
        image: The image.
        pool: ``rbd`` unless written.
        user: ``admin`` unless written.
        keyring: That user's key ring on the node; ``/etc/ceph/keyring`` unless written.
        secret_ref: The Secret with that user's key; wins over ``keyring``.
        fs_type: ``ext4`` unless written.
        read_only: False unless written.
    """

    monitors: Sequence[str]
    image: str
    pool: str | None = None
    user: str | None = None
    keyring: str | None = None
    secret_ref: LocalObjectReference | None = None
    fs_type: str | None = None
    read_only: bool | None = None


class CephFSVolumeSource(Value):
    """A Ceph filesystem; since 1.31 only a CSI driver serves it.

    Args:
        monitors: The addresses of Ceph's monitors.
        path: ``/`` unless written.
        user: ``admin`` unless written.
        secret_file: That user's key ring on the node; ``/etc/ceph/user.secret`` unless written.
        secret_ref: The Secret with that user's key; wins over ``secret_file``.
        read_only: False unless written.
    """

    monitors: Sequence[str]
    path: str | None = None
    user: str | None = None
    secret_file: str | None = None
    secret_ref: LocalObjectReference | None = None
    read_only: bool | None = None


class GlusterfsVolumeSource(Value):
    """A Gluster volume; no Kubernetes since 1.26 serves it.

    Args:
        endpoints: The Endpoints object that lists its servers.
        path: The volume.
        read_only: False unless written.
    """

    endpoints: str
    path: str
    read_only: bool | None = None
