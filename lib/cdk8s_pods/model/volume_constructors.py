"""The fields of a volume that are constructors too: ``Volume.empty_dir("logs")``.

Each takes the volume's name first, then what its source is made of.
"""

from __future__ import annotations

from .field import Constructor
from .volume_sources import (
    ConfigMapVolumeSource,
    CSIVolumeSource,
    DownwardAPIVolumeSource,
    EmptyDirVolumeSource,
    EphemeralVolumeSource,
    HostPathVolumeSource,
    ImageVolumeSource,
    NFSVolumeSource,
    PersistentVolumeClaimVolumeSource,
    SecretVolumeSource,
)

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from .env_source import ObjectFieldSelector, ResourceFieldSelector
    from .files import DownwardAPIVolumeFile, KeyToPath
    from .named import Named
    from .persistent_volume_claim import PersistentVolumeClaimSpec
    from .projected_volume import ProjectedVolumeSource, VolumeProjection  # noqa: F401 - the base of a class names it
    from .reference import LocalObjectReference
    from .scalars import Quantity
    from .volume import Volume
    from .volume_sources import HostPathType


class EmptyDirVolume(Constructor[EmptyDirVolumeSource, "Volume"]):
    """``Volume.empty_dir``."""

    def __call__(
        self, volume: str, /, *, medium: str | None = None, size_limit: Quantity | None = None, mode: int | None = None
    ) -> Volume:
        """A folder that starts empty and lives as long as the pod.

        Args:
            volume: The volume's name.
            medium: ``Memory`` keeps it in RAM, counted against the containers' memory; the node's disk unless written.
            size_limit: The pod is evicted when the folder grows beyond, such as ``"500Mi"``.
            mode: The permission bits, such as ``0o1777``; since 1.37, behind a feature gate.
        """
        return self._made(EmptyDirVolumeSource(medium=medium, size_limit=size_limit, mode=mode), name=volume)


class ConfigMapVolume(Constructor[ConfigMapVolumeSource, "Volume"]):
    """``Volume.config_map``."""

    def __call__(
        self,
        volume: str,
        /,
        name: str | Named,
        *,
        items: Sequence[KeyToPath] | Mapping[str, str] | None = None,
        default_mode: int | None = None,
        optional: bool | None = None,
    ) -> Volume:
        """A ConfigMap with a file for each of its keys.

        Args:
            volume: The volume's name.
            name: The ConfigMap.
            items: Only these keys, each with its path in the volume: ``{"nginx.conf": "nginx.conf"}``.
            default_mode: The files' permission bits, such as ``0o440``; 0o644 unless written.
            optional: True lets the pod start when the ConfigMap is missing.
        """
        source = ConfigMapVolumeSource(name=name, items=items, default_mode=default_mode, optional=optional)
        return self._made(source, name=volume)


class SecretVolume(Constructor[SecretVolumeSource, "Volume"]):
    """``Volume.secret``."""

    def __call__(
        self,
        volume: str,
        /,
        secret_name: str | Named,
        *,
        items: Sequence[KeyToPath] | Mapping[str, str] | None = None,
        default_mode: int | None = None,
        optional: bool | None = None,
    ) -> Volume:
        """A Secret with a file for each of its keys, kept in memory.

        Args:
            volume: The volume's name.
            secret_name: The Secret.
            items: Only these keys, each with its path in the volume: ``{"tls.crt": "server.crt"}``.
            default_mode: The files' permission bits, such as ``0o400``; 0o644 unless written.
            optional: True lets the pod start when the Secret is missing.
        """
        source = SecretVolumeSource(secret_name=secret_name, items=items, default_mode=default_mode, optional=optional)
        return self._made(source, name=volume)


class PersistentVolumeClaimVolume(Constructor[PersistentVolumeClaimVolumeSource, "Volume"]):
    """``Volume.persistent_volume_claim``."""

    def __call__(self, volume: str, /, claim_name: str | Named, *, read_only: bool | None = None) -> Volume:
        """The storage of a PersistentVolumeClaim in the pod's namespace.

        Args:
            volume: The volume's name.
            claim_name: The claim.
            read_only: True mounts it read-only in every container.
        """
        return self._made(PersistentVolumeClaimVolumeSource(claim_name=claim_name, read_only=read_only), name=volume)


