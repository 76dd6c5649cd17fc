"""Images whose programs carry connections on to somewhere else: proxies, tunnels and pools of connections."""

from __future__ import annotations

from .image_use import own_image

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

#: By the names of ``facts.images``, where the source of each stands. Web servers that can be told to relay are none.
# fmt: off
RELAYS = frozenset({
    "aws-sigv4-proxy", "cloud-sql-proxy", "cloud_sql_proxy", "cloudflared", "consul-dataplane", "envoy", "ghostunnel",
    "haproxy", "istio-proxy", "linkerd-proxy", "oauth2-proxy", "odyssey", "pgbouncer", "pgcat", "stunnel", "tailscale",
    "traefik",
})
# fmt: on


def is_relay(container: Mapping[str, Any]) -> bool:
    """Whether all that a container does is carry on connections, as far as its image is known."""
    image = own_image(container)
    return image is not None and image.name in RELAYS
