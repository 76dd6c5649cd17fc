"""The fields of a metric that are constructors too: ``MetricSpec.resource("cpu", average_utilization=80)``."""

from __future__ import annotations

from .field import Constructor
from .metrics import (
    ContainerResourceMetricSource,
    ExternalMetricSource,
    MetricIdentifier,
    MetricTarget,
    ObjectMetricSource,
    PodsMetricSource,
    ResourceMetricSource,
)

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from .autoscaling import MetricSpec
    from .label_selector import LabelSelector
    from .named import HoldsApiObject
    from .scalars import Quantity
    from .scale_target import CrossVersionObjectReference


class ResourceMetric(Constructor[ResourceMetricSource, "MetricSpec"]):
    """``MetricSpec.resource``."""

    def __call__(
        self,
        resource: Literal["cpu", "memory"],
        /,
        *,
        average_utilization: int | None = None,
        average_value: Quantity | None = None,
    ) -> MetricSpec:
        """CPU or memory of the pods, all containers together.

        Args:
            resource: Which of the two; every container has to request some.
            average_utilization: Per cent of the requests.
            average_value: An amount for each pod, instead.
        """
        target = _target(average_utilization=average_utilization, average_value=average_value)
        return self._made(ResourceMetricSource(name=resource, target=target), type="Resource")


class ContainerResourceMetric(Constructor[ContainerResourceMetricSource, "MetricSpec"]):
    """``MetricSpec.container_resource``."""

    def __call__(
        self,
        resource: Literal["cpu", "memory"],
        /,
        *,
        container: str,
        average_utilization: int | None = None,
        average_value: Quantity | None = None,
    ) -> MetricSpec:
        """CPU or memory of one container of the pods, such as the main one beside sidecars.

        Args:
            resource: Which of the two; the container has to request some.
            container: The container.
            average_utilization: Per cent of the request.
            average_value: An amount for each pod, instead.
        """
        target = _target(average_utilization=average_utilization, average_value=average_value)
        source = ContainerResourceMetricSource(name=resource, container=container, target=target)
        return self._made(source, type="ContainerResource")


class PodsMetric(Constructor[PodsMetricSource, "MetricSpec"]):
    """``MetricSpec.pods``."""

    def __call__(self, metric: str, /, *, average_value: Quantity, selector: LabelSelector | None = None) -> MetricSpec:
        """A metric of the pods themselves.

        Args:
            metric: Its name in the custom metrics API.
            average_value: An amount for each pod.
            selector: Which series of it.
        """
        identifier = MetricIdentifier(name=metric, selector=selector)
        return self._made(PodsMetricSource(metric=identifier, target=_target(average_value=average_value)), type="Pods")


class ObjectMetric(Constructor[ObjectMetricSource, "MetricSpec"]):
    """``MetricSpec.object``."""

    def __call__(
        self,
        metric: str,
        /,
        *,
        described_object: CrossVersionObjectReference | HoldsApiObject,
        value: Quantity | None = None,
        average_value: Quantity | None = None,
        selector: LabelSelector | None = None,
    ) -> MetricSpec:
        """A metric of another object, such as the requests to an Ingress.

        Args:
            metric: Its name in the custom metrics API.
            described_object: The object.
            value: An amount as a whole.
            average_value: An amount for each pod, instead.
            selector: Which series of it.
        """
        source = ObjectMetricSource(
            described_object=described_object,
            metric=MetricIdentifier(name=metric, selector=selector),
            target=_target(value=value, average_value=average_value),
        )
        return self._made(source, type="Object")


class ExternalMetric(Constructor[ExternalMetricSource, "MetricSpec"]):
    """``MetricSpec.external``."""

    def __call__(
        self,
        metric: str,
        /,
        *,
        value: Quantity | None = None,
        average_value: Quantity | None = None,
        selector: LabelSelector | None = None,
    ) -> MetricSpec:
        """A metric from outside of the cluster, such as the length of a queue.

        Args:
            metric: Its name in the external metrics API.
            value: An amount as a whole.
            average_value: An amount for each pod, instead.
            selector: Which series of it.
        """
        identifier = MetricIdentifier(name=metric, selector=selector)
        target = _target(value=value, average_value=average_value)
        return self._made(ExternalMetricSource(metric=identifier, target=target), type="External")


def _target(
    *, average_utilization: int | None = None, average_value: Quantity | None = None, value: Quantity | None = None
) -> MetricTarget:
    """What a metric should be, of the type that the one amount written says; the check refuses none and several."""
    kind: Literal["Utilization", "AverageValue", "Value"] = (
        "Utilization" if average_utilization is not None else "AverageValue" if average_value is not None else "Value"
    )
    return MetricTarget(type=kind, average_utilization=average_utilization, average_value=average_value, value=value)
