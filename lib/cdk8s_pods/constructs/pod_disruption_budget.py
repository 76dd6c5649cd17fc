"""PodDisruptionBudget: how many pods of a set may be taken away at once, when a node is drained for instance."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.model import PodDisruptionBudgetSpec

from .companion import placed, whole
from .composition import Composing
from .same_namespace import other_namespace_issues

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from cdk8s_pods.model import IntOrString, LabelSelector, ObjectMeta
    from cdk8s_pods.model.selectable import Selectable


class PodDisruptionBudget(Construct):
    """How many pods of a set may be taken away at once, when a node is drained for instance.

    https://kubernetes.io/docs/tasks/run-application/configure-pdb/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        selector: The pods, or the workload itself; an empty selector selects all of the namespace, none selects no pod.
        min_available: How many must stay, as a number or a percentage such as ``"50%"``; not together with
            ``max_unavailable``.
        max_unavailable: How many may be gone, as a number or a percentage.
        unhealthy_pod_eviction_policy: ``AlwaysAllow`` lets pods go that run without being ready, whatever the budget;
            ``IfHealthyBudget`` unless written.
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
        selector: LabelSelector | Selectable | None = None,
        min_available: IntOrString | None = None,
        max_unavailable: IntOrString | None = None,
        unhealthy_pod_eviction_policy: Literal["IfHealthyBudget", "AlwaysAllow"] | None = None,
        spec: PodDisruptionBudgetSpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = whole(
                self,
                PodDisruptionBudgetSpec,
                spec,
                selector=selector,
                min_available=min_available,
                max_unavailable=max_unavailable,
                unhealthy_pod_eviction_policy=unhealthy_pod_eviction_policy,
            )
            self.api_object, self.name = placed(
                self,
                "policy/v1",
                "PodDisruptionBudget",
                written,
                metadata=metadata,
                ignore_rules=ignore_rules,
                also=other_namespace_issues(self, metadata, FieldPath.of("spec", "selector"), selector),
            )
