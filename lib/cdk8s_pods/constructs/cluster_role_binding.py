"""ClusterRoleBinding: grants a ClusterRole everywhere."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model.objects import ClusterRoleBinding as ClusterRoleBindingValue

from .companion import placed
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import ObjectMeta, RoleRef, Subject
    from cdk8s_pods.model.named import HoldsApiObject


class ClusterRoleBinding(Construct):
    """Grants a ClusterRole everywhere.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        role_ref: The ClusterRole, or the construct that makes it.
        subjects: Who gets it; the construct of a ServiceAccount stands for it, and is in the namespace of its chart.
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
        role_ref: RoleRef | HoldsApiObject,
        subjects: Sequence[Subject | HoldsApiObject] | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = ClusterRoleBindingValue(
                role_ref=role_ref,
                subjects=subjects,
            )
            self.api_object, self.name = placed(
                self,
                "rbac.authorization.k8s.io/v1",
                "ClusterRoleBinding",
                written,
                metadata=metadata,
                ignore_rules=ignore_rules,
            )
