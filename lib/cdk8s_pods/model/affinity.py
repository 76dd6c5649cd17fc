"""Which nodes a pod wants, and which other pods it wants near or far."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .label_selector import LabelSelector


class NodeSelectorRequirement(Value):
    """One thing that must hold of a node.

    Args:
        key: A label of the node; among ``match_fields`` only ``metadata.name``.
        operator: ``In`` and ``NotIn`` need ``values``, ``Exists`` and ``DoesNotExist`` take none, ``Gt`` and ``Lt``
            take one whole number.
        values: What the label is compared with.
    """

    key: str
    operator: Literal["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"]
    values: Sequence[str] | None = None


class NodeSelectorTerm(Value):
    """Selects the nodes for which everything written here holds; an empty one selects none.

    Args:
        match_expressions: What must hold of its labels.
        match_fields: What must hold of its fields.
    """

    match_expressions: Sequence[NodeSelectorRequirement] | None = None
    match_fields: Sequence[NodeSelectorRequirement] | None = None


class NodeSelector(Value):
    """Selects the nodes for which at least one term holds.

    Args:
        node_selector_terms: At least one.
    """

    node_selector_terms: Sequence[NodeSelectorTerm]


class PreferredSchedulingTerm(Value):
    """Nodes that are better than others.

    Args:
        weight: 1 to 100, added up for each node.
        preference: Which nodes.
    """

    weight: int
    preference: NodeSelectorTerm


class NodeAffinity(Value):
    """Which nodes a pod wants.

    Args:
        required_during_scheduling_ignored_during_execution: No other node will do.
        preferred_during_scheduling_ignored_during_execution: Others are worse.
    """

    required_during_scheduling_ignored_during_execution: NodeSelector | None = None
    preferred_during_scheduling_ignored_during_execution: Sequence[PreferredSchedulingTerm] | None = None


class PodAffinityTerm(Value):
    """Other pods, and how near is near.

    Args:
        topology_key: The node label whose value is the same for what is near, such as ``kubernetes.io/hostname``.
        label_selector: The pods; none unless written.
        namespaces: Their namespaces; the pod's own unless this or ``namespace_selector`` is written.
        namespace_selector: Their namespaces by labels; an empty one means all.
        match_label_keys: Labels whose values must be as the pod's own.
        mismatch_label_keys: Labels whose values must not be as the pod's own.
    """

    topology_key: str
    label_selector: LabelSelector | None = None
    namespaces: Sequence[str] | None = None
    namespace_selector: LabelSelector | None = None
    match_label_keys: Sequence[str] | None = None
    mismatch_label_keys: Sequence[str] | None = None


class WeightedPodAffinityTerm(Value):
    """Other pods, and how much it counts to be near them.

    Args:
        weight: 1 to 100, added up for each node.
        pod_affinity_term: Which pods.
    """

    weight: int
    pod_affinity_term: PodAffinityTerm


class PodAffinity(Value):
    """Which other pods a pod wants near.

    Args:
        required_during_scheduling_ignored_during_execution: All of them, or the pod waits.
        preferred_during_scheduling_ignored_during_execution: As far as possible.
    """

    required_during_scheduling_ignored_during_execution: Sequence[PodAffinityTerm] | None = None
    preferred_during_scheduling_ignored_during_execution: Sequence[WeightedPodAffinityTerm] | None = None


class PodAntiAffinity(Value):
    """Which other pods a pod wants far.

    Args:
        required_during_scheduling_ignored_during_execution: None of them near, or the pod waits.
        preferred_during_scheduling_ignored_during_execution: As far as possible.
    """

    required_during_scheduling_ignored_during_execution: Sequence[PodAffinityTerm] | None = None
    preferred_during_scheduling_ignored_during_execution: Sequence[WeightedPodAffinityTerm] | None = None


class Affinity(Value):
    """Which nodes a pod wants, and which other pods it wants near or far.

    https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
    """

    node_affinity: NodeAffinity | None = None
    pod_affinity: PodAffinity | None = None
    pod_anti_affinity: PodAntiAffinity | None = None
