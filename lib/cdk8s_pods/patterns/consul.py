"""Consul: what a pod says to get the proxy of Consul's service mesh."""

from __future__ import annotations

from cdk8s_pods.facts.mesh_proxies import CONSUL_INJECT, CONSUL_PAST_INBOUND, CONSUL_PAST_OUTBOUND, CONSUL_SERVICE_PORT
from cdk8s_pods.model import Value

from .annotation_text import options_as_text

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: Option -> annotation: https://developer.hashicorp.com/consul/docs/k8s/annotations-and-labels
_ANNOTATIONS = {
    "service": "consul.hashicorp.com/connect-service",
    "service_port": CONSUL_SERVICE_PORT,
    "upstreams": "consul.hashicorp.com/connect-service-upstreams",
    "service_protocol": "consul.hashicorp.com/connect-service-protocol",
    "service_tags": "consul.hashicorp.com/service-tags",
    "transparent_proxy": "consul.hashicorp.com/transparent-proxy",
    "overwrite_probes": "consul.hashicorp.com/transparent-proxy-overwrite-probes",
    "exclude_inbound_ports": CONSUL_PAST_INBOUND,
    "exclude_outbound_ports": CONSUL_PAST_OUTBOUND,
    "exclude_outbound_cidrs": "consul.hashicorp.com/transparent-proxy-exclude-outbound-cidrs",
    "exclude_uids": "consul.hashicorp.com/transparent-proxy-exclude-uids",
    "proxy_cpu_request": "consul.hashicorp.com/sidecar-proxy-cpu-request",
    "proxy_cpu_limit": "consul.hashicorp.com/sidecar-proxy-cpu-limit",
    "proxy_memory_request": "consul.hashicorp.com/sidecar-proxy-memory-request",
    "proxy_memory_limit": "consul.hashicorp.com/sidecar-proxy-memory-limit",
}


class Consul(Value):
    """Ask Consul's webhook for its proxy, by annotation, with the options of its annotations."""

    inject: bool | None = None
    """False keeps the proxy out of the pod; True unless written."""
    service: str | None = None
    """The service the pod belongs to, where the pod is in more than one."""
    service_port: int | str | None = None
    """The port, or the name of the port, that the service listens on."""
    upstreams: Sequence[str] | None = None
    """What the pod calls and the local port on which it does, each as ``service:port``."""
    service_protocol: str | None = None
    """What the service speaks: ``http``, ``http2``, ``grpc`` or ``tcp``; for older versions of Consul."""
    service_tags: Sequence[str] | None = None
    """Tags that the service is registered with."""
    transparent_proxy: bool | None = None
    """Whether all traffic is redirected through the proxy without the application knowing."""
    overwrite_probes: bool | None = None
    """Whether HTTP probes are sent through the proxy, so that they work under ``transparent_proxy``."""
    exclude_inbound_ports: Sequence[int] | None = None
    """Ports whose inbound traffic bypasses the proxy."""
    exclude_outbound_ports: Sequence[int] | None = None
    """Ports whose outbound traffic bypasses the proxy."""
    exclude_outbound_cidrs: Sequence[str] | None = None
    """Addresses, such as ``10.0.0.0/8``, to which outbound traffic bypasses the proxy."""
    exclude_uids: Sequence[int] | None = None
    """Ids of users whose traffic bypasses the proxy."""
    proxy_cpu_request: str | None = None
    """The proxy's CPU request, such as ``100m``."""
    proxy_cpu_limit: str | None = None
    """The proxy's CPU limit, such as ``500m``."""
    proxy_memory_request: str | None = None
    """The proxy's memory request, such as ``64Mi``."""
    proxy_memory_limit: str | None = None
    """The proxy's memory limit, such as ``128Mi``."""

    def labels(self) -> dict[str, str]:
        """The labels that the pod needs: none, Consul reads annotations."""
        return {}

    def annotations(self) -> dict[str, str]:
        """The annotations that the pod needs."""
        inject = "false" if self.inject is False else "true"
        return {CONSUL_INJECT: inject, **options_as_text(self, _ANNOTATIONS)}
