"""Controls that keep a pod away from what belongs to its node."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, never, rule, standard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


@never(
    "PodSpec.hostNetwork",
    "PodSpec.hostPID",
    "PodSpec.hostIPC",
    requirement="must not share a namespace with the node",
    level="baseline",
    source=standard("check_hostNamespaces"),
    remedy="leave it out, or run the pod in a namespace without a Pod Security Standard",
)
def pods_stay_out_of_the_host_namespaces() -> None:
    """A pod in the network, process or IPC namespace of its node sees, and can reach, what runs beside it there."""


@rule(
    "Volume.hostPath",
    level="baseline",
    source=standard("check_hostPathVolumes"),
    remedy="use a volume that belongs to the pod, such as an emptyDir or a persistentVolumeClaim",
)
def volumes_are_not_host_paths(_value: Any, at: FieldPath, context: Context) -> Problems:
    """A hostPath volume gives the pod files of its node, and with some of them the node itself."""
    return [(at, forbidden("must not use a directory of the node"))]


@never(
    "ContainerPort.hostPort",
    requirement="must not use a port of the node",
    level="baseline",
    source=standard("check_hostPorts"),
    remedy="leave hostPort out and reach the pod through a Service",
)
def containers_take_no_host_ports() -> None:
    """A host port opens the pod to everything that reaches the node, past network policies."""


@never(
    "WindowsSecurityContextOptions.hostProcess",
    requirement="must not run as a process of the node",
    level="baseline",
    source=standard("check_windowsHostProcess"),
    remedy="leave hostProcess out",
)
def containers_are_no_windows_host_processes() -> None:
    """A HostProcess container of Windows runs as a process of the node itself."""


@rule(
    "Probe",
    "LifecycleHandler",
    level="baseline",
    source=standard("check_hostProbesAndhostLifecycle", release="1.34"),
    remedy="leave host out, so that the pod itself is asked",
    since="1.34",
)
def probes_and_hooks_ask_the_pod_itself(value: Object, at: FieldPath, context: Context) -> Problems:
    """Probes and hooks are sent from the node: with a `host` they reach what is shut to the pod."""
    return [
        (at.child(action).child("host"), forbidden("must not name a host"))
        for action in ("httpGet", "tcpSocket")
        if action in value and value[action].get("host")
    ]
