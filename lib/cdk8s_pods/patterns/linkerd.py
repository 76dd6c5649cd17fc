"""Linkerd: what a pod says to get Linkerd's proxy."""

from __future__ import annotations

from cdk8s_pods.facts.mesh_proxies import LINKERD_INJECT, LINKERD_PAST_INBOUND, LINKERD_PAST_OUTBOUND
from cdk8s_pods.model import Value

from .annotation_text import options_as_text

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

#: Option -> annotation: https://linkerd.io/2/reference/proxy-configuration/
_ANNOTATIONS = {
    "native_sidecar": "config.beta.linkerd.io/proxy-enable-native-sidecar",
    "skip_inbound_ports": LINKERD_PAST_INBOUND,
    "skip_outbound_ports": LINKERD_PAST_OUTBOUND,
    "opaque_ports": "config.linkerd.io/opaque-ports",
    "proxy_cpu_request": "config.linkerd.io/proxy-cpu-request",
    "proxy_cpu_limit": "config.linkerd.io/proxy-cpu-limit",
    "proxy_memory_request": "config.linkerd.io/proxy-memory-request",
    "proxy_memory_limit": "config.linkerd.io/proxy-memory-limit",
    "proxy_log_level": "config.linkerd.io/proxy-log-level",
    "proxy_version": "config.linkerd.io/proxy-version",
    "access_log": "config.linkerd.io/access-log",
    "default_inbound_policy": "config.linkerd.io/default-inbound-policy",
    "proxy_await": "config.linkerd.io/proxy-await",
}


class Linkerd(Value):
    """Ask Linkerd's webhook for its proxy, by annotation, with the options of its annotations."""

    inject: Literal["enabled", "ingress", "disabled"] | None = None
    """How the proxy is injected: ``enabled`` (the default), ``ingress`` for ingress controllers, or ``disabled`` to
    keep it out."""
    native_sidecar: bool | None = None
    """Whether the proxy is injected as a native sidecar."""
    skip_inbound_ports: Sequence[int | str] | None = None
    """Ports, or ranges such as ``4000-4100``, whose inbound traffic bypasses the proxy."""
    skip_outbound_ports: Sequence[int | str] | None = None
    """Ports, or ranges such as ``4000-4100``, to which outbound traffic bypasses the proxy."""
    opaque_ports: Sequence[int | str] | None = None
    """Ports whose protocol the proxy must not try to detect."""
    proxy_cpu_request: str | None = None
    """The proxy's CPU request, such as ``100m``."""
    proxy_cpu_limit: str | None = None
    """The proxy's CPU limit, such as ``500m``."""
    proxy_memory_request: str | None = None
    """The proxy's memory request, such as ``64Mi``."""
    proxy_memory_limit: str | None = None
    """The proxy's memory limit, such as ``128Mi``."""
    proxy_log_level: str | None = None
    """How much the proxy logs, such as ``warn,linkerd=info``."""
    proxy_version: str | None = None
    """The tag of the proxy's image, instead of the one that the injector is set up with."""
    access_log: Literal["apache", "json"] | None = None
    """The format in which the proxy logs requests."""
    default_inbound_policy: str | None = None
    """Who may call the pod where no other policy says: ``all-unauthenticated``, ``all-authenticated``,
    ``cluster-unauthenticated``, ``cluster-authenticated`` or ``deny``."""
    proxy_await: Literal["enabled", "disabled"] | None = None
    """Whether the main container waits for the proxy: ``enabled`` or ``disabled``."""

    def labels(self) -> dict[str, str]:
        """The labels that the pod needs: none, Linkerd reads annotations."""
        return {}

    def annotations(self) -> dict[str, str]:
        """The annotations that the pod needs."""
        return {LINKERD_INJECT: self.inject or "enabled", **options_as_text(self, _ANNOTATIONS)}
