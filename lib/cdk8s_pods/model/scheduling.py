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

    Args:
        key: The taint; with ``Exists`` every taint unless written.
        operator: ``Equal`` unless written. ``Lt`` and ``Gt`` compare numbers, behind a feature gate (since 1.35).
        value: The taint's value; none with ``Exists``.
        effect: Every effect unless written.
        toleration_seconds: How long a ``NoExecute`` taint is borne; for ever unless written.
    """

    key: str | None = None
    operator: Literal["Exists", "Equal", "Lt", "Gt"] | None = None
    value: str | None = None
    effect: Literal["NoSchedule", "PreferNoSchedule", "NoExecute"] | None = None
    toleration_seconds: int | None = None


class TopologySpreadConstraint(Value):
    """How evenly pods are spread over zones, nodes or other places.

    https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/

    Args:
        max_skew: By how many pods the places may differ; at least 1.
        topology_key: The node label whose values are the places, such as ``topology.kubernetes.io/zone``.
        when_unsatisfiable: Whether the pod waits or runs anyway.
        label_selector: The pods that are counted.
        match_label_keys: Labels whose values are taken from the pod itself, such as ``pod-template-hash``.
        min_domains: The least number of places; with ``DoNotSchedule`` only.
        node_affinity_policy: Whether nodes the pod can't run on are left out; ``Honor`` unless written.
        node_taints_policy: Whether nodes with taints the pod doesn't tolerate are left out; ``Ignore`` unless written.
    """

    max_skew: int
    topology_key: str
    when_unsatisfiable: Literal["DoNotSchedule", "ScheduleAnyway"]
    label_selector: LabelSelector | None = None
    match_label_keys: Sequence[str] | None = None
    min_domains: int | None = None
    node_affinity_policy: Literal["Honor", "Ignore"] | None = None
    node_taints_policy: Literal["Honor", "Ignore"] | None = None


class PodSchedulingGate(Value):
    """Keeps the pod from being scheduled until someone removes it.

    Args:
        name: Such as ``example.com/quota``; unique in the pod.
    """

    name: str


class PodSchedulingGroup(Value):
    """The group of pods that the scheduler places together. Since 1.36, behind a feature gate.

    Args:
        pod_group_name: A PodGroup of the namespace.
    """

    pod_group_name: str | None = None


class WorkloadReference(Value):
    """The group of pods that the scheduler places together, as 1.35 had it.

    Args:
        name: A Workload of the namespace.
        pod_group: The group in it.
        pod_group_replica_key: Which replica of the group; one unless written.
    """

    name: str
    pod_group: str
    pod_group_replica_key: str | None = None
