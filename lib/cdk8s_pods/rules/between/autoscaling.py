"""HorizontalPodAutoscalers: what they scale, and what they measure it by."""

from __future__ import annotations

from cdk8s_pods.facts.time_line import is_native_sidecar
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import duplicate, forbidden, not_found
from cdk8s_pods.rules.source import page, server
from cdk8s_pods.suggestion import suggested

from .missing import missing
from .nearness import nearest
from .rule import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.rules.rule import Problem

    from .resource import PodTemplate, Resource
    from .view import View

_TARGETS = page("https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#scaling-workload-resources")
_REQUESTS = (
    page("https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details"),
    server("pkg/controller/podautoscaler/replica_calculator.go", "calculateRequests"),
)
_CONTAINERS = page(
    "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#container-resource-metrics"
)
_AMBIGUOUS = page(
    "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work"
)
_MIGRATING = page(
    "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"
    "#migrating-deployments-and-statefulsets-to-horizontal-autoscaling"
)
_AT = FieldPath.of("spec", "scaleTargetRef")
_METRICS = FieldPath.of("spec", "metrics")
_NOTHING: Mapping[str, Any] = {}

#: The built-in kinds that have a scale.
_SCALABLE = ("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController")
#: The built-in kinds that make pods and have none.
_FIXED = ("CronJob", "DaemonSet", "Job", "Pod")


def scaled_by(autoscaler: Resource, view: View) -> Resource | None:
    """What an autoscaler scales; None where it is not in the input, or of a kind that is not built in."""
    kind, name = _target(autoscaler)
    return view.named(kind, name, autoscaler.namespace) if kind in _SCALABLE else None


@between(
    "HorizontalPodAutoscaler",
    category="runtime",
    remedy="write the kind and the name of what is there to scale",
    source=_TARGETS,
)
def autoscalers_scale_what_is_there(resource: Resource, view: View) -> list[Problem] | None:
    """An autoscaler whose target is missing, or of a kind that does not scale, does nothing."""
    kind, name = _target(resource)
    if kind in _FIXED:
        return [(_AT.child("kind"), forbidden(f"a {kind} has no number of replicas to scale"))]
    if kind not in _SCALABLE or scaled_by(resource, view) is not None:
        return None
    for other in _SCALABLE:
        if (meant := view.named(other, name, resource.namespace)) is not None:
            slip = not_found(kind, f'there is no {kind} "{name}"; did you mean {meant.title_and_place}?')
            return [(_AT.child("kind"), slip.beside(meant))]
    message = missing(view, kind, name, resource.namespace)
    return [(_AT.child("name"), message)] if message else None


@between(
    "HorizontalPodAutoscaler",
    category="runtime",
    when=_SCALABLE,
    remedy="write resources.requests for the resource in each container, or a target of type AverageValue",
    source=_REQUESTS,
)
def containers_request_what_autoscalers_measure(resource: Resource, view: View) -> list[Problem] | None:
    """A utilization is a share of what containers request: without a request in each of them nothing is scaled.

    A limit is a request where none is written, and a LimitRange of the namespace may fill both in.
    """
    scaled = scaled_by(resource, view)
    if scaled is None or scaled.pods is None:
        return None
    found: list[Problem] = []
    for name, container, at in _utilizations(resource):
        if name in _requested(scaled.pods.spec) or _fills_in(view, name, resource.namespace):
            continue
        lacking = [
            each.get("name", "")
            for each in _staying(scaled.pods)
            if container in (None, each.get("name")) and name not in _requested(each)
        ]
        if lacking:
            which = f'container "{lacking[0]}"' if len(lacking) == 1 else f"containers {', '.join(lacking)}"
            message = not_found(name, f"{which} of {scaled.title_and_place} requests none of it")
            found.append((at, message.beside(scaled)))
    return found


@between(
    "HorizontalPodAutoscaler",
    category="runtime",
    when=_SCALABLE,
    remedy="write the name of one of the containers",
    source=_CONTAINERS,
)
def containers_that_autoscalers_measure_are_there(resource: Resource, view: View) -> list[Problem] | None:
    """A metric of one container that the pods do not have is never measured, and nothing is scaled."""
    scaled = scaled_by(resource, view)
    if scaled is None or scaled.pods is None:
        return None
    names = [each.get("name", "") for each in _staying(scaled.pods)]
    found: list[Problem] = []
    for position, metric in enumerate(resource.spec.get("metrics", ())):
        name = metric.get("containerResource", _NOTHING).get("container")
        if name and name not in names:
            near = nearest(name, names)
            hint = suggested(near) or f", only {', '.join(names)}"
            at = _METRICS.index(position).child("containerResource").child("container")
            message = not_found(name, f"{scaled.title_and_place} has no such container{hint}")
            found.append((at, message.beside(scaled)))
    return found


