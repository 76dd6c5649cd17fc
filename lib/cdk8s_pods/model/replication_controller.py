"""What a ReplicationController is made of."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .pod_template import PodTemplateSpec


class ReplicationControllerSpec(Value):
    """A number of pods alike, in the form that came before ReplicaSet and Deployment.

    Args:
        replicas: 1 unless written.
        selector: The labels of the pods that belong to it; the template's unless written.
        template: The pods.
        min_ready_seconds: How long a pod must be ready to count as available; 0 unless written.
    """

    replicas: int | None = None
    selector: Mapping[str, str] | None = None
    template: PodTemplateSpec | None = None
    min_ready_seconds: int | None = None
