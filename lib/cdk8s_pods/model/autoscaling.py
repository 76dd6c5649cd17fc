"""What a HorizontalPodAutoscaler is made of."""

from __future__ import annotations

from .field import RequiredShort
from .metric_constructors import (
    ContainerResourceMetric,
    ExternalMetric,
    ObjectMetric,
    PodsMetric,
    ResourceMetric,
)
from .scale_target import full_reference
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .named import HoldsApiObject
    from .scalars import Quantity
    from .scale_target import CrossVersionObjectReference


class MetricSpec(Value):
    """What is measured, and what it should be: ``MetricSpec.resource("cpu", average_utilization=80)``.

    The five fields beside ``type`` are constructors too, and write the type.
    """

    type: Literal["Resource", "ContainerResource", "Pods", "Object", "External"]
    """Which of the fields below is written."""
    resource: ResourceMetric = ResourceMetric()
    """CPU or memory of the pods."""
    container_resource: ContainerResourceMetric = ContainerResourceMetric()
    """CPU or memory of one container of the pods."""
    pods: PodsMetric = PodsMetric()
    """A metric of the pods themselves."""
    object: ObjectMetric = ObjectMetric()
    """A metric of another object."""
    external: ExternalMetric = ExternalMetric()
    """A metric from outside of the cluster."""


class HPAScalingPolicy(Value):
    """How much may change within a time."""

    type: Literal["Pods", "Percent"]
    """What ``value`` counts."""
    value: int
    """How many pods, or per cent of them; above 0."""
    period_seconds: int
    """The time, 1 to 1800 seconds."""


class HPAScalingRules(Value):
    """How fast the number of pods changes in one direction."""

    stabilization_window_seconds: int | None = None
    """How long past recommendations count, so that the number doesn't flap: 0 to 3600; 300 down and 0 up unless
    written."""
    select_policy: Literal["Max", "Min", "Disabled"] | None = None
    """Which policy counts where several apply; ``Max``, the greatest change, unless written, and ``Disabled`` keeps
    the number from changing in this direction."""
    policies: Sequence[HPAScalingPolicy] | None = None
    """What may change; unless written all pods within 15 seconds down, and the greater of 4 pods and 100 % up."""
    tolerance: Quantity | None = None
    """How far the metric may be off without a change, such as ``"0.05"``; a tenth unless written. Since 1.35 by
    default."""


class HorizontalPodAutoscalerBehavior(Value):
    """How fast the number of pods changes."""

    scale_up: HPAScalingRules | None = None
    """Towards more pods."""
    scale_down: HPAScalingRules | None = None
    """Towards fewer."""


class HorizontalPodAutoscalerSpec(Value):
    """How many pods a workload has, by what they are busy with.

    https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
    """

    scale_target_ref: RequiredShort[CrossVersionObjectReference | HoldsApiObject, CrossVersionObjectReference] = (
        RequiredShort(full_reference)
    )
    """The workload, or what names it; leave out its own ``replicas``."""
    min_replicas: int | None = None
    """1 unless written; 0 needs a feature gate and a metric that is not of the pods."""
    max_replicas: int
    """Not below ``min_replicas``."""
    metrics: Sequence[MetricSpec] | None = None
    """What is measured, the greatest outcome counts; 80 % of the requested CPU unless written."""
    behavior: HorizontalPodAutoscalerBehavior | None = None
    """How fast the number changes."""
