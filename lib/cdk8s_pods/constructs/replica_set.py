"""ReplicaSet: a number of equal pods, without rollouts."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import ReplicaSetSpec

from .composition import labels_of
from .selection import composed_selecting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import LabelSelector, ObjectMeta, PodTemplateSpec
    from cdk8s_pods.patterns.pattern import Pattern


class ReplicaSet(Construct):
    """A number of equal pods, without rollouts; a Deployment manages ReplicaSets and is what is usually wanted.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        template: The pods to run; they or ``spec`` must be given.
        replicas: How many pods; 1 unless written.
        selector: Which pods are the controller's; without one a label unique to this construct is made and added to the
            template, and a template without labels gets those of a given selector.
        min_ready_seconds: How long a new pod must be ready before it counts as available; 0 unless written.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: Applied to the template in order.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.
        template: The pods, with all patterns applied.
        labels: The labels of the pods.
        selector: Which pods are the controller's.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: Neither or both of ``spec`` and its fields are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        template: PodTemplateSpec | None = None,
        replicas: int | None = None,
        selector: LabelSelector | None = None,
        min_ready_seconds: int | None = None,
        spec: ReplicaSetSpec | None = None,
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.api_object, self.name, self.template, self.selector = composed_selecting(
            self,
            scope,
            "apps/v1",
            ReplicaSetSpec,
            spec,
            replicas=replicas,
            selector=selector,
            min_ready_seconds=min_ready_seconds,
            template=template,
            metadata=metadata,
            patterns=patterns,
            ignore_rules=ignore_rules,
        )
        self.labels = labels_of(self.template)
