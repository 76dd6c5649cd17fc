"""LimitRanges, and the pods and claims of their namespace."""

from __future__ import annotations

from cdk8s_pods.facts.limit_ranges import Asked, asked_by, breaches
from cdk8s_pods.facts.pod_amounts import amounts_together
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import invalid, required
from cdk8s_pods.rules.source import page, server
from cdk8s_pods.schema.quantity import quantity_text, try_nano_units

from .claimed_volumes import claimed_volumes
from .governing import governing
from .rule import WITH_PODS, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from cdk8s_pods.facts.limit_ranges import Breach
    from cdk8s_pods.issues import Message
    from cdk8s_pods.rules.rule import Problem

    from .resource import PodTemplate, Resource
    from .view import View

_LIMIT_RANGES = page("https://kubernetes.io/docs/concepts/policy/limit-range/")
_FILE = "plugin/pkg/admission/limitranger/admission.go"


@between(
    WITH_PODS,
    category="runtime",
    when=("LimitRange",),
    remedy="keep the requests and limits of each container within the LimitRange, or change the LimitRange",
    source=(_LIMIT_RANGES, server(_FILE, "PodValidateLimitFunc")),
)
def pods_keep_within_the_limit_ranges_of_their_namespace(resource: Resource, view: View) -> Iterator[Problem]:
    """A pod that asks for more, or less, than a LimitRange of its namespace allows is refused.

    A controller then makes no pods, and says so in its events alone. What a container leaves out it gets from the
    LimitRange: a default limit below the request of the container is refused as well.
    """
    ranges = governing(view, "LimitRange", resource)
    if not ranges or resource.pods is None:
        return
    specs = [each.spec for each in ranges]
    told: set[FieldPath] = set()
    for at, message in _of_containers(resource.pods, ranges, specs):
        told.add(at)
        yield at, message
    for at, message in _of_pods(resource.pods, ranges, specs):
        if at not in told:
            yield at, message


@between(
    "PersistentVolumeClaim",
    WITH_PODS,
    category="runtime",
    when=("LimitRange",),
    remedy="ask for as much storage as the LimitRange allows, or change the LimitRange",
    source=(
        _LIMIT_RANGES,
        server(_FILE, "PersistentVolumeClaimValidateLimitFunc"),
    ),
)
def claims_keep_within_the_limit_ranges_of_their_namespace(resource: Resource, view: View) -> Iterator[Problem]:
    """A claim for more, or less, storage than a LimitRange of its namespace allows is refused."""
    for each in governing(view, "LimitRange", resource):
        for limit in each.spec.get("limits", ()):
            if limit.get("type") == "PersistentVolumeClaim":
                for claim, at in _claims(resource, view):
                    requests = claim.get("resources", {}).get("requests", {})
                    # The limits of a claim are not looked at.
                    for breach in breaches(limit, Asked(requests, requests)):
                        where = at.child("resources").child("requests").key(breach.name)
                        yield where, _message(breach, each)


def _of_containers(pods: PodTemplate, ranges: list[Resource], specs: list[Mapping[str, Any]]) -> Iterator[Problem]:
    for container, at in _containers(pods):
        written = container.get("resources", {})
        asked = asked_by(container, specs)
        told: set[str] = set()
        for each in ranges:
            for limit in each.spec.get("limits", ()):
                if limit.get("type") == "Container":
                    for breach in breaches(limit, asked):
                        told.add(breach.name)
                        yield _place(at, written, breach), _message(breach, each)
        for name, request in written.get("requests", {}).items():
            given = None if name in told or name in written.get("limits", {}) else asked.limits.get(name)
            if given is not None and _worth(request) > _worth(given):
                about = f"{_titles(ranges)} gives the container a limit of {given}: write a limit as well"
                yield at.child("requests").key(name), invalid(request, about).beside(*ranges)


def _of_pods(pods: PodTemplate, ranges: list[Resource], specs: list[Mapping[str, Any]]) -> Iterator[Problem]:
    for each in ranges:
        for limit in each.spec.get("limits", ()):
            if limit.get("type") == "Pod":
                asked = _together(pods, specs)
                for breach in breaches(limit, asked):
                    # Of a pod with one container it is that container.
                    containers = list(_containers(pods))
                    at = pods.at.child("spec").child("containers")
                    if len(containers) == 1:
                        at = _place(containers[0][1], containers[0][0].get("resources", {}), breach)
                    yield at, _message(breach, each)


def _together(pods: PodTemplate, specs: list[Mapping[str, Any]]) -> Asked:
    """What all containers of a pod ask for at once, unless the pod itself says what it asks for."""
    own = pods.spec.get("resources", {})
    requests = amounts_together(pods.spec, lambda container: _nano(asked_by(container, specs).requests))
    limits = amounts_together(pods.spec, lambda container: _nano(asked_by(container, specs).limits))
    return Asked({**_quantities(requests), **own.get("requests", {})}, {**_quantities(limits), **own.get("limits", {})})


def _containers(pods: PodTemplate) -> Iterator[tuple[Mapping[str, Any], FieldPath]]:
    """Each container, and the path of its resources."""
    for field in ("initContainers", "containers"):
        for position, container in enumerate(pods.spec.get(field, ())):
            yield container, pods.at.child("spec").child(field).index(position).child("resources")


def _claims(resource: Resource, view: View) -> Iterable[tuple[Mapping[str, Any], FieldPath]]:
    if resource.kind == "PersistentVolumeClaim":
        return [(resource.spec, FieldPath.of("spec"))]
    return [(each.claim.spec, each.at) for each in claimed_volumes(resource, view) if not each.is_shared]


def _place(at: FieldPath, written: Mapping[str, Any], breach: Breach) -> FieldPath:
    """The field that is at fault: the one that is looked at, or the other one where its value was taken from that."""
    other = "requests" if breach.field == "limits" else "limits"
    is_taken = breach.value is not None and breach.name not in written.get(breach.field, ())
    field = other if is_taken and breach.name in written.get(other, ()) else breach.field
    return at.child(field).key(breach.name)


def _message(breach: Breach, limit_range: Resource) -> Message:
    about = f"{limit_range.title_and_place} {breach.about}"
    return (required(about) if breach.value is None else invalid(breach.value, about)).beside(limit_range)


def _titles(ranges: list[Resource]) -> str:
    return " and ".join(each.title_and_place for each in ranges)


def _worth(quantity: Any) -> int:
    return try_nano_units(quantity) or 0


def _quantities(amounts: Mapping[str, int]) -> dict[str, Any]:
    return {name: quantity_text(amount) for name, amount in amounts.items()}


def _nano(amounts: Mapping[str, Any]) -> dict[str, int]:
    return {name: _worth(amount) for name, amount in amounts.items()}
