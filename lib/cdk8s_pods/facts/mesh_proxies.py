"""What the proxies of service meshes take for themselves in a pod they are injected into."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_NOTHING: dict[str, Any] = {}


class Proxy:
    """What one mesh's proxy takes.

    Args:
        mesh: The name of the mesh.
        ports: TCP port -> what the proxy does there.
        users: User id -> who it is; the traffic of such a user is not sent through the proxy.
        containers: The names of the containers that the mesh injects, which may use all that.
        movable: Port -> the annotation that moves it elsewhere.
    """

    __slots__ = ("containers", "mesh", "movable", "ports", "users")

    def __init__(
        self,
        mesh: str,
        ports: Mapping[int, str],
        users: Mapping[int, str],
        containers: frozenset[str],
        movable: Mapping[int, str],
    ) -> None:
        self.mesh = mesh
        self.ports = ports
        self.users = users
        self.containers = containers
        self.movable = movable


#: Ports and user: https://istio.io/latest/docs/ops/deployment/application-requirements/ (15002 and 15003 are unused).
_ISTIO = Proxy(
    "Istio",
    {
        15000: "Envoy admin",
        15001: "Envoy outbound",
        15004: "debug",
        15006: "Envoy inbound",
        15008: "HBONE tunnel",
        15020: "merged telemetry",
        15021: "health checks",
        15053: "DNS",
        15090: "Envoy telemetry",
    },
    {1337: "the proxy"},
    frozenset({"istio-proxy", "istio-init", "istio-validation"}),
    {15020: "status.sidecar.istio.io/port"},
)
#: Ports, user and the annotations that move them: https://linkerd.io/2/reference/proxy-configuration/ and the values
#: `proxy.ports` and `proxy.uid` of its chart, charts/linkerd-control-plane/values.yaml of linkerd/linkerd2.
_LINKERD = Proxy(
    "Linkerd",
    {4140: "outbound", 4143: "inbound", 4190: "control", 4191: "admin and metrics"},
    {2102: "the proxy"},
    frozenset({"linkerd-proxy", "linkerd-init", "linkerd-network-validator", "linkerd-debug"}),
    {
        4140: "config.linkerd.io/outbound-port",
        4143: "config.linkerd.io/inbound-port",
        4190: "config.linkerd.io/control-port",
        4191: "config.linkerd.io/admin-port",
    },
)
#: Ports and users: control-plane/connect-inject/webhook of hashicorp/consul-k8s (`sidecarUserAndGroupID`,
#: `initContainersUserAndGroupID`, `ProxyDefaultInboundPort`), and sdk/iptables of hashicorp/consul for 15001.
_CONSUL = Proxy(
    "Consul",
    {15001: "outbound of the transparent proxy", 19000: "Envoy admin", 20000: "inbound"},
    {5995: "consul-dataplane", 5996: "its init container"},
    frozenset({"consul-dataplane", "consul-connect-inject-init", "copy-consul-bin", "envoy-sidecar"}),
    {},
)
#: Ports and the annotations that move them: https://docs.dapr.io/reference/arguments-annotations-overview/
_DAPR = Proxy(
    "Dapr",
    {3500: "HTTP API", 3501: "health", 9090: "metrics", 50001: "gRPC API", 50002: "internal gRPC"},
    {},
    frozenset({"daprd"}),
    {9090: "dapr.io/metrics-port", 50001: "dapr.io/grpc-port", 50002: "dapr.io/internal-grpc-port"},
)

#: What Go's `strconv.ParseBool` and Dapr's own reading take for true.
_TRUE = frozenset({"1", "t", "T", "true", "TRUE", "True", "y", "yes", "on"})


def injected_proxies(metadata: Mapping[str, Any], spec: Mapping[str, Any]) -> list[Proxy]:
    """The proxies that a pod itself asks to be injected; what a namespace asks for is not known here.

    On the host network Istio and Linkerd inject nothing, and what Consul does there is not documented.
    """
    labels: Mapping[str, str] = metadata.get("labels", _NOTHING)
    annotations: Mapping[str, str] = metadata.get("annotations", _NOTHING)
    if not labels and not annotations:
        return []
    found: list[Proxy] = []
    if spec.get("hostNetwork") is not True:
        # Istio looks at the label first; a revision asks as well, unless the label says no.
        asked = labels.get("sidecar.istio.io/inject", annotations.get("sidecar.istio.io/inject"))
        if asked == "true" or (asked is None and "istio.io/rev" in labels):
            found.append(_ISTIO)
        if annotations.get("linkerd.io/inject") in ("enabled", "ingress"):
            found.append(_LINKERD)
        if annotations.get("consul.hashicorp.com/connect-inject") in _TRUE:
            found.append(_CONSUL)
    if annotations.get("dapr.io/enabled") in _TRUE:
        found.append(_DAPR)
    return found


def taken_ports(proxy: Proxy, annotations: Mapping[str, str]) -> dict[int, str]:
    """The ports that a proxy takes in a pod with these annotations."""
    taken: dict[int, str] = {}
    for port, use in proxy.ports.items():
        moved = annotations.get(proxy.movable.get(port, ""), "")
        if use == "metrics" and annotations.get("dapr.io/enable-metrics", "true") not in _TRUE:
            continue
        taken[int(moved) if moved.isdecimal() else port] = use
    return taken
