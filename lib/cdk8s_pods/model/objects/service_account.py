"""A ServiceAccount as a whole."""

from __future__ import annotations

from cdk8s_pods.model.field import Short
from cdk8s_pods.model.reference import full_local_references
from cdk8s_pods.model.value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.model.metadata import ObjectMeta
    from cdk8s_pods.model.named import Named
    from cdk8s_pods.model.reference import LocalObjectReference, ObjectReference


class ServiceAccount(Value):
    """Who a pod is towards the API server, as an object of the API.

    https://kubernetes.io/docs/concepts/security/service-accounts/
    """

    api_version: str | None = None
    """``v1``."""
    kind: str | None = None
    """``ServiceAccount``."""
    metadata: ObjectMeta | None = None
    """Its name, namespace, labels."""
    automount_service_account_token: bool | None = None
    """False gives its pods no token unless they ask for it; true unless written."""
    image_pull_secrets: Short[
        Sequence[LocalObjectReference | Named | str] | None, Sequence[LocalObjectReference] | None
    ] = Short(full_local_references)
    """Secrets for pulling images, for pods that name none themselves."""
    secrets: Sequence[ObjectReference] | None = None
    """Secrets that its pods may mount, where an annotation enforces that; of no use otherwise."""
