"""ResourceQuotas, and the objects of their namespace."""

from __future__ import annotations

from cdk8s_pods.facts.counted_objects import counted_objects
from cdk8s_pods.facts.limit_ranges import asked_by
from cdk8s_pods.facts.pod_amounts import amounts_together
from cdk8s_pods.facts.quotas import COMPUTE, counted_amount, counts
from cdk8s_pods.facts.replicas import replicas_at_once
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import invalid, required
from cdk8s_pods.rules.source import page, server
from cdk8s_pods.schema.quantity import quantity_text, try_nano_units

from .claimed_volumes import claim_templates
from .governing import governing
from .rule import WITH_PODS, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.facts.limit_ranges import Asked
    from cdk8s_pods.rules.rule import Problem

    from .resource import PodTemplate, Resource
    from .view import View

_QUOTAS = page("https://kubernetes.io/docs/concepts/policy/resource-quotas/")
_PODS = server("pkg/quota/v1/evaluator/core/pods.go", "Constraints", "PodUsageFunc")
_STORAGE = "requests.storage"
_NANO = 1_000_000_000


@between(
    WITH_PODS,
    category="runtime",
    when=("ResourceQuota",),
    remedy="write the request or the limit of each container, or give the namespace a LimitRange with defaults",
    source=(_QUOTAS, _PODS),
)
def containers_ask_for_what_the_quota_of_their_namespace_counts(resource: Resource, view: View) -> Iterator[Problem]:
    """Where a quota counts cpu or memory, a pod with a container that does not ask for it is refused.

    A controller then makes no pods, and says so in its events alone. The defaults of a LimitRange count.
    """
    if resource.pods is None:
        return
    asked = _asked(resource, resource.pods, view)
    for quota in _quotas_of(resource, resource.pods, view):
        for name in quota.spec.get("hard", {}):
            if name not in COMPUTE:
                continue
            field, amount = COMPUTE[name]
            if amount in resource.pods.spec.get("resources", {}).get(field, ()):
                continue  # the pod as a whole says it
            for at, each in asked:
                if amount not in getattr(each, field):
                    about = f"{quota.title_and_place} counts {name}"
                    yield at.child(field).key(amount), required(about).beside(quota)


@between(
    WITH_PODS,
    category="runtime",
    when=("ResourceQuota",),
    remedy="ask for less, run fewer, or raise the quota",
    source=(_QUOTAS, _PODS),
)
def pods_fit_into_the_quota_of_their_namespace(resource: Resource, view: View) -> Iterator[Problem]:
    """Pods beyond the quota of their namespace are refused: of a workload that is larger than it some never run."""
    if resource.pods is None:
        return
    # How many pods a kind makes that is not built in is not known; one at least.
    replicas = replicas_at_once(resource.kind, resource.spec) if resource.is_built_in else 1
    for quota in _quotas_of(resource, resource.pods, view):
        for name, hard in quota.spec.get("hard", {}).items():
            most, of_one = _worth(hard), _usage(name, resource, resource.pods, view)
            if of_one is None or of_one * max(replicas, 1) <= most:
                continue
            has = f"{quota.title_and_place} has {hard} of {name}"
            if of_one > most:
                at = _at_fault(name, resource.pods)
                yield at, invalid(quantity_text(of_one), f"{has} for the whole namespace").beside(quota)
            else:
                about = f"they ask for {quantity_text(of_one * replicas)} of {name} together, and {has}"
                yield _count_path(resource), invalid(replicas, about).beside(quota)


@between(
    "PersistentVolumeClaim",
    "StatefulSet",
    category="runtime",
    when=("ResourceQuota",),
    remedy="ask for less storage, or raise the quota",
    source=page("https://kubernetes.io/docs/concepts/policy/resource-quotas/#storage-resource-quota"),
)
def claims_fit_into_the_quota_of_their_namespace(resource: Resource, view: View) -> Iterator[Problem]:
    """A claim beyond the storage that the quota of its namespace has is refused, and its pods wait."""
    if resource.kind == "PersistentVolumeClaim":
        claims = [(resource.spec, FieldPath.of("spec"))]
    else:
        claims = [(spec, at) for _, spec, at in claim_templates(resource)]
    replicas = replicas_at_once(resource.kind, resource.spec)
    for quota in governing(view, "ResourceQuota", resource):
        hard = quota.spec.get("hard", {})
        for claim, at in claims:
            wanted = claim.get("resources", {}).get("requests", {}).get("storage")
            prefix = f"{claim.get('storageClassName', '')}.storageclass.storage.k8s.io/"
            for name in (_STORAGE, prefix + _STORAGE):
                if name in hard and _worth(wanted) * replicas > _worth(hard[name]):
                    each = f" each of {replicas} times" if replicas > 1 else ""
                    about = f"asked for{each}, and {quota.title_and_place} has {hard[name]} of {name}"
                    where = at.child("resources").child("requests").key("storage")
                    yield where, invalid(wanted, about).beside(quota)


