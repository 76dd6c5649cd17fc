"""Workloads whose pods cannot stand beside one another on a node."""

from __future__ import annotations

from cdk8s_pods.facts.rolling_updates import waiting_surge
from cdk8s_pods.facts.side_by_side import runners, wanted_ports
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


_HOSTNAME = "kubernetes.io/hostname"
_SCHEDULING = page(
    "https://kubernetes.io/docs/concepts/configuration/overview/", "a pod with a host port fits on a node once"
)


@rule(
    "DeploymentSpec",
    "ReplicaSetSpec",
    "ReplicationControllerSpec",
    "StatefulSetSpec",
    category="runtime",
    remedy="use a DaemonSet, or say with podAntiAffinity or topologySpreadConstraints over kubernetes.io/hostname that"
    " each replica has a node of its own",
    source=_SCHEDULING,
)
def replicas_do_not_share_a_host_port(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Only one pod of a node can have a host port, so that each replica needs a node of its own.

    A replica without one stays pending for ever. Where the pods are told to keep apart, or run as a DaemonSet, that is
    understood. On the host network every port of a container is a host port.
    """
    replicas: int = value.get("replicas", 1)
    if replicas < 2:
        return None
    spec = value.get("template", {}).get("spec", {})
    port = _host_port(spec, at)
    if port is None or _keeps_apart(spec):
        return None
    return [(at.child("replicas"), invalid(replicas, f"host port {port} needs one node for each replica"))]


@rule(
    "DeploymentSpec",
    category="runtime",
    remedy="write strategy: {type: Recreate}, or rollingUpdate: {maxSurge: 0, maxUnavailable: 1}",
    source=(
        _SCHEDULING,
        page("https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment"),
    ),
)
def rolling_updates_free_a_host_port_before_they_need_it(
    value: Object, at: FieldPath, context: Context
) -> Problems | None:
    """A rolling update that starts the new pod before it stops the old one needs a free node for the host port.

    That is what a Deployment of one replica does by default: 25 % of one are rounded up for the surge and down for
    what may be unavailable. On the one node, or wherever the port is held on all others, the update never ends.
    """
    surge = waiting_surge(value)
    if value.get("replicas", 1) != 1 or surge is None:
        return None
    port = _host_port(value.get("template", {}).get("spec", {}), at)
    if port is None:
        return None
    return [
        (
            at.child("strategy"),
            invalid({"maxSurge": surge, "maxUnavailable": 0}, f"the new pod waits for host port {port} of the old one"),
        )
    ]


@rule(
    "DaemonSetSpec",
    category="runtime",
    remedy="leave maxSurge out",
    source=page("https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/#DaemonSetSpec"),
)
def daemons_with_host_ports_do_not_surge(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A surging DaemonSet starts the new pod on the node while the old one runs, and holds the host port, for ever."""
    strategy = value.get("updateStrategy", {})
    surge = strategy.get("rollingUpdate", {}).get("maxSurge", 0)
    if surge in (0, "0%", "0") or strategy.get("type", "RollingUpdate") != "RollingUpdate":
        return None
    port = _host_port(value.get("template", {}).get("spec", {}), at)
    if port is None:
        return None
    where = at.child("updateStrategy").child("rollingUpdate").child("maxSurge")
    return [(where, invalid(surge, f"the new pod waits for host port {port} of the old one on its node"))]


def _host_port(spec: Object, at: FieldPath) -> int | None:
    """A port of the node that the pod takes; None where it takes none that can be known."""
    on_host = spec.get("hostNetwork") is True
    if not on_host and not any(
        port.get("hostPort") for container in spec.get("containers", ()) for port in container.get("ports", ())
    ):
        return None
    for runner in runners(spec, at):
        if runner.stays:
            for port in wanted_ports(runner):
                if port.host_port or on_host:
                    return port.host_port or port.number
    return None


def _keeps_apart(spec: Object) -> bool:
    """Whether the pods are told to go to different nodes."""
    anti_affinity = spec.get("affinity", {}).get("podAntiAffinity", {})
    terms = anti_affinity.get("requiredDuringSchedulingIgnoredDuringExecution", ())
    return any(term.get("topologyKey") == _HOSTNAME for term in terms) or any(
        constraint.get("topologyKey") == _HOSTNAME and constraint.get("whenUnsatisfiable") == "DoNotSchedule"
        for constraint in spec.get("topologySpreadConstraints", ())
    )
