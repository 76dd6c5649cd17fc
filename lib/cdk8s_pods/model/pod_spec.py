"""What a pod runs, and where and how."""

from __future__ import annotations

from .field import Short, name_of
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from typing_extensions import Self

    from .affinity import Affinity
    from .container import Container
    from .dns import HostAlias, PodDNSConfig
    from .ephemeral_container import EphemeralContainer
    from .eviction import EvictionResponder
    from .named import Named
    from .operating_system import PodOS
    from .pod_security_context import PodSecurityContext
    from .readiness_gate import PodReadinessGate
    from .reference import LocalObjectReference
    from .resources import PodResourceClaim, ResourceRequirements
    from .scalars import Quantity
    from .scheduling import (
        PodSchedulingGate,
        PodSchedulingGroup,
        Toleration,
        TopologySpreadConstraint,
        WorkloadReference,
    )
    from .volume import Volume


def _full_pull_secrets(written: Any) -> Any:
    # Deferred: few pods name any.
    from .reference import full_local_references

    return full_local_references(written)


class PodSpec(Value):
    """What a pod runs, and where and how.

    A volume that a container mounts as ``volume.mount("/path")`` is in ``volumes`` by itself, after those written.
    https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
    """

    containers: Sequence[Container]
    """What runs side by side; at least one."""
    init_containers: Sequence[Container] | None = None
    """What runs before, one after the other; those with ``restart_policy="Always"`` keep running as native sidecars."""
    ephemeral_containers: Sequence[EphemeralContainer] | None = None
    """Containers put into a running pod to look at it; the server takes none when the pod is created."""
    volumes: Sequence[Volume] | None = None
    """The folders that containers can mount; those of ``volume.mount()`` join by themselves."""
    restart_policy: Literal["Always", "OnFailure", "Never"] | None = None
    """When containers that ended are started again; ``Always`` unless written, and a Job needs one of the others."""
    termination_grace_period_seconds: int | None = None
    """How long the containers have from the request to stop to the kill; 30 unless written."""
    active_deadline_seconds: int | None = None
    """How long the pod may be active before it is stopped and marked failed; for ever unless written."""
    service_account_name: Short[str | Named | None, str | None] = Short(name_of("ServiceAccount"))
    """The identity towards the API; ``default`` unless written."""
    service_account: str | None = None
    """The old name of ``service_account_name``."""
    automount_service_account_token: bool | None = None
    """False keeps the identity's token out of the containers."""
    enable_service_links: bool | None = None
    """False leaves out the variables that describe each Service; True unless written."""
    image_pull_secrets: Short[
        Sequence[LocalObjectReference | Named | str] | None, Sequence[LocalObjectReference] | None
    ] = Short(_full_pull_secrets)
    """The Secrets that open the registries, or their names."""
    host_network: bool | None = None
    """True gives the pod the node's network instead of its own; False unless written."""
    host_pid: bool | None = None
    """True lets the containers see the node's processes; False unless written."""
    host_ipc: bool | None = None
    """True lets the containers share the node's shared memory; False unless written."""
    host_users: bool | None = None
    """False gives the pod a user namespace: its root is nobody on the node."""
    share_process_namespace: bool | None = None
    """True lets the containers see each other's processes; False unless written."""
    hostname: str | None = None
    """The hostname that the containers see; the pod's name unless written."""
    hostname_override: str | None = None
    """The hostname alone, without any effect on DNS; since 1.34."""
    subdomain: str | None = None
    """The headless Service that gives the hostname a DNS name."""
    set_hostname_as_fqdn: bool | None = None
    """True makes the hostname the full DNS name; False unless written."""
    host_aliases: Sequence[HostAlias] | None = None
    """More lines of the containers' ``/etc/hosts``."""
    dns_policy: Literal["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"] | None = None
    """Whom names are asked of; ``ClusterFirst`` unless written. With ``host_network`` that means ``Default``, and
    ``ClusterFirstWithHostNet`` asks the cluster's DNS."""
    dns_config: PodDNSConfig | None = None
    """More for the containers' ``/etc/resolv.conf``; with the policy ``None`` all of it."""
    security_context: PodSecurityContext | None = None
    """Who the containers run as, and who owns the files of their volumes."""
    node_name: str | None = None
    """The node to run on, past the scheduler."""
    node_selector: Mapping[str, str] | None = None
    """Labels that the node must have, all of them."""
    affinity: Affinity | None = None
    """Which nodes, and which other pods to be near to or far from."""
    tolerations: Sequence[Toleration] | None = None
    """Taints of nodes that don't keep the pod away."""
    topology_spread_constraints: Sequence[TopologySpreadConstraint] | None = None
    """How pods are spread over zones and nodes."""
    scheduler_name: str | None = None
    """Who schedules the pod; ``default-scheduler`` unless written."""
    scheduling_gates: Sequence[PodSchedulingGate] | None = None
    """The pod is not scheduled before these are removed."""
    scheduling_group: PodSchedulingGroup | None = None
    """The group it is scheduled with; since 1.36, behind a feature gate."""
    workload_ref: WorkloadReference | None = None
    """The group it is scheduled with; in 1.35 only, behind a feature gate."""
    priority_class_name: Short[str | Named | None, str | None] = Short(name_of("PriorityClass"))
    """The PriorityClass, by its name, that says who goes first when nodes are full."""
    priority: int | None = None
    """Who goes first when nodes are full, as a number; worked out by the server from the class."""
    preemption_policy: Literal["Never", "PreemptLowerPriority"] | None = None
    """Whether the pod pushes others out; ``PreemptLowerPriority`` unless written, ``Never`` does not."""
    runtime_class_name: Short[str | Named | None, str | None] = Short(name_of("RuntimeClass"))
    """The RuntimeClass, by its name, that configures the container runtime; the node's default unless written."""
    os: PodOS | None = None
    """The operating system of the node."""
    overhead: Mapping[str, Quantity] | None = None
    """What the runtime itself needs; written by the server from the runtime class."""
    resources: ResourceRequirements | None = None
    """Requests and limits of the pod as a whole, beside those of its containers."""
    resource_claims: Sequence[PodResourceClaim] | None = None
    """Devices that containers can use."""
    readiness_gates: Sequence[PodReadinessGate] | None = None
    """Conditions that must hold, beside the probes, before the pod is ready."""
    eviction_responders: Sequence[EvictionResponder] | None = None
    """Who is asked to move the pod's work away before it is evicted; since 1.37, behind a feature gate."""

    _remembers = ("_written_volumes",)

    if not TYPE_CHECKING:

        def __init__(self, *positional, **written):
            super().__init__(*positional, **written)
            held = self.__dict__
            mounted = _mounted_volumes(held)
            if mounted or "_written_volumes" in held:
                _join(held, mounted)

    def replace(self, **changes: Any) -> Self:
        """A copy with the given fields changed; ``None`` takes a field out.

        A volume that is there only because a container mounts it goes when no container does any more.
        """
        if "volumes" in changes:
            changes["_written_volumes"] = None
        return super().replace(**changes)


def _join(held: dict[str, Any], mounted: Sequence[Volume]) -> None:
    """Put the mounted volumes behind the written ones, of which the pod keeps a list where any joins."""
    # A pod made of another one: what joined that one by being mounted does not count as written.
    written = held.pop("_written_volumes", held.get("volumes", ()))
    if type(written) is not tuple:
        return
    joining = [volume for volume in mounted if volume not in written]
    held["volumes"] = (*written, *joining)
    if joining:
        held["_written_volumes"] = written
    elif not written:
        del held["volumes"]


def _mounted_volumes(held: Mapping[str, Any]) -> list[Volume]:
    """The volumes that the mounts of a pod's containers remember, each once, in the order of the mounts."""
    found: list[Volume] = []
    for containers in ("containers", "init_containers", "ephemeral_containers"):
        listed = held.get(containers)
        if type(listed) is not tuple:
            continue
        for container in listed:
            mounts = getattr(container, "volume_mounts", None)
            if type(mounts) is not tuple:
                continue
            for mount in mounts:
                volume = getattr(mount, "volume", None)
                if volume is not None and volume not in found:
                    found.append(volume)
    return found
