"""Controls that keep a pod away from what belongs to its node."""

from __future__ import annotations

from cdk8s_pods.issues.message import forbidden

from .control import control

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem


@control(
    "baseline",
    "PodSpec.hostNetwork",
    "PodSpec.hostPID",
    "PodSpec.hostIPC",
    code="check_hostNamespaces",
    remedy="leave it out, or run the pod in a namespace without a Pod Security Standard",
)
def pods_stay_out_of_the_host_namespaces(value: bool, at: FieldPath, _context: Context) -> Iterable[Problem] | None:
    """A pod in the network, process or IPC namespace of its node sees, and can reach, what runs beside it there."""
    return [(at, forbidden("must not share a namespace with the node"))] if value else None


@control(
    "baseline",
    "Volume.hostPath",
    code="check_hostPathVolumes",
    remedy="use a volume that belongs to the pod, such as an emptyDir or a persistentVolumeClaim",
)
def volumes_are_not_host_paths(_value: Any, at: FieldPath, _context: Context) -> Iterable[Problem]:
    """A hostPath volume gives the pod files of its node, and with some of them the node itself."""
    return [(at, forbidden("must not use a directory of the node"))]


@control(
    "baseline",
    "ContainerPort.hostPort",
    code="check_hostPorts",
    remedy="leave hostPort out and reach the pod through a Service",
)
def containers_take_no_host_ports(value: int, at: FieldPath, _context: Context) -> Iterable[Problem] | None:
    """A host port opens the pod to everything that reaches the node, past network policies."""
    return [(at, forbidden("must not use a port of the node"))] if value else None


@control(
    "baseline",
    "WindowsSecurityContextOptions.hostProcess",
    code="check_windowsHostProcess",
    remedy="leave hostProcess out",
)
def containers_are_no_windows_host_processes(value: bool, at: FieldPath, _context: Context) -> Iterable[Problem] | None:
    """A HostProcess container of Windows runs as a process of the node itself."""
    return [(at, forbidden("must not run as a process of the node"))] if value else None


@control(
    "baseline",
    "Probe",
    "LifecycleHandler",
    code="check_hostProbesAndhostLifecycle",
    remedy="leave host out, so that the pod itself is asked",
    since=(1, 34),
)
def probes_and_hooks_ask_the_pod_itself(
    value: Mapping[str, Any], at: FieldPath, _context: Context
) -> Iterable[Problem]:
    """Probes and hooks are sent from the node: with a `host` they reach what is shut to the pod."""
    return [
        (at.child(action).child("host"), forbidden("must not name a host"))
        for action in ("httpGet", "tcpSocket")
        if action in value and value[action].get("host")
    ]
