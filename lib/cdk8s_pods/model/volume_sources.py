"""Where a volume comes from: the sources that every cluster has."""

from __future__ import annotations

from .field import RequiredShort, Short, name_of
from .files import full_files, full_items
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal, TypeAlias

    from .env_source import ObjectFieldSelector, ResourceFieldSelector
    from .files import DownwardAPIVolumeFile, KeyToPath
    from .named import Named
    from .persistent_volume_claim import PersistentVolumeClaimTemplate
    from .reference import LocalObjectReference
    from .scalars import Quantity

    #: What must be at the path on the node; the two with ``OrCreate`` are made where missing.
    HostPathType: TypeAlias = Literal[
        "", "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice"
    ]


class EmptyDirVolumeSource(Value):
    """A folder that starts empty and lives as long as the pod."""

    medium: str | None = None
    """Where it is kept: ``Memory`` in RAM, ``HugePages`` or ``HugePages-SIZE`` in huge pages; on the node's disk unless
    written."""
    size_limit: Quantity | None = None
    """How large it may grow before the pod is evicted, such as ``"500Mi"``."""
    mode: int | None = None
    """The folder's permission bits, 0 to 0o1777; 0o777 unless written. Since 1.37, behind a feature gate."""


class ConfigMapVolumeSource(Value):
    """A ConfigMap with a file for each of its keys."""

    name: Short[str | Named | None, str | None] = Short(name_of("ConfigMap"))
    """The ConfigMap, by its name in the pod's namespace."""
    items: Short[Sequence[KeyToPath] | Mapping[str, str] | None, Sequence[KeyToPath] | None] = Short(full_items)
    """Only these keys, each with its path; a mapping is the short form."""
    default_mode: int | None = None
    """The files' permission bits, 0 to 0o777; 0o644 unless written."""
    default_user: int | None = None
    """The id of the user who owns the files; since 1.37, behind a feature gate."""
    optional: bool | None = None
    """True lets the pod start when the ConfigMap or a key of ``items`` is missing."""


class SecretVolumeSource(Value):
    """A Secret with a file for each of its keys, kept in memory."""

    secret_name: Short[str | Named | None, str | None] = Short(name_of("Secret"))
    """The Secret, by its name in the pod's namespace."""
    items: Short[Sequence[KeyToPath] | Mapping[str, str] | None, Sequence[KeyToPath] | None] = Short(full_items)
    """Only these keys, each with its path; a mapping is the short form."""
    default_mode: int | None = None
    """The files' permission bits, 0 to 0o777; 0o644 unless written."""
    default_user: int | None = None
    """The id of the user who owns the files; since 1.37, behind a feature gate."""
    optional: bool | None = None
    """True lets the pod start when the Secret or a key of ``items`` is missing."""


class PersistentVolumeClaimVolumeSource(Value):
    """The storage of a PersistentVolumeClaim in the pod's namespace."""

    claim_name: RequiredShort[str | Named, str] = RequiredShort(name_of("PersistentVolumeClaim"))
    """The claim, by its name in the pod's namespace."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""


class EphemeralVolumeSource(Value):
    """A volume claim of its own for each pod, made and deleted with the pod."""

    volume_claim_template: PersistentVolumeClaimTemplate | None = None
    """The claim that is made for each pod, named after the pod and the volume."""


class DownwardAPIVolumeSource(Value):
    """Facts about the pod itself as files."""

    items: Short[
        Sequence[DownwardAPIVolumeFile] | Mapping[str, str | ObjectFieldSelector | ResourceFieldSelector] | None,
        Sequence[DownwardAPIVolumeFile] | None,
    ] = Short(full_files)
    """The files; a mapping of paths to fields of the pod is the short form."""
    default_mode: int | None = None
    """The files' permission bits, 0 to 0o777; 0o644 unless written."""
    default_user: int | None = None
    """The id of the user who owns the files; since 1.37, behind a feature gate."""


class HostPathVolumeSource(Value):
    """A file or folder of the node."""

    path: str
    """The absolute path on the node, without ``..``; a symbolic link is followed."""
    type: HostPathType | None = None
    """What must be there, or is made; nothing is checked unless written."""


class ImageVolumeSource(Value):
    """The files of a container image or OCI artifact, read-only."""

    reference: str | None = None
    """The image, written as a container's image is."""
    pull_policy: Literal["Always", "IfNotPresent", "Never"] | None = None
    """When the image is pulled; ``Always`` for the tag ``latest``, else ``IfNotPresent``, unless written."""


class CSIVolumeSource(Value):
    """A volume that a CSI driver makes for this pod alone."""

    driver: str
    """The driver, as the cluster knows it."""
    read_only: bool | None = None
    """True asks the driver for a read-only volume; False unless written."""
    fs_type: str | None = None
    """The file system to mount; the driver's choice unless written."""
    volume_attributes: Mapping[str, str] | None = None
    """What the driver wants to know; its own documentation lists it."""
    node_publish_secret_ref: LocalObjectReference | None = None
    """The Secret, in the pod's namespace, that the driver is given to mount the volume."""


class NFSVolumeSource(Value):
    """A folder of an NFS server."""

    server: str
    """The host name or address of the server."""
    path: str
    """The absolute path that the server exports."""
    read_only: bool | None = None
    """True mounts it read-only in every container; False unless written."""
