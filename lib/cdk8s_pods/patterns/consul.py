"""Consul: what a pod says to get the proxy of Consul's service mesh."""

from __future__ import annotations

from cdk8s_pods.facts.mesh_proxies import CONSUL_INJECT, CONSUL_SERVICE_PORT
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
    "exclude_inbound_ports": "consul.hashicorp.com/transparent-proxy-exclude-inbound-ports",
    "exclude_outbound_ports": "consul.hashicorp.com/transparent-proxy-exclude-outbound-ports",
    "exclude_outbound_cidrs": "consul.hashicorp.com/transparent-proxy-exclude-outbound-cidrs",
    "exclude_uids": "consul.hashicorp.com/transparent-proxy-exclude-uids",
    "proxy_cpu_request": "consul.hashicorp.com/sidecar-proxy-cpu-request",
    "proxy_cpu_limit": "consul.hashicorp.com/sidecar-proxy-cpu-limit",
    "proxy_memory_request": "consul.hashicorp.com/sidecar-proxy-memory-request",
    "proxy_memory_limit": "consul.hashicorp.com/sidecar-proxy-memory-limit",
}


class Consul(Value):
    """Ask Consul's webhook for its proxy, by annotation, with the options of its annotations.

    Args:
        inject: Whether the proxy is put into the pod; True by default.
        service: The service the pod belongs to, where the pod is in more than one.
        service_port: The port, or the name of the port, that the service listens on.
        upstreams: What the pod calls and the local port on which it does, each as ``service:port``.
        transparent_proxy: Whether all traffic is redirected through the proxy without the application knowing.
        exclude_inbound_ports: Ports that bypass the proxy; likewise outbound, by CIDR and by user id.
        proxy_cpu_request: CPU request of the proxy, a quantity such as ``100m``; likewise the other three.
    """

    inject: bool | None = None
    service: str | None = None
    service_port: int | str | None = None
    upstreams: Sequence[str] | None = None
    service_protocol: str | None = None
    service_tags: Sequence[str] | None = None
    transparent_proxy: bool | None = None
    overwrite_probes: bool | None = None
    exclude_inbound_ports: Sequence[int] | None = None
    exclude_outbound_ports: Sequence[int] | None = None
    exclude_outbound_cidrs: Sequence[str] | None = None
    exclude_uids: Sequence[int] | None = None
    proxy_cpu_request: str | None = None
    proxy_cpu_limit: str | None = None
    proxy_memory_request: str | None = None
    proxy_memory_limit: str | None = None

    def labels(self) -> dict[str, str]:
        """The labels that the pod needs: none, Consul reads annotations."""
        return {}

    def annotations(self) -> dict[str, str]:
        """The annotations that the pod needs."""
        inject = "false" if self.inject is False else "true"
        return {CONSUL_INJECT: inject, **options_as_text(self, _ANNOTATIONS)}
