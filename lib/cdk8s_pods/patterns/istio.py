"""Istio: what a pod says to get Istio's proxy."""

from __future__ import annotations

from cdk8s_pods.facts.mesh_proxies import ISTIO_INJECT, ISTIO_REVISION
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
    "exclude_inbound_ports": "traffic.sidecar.istio.io/excludeInboundPorts",
    "include_outbound_ip_ranges": "traffic.sidecar.istio.io/includeOutboundIPRanges",
    "exclude_outbound_ip_ranges": "traffic.sidecar.istio.io/excludeOutboundIPRanges",
    "include_outbound_ports": "traffic.sidecar.istio.io/includeOutboundPorts",
    "exclude_outbound_ports": "traffic.sidecar.istio.io/excludeOutboundPorts",
    "proxy_config": "proxy.istio.io/config",
}
#: Option -> label: https://istio.io/latest/docs/reference/config/labels/
_LABELS = {"inject": ISTIO_INJECT, "revision": ISTIO_REVISION}


class Istio(Value):
    """Ask Istio's webhook for its proxy, by label, with the options of its annotations.

    Args:
        inject: The label ``sidecar.istio.io/inject``: True asks for the proxy, False keeps it out. By default it is
            True unless a ``revision`` asks by itself.
        revision: The control plane to ask, the label ``istio.io/rev``.
        native_sidecar: Whether the proxy is injected as a native sidecar.
        proxy_cpu: CPU request of the proxy, a quantity such as ``100m``; likewise the other three.
        include_inbound_ports: Ports whose inbound traffic passes the proxy; ``exclude_*`` name those that do not.
        proxy_config: Overrides of the mesh's proxy configuration, as YAML text.
    """

    inject: bool | None = None
    revision: str | None = None
    native_sidecar: bool | None = None
    proxy_cpu: str | None = None
    proxy_cpu_limit: str | None = None
    proxy_memory: str | None = None
    proxy_memory_limit: str | None = None
    proxy_image: str | None = None
    proxy_log_level: str | None = None
    rewrite_app_http_probers: bool | None = None
    include_inbound_ports: Sequence[int] | None = None
    exclude_inbound_ports: Sequence[int] | None = None
    include_outbound_ip_ranges: Sequence[str] | None = None
    exclude_outbound_ip_ranges: Sequence[str] | None = None
    include_outbound_ports: Sequence[int] | None = None
    exclude_outbound_ports: Sequence[int] | None = None
    proxy_config: str | None = None

    def labels(self) -> dict[str, str]:
        """The labels that the pod needs."""
        asked_by_revision = self.inject is None and self.revision is not None
        asked = self if asked_by_revision or self.inject is not None else self.replace(inject=True)
        return options_as_text(asked, _LABELS)

    def annotations(self) -> dict[str, str]:
        """The annotations that the pod needs."""
        return options_as_text(self, _ANNOTATIONS)
