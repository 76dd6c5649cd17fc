"""Where a volume comes from: storage products and forms that only old manifests have."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .reference import LocalObjectReference


class FlexVolumeSource(Value):
    """A volume of a driver installed on the node, in the way that came before CSI.

    Args:
        driver: The driver.
        fs_type: The driver's choice unless written.
        options: What the driver wants to know.
        read_only: False unless written.
        secret_ref: The Secret the driver is given.
    """

    driver: str
    fs_type: str | None = None
    options: Mapping[str, str] | None = None
    read_only: bool | None = None
    secret_ref: LocalObjectReference | None = None


class FlockerVolumeSource(Value):
    """A dataset of Flocker; no longer served by any Kubernetes of today.

    Args:
        dataset_name: The dataset, by name.
        dataset_uuid: The dataset, by id; not together with the name.
    """

    dataset_name: str | None = None
    dataset_uuid: str | None = None


class GitRepoVolumeSource(Value):
    """A clone of a Git repository; off by default since 1.33: clone in an init container instead.

    Args:
        repository: Its address.
        revision: The commit.
        directory: The folder it is cloned to; the volume's root where it is ``.``.
    """

    repository: str
    revision: str | None = None
    directory: str | None = None


class PortworxVolumeSource(Value):
    """A volume of Portworx; the driver ``pxd.portworx.com`` serves it.

    Args:
        volume_id: The volume.
        fs_type: ``ext4`` unless written.
        read_only: False unless written.
    """

    volume_id: str
    fs_type: str | None = None
    read_only: bool | None = None


class QuobyteVolumeSource(Value):
    """A volume of Quobyte; no longer served by any Kubernetes of today.

    Args:
        registry: The addresses of its registries, with ports, separated by commas.
        volume: The volume.
        tenant: Whose volume it is.
        user: Who mounts it.
        group: The group that mounts it.
        read_only: False unless written.
    """

    registry: str
    volume: str
    tenant: str | None = None
    user: str | None = None
    group: str | None = None
    read_only: bool | None = None


class ScaleIOVolumeSource(Value):
    """A volume of ScaleIO; no longer served by any Kubernetes of today.

    Args:
        gateway: The address of its API.
        system: The storage system.
        secret_ref: The Secret with the name and password for it.
        volume_name: The volume.
        protection_domain: Where it is.
        storage_pool: The pool in that domain.
        storage_mode: ``ThickProvisioned``, or ``ThinProvisioned`` unless written.
        ssl_enabled: Whether the API is spoken to over TLS.
        fs_type: ``xfs`` unless written.
        read_only: False unless written.
    """

    gateway: str
    system: str
    secret_ref: LocalObjectReference
    volume_name: str | None = None
    protection_domain: str | None = None
    storage_pool: str | None = None
    storage_mode: str | None = None
    ssl_enabled: bool | None = None
    fs_type: str | None = None
    read_only: bool | None = None


class StorageOSVolumeSource(Value):
    """A volume of StorageOS; no longer served by any Kubernetes of today.

    Args:
        volume_name: The volume.
        volume_namespace: Its namespace; the pod's own unless written.
        fs_type: ``ext4`` unless written.
        read_only: False unless written.
        secret_ref: The Secret that opens its API.
    """

    volume_name: str | None = None
    volume_namespace: str | None = None
    fs_type: str | None = None
    read_only: bool | None = None
    secret_ref: LocalObjectReference | None = None
