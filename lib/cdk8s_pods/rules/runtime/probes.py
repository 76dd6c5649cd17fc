"""Probes and lifecycle hooks that cannot reach what they ask."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, not_found, page, rule, server
from cdk8s_pods.schema.formats import port_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_PROBES = ("livenessProbe", "readinessProbe", "startupProbe")
_HOOKS = ("postStart", "preStop")
_ACTIONS = ("httpGet", "tcpSocket")


@rule(
    "Container",
    category="runtime",
    when=(*_PROBES, "lifecycle"),
    remedy="declare a port with this name in the same container, or write the number of the port",
    source=server("pkg/probe/util.go", "ResolveContainerPort"),
)
def probes_and_hooks_name_ports_of_their_container(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A port that a probe or a hook gives by name is looked up among the ports of its own container, and no other.

    When the name is not there, the probe fails each time and the hook kills the container.
    """
    found: list[Problem] = []
    for asked, where in _asked_by_name(value, at):
        if all(port.get("name") != asked for port in value.get("ports", ())):
            names = ", ".join(f'"{port["name"]}"' for port in value.get("ports", ()) if port.get("name"))
            requirement = "must be the name of a port of this container"
            found.append((where, not_found(asked, f"{requirement} ({names})" if names else requirement)))
    return found


def _asked_by_name(container: Object, at: FieldPath) -> Iterator[tuple[str, FieldPath]]:
    """Every port that a probe or a hook of the container gives by name, with its path."""
    for name in _PROBES:
        if name in container:
            yield from _ports_by_name(container[name], at, name)
    if "lifecycle" in container:
        for name in _HOOKS:
            if name in container["lifecycle"]:
                yield from _ports_by_name(container["lifecycle"][name], at.child("lifecycle"), name)


def _ports_by_name(handler: Object, at: FieldPath, name: str) -> Iterator[tuple[str, FieldPath]]:
    for action in _ACTIONS:
        # What is no name at all, as "80", is told as such.
        if action in handler and isinstance(port := handler[action].get("port"), str) and not port_name_problem(port):
            yield port, at.child(name).child(action).child("port")


@rule(
    "LifecycleHandler.tcpSocket",
    category="runtime",
    remedy="use exec or httpGet",
    source=page("https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#LifecycleHandler"),
)
def lifecycle_hooks_do_not_open_tcp_sockets(_value: Any, at: FieldPath, context: Context) -> Problems:
    """The API knows `tcpSocket` as a hook for old manifests only: the kubelet has no such hook and fails on it."""
    return [(at, forbidden("is not supported as a lifecycle hook"))]
