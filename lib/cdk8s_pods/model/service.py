"""What a Service is made of."""

from __future__ import annotations

from .field import Short
from .selectable import full_label_map
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from .scalars import IntOrString
    from .selectable import Selectable


class ServicePort(Value):
    """A port of a Service, and the port of the pods that it leads to."""

    name: str | None = None
    """A DNS label, unique in the Service; needed as soon as there are two ports."""
    protocol: Literal["TCP", "UDP", "SCTP"] | None = None
    """TCP unless written."""
    app_protocol: str | None = None
    """A hint for gateways and load balancers, such as ``kubernetes.io/h2c`` or a name known to IANA."""
    port: int
    """Where the Service is reached, 1 to 65535."""
    target_port: IntOrString | None = None
    """The port of the pods, by number or by the name that a container gives it; ``port`` unless written."""
    node_port: int | None = None
    """The port of every node, for the types ``NodePort`` and ``LoadBalancer``; the cluster picks one unless written."""


class ClientIPConfig(Value):
    """How long a client stays with its pod."""

    timeout_seconds: int | None = None
    """1 to 86400; three hours unless written."""


class SessionAffinityConfig(Value):
    """What goes with ``session_affinity``."""

    client_ip: ClientIPConfig | None = None
    """For the affinity ``ClientIP``."""


def full_service_ports(written: Any) -> Any:
    """The ports of a Service in full: a number is a port, and of a mapping each entry leads from a port to a target.

    Where there are several, each needs a name: that of its target, else one made of its number.
    """
    if isinstance(written, dict):
        targets: dict[int, Any] = written
        several = len(targets) > 1
        return tuple(
            ServicePort(name=_name(port, target) if several else None, port=port, target_port=target)
            for port, target in targets.items()
        )
    if not isinstance(written, tuple):
        return written
    ports: tuple[Any, ...] = written
    several = len(ports) > 1
    return tuple(
        ServicePort(name=_name(port) if several else None, port=port) if type(port) is int else port for port in ports
    )


def _name(port: int, target: Any = None) -> str:
    return target if isinstance(target, str) else f"tcp-{port}"


class ServiceSpec(Value):
    """One address and name for a set of pods.

    https://kubernetes.io/docs/concepts/services-networking/service/
    """

    type: Literal["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"] | None = None
    """How far it is reached: ``ClusterIP`` unless written, and each further type adds to it; ``ExternalName`` is a DNS
    alias and nothing else."""
    selector: Short[Mapping[str, str] | Selectable | None, Mapping[str, str] | None] = Short(full_label_map)
    """The labels of the pods that serve it, or the workload itself; without one, somebody else keeps the endpoints."""
    ports: Short[Sequence[ServicePort | int] | Mapping[int, IntOrString] | None, Sequence[ServicePort] | None] = Short(
        full_service_ports
    )
    """The ports; ``[80]`` is short for a port that leads to the same one, ``{80: "http"}`` for one that leads
    elsewhere. Of several in a short form each gets a name: that of its target, or such as ``tcp-80``."""
    cluster_ip: str | None = None
    """Its address in the cluster; assigned unless written, and ``None`` (the text) makes the Service headless."""
    cluster_ips: Sequence[str] | None = None
    """The same for two IP families; the first is ``cluster_ip``."""
    ip_families: Sequence[Literal["IPv4", "IPv6"]] | None = None
    """The families of its addresses, in order; those of the cluster unless written."""
    ip_family_policy: Literal["SingleStack", "PreferDualStack", "RequireDualStack"] | None = None
    """One family or two; ``SingleStack`` unless written."""
    external_ips: Sequence[str] | None = None
    """Further addresses that nodes answer for; keeping them safe is up to the cluster's administrator."""
    external_name: str | None = None
    """The DNS name that an ``ExternalName`` stands for."""
    external_traffic_policy: Literal["Cluster", "Local"] | None = None
    """``Local`` keeps traffic from outside on the node it reached, and the client's address; ``Cluster`` unless
    written."""
    internal_traffic_policy: Literal["Cluster", "Local"] | None = None
    """``Local`` uses only pods of the caller's node; ``Cluster`` unless written."""
    traffic_distribution: str | None = None
    """What is preferred among the pods: ``PreferSameZone``, ``PreferSameNode`` (since 1.35 by default) or
    ``PreferClose``, the older name of the first; no preference unless written."""
    session_affinity: Literal["None", "ClientIP"] | None = None
    """Whether a client stays with its pod; it doesn't unless written."""
    session_affinity_config: SessionAffinityConfig | None = None
    """How long."""
    publish_not_ready_addresses: bool | None = None
    """True has DNS name pods before they are ready, as members of a StatefulSet that look for each other need it."""
    load_balancer_class: str | None = None
    """Which load balancer implementation serves it; the cluster's default unless written, and fixed from then on."""
    load_balancer_ip: str | None = None
    """The address asked of the load balancer; deprecated, most clouds have an annotation of their own."""
    load_balancer_source_ranges: Sequence[str] | None = None
    """The client networks let in, such as ``["192.0.2.0/24"]``; all unless written."""
    allocate_load_balancer_node_ports: bool | None = None
    """False gives a load balancer that routes to pods directly no node ports; true unless written."""
    health_check_node_port: int | None = None
    """The node port of health checks for a ``LoadBalancer`` with the external policy ``Local``; picked unless
    written."""
