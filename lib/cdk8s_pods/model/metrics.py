"""The metrics that a HorizontalPodAutoscaler can follow."""

from __future__ import annotations

from .field import RequiredShort
from .scale_target import full_reference
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from .label_selector import LabelSelector
    from .named import HoldsApiObject
    from .scalars import Quantity
    from .scale_target import CrossVersionObjectReference


class MetricTarget(Value):
    """What a metric should be; the field that ``type`` names is written."""

    type: Literal["Utilization", "Value", "AverageValue"]
    """How the metric is compared."""
    average_utilization: int | None = None
    """Per cent of what the pods request, on average; for CPU and memory alone."""
    average_value: Quantity | None = None
    """An amount for each pod, on average."""
    value: Quantity | None = None
    """An amount as a whole."""


class MetricIdentifier(Value):
    """A metric of the custom or external metrics API."""

    name: str
    """What the API of the metrics calls it."""
    selector: LabelSelector | None = None
    """Which series of it; all unless written."""


class ResourceMetricSource(Value):
    """CPU or memory of the pods, all containers together; each of them has to request some."""

    name: str
    """``cpu`` or ``memory``."""
    target: MetricTarget
    """What it should be."""


class ContainerResourceMetricSource(Value):
    """CPU or memory of one container of the pods."""

    name: str
    """``cpu`` or ``memory``."""
    container: str
    """The container, by its name in the pod."""
    target: MetricTarget
    """What it should be."""


class PodsMetricSource(Value):
    """A metric of each pod, averaged."""

    metric: MetricIdentifier
    """The metric, by its name and which series of it."""
    target: MetricTarget
    """What it should be, as an ``AverageValue``."""


class ObjectMetricSource(Value):
    """A metric of one object, such as the requests to an Ingress."""

    described_object: RequiredShort[CrossVersionObjectReference | HoldsApiObject, CrossVersionObjectReference] = (
        RequiredShort(full_reference)
    )
    """The object that is measured, or the construct that makes it."""
    metric: MetricIdentifier
    """The metric, by its name and which series of it."""
    target: MetricTarget
    """What it should be, as a ``Value`` or, shared among the pods, an ``AverageValue``."""


class ExternalMetricSource(Value):
    """A metric that belongs to no object of the cluster, such as the length of a queue."""

    metric: MetricIdentifier
    """The metric, by its name and which series of it."""
    target: MetricTarget
    """What it should be, as a ``Value`` or, shared among the pods, an ``AverageValue``."""