@between(
    "HorizontalPodAutoscaler",
    category="runtime",
    remedy="write all metrics into one autoscaler: the largest number wins",
    source=_AMBIGUOUS,
)
def one_autoscaler_scales_one_target(resource: Resource, view: View) -> list[Problem] | None:
    """Two autoscalers over the same pods are ambiguous, and Kubernetes has neither scale them."""
    kind, name = _target(resource)
    for other in view.once(_by_target).get((kind, name), ()):
        if other is resource:
            return None
        if other.namespace == resource.namespace and other.name != resource.name:
            message = duplicate(name, f"{other.title_and_place} scales the same {kind}").beside(other)
            return [(_AT.child("name"), message.mildly(when=not view.are_applied_together(other, resource)))]
    return None


@between(
    *_SCALABLE,
    category="advice",
    when=("HorizontalPodAutoscaler",),
    remedy="leave replicas out, so that applying it again keeps the number that the autoscaler has chosen",
    source=_MIGRATING,
)
def what_is_scaled_says_no_replicas(resource: Resource, view: View) -> list[Problem] | None:
    """Each time it is applied, a written number of replicas takes the place of the one that the autoscaler chose."""
    if "replicas" not in resource.spec:
        return None
    for autoscaler in view.once(_by_target).get((resource.kind, resource.name), ()):
        if scaled_by(autoscaler, view) is resource:
            message = forbidden(f"{autoscaler.title_and_place} chooses the number of replicas").beside(autoscaler)
            return [(FieldPath.of("spec", "replicas"), message)]
    return None


def _target(autoscaler: Resource) -> tuple[str, str]:
    """The kind of what is scaled, empty for one that is not built in, and the name."""
    target = autoscaler.spec.get("scaleTargetRef", _NOTHING)
    kind, name = target.get("kind", ""), target.get("name", "")
    group = target.get("apiVersion", "").rpartition("/")[0]
    return (kind if "." not in group else "", name)


def _by_target(view: View) -> dict[tuple[str, str], list[Resource]]:
    found: dict[tuple[str, str], list[Resource]] = {}
    for autoscaler in view.of_kind("HorizontalPodAutoscaler"):
        found.setdefault(_target(autoscaler), []).append(autoscaler)
    return found


def _utilizations(autoscaler: Resource) -> Iterator[tuple[str, str | None, FieldPath]]:
    """The resources whose utilization is measured: each with the one container it is measured of, and its place."""
    spec = autoscaler.spec
    if "targetCPUUtilizationPercentage" in spec:  # autoscaling/v1
        yield "cpu", None, FieldPath.of("spec", "targetCPUUtilizationPercentage")
    for position, metric in enumerate(spec.get("metrics", ())):
        for field in ("resource", "containerResource"):
            measured = metric.get(field, _NOTHING)
            if measured.get("target", _NOTHING).get("type") == "Utilization" and "name" in measured:
                yield measured["name"], measured.get("container"), _METRICS.index(position).child(field).child("name")


def _staying(pods: PodTemplate) -> list[Mapping[str, Any]]:
    sidecars = filter(is_native_sidecar, pods.spec.get("initContainers", ()))
    return [*pods.spec.get("containers", ()), *sidecars]


def _requested(holder: Mapping[str, Any]) -> set[str]:
    """The resources that a container, or a pod as a whole, requests; a limit is a request where none is written."""
    resources = holder.get("resources", _NOTHING)
    return {*resources.get("requests", ()), *resources.get("limits", ())}


def _fills_in(view: View, resource_name: str, namespace: str | None) -> bool:
    """Whether a LimitRange gives containers a request that they do not write."""
    return any(
        resource_name in {*limit.get("defaultRequest", ()), *limit.get("default", ())}
        for limits in view.of_kind("LimitRange", namespace)
        for limit in limits.spec.get("limits", ())
        if limit.get("type") == "Container"
    )
