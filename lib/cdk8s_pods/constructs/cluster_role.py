"""ClusterRole: rights in all namespaces and beyond them."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model.objects import ClusterRole as ClusterRoleValue

from .companion import placed
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import AggregationRule, ObjectMeta, PolicyRule


class ClusterRole(Construct):
    """Rights in all namespaces and beyond them.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        rules: What may be done; ``{"nodes": ["get", "list"]}`` is short for rules of one resource each.
        aggregation_rule: Collects the rules of others, which then replace those written here.
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
        rules: Sequence[PolicyRule] | Mapping[str, Sequence[str]] | None = None,
        aggregation_rule: AggregationRule | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = ClusterRoleValue(
                rules=rules,
                aggregation_rule=aggregation_rule,
            )
            self.api_object, self.name = placed(
                self,
                "rbac.authorization.k8s.io/v1",
                "ClusterRole",
                written,
                metadata=metadata,
                ignore_rules=ignore_rules,
            )
