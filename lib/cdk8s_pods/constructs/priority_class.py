"""PriorityClass: how important pods are; the greater value goes first."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model.objects import PriorityClass as PriorityClassValue

from .companion import placed
from .composition import Composing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from cdk8s_pods.model import ObjectMeta


class PriorityClass(Construct):
    """How important pods are; the greater value goes first.

    https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        value: At most a billion, 0 unless written; it can't be changed later.
        global_default: True for the class of pods that name none, of which there should be one; false unless written.
        preemption_policy: ``Never`` waits in front of others and takes no running pod's place; ``PreemptLowerPriority``
            unless written.
        description: When to use it, for people.
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
        value: int | None = None,
        global_default: bool | None = None,
        preemption_policy: Literal["PreemptLowerPriority", "Never"] | None = None,
        description: str | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = PriorityClassValue(
                value=value,
                global_default=global_default,
                preemption_policy=preemption_policy,
                description=description,
            )
            self.api_object, self.name = placed(
                self, "scheduling.k8s.io/v1", "PriorityClass", written, metadata=metadata, ignore_rules=ignore_rules
            )
