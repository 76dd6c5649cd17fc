"""Secrets that are written where everybody reads them."""

from __future__ import annotations

from cdk8s_pods.issues import Message
from cdk8s_pods.issues.redaction import SECRET_FIELDS
from cdk8s_pods.rules.interface import page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


@rule(
    "Secret",
    when=SECRET_FIELDS,
    category="advice",
    remedy="keep the values out of the manifest: an ExternalSecret (External Secrets Operator) fetches them, a "
    "SealedSecret (Sealed Secrets) holds them encrypted; or refer to a Secret that is in the cluster by its name",
    source=(
        page("https://kubernetes.io/docs/concepts/security/secrets-good-practices/#avoid-sharing-secret-manifests"),
        page("https://external-secrets.io/latest/introduction/overview/"),
        page("https://github.com/bitnami-labs/sealed-secrets#readme"),
    ),
)
def secrets_are_not_written_into_manifests(secret: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Base64 is no encryption: whoever reads the manifest, in git or in a build's log, reads what the Secret holds.

    Values that are empty, for somebody to fill in later, give nothing away.
    """
    return [
        (at.child(field), Message("Readable", requirement="whoever has this manifest has the values"))
        for field in SECRET_FIELDS
        if any(secret.get(field, {}).values())
    ]
