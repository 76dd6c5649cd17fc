"""CertificateSigningRequests: what is to be certified, by whom and for how long."""

from __future__ import annotations

from cdk8s_pods.rules.interface import duplicate, in_range, invalid, required, rule, server, too_long, unsupported
from cdk8s_pods.schema.byte_strings import decoded
from cdk8s_pods.schema.formats import LONGEST_LABEL, LONGEST_SUBDOMAIN, dns_label_problem, dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_REQUEST = server("pkg/apis/certificates/validation/validation.go", "validateCertificateSigningRequest", release="1.36")
_SIGNER = server("pkg/apis/core/validation/names.go", "ValidateSignerName", release="1.36")
#: A domain, a slash, and a path that can be the name of a namespace and of an object in it.
_LONGEST_SIGNER = LONGEST_SUBDOMAIN + 1 + LONGEST_SUBDOMAIN + 1 + LONGEST_LABEL
_LEGACY_SIGNER = "kubernetes.io/legacy-unknown"
_SHORTEST = 600
_PEM = (b"-----BEGIN CERTIFICATE REQUEST-----", b"-----END CERTIFICATE REQUEST-----")
_USAGES = (
    "any",
    "cert sign",
    "client auth",
    "code signing",
    "content commitment",
    "crl sign",
    "data encipherment",
    "decipher only",
    "digital signature",
    "email protection",
    "encipher only",
    "ipsec end system",
    "ipsec tunnel",
    "ipsec user",
    "key agreement",
    "key encipherment",
    "microsoft sgc",
    "netscape sgc",
    "ocsp signing",
    "s/mime",
    "server auth",
    "signing",
    "timestamping",
)


@rule("CertificateSigningRequestSpec", remedy="write the request as base64 of its PEM text", source=_REQUEST)
def requests_for_certificates_are_pem(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A request in PEM begins and ends with a line that says what it is; the whole is base64 in a manifest."""
    request = decoded(spec.get("request", ""))
    if all(line in request for line in _PEM):
        return None
    return [(at.child("request"), invalid(spec.get("request", ""), "PEM block type must be CERTIFICATE REQUEST"))]


@rule("CertificateSigningRequestSpec", remedy="write usages, such as [client auth]", source=_REQUEST)
def usages_of_certificates_are_known(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A certificate says what it may be used for, each use once."""
    usages, here = spec.get("usages", ()), at.child("usages")
    if not usages:
        return [(here, required())]
    found: list[Problem] = []
    for position, usage in enumerate(usages):
        if usage not in _USAGES:
            found.append((here.index(position), unsupported(usage, _USAGES)))
        if usage in usages[:position]:
            found.append((here.index(position), duplicate(usage)))
    return found


@rule(
    "CertificateSigningRequestSpec",
    remedy="write the name of a signer, such as kubernetes.io/kube-apiserver-client",
    source=_SIGNER,
)
def signers_of_certificates_are_named(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A signer is named by a domain and a path, and says itself what it certifies."""
    name, here = spec.get("signerName", ""), at.child("signerName")
    if not name:
        return [(here, required())]
    if name == _LEGACY_SIGNER:
        return [(here, invalid(name, "the legacy signerName is not allowed via this API version"))]
    domain, slash, path = name.partition("/")
    if not slash or "/" in path:
        return [(here, invalid(name, "must be a domain and a path, such as example.com/signer-name"))]
    labels = domain.split(".")
    found: list[Problem] = []
    if len(domain) > LONGEST_SUBDOMAIN:
        found.append((here, too_long(LONGEST_SUBDOMAIN)))
    if any(dns_label_problem(label) for label in labels):
        found.append((here, invalid(domain, "must consist of DNS labels")))
    if len(labels) < 2:
        found.append((here, invalid(domain, "should be a domain with at least two segments separated by dots")))
    if any(dns_subdomain_problem(part) for part in path.split(".")):
        found.append((here, invalid(path, "must consist of lower-case letters, digits, '-' and '.'")))
    if len(name) > _LONGEST_SIGNER:
        found.append((here, too_long(_LONGEST_SIGNER)))
    return found


@in_range(
    "CertificateSigningRequestSpec.expirationSeconds",
    least=_SHORTEST,
    requirement="may not specify a duration less than 600 seconds (10 minutes)",
    remedy="write at least 600 seconds",
    source=_REQUEST,
)
def certificates_last_ten_minutes_at_least() -> None:
    """A certificate that is over at once would have to be asked for all the time."""
