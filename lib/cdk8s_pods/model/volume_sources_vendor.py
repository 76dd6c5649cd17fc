"""Where a volume comes from: storage products and forms that only old manifests have."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .reference import LocalObjectReference


class FlexVolumeSource(Value):
    """A volume of a driver installed on the node, in the way that came before CSI."""

    driver: str
    """The driver's name, such as ``example/disk``."""
    fs_type: str | None = None
    """The file system to mount; the driver's choice unless written."""
    options: Mapping[str, str] | None = None
    """What else the driver wants to know."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""
    secret_ref: LocalObjectReference | None = None
    """The Secret, in the pod's namespace, that the driver is given."""


class FlockerVolumeSource(Value):
    """A dataset of Flocker; no longer served by any Kubernetes of today."""

    dataset_name: str | None = None
    """The dataset, by its name."""
    dataset_uuid: str | None = None
    """The dataset, by id; not together with the name."""


class GitRepoVolumeSource(Value):
    """A clone of a Git repository; off by default since 1.33: clone in an init container instead."""

    repository: str
    """The address that git clones from."""
    revision: str | None = None
    """The commit to check out; the newest unless written."""
    directory: str | None = None
    """The folder it is cloned to; the volume's root where it is ``.``."""


class PortworxVolumeSource(Value):
    """A volume of Portworx; the driver ``pxd.portworx.com`` serves it."""

    volume_id: str
    """The volume's id in Portworx."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class QuobyteVolumeSource(Value):
    """A volume of Quobyte; no longer served by any Kubernetes of today."""

    registry: str
    """The addresses of its registries, with ports, separated by commas."""
    volume: str
    """The volume, by its name in Quobyte."""
    tenant: str | None = None
    """Which tenant owns the volume."""
    user: str | None = None
    """The user who mounts it; the service account's unless written."""
    group: str | None = None
    """The group that mounts it; none unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class ScaleIOVolumeSource(Value):
    """A volume of ScaleIO; no longer served by any Kubernetes of today."""

    gateway: str
    """The address of the storage's API."""
    system: str
    """The storage system, by its name in ScaleIO."""
    secret_ref: LocalObjectReference
    """The Secret with the name and password for it."""
    volume_name: str | None = None
    """The volume, by its name in the storage system."""
    protection_domain: str | None = None
    """The protection domain of the volume in the storage system."""
    storage_pool: str | None = None
    """The pool of the volume in its protection domain."""
    storage_mode: str | None = None
    """How the volume is stored: ``ThickProvisioned``, or ``ThinProvisioned`` unless written."""
    ssl_enabled: bool | None = None
    """Whether the API is spoken to over TLS."""
    fs_type: str | None = None
    """The file system to mount; ``xfs`` unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class StorageOSVolumeSource(Value):
    """A volume of StorageOS; no longer served by any Kubernetes of today."""

    volume_name: str | None = None
    """The volume, by its name in its StorageOS namespace."""
    volume_namespace: str | None = None
    """The StorageOS namespace of the volume; the pod's own namespace unless written."""
    fs_type: str | None = None
    """The file system to mount; ``ext4`` unless written."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""
    secret_ref: LocalObjectReference | None = None
    """The Secret, in the pod's namespace, that opens the storage's API."""
