"""Ports of the node that a container may not open."""

from __future__ import annotations

from cdk8s_pods.facts.time_line import declared_ports, runners
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_FIRST_FREE = 1024
_NEEDED = frozenset({"ALL", "NET_BIND_SERVICE", "CAP_NET_BIND_SERVICE"})


@rule(
    "PodSpec.hostNetwork",
    category="runtime",
    remedy="add the capability NET_BIND_SERVICE, or let the container listen on a port from 1024 on",
    source=page("https://man7.org/linux/man-pages/man7/capabilities.7.html", "CAP_NET_BIND_SERVICE"),
)
def low_ports_of_the_node_are_opened_with_the_capability(
    value: bool, at: FieldPath, context: Context
) -> Problems | None:
    """On the host network the node's own rule holds: a port below 1024 takes a capability, also for root.

    With all capabilities dropped and that one not added, nothing can open it. In the network of a pod container
    runtimes let everyone.
    """
    if not value:
        return None
    found: list[Problem] = []
    for runner in runners(context.pod_spec, context.pod_path):
        security: Object = runner.container.get("securityContext", {})
        capabilities: Object = security.get("capabilities", {})
        if "ALL" not in capabilities.get("drop", ()) or not _NEEDED.isdisjoint(capabilities.get("add", ())):
            continue
        found += [
            (port.at, invalid(port.number, "takes the capability NET_BIND_SERVICE, which is dropped with all others"))
            for port in declared_ports(runner)
            if 0 < port.number < _FIRST_FREE
        ]
    return found
