"""Service: one address and name for a set of pods."""

from __future__ import annotations

from collections.abc import Mapping

from constructs import Construct

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.model import ServiceSpec

from .companion import placed, whole
from .composition import Composing
from .same_namespace import other_namespace_issues
from .service_ports import declared_ports, port_issues

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from cdk8s_pods.model import IntOrString, ObjectMeta, ServicePort, SessionAffinityConfig
    from cdk8s_pods.model.selectable import Selectable


class Service(Construct):
    """One address and name for a set of pods.

    https://kubernetes.io/docs/concepts/services-networking/service/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        type: How far it is reached: ``ClusterIP`` unless written, and each further type adds to it; ``ExternalName`` is
            a DNS alias and nothing else.
        selector: The labels of the pods that serve it, or the workload itself; without one, somebody else keeps the
            endpoints.
        ports: The ports; ``[80]`` is short for a port that leads to the same one, ``{80: "http"}`` for one that leads
            elsewhere. Of several in a short form each gets a name: that of its target, or such as ``tcp-80``. Without
            any, those that the containers of a workload given as ``selector`` declare, helpers of patterns aside.
        headless: True gives it no address of its own, so that its name leads to every pod: ``cluster_ip="None"``.
        cluster_ip: Its address in the cluster; assigned unless written, and ``None`` (the text) makes the Service
            headless.
        cluster_ips: The same for two IP families; the first is ``cluster_ip``.
        ip_families: The families of its addresses, in order; those of the cluster unless written.
        ip_family_policy: One family or two; ``SingleStack`` unless written.
        external_ips: Further addresses that nodes answer for; keeping them safe is up to the cluster's administrator.
        external_name: The DNS name that an ``ExternalName`` stands for.
        external_traffic_policy: ``Local`` keeps traffic from outside on the node it reached, and the client's address;
            ``Cluster`` unless written.
        internal_traffic_policy: ``Local`` uses only pods of the caller's node; ``Cluster`` unless written.
        traffic_distribution: What is preferred among the pods: ``PreferSameZone``, ``PreferSameNode`` (since 1.35 by
            default) or ``PreferClose``, the older name of the first; no preference unless written.
        session_affinity: Whether a client stays with its pod; it doesn't unless written.
        session_affinity_config: How long.
        publish_not_ready_addresses: True has DNS name pods before they are ready, as members of a StatefulSet that look
            for each other need it.
        load_balancer_class: Which load balancer implementation serves it; the cluster's default unless written, and
            fixed from then on.
        load_balancer_ip: The address asked of the load balancer; deprecated, most clouds have an annotation of their
            own.
        load_balancer_source_ranges: The client networks let in, such as ``["192.0.2.0/24"]``; all unless written.
        allocate_load_balancer_node_ports: False gives a load balancer that routes to pods directly no node ports; true
            unless written.
        health_check_node_port: The node port of health checks for a ``LoadBalancer`` with the external policy
            ``Local``; picked unless written.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.
        ports: Its ports in full.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: ``spec`` and a field of it are given, or ``headless`` and an address.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        type: Literal["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"] | None = None,
        selector: Mapping[str, str] | Selectable | None = None,
        ports: Sequence[ServicePort | int] | Mapping[int, IntOrString] | None = None,
        headless: bool | None = None,
        cluster_ip: str | None = None,
        cluster_ips: Sequence[str] | None = None,
        ip_families: Sequence[Literal["IPv4", "IPv6"]] | None = None,
        ip_family_policy: Literal["SingleStack", "PreferDualStack", "RequireDualStack"] | None = None,
        external_ips: Sequence[str] | None = None,
        external_name: str | None = None,
        external_traffic_policy: Literal["Cluster", "Local"] | None = None,
        internal_traffic_policy: Literal["Cluster", "Local"] | None = None,
        traffic_distribution: str | None = None,
        session_affinity: Literal["None", "ClientIP"] | None = None,
        session_affinity_config: SessionAffinityConfig | None = None,
        publish_not_ready_addresses: bool | None = None,
        load_balancer_class: str | None = None,
        load_balancer_ip: str | None = None,
        load_balancer_source_ranges: Sequence[str] | None = None,
        allocate_load_balancer_node_ports: bool | None = None,
        health_check_node_port: int | None = None,
        spec: ServiceSpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            if headless:
                if cluster_ip is not None:
                    raise TypeError("a headless Service has no address: write headless or cluster_ip")
                cluster_ip = "None"
            workload = None if isinstance(selector, Mapping) else selector
            if ports is None and workload is not None:
                ports = declared_ports(workload)
            written = whole(
                self,
                ServiceSpec,
                spec,
                type=type,
                selector=selector,
                ports=ports,
                cluster_ip=cluster_ip,
                cluster_ips=cluster_ips,
                ip_families=ip_families,
                ip_family_policy=ip_family_policy,
                external_ips=external_ips,
                external_name=external_name,
                external_traffic_policy=external_traffic_policy,
                internal_traffic_policy=internal_traffic_policy,
                traffic_distribution=traffic_distribution,
                session_affinity=session_affinity,
                session_affinity_config=session_affinity_config,
                publish_not_ready_addresses=publish_not_ready_addresses,
                load_balancer_class=load_balancer_class,
                load_balancer_ip=load_balancer_ip,
                load_balancer_source_ranges=load_balancer_source_ranges,
                allocate_load_balancer_node_ports=allocate_load_balancer_node_ports,
                health_check_node_port=health_check_node_port,
            )
            self.ports: Sequence[ServicePort] = written.ports or ()
            self.api_object, self.name = placed(
                self,
                "v1",
                "Service",
                written,
                metadata=metadata,
                ignore_rules=ignore_rules,
                also=()
                if workload is None
                else (
                    *other_namespace_issues(self, metadata, FieldPath.of("spec", "selector"), workload),
                    *port_issues(written.ports, workload),
                ),
            )
