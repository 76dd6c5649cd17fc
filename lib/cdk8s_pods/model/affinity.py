"""Which nodes a pod wants, and which other pods it wants near or far."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .label_selector import LabelSelector


class NodeSelectorRequirement(Value):
    """One thing that must hold of a node."""

    key: str
    """What is compared: a label of the node; among ``match_fields`` only ``metadata.name``."""
    operator: Literal["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"]
    """How it is compared: ``In`` and ``NotIn`` need ``values``, ``Exists`` and ``DoesNotExist`` take none, ``Gt`` and
    ``Lt`` take one whole number."""
    values: Sequence[str] | None = None
    """What it is compared with."""


class NodeSelectorTerm(Value):
    """Selects the nodes for which everything written here holds; an empty one selects none."""

    match_expressions: Sequence[NodeSelectorRequirement] | None = None
    """What must hold of the node's labels."""
    match_fields: Sequence[NodeSelectorRequirement] | None = None
    """What must hold of the node's fields, of which only ``metadata.name`` can be asked."""


class NodeSelector(Value):
    """Selects the nodes for which at least one term holds."""

    node_selector_terms: Sequence[NodeSelectorTerm]
    """At least one term, of which one must hold."""


class PreferredSchedulingTerm(Value):
    """Nodes that are better than others."""

    weight: int
    """How much such a node counts, 1 to 100, added up for each node."""
    preference: NodeSelectorTerm
    """Which nodes are meant."""


class NodeAffinity(Value):
    """Which nodes a pod wants."""

    required_during_scheduling_ignored_during_execution: NodeSelector | None = None
    """The nodes that will do; on no other the pod is scheduled."""
    preferred_during_scheduling_ignored_during_execution: Sequence[PreferredSchedulingTerm] | None = None
    """The nodes that are better than others, by weight."""


class PodAffinityTerm(Value):
    """Other pods, and how near is near."""

    topology_key: str
    """The node label whose value is the same for what is near, such as ``kubernetes.io/hostname``."""
    label_selector: LabelSelector | None = None
    """Which pods it is about; none unless written."""
    namespaces: Sequence[str] | None = None
    """The namespaces of those pods; the pod's own unless this or ``namespace_selector`` is written."""
    namespace_selector: LabelSelector | None = None
    """The namespaces of those pods by their labels; an empty one means all."""
    match_label_keys: Sequence[str] | None = None
    """Labels whose values must be as the pod's own."""
    mismatch_label_keys: Sequence[str] | None = None
    """Labels whose values must not be as the pod's own."""


class WeightedPodAffinityTerm(Value):
    """Other pods, and how much it counts to be near them."""

    weight: int
    """How much it counts, 1 to 100, added up for each node."""
    pod_affinity_term: PodAffinityTerm
    """Which pods are meant, and what counts as near."""


class PodAffinity(Value):
    """Which other pods a pod wants near."""

    required_during_scheduling_ignored_during_execution: Sequence[PodAffinityTerm] | None = None
    """The pod runs near to all of these pods, or waits."""
    preferred_during_scheduling_ignored_during_execution: Sequence[WeightedPodAffinityTerm] | None = None
    """The pod runs near to these pods as far as possible, by weight."""


class PodAntiAffinity(Value):
    """Which other pods a pod wants far."""

    required_during_scheduling_ignored_during_execution: Sequence[PodAffinityTerm] | None = None
    """The pod runs far from all of these pods, or waits."""
    preferred_during_scheduling_ignored_during_execution: Sequence[WeightedPodAffinityTerm] | None = None
    """The pod runs far from these pods as far as possible, by weight."""


class Affinity(Value):
    """Which nodes a pod wants, and which other pods it wants near or far.

    https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
    """

    node_affinity: NodeAffinity | None = None
    """Which nodes the pod must have or prefers, by their labels."""
    pod_affinity: PodAffinity | None = None
    """Other pods that the pod must be near to, or would rather be."""
    pod_anti_affinity: PodAntiAffinity | None = None
    """Other pods that the pod must be far from, or would rather be; how replicas are kept apart."""
