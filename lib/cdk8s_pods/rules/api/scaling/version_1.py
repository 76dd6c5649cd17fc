"""A HorizontalPodAutoscaler of autoscaling/v1 as the API server reads it: as one of autoscaling/v2.

What version 1 has no fields for stands in annotations, as JSON: other metrics than that of the CPU, and the behavior.
What can't be read there is left aside, as the API server does.

Source: pkg/apis/autoscaling/v1/conversion.go of kubernetes/kubernetes.
"""

from __future__ import annotations

from cdk8s_pods.schema.conformance import conforms
from cdk8s_pods.schema.quantity import try_nano_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cdk8s_pods.rules.interface import Object

_METRICS = "autoscaling.alpha.kubernetes.io/metrics"
_BEHAVIOR = "autoscaling.alpha.kubernetes.io/behavior"


def as_version_2(autoscaler: Object, kubernetes: str) -> dict[str, Any]:
    """The same autoscaler in autoscaling/v2, without its status.

    Args:
        autoscaler: It in autoscaling/v1, well-typed.
        kubernetes: The version whose fields are known, such as ``1.36``.
    """
    spec = dict(autoscaler.get("spec", {}))
    annotations = autoscaler.get("metadata", {}).get("annotations", {})
    metrics = _metrics_in(annotations.get(_METRICS), kubernetes)
    if (share := spec.pop("targetCPUUtilizationPercentage", None)) is not None:
        target = {"type": "Utilization", "averageUtilization": share}
        metrics.append({"type": "Resource", "resource": {"name": "cpu", "target": target}})
    if metrics:
        spec["metrics"] = metrics
    if behavior := _behavior_in(annotations.get(_BEHAVIOR), kubernetes):
        spec["behavior"] = behavior
    return {**{name: value for name, value in autoscaler.items() if name != "status"}, "spec": spec}


def _metrics_in(text: str | None, kubernetes: str) -> list[dict[str, Any]]:
    read = _read(text)
    if not isinstance(read, list) or not all(isinstance(each, dict) for each in read):
        return []
    metrics: list[dict[str, Any]] = []
    for each in read:
        metric = {"type": each.get("type", "")}
        for name, convert in _SOURCES.items():
            if name in each:
                if not isinstance(each[name], dict):
                    return []
                metric[name] = _written(**convert(each[name]))
        metrics.append(metric)
    return metrics if all(conforms("MetricSpec", metric, kubernetes) for metric in metrics) else []


def _behavior_in(text: str | None, kubernetes: str) -> dict[str, Any]:
    read = _read(text)
    if not isinstance(read, dict) or not all(isinstance(each, dict) for each in read.values()):
        return {}
    # Nothing is filled in here, as it is in fields: rules without policies have none.
    behavior = {name: {"policies": [], **rules} for name, rules in read.items()}
    return behavior if conforms("HorizontalPodAutoscalerBehavior", behavior, kubernetes) else {}


def _read(text: str | None) -> Any:
    if text is None:
        return None
    import json  # deferred: hardly any manifest has these annotations

    try:
        return _in_field_names(json.loads(text))
    except (ValueError, RecursionError):
        return None


def _in_field_names(value: Any) -> Any:
    """JSON without nulls, and its names as fields have them: where a type has none for JSON, Go writes ``ScaleUp``."""
    if isinstance(value, list):
        return [_in_field_names(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {name[:1].lower() + name[1:]: _in_field_names(each) for name, each in value.items() if each is not None}


def _written(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _object(source: Object) -> dict[str, Any]:
    average, value = source.get("averageValue"), source.get("targetValue", 0)
    # Version 1 can't leave the value out, so zero beside an average means that there is none.
    is_there = average is None or try_nano_units(value) != 0
    target = _written(
        type="Value" if average is None else "AverageValue",
        value=value if is_there else None,
        averageValue=average,
    )
    return {"describedObject": source.get("target", {}), "metric": _metric(source, "selector"), "target": target}


def _pods(source: Object) -> dict[str, Any]:
    target = {"type": "AverageValue", "averageValue": source.get("targetAverageValue", 0)}
    return {"metric": _metric(source, "selector"), "target": target}


def _external(source: Object) -> dict[str, Any]:
    value = source.get("targetValue")
    target = _written(
        type="AverageValue" if value is None else "Value",
        value=value,
        averageValue=source.get("targetAverageValue"),
    )
    return {"metric": _metric(source, "metricSelector"), "target": target}


def _resource(source: Object) -> dict[str, Any]:
    share = source.get("targetAverageUtilization")
    target = _written(
        type="AverageValue" if share is None else "Utilization",
        averageValue=source.get("targetAverageValue"),
        averageUtilization=share,
    )
    return {"name": source.get("name"), "container": source.get("container"), "target": target}


def _metric(source: Object, selector: str) -> dict[str, Any]:
    return _written(name=source.get("metricName"), selector=source.get(selector))


_SOURCES: dict[str, Callable[[Object], dict[str, Any]]] = {
    "object": _object,
    "pods": _pods,
    "external": _external,
    "resource": _resource,
    "containerResource": _resource,
}
