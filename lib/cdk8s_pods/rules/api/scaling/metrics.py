"""What an autoscaler measures, and the value that it keeps."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.resources import container_resource_problems
from cdk8s_pods.rules.interface import filled, forbidden, in_range, invalid, required, rule, server, unsupported
from cdk8s_pods.schema import nano_units
from cdk8s_pods.schema.formats import dns_label_problem, path_segment_problem

from .autoscaler import AUTOSCALING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_METRIC = server(AUTOSCALING, "validateMetricSpec", release="1.36")
_TARGET = server(AUTOSCALING, "validateMetricTarget", release="1.36")
_RESOURCE = server(AUTOSCALING, "validateResourceSource, validateContainerResourceSource", release="1.36")
#: The types of metrics, and the field that describes each.
_SOURCES = {
    "ContainerResource": "containerResource",
    "External": "external",
    "Object": "object",
    "Pods": "pods",
    "Resource": "resource",
}
_TARGET_TYPES = ("Utilization", "Value", "AverageValue")


@rule("MetricSpec", remedy="write the type of the metric and the one field that describes it", source=_METRIC)
def metrics_are_described_by_the_field_of_their_type(
    metric: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """A metric of type `Resource` is described in `resource`, one of type `Pods` in `pods`, and so on."""
    kind = metric.get("type", "")
    field = _SOURCES.get(kind)
    written = [name for name in _SOURCES.values() if name in metric]
    if [field] == written:
        return None
    found: list[Problem] = []
    if not kind:
        found.append((at.child("type"), required("must specify a metric source type")))
    elif field is None:
        found.append((at.child("type"), unsupported(kind, _SOURCES)))
    elif field not in metric:
        found.append((at.child(field), required("must populate information for the given metric source")))
    if len(written) > 1:
        message = forbidden("must populate the given metric source only")
        found += [(at.child(name), message) for name in written if name != field]
    return found


@rule(
    "ObjectMetricSource.metric",
    "PodsMetricSource.metric",
    "ExternalMetricSource.metric",
    remedy="write the name of the metric",
    source=server(AUTOSCALING, "validateMetricIdentifier", release="1.36"),
)
def metrics_have_a_name(metric: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The name becomes a part of the URL at which the metric is asked for."""
    name = metric.get("name", "")
    if not name:
        return [(at.child("name"), required("must specify a metric name"))]
    problem = path_segment_problem(name)
    return None if problem is None else [(at.child("name"), invalid(name, problem))]


@filled(
    "ResourceMetricSource",
    "ContainerResourceMetricSource",
    field="name",
    requirement="must specify a resource name",
    remedy="write cpu or memory",
    source=_RESOURCE,
)
def resource_metrics_name_a_resource() -> None:
    """What is measured is how much of a resource the containers use."""


@rule("ContainerResourceMetricSource.name", remedy="write cpu or memory", source=_RESOURCE)
def container_metrics_name_a_resource_of_containers(name: str, at: FieldPath, _context: Context) -> Problems | None:
    """Only what the node gives to containers can be measured of one."""
    return [(at, invalid(name, problem)) for problem in container_resource_problems(name)] if name else None


@rule("ContainerResourceMetricSource", remedy="write the name of a container", source=_RESOURCE)
def container_metrics_name_a_container(metric: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The use of one container of each pod is measured, and the others are left out."""
    name = metric.get("container", "")
    if not name:
        return [(at.child("container"), required("must specify a container"))]
    problem = dns_label_problem(name)
    return None if problem is None else [(at.child("container"), invalid(name, problem))]


@rule(
    "ObjectMetricSource.target",
    "PodsMetricSource.target",
    "ExternalMetricSource.target",
    "ResourceMetricSource.target",
    "ContainerResourceMetricSource.target",
    remedy="write type: Utilization, Value or AverageValue",
    source=_TARGET,
)
def targets_of_metrics_have_a_type(target: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The type says how to read the value: a share of the request, one for all pods, or one for each."""
    kind = target.get("type", "")
    if kind in _TARGET_TYPES:
        return None
    here = at.child("type")
    if not kind:
        return [(here, required("must specify a metric target type"))]
    return [(here, invalid(kind, "must be either Utilization, Value, or AverageValue"))]


@rule("MetricTarget.value", "MetricTarget.averageValue", remedy="write a value above zero", source=_TARGET)
def values_of_metrics_are_positive(value: str | float, at: FieldPath, _context: Context) -> Problems | None:
    """The number of pods is worked out by dividing by the value that is wished for."""
    return None if nano_units(value) > 0 else [(at, invalid(value, "must be positive"))]


@in_range(
    "MetricTarget.averageUtilization",
    least=1,
    requirement="must be greater than 0",
    remedy="write a percentage of the request, such as 80",
    source=_TARGET,
)
def utilizations_of_metrics_are_positive() -> None:
    """The number of pods is worked out by dividing by the share of the request that is wished for."""


@rule(
    "ResourceMetricSource.target",
    "ContainerResourceMetricSource.target",
    remedy="write averageUtilization or averageValue",
    source=_RESOURCE,
)
def resource_metrics_have_one_value(target: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The use of a resource is compared with a share of the request, or with an amount for each pod."""
    if ("averageUtilization" in target) != ("averageValue" in target):
        return None
    if "averageValue" in target:
        message = "may not set both a target raw value and a target utilization"
        return [(at.child("averageValue"), forbidden(message))]
    message = "must set either a target raw value or a target utilization"
    return [(at.child("averageUtilization"), required(message))]


@rule(
    "ObjectMetricSource.target",
    "ExternalMetricSource.target",
    remedy="write value or averageValue",
    source=server(AUTOSCALING, "validateObjectSource, validateExternalSource", release="1.36"),
)
def metrics_from_outside_have_a_value(target: Object, at: FieldPath, _context: Context) -> Problems | None:
    """What is measured is compared as it is, or after dividing it by the number of pods."""
    if "value" in target or "averageValue" in target:
        return None
    return [(at.child("averageValue"), required("must set either a target value or averageValue"))]


@rule(
    "ExternalMetricSource.target",
    remedy="write value or averageValue, not both",
    source=server(AUTOSCALING, "validateExternalSource", release="1.36"),
)
def external_metrics_have_one_value(target: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Two values would give two numbers of pods."""
    if "value" in target and "averageValue" in target:
        message = "may not set both a target value for metric and a per-pod target"
        return [(at.child("value"), forbidden(message))]
    return None


@rule(
    "PodsMetricSource.target",
    remedy="write averageValue",
    source=server(AUTOSCALING, "validatePodsSource", release="1.36"),
)
def metrics_of_pods_have_an_average(target: Object, at: FieldPath, _context: Context) -> Problems | None:
    """What each pod measures of itself is compared as the average of all."""
    if "averageValue" in target:
        return None
    return [(at.child("averageValue"), required("must specify a positive target averageValue"))]
