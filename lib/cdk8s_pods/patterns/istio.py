"""Istio: what a pod says to get Istio's proxy."""

from __future__ import annotations

from cdk8s_pods.facts.mesh_proxies import ISTIO_INJECT, ISTIO_PAST_INBOUND, ISTIO_PAST_OUTBOUND, ISTIO_REVISION
from cdk8s_pods.model import Value

from .annotation_text import options_as_text

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: Option -> annotation: https://istio.io/latest/docs/reference/config/annotations/
_ANNOTATIONS = {
    "native_sidecar": "sidecar.istio.io/nativeSidecar",
    "proxy_cpu": "sidecar.istio.io/proxyCPU",
    "proxy_cpu_limit": "sidecar.istio.io/proxyCPULimit",
    "proxy_memory": "sidecar.istio.io/proxyMemory",
    "proxy_memory_limit": "sidecar.istio.io/proxyMemoryLimit",
    "proxy_image": "sidecar.istio.io/proxyImage",
    "proxy_log_level": "sidecar.istio.io/logLevel",
    "rewrite_app_http_probers": "sidecar.istio.io/rewriteAppHTTPProbers",
    "include_inbound_ports": "traffic.sidecar.istio.io/includeInboundPorts",
    "exclude_inbound_ports": ISTIO_PAST_INBOUND,
    "include_outbound_ip_ranges": "traffic.sidecar.istio.io/includeOutboundIPRanges",
    "exclude_outbound_ip_ranges": "traffic.sidecar.istio.io/excludeOutboundIPRanges",
    "include_outbound_ports": "traffic.sidecar.istio.io/includeOutboundPorts",
    "exclude_outbound_ports": ISTIO_PAST_OUTBOUND,
    "proxy_config": "proxy.istio.io/config",
}
#: Option -> label: https://istio.io/latest/docs/reference/config/labels/
_LABELS = {"inject": ISTIO_INJECT, "revision": ISTIO_REVISION}


class Istio(Value):
    """Ask Istio's webhook for its proxy, by label, with the options of its annotations."""

    inject: bool | None = None
    """The label ``sidecar.istio.io/inject``: True asks for the proxy, False keeps it out. By default it is True unless
    a ``revision`` asks by itself."""
    revision: str | None = None
    """The control plane to ask, the label ``istio.io/rev``."""
    native_sidecar: bool | None = None
    """Whether the proxy is injected as a native sidecar; the mesh's choice unless written."""
    proxy_cpu: str | None = None
    """The proxy's CPU request, such as ``100m``."""
    proxy_cpu_limit: str | None = None
    """The proxy's CPU limit, such as ``500m``."""
    proxy_memory: str | None = None
    """The proxy's memory request, such as ``64Mi``."""
    proxy_memory_limit: str | None = None
    """The proxy's memory limit, such as ``128Mi``."""
    proxy_image: str | None = None
    """The proxy's image, instead of the one that the mesh is set up with."""
    proxy_log_level: str | None = None
    """How much the proxy logs, such as ``warning`` or ``debug``."""
    rewrite_app_http_probers: bool | None = None
    """Whether HTTP probes are sent through Istio's agent, so that they work under mutual TLS."""
    include_inbound_ports: Sequence[int] | None = None
    """Ports whose inbound traffic passes the proxy; all unless written."""
    exclude_inbound_ports: Sequence[int] | None = None
    """Ports whose inbound traffic bypasses the proxy."""
    include_outbound_ip_ranges: Sequence[str] | None = None
    """Addresses, such as ``10.0.0.0/8``, to which outbound traffic passes the proxy; all unless written."""
    exclude_outbound_ip_ranges: Sequence[str] | None = None
    """Addresses, such as ``10.0.0.0/8``, to which outbound traffic bypasses the proxy."""
    include_outbound_ports: Sequence[int] | None = None
    """Ports to which outbound traffic passes the proxy whatever its address."""
    exclude_outbound_ports: Sequence[int] | None = None
    """Ports to which outbound traffic bypasses the proxy."""
    proxy_config: str | None = None
    """Overrides of the mesh's proxy configuration, as YAML text."""

    def labels(self) -> dict[str, str]:
        """The labels that the pod needs."""
        asked_by_revision = self.inject is None and self.revision is not None
        asked = self if asked_by_revision or self.inject is not None else self.replace(inject=True)
        return options_as_text(asked, _LABELS)

    def annotations(self) -> dict[str, str]:
        """The annotations that the pod needs."""
        return options_as_text(self, _ANNOTATIONS)
