"""What a ReplicaSet is made of."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .label_selector import LabelSelector
    from .pod_template import PodTemplateSpec


class ReplicaSetSpec(Value):
    """A number of pods alike, without updates; a Deployment makes these."""

    replicas: int | None = None
    """How many pods; 1 unless written."""
    selector: LabelSelector
    """The pods that belong to it; it must match the template's labels and can't be changed later."""
    template: PodTemplateSpec | None = None
    """What each pod is made of."""
    min_ready_seconds: int | None = None
    """How long a pod must be ready to count as available; 0 unless written."""
