"""What a server has stored of an object, and what it stores after an update: defaults, and what it does by itself."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.schema import decode

from .defaults.filled import stored
from .service_addresses import with_addresses, with_kept_addresses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.issues import Message
    from cdk8s_pods.schema.decode import Fault

#: What servers and clients keep in the metadata for themselves.
_BOOKKEEPING = frozenset(
    {"creationTimestamp", "generation", "managedFields", "resourceVersion", "selfLink", "deletionGracePeriodSeconds"}
)
#: ``kubectl apply`` keeps what it has applied in it.
LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"


def well_typed(type_name: str, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """What is well-typed of an object: a server takes nothing else, and the check tells of it."""
    decoded: dict[str, Any] = decode(type_name, manifest, FieldPath(), _pass_over)
    return decoded


def stored_before(type_name: str, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """What is stored of an object, of one in no cluster with stand-ins for what a cluster chooses."""
    filled = stored(type_name, without_bookkeeping(manifest))
    return with_addresses(filled) if type_name == "Service" else filled


def stored_after(type_name: str, before: Mapping[str, Any], merged: Mapping[str, Any]) -> dict[str, Any]:
    """What would be stored instead, if the server accepts it.

    Args:
        type_name: The type of the object.
        before: What is stored.
        merged: What the server is asked to store.
    """
    filled = stored(type_name, without_bookkeeping(merged))
    if type_name == "CertificateSigningRequest":
        # Without a word; pkg/registry/certificates/certificates/strategy.go, PrepareForUpdate.
        filled["spec"] = before.get("spec")
    return with_kept_addresses(filled, before) if type_name == "Service" else filled


def _pass_over(_where: FieldPath, _fault: Fault, _message: Message) -> None:
    return


def without_bookkeeping(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """An object without its status and without what servers and clients keep in it for themselves."""
    kept = {name: value for name, value in manifest.items() if name != "status"}
    metadata = kept.get("metadata")
    if isinstance(metadata, dict):
        metadata = {name: value for name, value in metadata.items() if name not in _BOOKKEEPING}
        annotations = metadata.get("annotations")
        if isinstance(annotations, dict) and LAST_APPLIED in annotations:
            metadata["annotations"] = {name: value for name, value in annotations.items() if name != LAST_APPLIED}
        kept["metadata"] = metadata
    return kept
