"""What a projected volume takes its files from."""

from __future__ import annotations

from .field import Short, name_of
from .files import full_files, full_items
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from .env_source import ObjectFieldSelector, ResourceFieldSelector
    from .files import DownwardAPIVolumeFile, KeyToPath
    from .label_selector import LabelSelector
    from .named import Named


class ConfigMapProjection(Value):
    """A ConfigMap with a file for each of its keys."""

    name: Short[str | Named | None, str | None] = Short(name_of("ConfigMap"))
    """The ConfigMap, by its name in the pod's namespace."""
    items: Short[Sequence[KeyToPath] | Mapping[str, str] | None, Sequence[KeyToPath] | None] = Short(full_items)
    """Only these keys, each with its path; a mapping is the short form."""
    optional: bool | None = None
    """True lets the pod start when the ConfigMap or a key of ``items`` is missing."""


class SecretProjection(Value):
    """A Secret with a file for each of its keys."""

    name: Short[str | Named | None, str | None] = Short(name_of("Secret"))
    """The Secret, by its name in the pod's namespace."""
    items: Short[Sequence[KeyToPath] | Mapping[str, str] | None, Sequence[KeyToPath] | None] = Short(full_items)
    """Only these keys, each with its path; a mapping is the short form."""
    optional: bool | None = None
    """True lets the pod start when the Secret or a key of ``items`` is missing."""


class DownwardAPIProjection(Value):
    """Facts about the pod itself as files."""

    items: Short[
        Sequence[DownwardAPIVolumeFile] | Mapping[str, str | ObjectFieldSelector | ResourceFieldSelector] | None,
        Sequence[DownwardAPIVolumeFile] | None,
    ] = Short(full_files)
    """The files; a mapping of paths to fields of the pod is the short form."""


class ServiceAccountTokenProjection(Value):
    """A token that proves the pod's identity, renewed before it expires."""

    path: str
    """Where the token lies in the volume, relative to it."""
    audience: str | None = None
    """Who shall accept it; the API server unless written."""
    expiration_seconds: int | None = None
    """How long it is good for, at least 600; 3600 unless written."""
    user: int | None = None
    """The id of the user who owns the file; since 1.37, behind a feature gate."""


class ClusterTrustBundleProjection(Value):
    """The root certificates that the cluster hands out, as one file."""

    path: str
    """Where the file lies in the volume, relative to it."""
    name: str | None = None
    """A certain ClusterTrustBundle, by its name; not together with ``signer_name``."""
    signer_name: str | None = None
    """Takes all bundles of this signer, as far as ``label_selector`` selects them."""
    label_selector: LabelSelector | None = None
    """Which of them; none unless written, all where empty."""
    optional: bool | None = None
    """True lets the pod start when there is none."""
    user: int | None = None
    """The id of the user who owns the file; since 1.37, behind a feature gate."""


class PodCertificateProjection(Value):
    """A private key and its certificate, made for the pod and renewed in time."""

    signer_name: str
    """Who signs the certificate, such as ``example.com/clients``."""
    key_type: Literal["RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519"]
    """The kind of key to make: ``ED25519``, ``ECDSAP256``, ``ECDSAP384``, ``ECDSAP521``, ``RSA3072`` or ``RSA4096``."""
    credential_bundle_path: str | None = None
    """One file with the key and then its certificates; what most programs want."""
    key_path: str | None = None
    """Where the private key alone lies in the volume, relative to it."""
    certificate_chain_path: str | None = None
    """The certificates in a file of their own."""
    max_expiration_seconds: int | None = None
    """How long it may be good for, 3600 to 7862400; 86400 unless written."""
    user_annotations: Mapping[str, str] | None = None
    """What is passed to the signer, keys with a domain; since 1.35."""
    user: int | None = None
    """The id of the user who owns the files; since 1.37, behind a feature gate."""
