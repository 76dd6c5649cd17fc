"""Where a volume comes from: the sources that every cluster has."""

from __future__ import annotations

from .field import Short
from .files import full_files, full_items
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal, TypeAlias

    from .env_source import ObjectFieldSelector, ResourceFieldSelector
    from .files import DownwardAPIVolumeFile, KeyToPath
    from .persistent_volume_claim import PersistentVolumeClaimTemplate
    from .reference import LocalObjectReference
    from .scalars import Quantity

    #: What must be at the path on the node; the two with ``OrCreate`` are made where missing.
    HostPathType: TypeAlias = Literal[
        "", "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice"
    ]


class EmptyDirVolumeSource(Value):
    """A folder that starts empty and lives as long as the pod.

    Args:
        medium: ``Memory`` keeps it in RAM, ``HugePages`` or ``HugePages-SIZE`` in huge pages; on the node's disk
            unless written.
        size_limit: The pod is evicted when the folder grows beyond.
        mode: The permission bits, 0 to 0o1777; 0o777 unless written. Since 1.37, behind a feature gate.
    """

    medium: str | None = None
    size_limit: Quantity | None = None
    mode: int | None = None


class ConfigMapVolumeSource(Value):
    """A ConfigMap with a file for each of its keys.

    Args:
        name: The ConfigMap.
        items: Only these keys, each with its path; a mapping is the short form.
        default_mode: The files' permission bits, 0 to 0o777; 0o644 unless written.
        default_user: The id of the user who owns the files; since 1.37, behind a feature gate.
        optional: True lets the pod start when the ConfigMap or a key of ``items`` is missing.
    """

    name: str | None = None
    items: Short[Sequence[KeyToPath] | Mapping[str, str] | None, Sequence[KeyToPath] | None] = Short(full_items)
    default_mode: int | None = None
    default_user: int | None = None
    optional: bool | None = None


class SecretVolumeSource(Value):
    """A Secret with a file for each of its keys, kept in memory.

    Args:
        secret_name: The Secret.
        items: Only these keys, each with its path; a mapping is the short form.
        default_mode: The files' permission bits, 0 to 0o777; 0o644 unless written.
        default_user: The id of the user who owns the files; since 1.37, behind a feature gate.
        optional: True lets the pod start when the Secret or a key of ``items`` is missing.
    """

    secret_name: str | None = None
    items: Short[Sequence[KeyToPath] | Mapping[str, str] | None, Sequence[KeyToPath] | None] = Short(full_items)
    default_mode: int | None = None
    default_user: int | None = None
    optional: bool | None = None


class PersistentVolumeClaimVolumeSource(Value):
    """The storage of a PersistentVolumeClaim in the pod's namespace.

    Args:
        claim_name: The claim.
        read_only: True mounts it read-only in every container.
    """

    claim_name: str
    read_only: bool | None = None


class EphemeralVolumeSource(Value):
    """A volume claim of its own for each pod, made and deleted with the pod."""

    volume_claim_template: PersistentVolumeClaimTemplate | None = None


class DownwardAPIVolumeSource(Value):
    """Facts about the pod itself as files.

    Args:
        items: The files; a mapping of paths to fields of the pod is the short form.
        default_mode: The files' permission bits, 0 to 0o777; 0o644 unless written.
        default_user: The id of the user who owns the files; since 1.37, behind a feature gate.
    """

    items: Short[
        Sequence[DownwardAPIVolumeFile] | Mapping[str, str | ObjectFieldSelector | ResourceFieldSelector] | None,
        Sequence[DownwardAPIVolumeFile] | None,
    ] = Short(full_files)
    default_mode: int | None = None
    default_user: int | None = None


class HostPathVolumeSource(Value):
    """A file or folder of the node.

    Args:
        path: The absolute path on the node, without ``..``; a symbolic link is followed.
        type: What must be there, or is made; nothing is checked unless written.
    """

    path: str
    type: HostPathType | None = None


class ImageVolumeSource(Value):
    """The files of a container image or OCI artifact, read-only.

    Args:
        reference: The image, written as a container's image is.
        pull_policy: ``Always`` for the tag ``latest``, else ``IfNotPresent``, unless written.
    """

    reference: str | None = None
    pull_policy: Literal["Always", "IfNotPresent", "Never"] | None = None


class CSIVolumeSource(Value):
    """A volume that a CSI driver makes for this pod alone.

    Args:
        driver: The driver, as the cluster knows it.
        read_only: False unless written.
        fs_type: The filesystem; the driver's choice unless written.
        volume_attributes: What the driver wants to know; its own documentation lists it.
        node_publish_secret_ref: The Secret the driver is given.
    """

    driver: str
    read_only: bool | None = None
    fs_type: str | None = None
    volume_attributes: Mapping[str, str] | None = None
    node_publish_secret_ref: LocalObjectReference | None = None


class NFSVolumeSource(Value):
    """A folder of an NFS server.

    Args:
        server: Its host name or address.
        path: The absolute path it exports.
        read_only: False unless written.
    """

    server: str
    path: str
    read_only: bool | None = None
