"""What a DaemonSet is made of."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from .label_selector import LabelSelector
    from .pod_template import PodTemplateSpec
    from .scalars import IntOrString


class RollingUpdateDaemonSet(Value):
    """How many nodes an update may touch at once; one of the two is 0.

    Args:
        max_surge: On how many nodes the new pod starts before the old one stops; 0 unless written.
        max_unavailable: On how many nodes the old pod stops before the new one starts; 1 unless written.
    """

    max_surge: IntOrString | None = None
    max_unavailable: IntOrString | None = None


class DaemonSetUpdateStrategy(Value):
    """How old pods give way to new ones.

    Args:
        type: ``OnDelete`` waits until someone deletes the old ones; ``RollingUpdate`` unless written.
        rolling_update: With ``RollingUpdate`` only.
    """

    type: Literal["RollingUpdate", "OnDelete"] | None = None
    rolling_update: RollingUpdateDaemonSet | None = None


class DaemonSetSpec(Value):
    """One pod on each node.

    https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/

    Args:
        selector: The pods that belong to it; it must match the template's labels and can't be changed later.
        template: The pods; their node selector, affinity and tolerations choose the nodes.
        update_strategy: How old pods give way to new ones.
        min_ready_seconds: How long a pod must be ready to count as available; 0 unless written.
        revision_history_limit: How many old versions are kept to go back to; 10 unless written.
    """

    selector: LabelSelector
    template: PodTemplateSpec
    update_strategy: DaemonSetUpdateStrategy | None = None
    min_ready_seconds: int | None = None
    revision_history_limit: int | None = None
