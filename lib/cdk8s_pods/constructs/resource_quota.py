"""ResourceQuota: how much the objects of a namespace may ask for together."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import ResourceQuotaSpec

from .companion import placed, whole
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import ObjectMeta, Quantity
    from cdk8s_pods.model.namespace import QuotaScope, ScopeSelector


class ResourceQuota(Construct):
    """How much the objects of a namespace may ask for together.

    https://kubernetes.io/docs/concepts/policy/resource-quotas/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        hard: The most of each: ``{"requests.cpu": 4, "limits.memory": "8Gi", "pods": 20, "count/secrets": 50}``.
        scopes: Only pods that match all of these are counted.
        scope_selector: The same with operators, for classes of priority for instance.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: ``spec`` and a field of it are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        hard: Mapping[str, Quantity] | None = None,
        scopes: Sequence[QuotaScope] | None = None,
        scope_selector: ScopeSelector | None = None,
        spec: ResourceQuotaSpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = whole(
                self,
                ResourceQuotaSpec,
                spec,
                hard=hard,
                scopes=scopes,
                scope_selector=scope_selector,
            )
            self.api_object, self.name = placed(
                self, "v1", "ResourceQuota", written, metadata=metadata, ignore_rules=ignore_rules
            )
