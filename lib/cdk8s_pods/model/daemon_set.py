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
    """How many nodes an update may touch at once; one of the two is 0."""

    max_surge: IntOrString | None = None
    """On how many nodes the new pod starts before the old one stops; 0 unless written."""
    max_unavailable: IntOrString | None = None
    """On how many nodes the old pod stops before the new one starts; 1 unless written."""


class DaemonSetUpdateStrategy(Value):
    """How old pods give way to new ones."""

    type: Literal["RollingUpdate", "OnDelete"] | None = None
    """When old pods go; ``OnDelete`` waits until someone deletes them, ``RollingUpdate`` unless written."""
    rolling_update: RollingUpdateDaemonSet | None = None
    """How many pods are replaced at a time; with ``RollingUpdate`` only."""


class DaemonSetSpec(Value):
    """One pod on each node.

    https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
    """

    selector: LabelSelector
    """The pods that belong to it; it must match the template's labels and can't be changed later."""
    template: PodTemplateSpec
    """The pods; their node selector, affinity and tolerations choose the nodes."""
    update_strategy: DaemonSetUpdateStrategy | None = None
    """How old pods give way to new ones."""
    min_ready_seconds: int | None = None
    """How long a pod must be ready to count as available; 0 unless written."""
    revision_history_limit: int | None = None
    """How many old versions are kept to go back to; 10 unless written."""
