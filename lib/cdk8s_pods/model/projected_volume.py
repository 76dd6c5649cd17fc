"""Files of several sources in one volume."""

from __future__ import annotations

from .projection_constructors import (
    ClusterTrustBundleFiles,
    ConfigMapFiles,
    DownwardAPIFiles,
    SecretFiles,
    ServiceAccountTokenFile,
)
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .projections import PodCertificateProjection


class VolumeProjection(Value):
    """One source of a projected volume; exactly one field is written.

    Most fields are constructors too: ``VolumeProjection.secret("tls")``,
    ``VolumeProjection.service_account_token("token", audience="vault")``.
    """

    config_map: ConfigMapFiles = ConfigMapFiles()
    """Keys of a ConfigMap as files."""
    secret: SecretFiles = SecretFiles()
    """Keys of a Secret as files."""
    downward_api: DownwardAPIFiles = DownwardAPIFiles()
    """Facts about the pod itself as files."""
    service_account_token: ServiceAccountTokenFile = ServiceAccountTokenFile()
    """A token of the pod's service account as a file, renewed before it expires."""
    cluster_trust_bundle: ClusterTrustBundleFiles = ClusterTrustBundleFiles()
    """Certificates that the cluster trusts as one file."""
    pod_certificate: PodCertificateProjection | None = None
    """A private key and a certificate made for the pod, renewed before it expires; since 1.34, without a feature gate
    since 1.37."""


class ProjectedVolumeSource(Value):
    """Files of several sources in one folder.

    https://kubernetes.io/docs/concepts/storage/projected-volumes/
    """

    sources: Sequence[VolumeProjection] | None = None
    """Where the files come from; no two may have a path in common."""
    default_mode: int | None = None
    """The files' permission bits, 0 to 0o777; 0o644 unless written."""
    default_user: int | None = None
    """The id of the user who owns the files; since 1.37, behind a feature gate."""
