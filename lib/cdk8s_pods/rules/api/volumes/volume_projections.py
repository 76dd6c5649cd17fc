"""Projected volumes: several sources in one folder."""

from __future__ import annotations

from cdk8s_pods.facts.volume_paths import file_path_problem
from cdk8s_pods.rules.interface import CORE, filled, forbidden, invalid, required, rule, server, unsupported
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem, qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problems


SHORTEST_TOKEN_SECONDS = 10 * 60
LONGEST_TOKEN_SECONDS = 1 << 32
CERTIFICATE_PATHS = ("credentialBundlePath", "keyPath", "certificateChainPath")
KEY_TYPES = ("ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519", "RSA3072", "RSA4096")
SHORTEST_CERTIFICATE_SECONDS = 60 * 60
LONGEST_CERTIFICATE_SECONDS = 91 * 24 * 60 * 60
#: The signers of Kubernetes itself issue for a day at most.
LONGEST_KUBERNETES_CERTIFICATE_SECONDS = 24 * 60 * 60


@rule(
    "VolumeProjection",
    remedy="make each source an element of its own",
    source=server(CORE, "validateProjectionSources"),
)
def projections_have_one_source(projection: Object, at: FieldPath, context: Context) -> Problems:
    """An element of `sources` is one thing."""
    if len(projection) > 1:
        yield at, forbidden("may not specify more than 1 volume type per source")


@filled(
    "SecretProjection",
    "ConfigMapProjection",
    field="name",
    remedy="write the name of the Secret or ConfigMap",
    source=server(CORE, "validateProjectionSources"),
)
def projected_secrets_and_config_maps_have_a_name() -> None:
    """A projection without a name takes its keys from nothing."""


@rule(
    "ProjectedVolumeSource",
    remedy="give each projected file its own path",
    source=server(CORE, "validateProjectionSources"),
)
def projected_paths_are_unique_in_a_volume(volume: Object, at: FieldPath, context: Context) -> Problems:
    """All sources share one folder, so two files can't have the same path."""
    seen: set[str] = set()
    for path in _projected_paths(volume.get("sources", ())):
        if path in seen:
            yield at, invalid(path, "conflicting duplicate paths")
        seen.add(path)


def _projected_paths(sources: Objects) -> Iterator[str]:
    """The paths that the API server compares; that of a service account token is not among them."""
    for source in sources:
        for kind in ("secret", "configMap", "downwardAPI"):
            for item in source.get(kind, {}).get("items", ()):
                if item.get("path"):
                    yield item["path"]
        if "clusterTrustBundle" in source:
            yield source["clusterTrustBundle"].get("path", "")
        certificate = source.get("podCertificate", {})
        yield from (certificate[field] for field in CERTIFICATE_PATHS if certificate.get(field))


@rule(
    "ServiceAccountTokenProjection.expirationSeconds",
    remedy="write at least 600 seconds; the default is an hour",
    source=server(CORE, "validateProjectionSources"),
)
def service_account_tokens_live_ten_minutes_or_longer(seconds: int, at: FieldPath, context: Context) -> Problems:
    """Kubelet renews a token in time, which needs some."""
    if seconds < SHORTEST_TOKEN_SECONDS:
        yield at, invalid(seconds, "may not specify a duration less than 10 minutes")
    elif seconds > LONGEST_TOKEN_SECONDS:
        yield at, invalid(seconds, "may not specify a duration larger than 2^32 seconds")


@rule(
    "ProjectedVolumeSource",
    remedy="write the path of the token's file relative to the volume",
    source=server(CORE, "validateProjectionSources"),
)
def service_account_tokens_have_a_path_in_the_volume(volume: Object, at: FieldPath, context: Context) -> Problems:
    """The token is one file below the mount."""
    for source in volume.get("sources", ()):
        if "serviceAccountToken" not in source:
            continue
        path = source["serviceAccountToken"].get("path", "")
        problem = file_path_problem(path)
        # The API server's path leaves out which of the sources it is.
        if not path:
            yield at.child("path"), required()
        elif problem is not None:
            yield at.child("path"), invalid(path, problem)


