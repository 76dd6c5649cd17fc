"""What a projected volume takes its files from."""

from __future__ import annotations

from .field import Short
from .files import full_files, full_items
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from .env_source import ObjectFieldSelector, ResourceFieldSelector
    from .files import DownwardAPIVolumeFile, KeyToPath
    from .label_selector import LabelSelector


class ConfigMapProjection(Value):
    """A ConfigMap with a file for each of its keys.

    Args:
        name: The ConfigMap.
        items: Only these keys, each with its path; a mapping is the short form.
        optional: True lets the pod start when the ConfigMap or a key of ``items`` is missing.
    """

    name: str | None = None
    items: Short[Sequence[KeyToPath] | Mapping[str, str] | None, Sequence[KeyToPath] | None] = Short(full_items)
    optional: bool | None = None


class SecretProjection(Value):
    """A Secret with a file for each of its keys.

    Args:
        name: The Secret.
        items: Only these keys, each with its path; a mapping is the short form.
        optional: True lets the pod start when the Secret or a key of ``items`` is missing.
    """

    name: str | None = None
    items: Short[Sequence[KeyToPath] | Mapping[str, str] | None, Sequence[KeyToPath] | None] = Short(full_items)
    optional: bool | None = None


class DownwardAPIProjection(Value):
    """Facts about the pod itself as files.

    Args:
        items: The files; a mapping of paths to fields of the pod is the short form.
    """

    items: Short[
        Sequence[DownwardAPIVolumeFile] | Mapping[str, str | ObjectFieldSelector | ResourceFieldSelector] | None,
        Sequence[DownwardAPIVolumeFile] | None,
    ] = Short(full_files)


class ServiceAccountTokenProjection(Value):
    """A token that proves the pod's identity, renewed before it expires.

    Args:
        path: The file's path in the volume.
        audience: Who shall accept it; the API server unless written.
        expiration_seconds: How long it is good for, at least 600; 3600 unless written.
        user: The id of the user who owns the file; since 1.37, behind a feature gate.
    """

    path: str
    audience: str | None = None
    expiration_seconds: int | None = None
    user: int | None = None


class ClusterTrustBundleProjection(Value):
    """The root certificates that the cluster hands out, as one file.

    Args:
        path: The file's path in the volume.
        name: A certain ClusterTrustBundle; not together with ``signer_name``.
        signer_name: All of this signer.
        label_selector: Which of them; none unless written, all where empty.
        optional: True lets the pod start when there is none.
        user: The id of the user who owns the file; since 1.37, behind a feature gate.
    """

    path: str
    name: str | None = None
    signer_name: str | None = None
    label_selector: LabelSelector | None = None
    optional: bool | None = None
    user: int | None = None


class PodCertificateProjection(Value):
    """A private key and its certificate, made for the pod and renewed in time.

    Args:
        signer_name: Who signs it.
        key_type: The key.
        credential_bundle_path: One file with the key and then its certificates; what most programs want.
        key_path: The key in a file of its own.
        certificate_chain_path: The certificates in a file of their own.
        max_expiration_seconds: How long it may be good for, 3600 to 7862400; 86400 unless written.
        user_annotations: Passed to the signer, keys with a domain; since 1.35.
        user: The id of the user who owns the files; since 1.37, behind a feature gate.
    """

    signer_name: str
    key_type: Literal["RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519"]
    credential_bundle_path: str | None = None
    key_path: str | None = None
    certificate_chain_path: str | None = None
    max_expiration_seconds: int | None = None
    user_annotations: Mapping[str, str] | None = None
    user: int | None = None