@between(
    "ResourceQuota",
    category="runtime",
    remedy="raise the quota, or leave out what is not needed",
    source=page("https://kubernetes.io/docs/concepts/policy/resource-quotas/#object-count-quota"),
)
def quotas_have_room_for_the_objects_of_their_namespace(resource: Resource, view: View) -> Iterator[Problem]:
    """Of objects that a quota counts, those beyond it are refused."""
    if "scopes" in resource.spec or "scopeSelector" in resource.spec:
        return  # scopes are for pods
    objects = {(each.kind, each.group, each.name): each.manifest for each in _beside(resource, view)}
    listed = [(kind, group, manifest) for (kind, group, _), manifest in objects.items()]
    for name, hard in resource.spec.get("hard", {}).items():
        count = counted_objects(name, listed)
        if count is not None and count * _NANO > _worth(hard):
            at = FieldPath.of("spec", "hard").key(name)
            yield at, invalid(hard, f"there are {count} in namespace {resource.namespace or 'of the quota'}")


def _beside(quota: Resource, view: View) -> Iterator[Resource]:
    for each in view.resources:
        if each.is_built_in and each.namespace == quota.namespace and view.are_applied_together(each, quota):
            yield each


def _quotas_of(resource: Resource, pods: PodTemplate, view: View) -> Iterator[Resource]:
    """The quotas that count the pods of an object."""
    quotas = governing(view, "ResourceQuota", resource)
    if quotas:
        is_best_effort = not any(
            name in getattr(each, field)
            for _, each in _asked(resource, pods, view)
            for field in ("requests", "limits")
            for name in ("cpu", "memory")
        )
        yield from (each for each in quotas if counts(each.spec, pods.spec, is_best_effort=is_best_effort))


def _asked(resource: Resource, pods: PodTemplate, view: View) -> list[tuple[FieldPath, Asked]]:
    """What each container asks for, with the path of its resources."""
    ranges = [each.spec for each in governing(view, "LimitRange", resource)]
    at = pods.at.child("spec")
    return [
        (at.child(field).index(position).child("resources"), asked_by(container, ranges))
        for field in ("initContainers", "containers")
        for position, container in enumerate(pods.spec.get(field, ()))
    ]


def _usage(name: str, resource: Resource, pods: PodTemplate, view: View) -> int | None:
    """How much of what a quota counts one pod takes; None for what pods do not take."""
    if name in ("pods", "count/pods"):
        return _NANO
    counted = counted_amount(name)
    if counted is None:
        return None
    field, amount = counted
    own = pods.spec.get("resources", {}).get(field, {}).get(amount)
    if own is not None:
        return _worth(own)
    ranges = [each.spec for each in governing(view, "LimitRange", resource)]
    together = amounts_together(
        pods.spec, lambda container: {amount: _worth(getattr(asked_by(container, ranges), field).get(amount))}
    )
    return together.get(amount)


def _at_fault(name: str, pods: PodTemplate) -> FieldPath:
    """Where a pod asks for what is too much: at its one container, or at all."""
    at = pods.at.child("spec").child("containers")
    containers = pods.spec.get("containers", ())
    counted = counted_amount(name)
    if len(containers) != 1 or "initContainers" in pods.spec or counted is None:
        return at
    field, amount = counted
    written: Mapping[str, Any] = containers[0].get("resources", {})
    # A request that is not written was taken from the limit.
    field = field if amount in written.get(field, ()) else "limits"
    return at.index(0).child("resources").child(field).key(amount)


def _count_path(resource: Resource) -> FieldPath:
    steps = {"Job": ("spec", "parallelism"), "CronJob": ("spec", "jobTemplate", "spec", "parallelism")}
    return FieldPath.of(*steps.get(resource.kind, ("spec", "replicas")))


def _worth(quantity: Any) -> int:
    return try_nano_units(quantity) or 0
