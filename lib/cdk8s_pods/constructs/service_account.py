"""ServiceAccount: who a pod is towards the API server."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model.objects import ServiceAccount as ServiceAccountValue

from .companion import placed
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import LocalObjectReference, ObjectMeta, ObjectReference
    from cdk8s_pods.model.named import Named


class ServiceAccount(Construct):
    """Who a pod is towards the API server.

    https://kubernetes.io/docs/concepts/security/service-accounts/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        automount_service_account_token: False gives its pods no token unless they ask for it; true unless written.
        image_pull_secrets: Secrets for pulling images, for pods that name none themselves.
        secrets: Secrets that its pods may mount, where an annotation enforces that; of no use otherwise.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        automount_service_account_token: bool | None = None,
        image_pull_secrets: Sequence[LocalObjectReference | Named | str] | None = None,
        secrets: Sequence[ObjectReference] | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = ServiceAccountValue(
                automount_service_account_token=automount_service_account_token,
                image_pull_secrets=image_pull_secrets,
                secrets=secrets,
            )
            self.api_object, self.name = placed(
                self, "v1", "ServiceAccount", written, metadata=metadata, ignore_rules=ignore_rules
            )
