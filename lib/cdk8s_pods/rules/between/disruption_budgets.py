"""PodDisruptionBudgets: that they protect pods, and let a node be drained."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import duplicate, invalid
from cdk8s_pods.rules.source import page, server

from .rule import between
from .unselected import nothing_selected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import Pods, View

_BUDGETS = page("https://kubernetes.io/docs/tasks/run-application/configure-pdb/")
_BLOCKING = page("https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget")
_EVICTION = (
    page("https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works"),
    server("pkg/registry/core/pod/storage/eviction.go", "Create"),
)
_SPEC = FieldPath.of("spec")
_SELECTOR = _SPEC.child("selector")
_NOTHING: Mapping[str, Any] = {}

#: The kinds whose pods are as many as their replicas say.
_COUNTED = ("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController")


@between("PodDisruptionBudget", category="runtime", remedy="write labels that the pods have", source=_BUDGETS)
def disruption_budgets_select_pods(resource: Resource, view: View) -> list[Problem] | None:
    """A budget that selects no pods protects nothing, and nobody is told."""
    selector = resource.spec.get("selector")
    if not selector or view.selected(selector, resource.namespace):
        return None
    message = nothing_selected(view, resource, selector)
    return [(_SELECTOR, message)] if message else None


@between(
    "PodDisruptionBudget",
    category="runtime",
    remedy="leave room for one pod to go, such as maxUnavailable: 1",
    source=_BLOCKING,
)
def disruption_budgets_let_a_pod_go(resource: Resource, view: View) -> list[Problem] | None:
    """A budget that never lets a pod go blocks every drain of a node, and so the update of a cluster.

    More pods than there are can never be available; all of them is a wish that some have on purpose, and advice.
    """
    spec = resource.spec
    if spec.get("maxUnavailable") in (0, "0", "0%"):
        message = invalid(spec["maxUnavailable"], "no pod may ever be evicted, and no node with one drained")
        return [(_SPEC.child("maxUnavailable"), message.mildly())]
    wanted = spec.get("minAvailable")
    at = _SPEC.child("minAvailable")
    if wanted == "100%":
        message = invalid(wanted, "no pod may ever be evicted, and no node with one drained")
        return [(at, message.mildly())]
    if not isinstance(wanted, int) or not spec.get("selector"):
        return None
    pods = view.selected(spec["selector"], resource.namespace)
    most = _most(pods, view)
    if most is None or wanted < most:
        return None
    owners = [owner for owner, _ in pods]
    which = f"{owners[0].title_and_place} has" if len(owners) == 1 else "those selected have"
    message = invalid(wanted, f"{which} {most} {'pod' if most == 1 else 'pods'}, so that none may ever be evicted")
    return [(at, message.beside(*owners).mildly(when=wanted == most))]


@between(
    "PodDisruptionBudget",
    category="runtime",
    remedy="select each pod by one budget",
    source=_EVICTION,
)
def one_disruption_budget_holds_for_a_pod(resource: Resource, view: View) -> list[Problem] | None:
    """A pod with two budgets cannot be evicted at all: the API server answers every try with an error."""
    selector = resource.spec.get("selector")
    if selector is None or len(view.of_kind("PodDisruptionBudget")) < 2:
        return None
    for pods in view.selected(selector, resource.namespace):
        for other in view.once(_budgets_of_pods)[id(pods[0])]:
            if other is resource:
                break
            if other.namespace == resource.namespace and other.name != resource.name:
                said = f"{other.title_and_place} holds for the pods of {pods[0].title_and_place} as well"
                message = duplicate(selector, said).beside(other, pods[0])
                return [(_SELECTOR, message.mildly(when=not view.are_applied_together(other, resource)))]
    return None


def _most(pods: list[Pods], view: View) -> int | None:
    """How many pods there are at most; None where nobody knows."""
    count = 0
    for owner, _ in pods:
        if owner.kind == "Pod":
            count += 1
        elif owner.is_built_in and owner.kind in _COUNTED:
            replicas: int = owner.spec.get("replicas", 1)
            count += max([replicas, *_scaled_to(owner, view)])
            if any(custom.name == owner.name for custom in view.custom):
                return None  # a scaler of another kind may be among them
        else:
            return None
    return count or None


def _scaled_to(owner: Resource, view: View) -> list[int]:
    """What autoscalers raise the number of replicas to."""
    most: list[int] = []
    for autoscaler in view.of_kind("HorizontalPodAutoscaler", owner.namespace):
        spec = autoscaler.spec
        target = spec.get("scaleTargetRef", _NOTHING)
        if (target.get("kind"), target.get("name")) == (owner.kind, owner.name):
            most.append(spec.get("maxReplicas", 1))
    return most


def _budgets_of_pods(view: View) -> dict[int, list[Resource]]:
    """Each object that makes pods (by its id) -> the budgets that hold for them."""
    found: dict[int, list[Resource]] = {}
    for budget in view.of_kind("PodDisruptionBudget"):
        selector = budget.spec.get("selector")
        if selector is not None:
            for owner, _ in view.selected(selector, budget.namespace):
                found.setdefault(id(owner), []).append(budget)
    return found
