"""What a ReplicationController is made of."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .pod_template import PodTemplateSpec


class ReplicationControllerSpec(Value):
    """A number of pods alike, in the form that came before ReplicaSet and Deployment."""

    replicas: int | None = None
    """How many pods; 1 unless written."""
    selector: Mapping[str, str] | None = None
    """The labels of the pods that belong to it; the template's unless written."""
    template: PodTemplateSpec | None = None
    """What each pod is made of."""
    min_ready_seconds: int | None = None
    """How long a pod must be ready to count as available; 0 unless written."""