class EphemeralVolume(Constructor[EphemeralVolumeSource, "Volume"]):
    """``Volume.ephemeral``."""

    def __call__(
        self,
        volume: str,
        /,
        spec: PersistentVolumeClaimSpec,
        *,
        labels: Mapping[str, str] | None = None,
        annotations: Mapping[str, str] | None = None,
    ) -> Volume:
        """A volume claim of its own for each pod, made and deleted with the pod.

        Args:
            volume: The volume's name.
            spec: What is claimed.
            labels: The labels of each claim.
            annotations: The annotations of each claim.
        """
        # Deferred: few pods claim storage, and fewer give the claim labels.
        from .metadata import ObjectMeta
        from .persistent_volume_claim import PersistentVolumeClaimTemplate

        written = labels is not None or annotations is not None
        metadata = ObjectMeta(labels=labels, annotations=annotations) if written else None
        template = PersistentVolumeClaimTemplate(metadata=metadata, spec=spec)
        return self._made(EphemeralVolumeSource(volume_claim_template=template), name=volume)


class ProjectedVolume(Constructor["ProjectedVolumeSource", "Volume"]):
    """``Volume.projected``."""

    def __call__(
        self, volume: str, /, sources: Sequence[VolumeProjection], *, default_mode: int | None = None
    ) -> Volume:
        """Files of several sources in one folder.

        Args:
            volume: The volume's name.
            sources: Such as ``VolumeProjection.secret("tls")``; their files must not have a path in common.
            default_mode: The files' permission bits, such as ``0o440``; 0o644 unless written.
        """
        # Deferred: with all it can project, this is half as much again as every other source together.
        from .projected_volume import ProjectedVolumeSource

        return self._made(ProjectedVolumeSource(sources=sources, default_mode=default_mode), name=volume)


class DownwardAPIVolume(Constructor[DownwardAPIVolumeSource, "Volume"]):
    """``Volume.downward_api``."""

    def __call__(
        self,
        volume: str,
        /,
        items: Sequence[DownwardAPIVolumeFile] | Mapping[str, str | ObjectFieldSelector | ResourceFieldSelector],
        *,
        default_mode: int | None = None,
    ) -> Volume:
        """Facts about the pod itself as files.

        Args:
            volume: The volume's name.
            items: The files: a path in the volume with the field it holds, ``{"labels": "metadata.labels"}``.
            default_mode: The files' permission bits, such as ``0o440``; 0o644 unless written.
        """
        return self._made(DownwardAPIVolumeSource(items=items, default_mode=default_mode), name=volume)


class HostPathVolume(Constructor[HostPathVolumeSource, "Volume"]):
    """``Volume.host_path``."""

    def __call__(self, volume: str, /, path: str, *, type: HostPathType | None = None) -> Volume:
        """A file or folder of the node. Pod Security "baseline" refuses it.

        Args:
            volume: The volume's name.
            path: The absolute path on the node, without ``..``.
            type: What must be there, or is made: ``DirectoryOrCreate``, ``File``, ``Socket``, ...; not checked
                unless written.
        """
        return self._made(HostPathVolumeSource(path=path, type=type), name=volume)


class ImageVolume(Constructor[ImageVolumeSource, "Volume"]):
    """``Volume.image``."""

    def __call__(
        self,
        volume: str,
        /,
        reference: str,
        *,
        pull_policy: Literal["Always", "IfNotPresent", "Never"] | None = None,
    ) -> Volume:
        """The files of a container image or OCI artifact, read-only.

        Args:
            volume: The volume's name.
            reference: The image, written as a container's image is.
            pull_policy: ``Always`` for the tag ``latest``, else ``IfNotPresent``, unless written.
        """
        return self._made(ImageVolumeSource(reference=reference, pull_policy=pull_policy), name=volume)


class CSIVolume(Constructor[CSIVolumeSource, "Volume"]):
    """``Volume.csi``."""

    def __call__(
        self,
        volume: str,
        /,
        driver: str,
        *,
        read_only: bool | None = None,
        fs_type: str | None = None,
        volume_attributes: Mapping[str, str] | None = None,
        node_publish_secret_ref: LocalObjectReference | None = None,
    ) -> Volume:
        """A volume that a CSI driver makes for this pod alone, such as ``secrets-store.csi.k8s.io``.

        Args:
            volume: The volume's name.
            driver: The driver, as the cluster knows it.
            read_only: False unless written.
            fs_type: The filesystem; the driver's choice unless written.
            volume_attributes: What the driver wants to know.
            node_publish_secret_ref: The Secret the driver is given.
        """
        source = CSIVolumeSource(
            driver=driver,
            read_only=read_only,
            fs_type=fs_type,
            volume_attributes=volume_attributes,
            node_publish_secret_ref=node_publish_secret_ref,
        )
        return self._made(source, name=volume)


class NFSVolume(Constructor[NFSVolumeSource, "Volume"]):
    """``Volume.nfs``."""

    def __call__(self, volume: str, /, *, server: str, path: str, read_only: bool | None = None) -> Volume:
        """A folder of an NFS server.

        Args:
            volume: The volume's name.
            server: Its host name or address.
            path: The absolute path it exports.
            read_only: False unless written.
        """
        return self._made(NFSVolumeSource(server=server, path=path, read_only=read_only), name=volume)
