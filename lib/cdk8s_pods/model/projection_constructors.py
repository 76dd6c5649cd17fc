"""The fields of a volume projection that are constructors too: ``VolumeProjection.secret("tls")``."""

from __future__ import annotations

from .field import Constructor
from .projections import (
    ClusterTrustBundleProjection,
    ConfigMapProjection,
    DownwardAPIProjection,
    SecretProjection,
    ServiceAccountTokenProjection,
)

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .env_source import ObjectFieldSelector, ResourceFieldSelector
    from .files import DownwardAPIVolumeFile, KeyToPath
    from .label_selector import LabelSelector
    from .named import Named
    from .projected_volume import VolumeProjection


class ConfigMapFiles(Constructor[ConfigMapProjection, "VolumeProjection"]):
    """``VolumeProjection.config_map``."""

    def __call__(
        self,
        name: str | Named,
        *,
        items: Sequence[KeyToPath] | Mapping[str, str] | None = None,
        optional: bool | None = None,
    ) -> VolumeProjection:
        """A ConfigMap with a file for each of its keys.

        Args:
            name: The ConfigMap.
            items: Only these keys, each with its path in the volume: ``{"nginx.conf": "nginx.conf"}``.
            optional: True lets the pod start when the ConfigMap is missing.
        """
        return self._made(ConfigMapProjection(name=name, items=items, optional=optional))


class SecretFiles(Constructor[SecretProjection, "VolumeProjection"]):
    """``VolumeProjection.secret``."""

    def __call__(
        self,
        name: str | Named,
        *,
        items: Sequence[KeyToPath] | Mapping[str, str] | None = None,
        optional: bool | None = None,
    ) -> VolumeProjection:
        """A Secret with a file for each of its keys.

        Args:
            name: The Secret.
            items: Only these keys, each with its path in the volume: ``{"tls.crt": "server.crt"}``.
            optional: True lets the pod start when the Secret is missing.
        """
        return self._made(SecretProjection(name=name, items=items, optional=optional))


class DownwardAPIFiles(Constructor[DownwardAPIProjection, "VolumeProjection"]):
    """``VolumeProjection.downward_api``."""

    def __call__(
        self,
        items: Sequence[DownwardAPIVolumeFile] | Mapping[str, str | ObjectFieldSelector | ResourceFieldSelector],
    ) -> VolumeProjection:
        """Facts about the pod itself as files: a path in the volume with the field it holds.

        Args:
            items: ``{"labels": "metadata.labels"}``.
        """
        return self._made(DownwardAPIProjection(items=items))


class ServiceAccountTokenFile(Constructor[ServiceAccountTokenProjection, "VolumeProjection"]):
    """``VolumeProjection.service_account_token``."""

    def __call__(
        self, path: str, *, audience: str | None = None, expiration_seconds: int | None = None
    ) -> VolumeProjection:
        """A token that proves the pod's identity, renewed before it expires.

        Args:
            path: The file's path in the volume.
            audience: Who shall accept it; the API server unless written.
            expiration_seconds: How long it is good for, at least 600; 3600 unless written.
        """
        token = ServiceAccountTokenProjection(path=path, audience=audience, expiration_seconds=expiration_seconds)
        return self._made(token)


class ClusterTrustBundleFiles(Constructor[ClusterTrustBundleProjection, "VolumeProjection"]):
    """``VolumeProjection.cluster_trust_bundle``."""

    def __call__(
        self,
        path: str,
        *,
        name: str | None = None,
        signer_name: str | None = None,
        label_selector: LabelSelector | None = None,
        optional: bool | None = None,
    ) -> VolumeProjection:
        """The root certificates that the cluster hands out, as one file.

        Args:
            path: The file's path in the volume.
            name: A certain ClusterTrustBundle; not together with ``signer_name``.
            signer_name: All of this signer.
            label_selector: Which of them; none unless written, all where empty.
            optional: True lets the pod start when there is none.
        """
        bundle = ClusterTrustBundleProjection(
            path=path, name=name, signer_name=signer_name, label_selector=label_selector, optional=optional
        )
        return self._made(bundle)
