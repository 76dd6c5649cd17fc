"""Workloads whose pods cannot stand beside one another on a node."""

from __future__ import annotations

from cdk8s_pods.facts.one_node import only_node, only_nodes
from cdk8s_pods.facts.rolling_updates import waiting_surge
from cdk8s_pods.facts.time_line import declared_ports, runners
from cdk8s_pods.rules.between.selecting import has_labels
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


#: What in a term of an anti-affinity may leave out the workload's own pods.
_IS_NARROWED = frozenset({"namespaces", "namespaceSelector", "matchLabelKeys", "mismatchLabelKeys"})
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

    A replica without one stays pending: for ever where all can run on one node alone, which is refused; elsewhere it is
    a matter of how many nodes there are. Where the pods are told to keep apart, or run as a DaemonSet, that is
    understood. On the host network every port of a container is a host port.
    """
    replicas: int = value.get("replicas", 1)
    if replicas < 2:
        return None
    spec = value.get("template", {}).get("spec", {})
    port = _host_port(spec, at)
    if port is None:
        return None
    node = only_node(spec)
    if node is not None:
        message = invalid(replicas, f"node {node} has host port {port} for one of them, and no other node may have one")
        return [(at.child("replicas"), message)]
    if _keeps_apart(spec):
        return None
    return [(at.child("replicas"), invalid(replicas, f"host port {port} needs one node for each replica").mildly())]


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
    what may be unavailable. Where the pod can run on one node alone the update never ends, and is refused; elsewhere
    it does not where the port is held on all other nodes.
    """
    surge = waiting_surge(value)
    if surge is None or value.get("replicas", 1) != 1:
        return None
    spec = value.get("template", {}).get("spec", {})
    port = _host_port(spec, at)
    if port is None:
        return None
    node = only_node(spec)
    on = f" on {node}" if node else ""
    message = invalid(
        {"maxSurge": surge, "maxUnavailable": 0}, f"the new pod waits for host port {port} of the old one{on}"
    )
    return [(at.child("strategy"), message if node else message.mildly())]


@rule(
    "DeploymentSpec",
    "ReplicaSetSpec",
    "ReplicationControllerSpec",
    "StatefulSetSpec",
    category="runtime",
    remedy="leave out either the anti-affinity or what keeps the pods in one place",
    source=page(
        "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity"
    ),
)
def replicas_that_keep_apart_may_run_on_several_nodes(
    value: Object, at: FieldPath, context: Context
) -> Problems | None:
    """Pods that may run in one place alone, and there never beside each other, are one pod: a second is never placed.

    The place is a node that they name, or wherever the first one is, where their affinity asks for that. Of several
    nodes that they name each takes one. Neither is the new pod of a rolling update placed that waits for it before it
    stops the old one.
    """
    template: Object = value.get("template", {})
    spec: Object = template.get("spec", {})
    affinity: Object = spec.get("affinity", {})
    labels: Object = template.get("metadata", {}).get("labels", {})
    apart = _own_places(affinity.get("podAntiAffinity", {}), labels)
    if not apart:
        return None
    place, room = _place_of(spec, apart, _own_places(affinity.get("podAffinity", {}), labels))
    replicas: int = value.get("replicas", 1)
    if replicas > room:
        return [(at.child("replicas"), invalid(replicas, f"the pods keep apart, and may run {place} alone"))]
    if replicas == room == 1 and context.kind == "Deployment" and waiting_surge(value) is not None:
        return [(at.child("strategy"), invalid("RollingUpdate", f"the new pod may not join the old one {place}"))]
    return None


def _own_places(affinity: Object, labels: Object) -> set[str]:
    """The kinds of places that an affinity has the workload's own pods share, or one of which each has for itself."""
    return {
        term.get("topologyKey", "")
        for term in affinity.get("requiredDuringSchedulingIgnoredDuringExecution", ())
        if "labelSelector" in term and not _IS_NARROWED.intersection(term) and has_labels(term["labelSelector"], labels)
    }


def _place_of(spec: Object, apart: set[str], together: set[str]) -> tuple[str, float]:
    """Where all pods of a workload run, and how many of them that place takes.

    Args:
        spec: The pod.
        apart: The kinds of places of which each pod has one for itself.
        together: The kinds of places that all pods share.
    """
    nodes = only_nodes(spec) or ()
    if len(nodes) == 1:
        return f"on {nodes[0]}", 1
    # On one node they are in one zone and in one region, too.
    if shared := apart & together or together & {_HOSTNAME}:
        return f"where the first one is, by {min(shared)}", 1
    if nodes and _HOSTNAME in apart:
        return f"on {' and '.join(nodes)}", len(nodes)
    return "", float("inf")


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
            for port in declared_ports(runner):
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
