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
    secret: SecretFiles = SecretFiles()
    downward_api: DownwardAPIFiles = DownwardAPIFiles()
    service_account_token: ServiceAccountTokenFile = ServiceAccountTokenFile()
    cluster_trust_bundle: ClusterTrustBundleFiles = ClusterTrustBundleFiles()
    pod_certificate: PodCertificateProjection | None = None


class ProjectedVolumeSource(Value):
    """Files of several sources in one folder.

    https://kubernetes.io/docs/concepts/storage/projected-volumes/

    Args:
        sources: Their files must not have a path in common.
        default_mode: The files' permission bits, 0 to 0o777; 0o644 unless written.
        default_user: The id of the user who owns the files; since 1.37, behind a feature gate.
    """

    sources: Sequence[VolumeProjection] | None = None
    default_mode: int | None = None
    default_user: int | None = None