@rule(
    "ClusterTrustBundleProjection",
    remedy="write either the bundle's name or its signerName, and a path",
    source=server(CORE, "validateProjectionSources"),
)
def cluster_trust_bundles_are_found_by_name_or_signer(bundle: Object, at: FieldPath, context: Context) -> Problems:
    """One bundle by its name, or all of one signer that its labels select."""
    name, signer, path = bundle.get("name"), bundle.get("signerName"), bundle.get("path", "")
    if name is not None and signer is not None:
        yield at, invalid(name, "only one of name and signerName may be used")
    elif name is not None:
        problem = _bundle_name(name)
        if problem is not None:
            yield at.child("name"), invalid(name, problem)
        if "labelSelector" in bundle:
            yield at.child("labelSelector"), invalid(bundle["labelSelector"], "must be unset if name is specified")
    elif signer is not None:
        yield from _problems_of_signer(signer, at.child("signerName"))
    else:
        yield at, required("either name or signerName must be specified")
    problem = file_path_problem(path)
    if not path:
        yield at.child("path"), required()
    elif problem is not None:
        yield at.child("path"), invalid(path, problem)


def _bundle_name(name: str) -> str | None:
    signer, colon, own = name.rpartition(":")
    if colon and not signer:
        return "must not contain ':' without a signer before it"
    return dns_subdomain_problem(own)


def _problems_of_signer(signer: str, at: FieldPath) -> Problems:
    domain, slash, path = signer.partition("/")
    labels = domain.split(".")
    if not signer:
        yield at, required("must be a valid signer name")
    elif not slash or "/" in path:
        yield at, invalid(signer, "must be a domain and a path, as in example.com/signer-name")
    elif len(labels) < 2 or any(dns_label_problem(label) for label in labels) or dns_subdomain_problem(domain):
        yield at, invalid(signer, "must begin with a domain of two or more DNS labels")
    elif any(dns_subdomain_problem(part) for part in path.split(".")):
        yield at, invalid(signer, "must end with a path of DNS labels")


@rule(
    "PodCertificateProjection",
    remedy="write a signer, a key type and where the certificate and its key go",
    source=server(CORE, "validateProjectionSources"),
)
def pod_certificates_have_a_signer_a_key_and_a_path(certificate: Object, at: FieldPath, context: Context) -> Problems:
    """Kubelet makes a key of the type asked for and has the signer certify it."""
    signer, key_type = certificate.get("signerName", ""), certificate.get("keyType", "")
    yield from _problems_of_signer(signer, at.child("signerName"))
    if key_type not in KEY_TYPES:
        yield at.child("keyType"), unsupported(key_type, KEY_TYPES)
    is_own = signer.partition("/")[0].endswith("kubernetes.io")
    longest = LONGEST_KUBERNETES_CERTIFICATE_SECONDS if is_own else LONGEST_CERTIFICATE_SECONDS
    seconds = certificate.get("maxExpirationSeconds", SHORTEST_CERTIFICATE_SECONDS)
    if not SHORTEST_CERTIFICATE_SECONDS <= seconds <= longest:
        yield at.child("maxExpirationSeconds"), invalid(seconds, f"must be between 3600 and {longest}")
    written = [field for field in CERTIFICATE_PATHS if certificate.get(field)]
    if not written:
        yield at, required(f"specify at least one of {', '.join(CERTIFICATE_PATHS)}")
    for field in written:
        problem = file_path_problem(certificate[field])
        if problem is not None:
            yield at.child(field), invalid(certificate[field], problem)
    for key in certificate.get("userAnnotations", ()):
        problem = qualified_name_problem(key) if "/" in key else "must have a domain and '/' before it"
        if problem is not None:
            yield at.child("userAnnotations"), invalid(key, problem)
