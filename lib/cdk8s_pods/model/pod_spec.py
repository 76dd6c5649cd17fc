"""What a pod runs, and where and how."""

from __future__ import annotations

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


class PodSpec(Value):
    """What a pod runs, and where and how.

    A volume that a container mounts as ``volume.mount("/path")`` is in ``volumes`` by itself, after those written.
    https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec

    Args:
        containers: What runs side by side; at least one.
        init_containers: What runs before, one after the other; those with ``restart_policy="Always"`` keep running
            as native sidecars.
        ephemeral_containers: Put into running pods only.
        volumes: The folders that containers can mount.
        restart_policy: ``Always`` unless written; a Job needs one of the others.
        termination_grace_period_seconds: From the request to stop to the kill; 30 unless written.
        active_deadline_seconds: The pod is stopped and marked failed after this time.
        service_account_name: The identity towards the API; ``default`` unless written.
        service_account: The old name of ``service_account_name``.
        automount_service_account_token: False keeps the identity's token out of the containers.
        enable_service_links: False leaves out the variables that describe each Service; True unless written.
        image_pull_secrets: The Secrets that open the registries.
        host_network: The pod has the node's network instead of its own.
        host_pid: The containers see the node's processes.
        host_ipc: The containers see the node's shared memory.
        host_users: False gives the pod a user namespace: its root is nobody on the node.
        share_process_namespace: The containers see each other's processes.
        hostname: The pod's name unless written.
        hostname_override: The hostname alone, without any effect on DNS; since 1.34.
        subdomain: The headless Service that gives the hostname a DNS name.
        set_hostname_as_fqdn: The hostname is the full DNS name.
        host_aliases: More lines of ``/etc/hosts``.
        dns_policy: ``ClusterFirst`` unless written; with ``host_network`` that means ``Default``, and
            ``ClusterFirstWithHostNet`` asks the cluster's DNS.
        dns_config: More for ``/etc/resolv.conf``; with the policy ``None`` all of it.
        security_context: Who the containers run as.
        node_name: Runs on this node, past the scheduler.
        node_selector: Labels that the node must have.
        affinity: Which nodes, and which other pods to be near to or far from.
        tolerations: Taints of nodes that don't keep this pod away.
        topology_spread_constraints: How pods are spread over zones and nodes.
        scheduler_name: ``default-scheduler`` unless written.
        scheduling_gates: The pod is not scheduled before these are removed.
        scheduling_group: The group it is scheduled with; since 1.36, behind a feature gate.
        workload_ref: The group it is scheduled with; in 1.35 only, behind a feature gate.
        priority_class_name: Who goes first when nodes are full.
        priority: Worked out by the server from the class.
        preemption_policy: ``Never`` does not push others out; ``PreemptLowerPriority`` unless written.
        runtime_class_name: The container runtime's configuration.
        os: The operating system of the node.
        overhead: What the runtime itself needs; written by the server from the runtime class.
        resources: Requests and limits of the pod as a whole.
        resource_claims: Devices that containers can use.
        readiness_gates: Conditions that must hold, beside the probes, before the pod is ready.
        eviction_responders: Who is asked to move the pod's work away before it is evicted; since 1.37, behind a
            feature gate.
    """

    containers: Sequence[Container]
    init_containers: Sequence[Container] | None = None
    ephemeral_containers: Sequence[EphemeralContainer] | None = None
    volumes: Sequence[Volume] | None = None
    restart_policy: Literal["Always", "OnFailure", "Never"] | None = None
    termination_grace_period_seconds: int | None = None
    active_deadline_seconds: int | None = None
    service_account_name: str | None = None
    service_account: str | None = None
    automount_service_account_token: bool | None = None
    enable_service_links: bool | None = None
    image_pull_secrets: Sequence[LocalObjectReference] | None = None
    host_network: bool | None = None
    host_pid: bool | None = None
    host_ipc: bool | None = None
    host_users: bool | None = None
    share_process_namespace: bool | None = None
    hostname: str | None = None
    hostname_override: str | None = None
    subdomain: str | None = None
    set_hostname_as_fqdn: bool | None = None
    host_aliases: Sequence[HostAlias] | None = None
    dns_policy: Literal["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"] | None = None
    dns_config: PodDNSConfig | None = None
    security_context: PodSecurityContext | None = None
    node_name: str | None = None
    node_selector: Mapping[str, str] | None = None
    affinity: Affinity | None = None
    tolerations: Sequence[Toleration] | None = None
    topology_spread_constraints: Sequence[TopologySpreadConstraint] | None = None
    scheduler_name: str | None = None
    scheduling_gates: Sequence[PodSchedulingGate] | None = None
    scheduling_group: PodSchedulingGroup | None = None
    workload_ref: WorkloadReference | None = None
    priority_class_name: str | None = None
    priority: int | None = None
    preemption_policy: Literal["Never", "PreemptLowerPriority"] | None = None
    runtime_class_name: str | None = None
    os: PodOS | None = None
    overhead: Mapping[str, Quantity] | None = None
    resources: ResourceRequirements | None = None
    resource_claims: Sequence[PodResourceClaim] | None = None
    readiness_gates: Sequence[PodReadinessGate] | None = None
    eviction_responders: Sequence[EvictionResponder] | None = None

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
