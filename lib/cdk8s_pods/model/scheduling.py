"""Which nodes a pod may run on, and when."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .label_selector import LabelSelector


class Toleration(Value):
    """Taints of nodes that don't keep the pod away.

    https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
    """

    key: str | None = None
    """The taint; with ``Exists`` every taint unless written."""
    operator: Literal["Exists", "Equal", "Lt", "Gt"] | None = None
    """How the taint is compared; ``Equal`` unless written. ``Lt`` and ``Gt`` compare numbers, behind a feature gate
    (since 1.35)."""
    value: str | None = None
    """The taint's value; none with ``Exists``."""
    effect: Literal["NoSchedule", "PreferNoSchedule", "NoExecute"] | None = None
    """Which effect of the taint is tolerated; every one unless written."""
    toleration_seconds: int | None = None
    """How long a ``NoExecute`` taint is borne; for ever unless written."""


class TopologySpreadConstraint(Value):
    """How evenly pods are spread over zones, nodes or other places.

    https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
    """

    max_skew: int
    """By how many pods the places may differ; at least 1."""
    topology_key: str
    """The node label whose values are the places, such as ``topology.kubernetes.io/zone``."""
    when_unsatisfiable: Literal["DoNotSchedule", "ScheduleAnyway"]
    """Whether the pod waits or runs anyway."""
    label_selector: LabelSelector | None = None
    """Which pods of the namespace are counted."""
    match_label_keys: Sequence[str] | None = None
    """Labels whose values are taken from the pod itself, such as ``pod-template-hash``."""
    min_domains: int | None = None
    """The least number of places; with ``DoNotSchedule`` only."""
    node_affinity_policy: Literal["Honor", "Ignore"] | None = None
    """Whether nodes the pod can't run on are left out; ``Honor`` unless written."""
    node_taints_policy: Literal["Honor", "Ignore"] | None = None
    """Whether nodes with taints the pod doesn't tolerate are left out; ``Ignore`` unless written."""


class PodSchedulingGate(Value):
    """Keeps the pod from being scheduled until someone removes it."""

    name: str
    """The gate's name, such as ``example.com/quota``; unique in the pod."""


class PodSchedulingGroup(Value):
    """The group of pods that the scheduler places together. Since 1.36, behind a feature gate."""

    pod_group_name: str | None = None
    """The PodGroup, by its name in the pod's namespace."""


class WorkloadReference(Value):
    """The group of pods that the scheduler places together, as 1.35 had it."""

    name: str
    """The Workload, by its name in the pod's namespace."""
    pod_group: str
    """The group of the Workload that the pod belongs to."""
    pod_group_replica_key: str | None = None
    """Which replica of the group; one unless written."""
