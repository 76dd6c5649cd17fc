"""A PriorityClass as a whole."""

from __future__ import annotations

from cdk8s_pods.model.value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from cdk8s_pods.model.metadata import ObjectMeta


class PriorityClass(Value):
    """How important pods are, as an object of the API; the greater value goes first.

    https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
    """

    api_version: str | None = None
    """``scheduling.k8s.io/v1``."""
    kind: str | None = None
    """``PriorityClass``."""
    metadata: ObjectMeta | None = None
    """Its name, which pods refer to, and labels."""
    value: int | None = None
    """At most a billion, 0 unless written; it can't be changed later."""
    global_default: bool | None = None
    """True for the class of pods that name none, of which there should be one; false unless written."""
    preemption_policy: Literal["PreemptLowerPriority", "Never"] | None = None
    """``Never`` waits in front of others and takes no running pod's place; ``PreemptLowerPriority`` unless written."""
    description: str | None = None
    """When to use it, for people."""
