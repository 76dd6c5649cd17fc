"""NetworkPolicies: that they hold for pods, and let through what the same application needs."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import forbidden
from cdk8s_pods.rules.source import page

from .rule import between
from .selecting import has_labels, matches
from .unselected import nothing_selected
from .view import is_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, Literal, TypeAlias

    from cdk8s_pods.issues import Message
    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .traffic import Call
    from .view import Pods, View

    Direction: TypeAlias = Literal["ingress", "egress"]

_POLICIES = page("https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource")
_ISOLATION = page(
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation"
)
_SPEC = FieldPath.of("spec")
_NOTHING: Mapping[str, Any] = {}
#: The label that every namespace has, with its name.
_NAMESPACE_NAME = "kubernetes.io/metadata.name"
_DNS = 53


@between("NetworkPolicy", category="advice", remedy="write labels that the pods have", source=_POLICIES)
def network_policies_select_pods(resource: Resource, view: View) -> list[Problem] | None:
    """A policy that selects no pods protects nothing, and nobody is told."""
    selector = resource.spec.get("podSelector")
    if not selector or view.selected(selector, resource.namespace):
        return None
    message = nothing_selected(view, resource, selector)
    return [(_SPEC.child("podSelector"), message)] if message else None


@between(
    "NetworkPolicy",
    category="runtime",
    when=("Service",),
    remedy="add a rule that lets it through",
    source=_ISOLATION,
)
def network_policies_let_declared_calls_through(resource: Resource, view: View) -> Sequence[Problem] | None:
    """Pods that a policy holds for are reached by what some policy allows, and by nothing else; so do they call.

    A variable with the address of a Service declares a call: the caller must be allowed to call the pods and to ask
    DNS for the name, and the pods to be called.
    """
    return view.once(_denied).get(id(resource))


def _denied(view: View) -> dict[int, list[Problem]]:
    """The id of each policy that stops a declared call -> where and which."""
    # Deferred: it needs regular expressions, and most applications have no policies.
    from .traffic import declared_calls

    policies: dict[Direction, list[Resource]] = {direction: _policies(view, direction) for direction in _DIRECTIONS}
    found: dict[int, list[Problem]] = {}
    if any(policies.values()):
        for call in declared_calls(view):
            for policy, direction, message in _stopped(call, policies, view):
                at = _SPEC.child(direction) if direction in policy.spec else _SPEC.child("podSelector")
                problems = found.setdefault(id(policy), [])
                if (at, message) not in problems:
                    problems.append((at, message))
    return found


_DIRECTIONS: tuple[Direction, ...] = ("ingress", "egress")


def _policies(view: View, direction: Direction) -> list[Resource]:
    """The policies that say something about a direction; about `egress` only if they write it."""
    return [
        policy
        for policy in view.of_kind("NetworkPolicy")
        if (spec := policy.spec)
        and direction.capitalize() in spec.get("policyTypes", ("Ingress", *(["Egress"] if "egress" in spec else [])))
    ]


def _stopped(
    call: Call, policies: Mapping[Direction, list[Resource]], view: View
) -> Iterator[tuple[Resource, Direction, Message]]:
    """The policy that stops a call, if one does: that which isolates the pods first."""
    who = f"{call.caller.title_and_place} calls {call.service.title_and_place} ({call.variable})"
    ours = (call.caller, call.template)
    isolating = _holding(policies["egress"], ours)
    if isolating:
        if not any(_allows_dns(policy) for policy in isolating):
            message = forbidden(f"{who}, and no policy lets it ask DNS for the name (port {_DNS})")
            yield isolating[0], "egress", message.beside(call.caller, call.service)
        elif not any(_is_let_through(call, "egress", isolating, ours, pods, view) for pods in call.called):
            message = forbidden(f"{who}, and no policy lets the call out")
            yield isolating[0], "egress", message.beside(call.caller, call.service)
    for pods in call.called:
        isolating = _holding(policies["ingress"], pods)
        if isolating and not _is_let_through(call, "ingress", isolating, pods, ours, view):
            message = forbidden(f"{who}, and no policy lets the call in")
            yield isolating[0], "ingress", message.beside(call.caller, call.service)
            return


def _holding(policies: list[Resource], pods: Pods) -> list[Resource]:
    return [
        policy
        for policy in policies
        if policy.namespace == pods[0].namespace and matches(policy.spec.get("podSelector", _NOTHING), pods)
    ]


def _is_let_through(
    call: Call, direction: Direction, isolating: list[Resource], own: Pods, other: Pods, view: View
) -> bool:
    """Whether a rule of some policy lets a call pass between the pods that they hold for and the others."""
    from .traffic import target_of

    called = own if direction == "ingress" else other
    targets = [(target_of(port, called[1]), port.get("protocol", "TCP")) for port in call.ports]
    names = {
        port.get("name"): port.get("containerPort")
        for container in called[1].spec.get("containers", ())
        for port in container.get("ports", ())
    }
    peers = "from" if direction == "ingress" else "to"
    return any(
        any(number is None or _is_open(rule, number, protocol, names) for number, protocol in targets)
        and (not rule.get(peers) or any(_may_mean(peer, policy, other, view) for peer in rule[peers]))
        for policy in isolating
        for rule in policy.spec.get(direction, ())
    )


def _is_open(rule: Mapping[str, Any], number: int, protocol: str, names: Mapping[Any, Any]) -> bool:
    """Whether a rule lets a port through; one without ports lets all."""
    return not rule.get("ports") or any(
        port.get("protocol", "TCP") == protocol
        and (
            "port" not in port
            or names.get(port["port"], port["port"]) == number
            or (isinstance(port["port"], int) and port["port"] <= number <= port.get("endPort", port["port"]))
        )
        for port in rule["ports"]
    )


def _allows_dns(policy: Resource) -> bool:
    """Whether a policy lets pods ask for names somewhere; where DNS is depends on the cluster."""
    return any(
        _is_open(rule, _DNS, protocol, {"dns": _DNS, "dns-tcp": _DNS})
        for rule in policy.spec.get("egress", ())
        for protocol in ("UDP", "TCP")
    )


def _may_mean(peer: Mapping[str, Any], policy: Resource, pods: Pods, view: View) -> bool:
    """Whether a peer of a rule may mean pods; addresses, and labels of namespaces that are not in the input, may."""
    if "ipBlock" in peer:
        return True
    if "podSelector" in peer and not matches(peer["podSelector"], pods):
        return False
    if "namespaceSelector" not in peer:
        return is_in(pods[0], policy.namespace)
    selector = peer["namespaceSelector"]
    name = pods[0].namespace
    if name is None:
        return True
    labels = {_NAMESPACE_NAME: name}
    namespace = view.named("Namespace", name)
    if namespace is not None:
        labels |= namespace.manifest.get("metadata", _NOTHING).get("labels", _NOTHING)
    elif any(key != _NAMESPACE_NAME for key in selector.get("matchLabels", ())) or "matchExpressions" in selector:
        return True
    return has_labels(selector, labels)
