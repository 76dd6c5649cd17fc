"""What the proxies of service meshes take for themselves in a pod they are injected into."""

from __future__ import annotations

from cdk8s_pods.schema.formats import natural_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

# The labels and annotations by which a pod speaks to the injector: written by the patterns, looked at by the rules.
# Options that no rule looks at stand with the patterns.

#: https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/ and
#: https://istio.io/latest/docs/reference/config/annotations/
ISTIO_INJECT = "sidecar.istio.io/inject"
ISTIO_REVISION = "istio.io/rev"
ISTIO_STATUS_PORT = "status.sidecar.istio.io/port"
ISTIO_PAST_INBOUND = "traffic.sidecar.istio.io/excludeInboundPorts"
ISTIO_PAST_OUTBOUND = "traffic.sidecar.istio.io/excludeOutboundPorts"

#: https://linkerd.io/2/reference/proxy-configuration/
LINKERD_INJECT = "linkerd.io/inject"
LINKERD_OUTBOUND_PORT = "config.linkerd.io/outbound-port"
LINKERD_INBOUND_PORT = "config.linkerd.io/inbound-port"
LINKERD_CONTROL_PORT = "config.linkerd.io/control-port"
LINKERD_ADMIN_PORT = "config.linkerd.io/admin-port"
LINKERD_PROXY_UID = "config.linkerd.io/proxy-uid"
LINKERD_PAST_INBOUND = "config.linkerd.io/skip-inbound-ports"
LINKERD_PAST_OUTBOUND = "config.linkerd.io/skip-outbound-ports"

#: https://developer.hashicorp.com/consul/docs/k8s/annotations-and-labels
CONSUL_INJECT = "consul.hashicorp.com/connect-inject"
CONSUL_SERVICE = "consul.hashicorp.com/connect-service"
CONSUL_SERVICE_PORT = "consul.hashicorp.com/connect-service-port"
CONSUL_PAST_INBOUND = "consul.hashicorp.com/transparent-proxy-exclude-inbound-ports"
CONSUL_PAST_OUTBOUND = "consul.hashicorp.com/transparent-proxy-exclude-outbound-ports"

#: https://docs.dapr.io/reference/arguments-annotations-overview/
DAPR_ENABLED = "dapr.io/enabled"
DAPR_APP_PORT = "dapr.io/app-port"
DAPR_ENABLE_METRICS = "dapr.io/enable-metrics"
DAPR_METRICS_PORT = "dapr.io/metrics-port"
DAPR_GRPC_PORT = "dapr.io/grpc-port"
DAPR_INTERNAL_GRPC_PORT = "dapr.io/internal-grpc-port"

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
    {15020: ISTIO_STATUS_PORT},
)
#: Ports, user and the annotations that move them: https://linkerd.io/2/reference/proxy-configuration/ and the values
#: `proxy.ports` and `proxy.uid` of its chart, charts/linkerd-control-plane/values.yaml of linkerd/linkerd2.
_LINKERD = Proxy(
    "Linkerd",
    {4140: "outbound", 4143: "inbound", 4190: "control", 4191: "admin and metrics"},
    {2102: "the proxy"},
    frozenset({"linkerd-proxy", "linkerd-init", "linkerd-network-validator", "linkerd-debug"}),
    {
        4140: LINKERD_OUTBOUND_PORT,
        4143: LINKERD_INBOUND_PORT,
        4190: LINKERD_CONTROL_PORT,
        4191: LINKERD_ADMIN_PORT,
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
    {9090: DAPR_METRICS_PORT, 50001: DAPR_GRPC_PORT, 50002: DAPR_INTERNAL_GRPC_PORT},
)

#: The ports of Dapr's sidecar with which its application's must not conflict -> the annotation that moves each; those
#: without one stay. cmd/daprd and pkg/runtime of dapr/dapr.
DAPR_OWN_PORTS = {
    3500: "dapr.io/http-port",
    9090: DAPR_METRICS_PORT,
    50001: DAPR_GRPC_PORT,
    50002: DAPR_INTERNAL_GRPC_PORT,
}
#: The meshes whose proxies take all TCP traffic of a pod, whoever sends it, but for the ports that annotations name: of
#: what comes in, and of what goes out.
_TRANSPARENT = {
    "Istio": (ISTIO_PAST_INBOUND, ISTIO_PAST_OUTBOUND),
    "Linkerd": (LINKERD_PAST_INBOUND, LINKERD_PAST_OUTBOUND),
    "Consul": (CONSUL_PAST_INBOUND, CONSUL_PAST_OUTBOUND),
}
#: The beginnings of the keys that injectors look for on pods -> whose injector looks for them.
INJECTORS = {
    "config.alpha.linkerd.io/": "Linkerd",
    "config.beta.linkerd.io/": "Linkerd",
    "config.linkerd.io/": "Linkerd",
    "consul.hashicorp.com/connect-": "Consul",
    "dapr.io/": "Dapr",
    "instrumentation.opentelemetry.io/inject-": "OpenTelemetry",
    LINKERD_INJECT: "Linkerd",
    "proxy.istio.io/": "Istio",
    "sidecar.istio.io/": "Istio",
    "sidecar.opentelemetry.io/inject": "OpenTelemetry",
    "traffic.sidecar.istio.io/": "Istio",
    "vault.hashicorp.com/agent-": "Vault",
    "vault.hashicorp.com/role": "Vault",
}

#: What Go's `strconv.ParseBool` and Dapr's own reading take for true.
_TRUE = frozenset({"1", "t", "T", "true", "TRUE", "True", "y", "yes", "on"})


def is_true(written: str | None) -> bool:
    """Whether the text of an annotation says yes."""
    return written in _TRUE


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
        asked = labels.get(ISTIO_INJECT, annotations.get(ISTIO_INJECT))
        if asked == "true" or (asked is None and ISTIO_REVISION in labels):
            found.append(_ISTIO)
        if annotations.get(LINKERD_INJECT) in ("enabled", "ingress"):
            found.append(_LINKERD)
        if is_true(annotations.get(CONSUL_INJECT)):
            found.append(_CONSUL)
    if is_true(annotations.get(DAPR_ENABLED)):
        found.append(_DAPR)
    return found


def taken_ports(proxy: Proxy, annotations: Mapping[str, str]) -> dict[int, str]:
    """The ports that a proxy takes in a pod with these annotations."""
    taken: dict[int, str] = {}
    for port, use in proxy.ports.items():
        moved = annotations.get(proxy.movable.get(port, ""), "")
        if use == "metrics" and not is_true(annotations.get(DAPR_ENABLE_METRICS, "true")):
            continue
        number = natural_number(moved)
        taken[port if number is None else number] = use
    return taken


def takes_inbound(proxy: Proxy, annotations: Mapping[str, str], port: int) -> bool:
    """Whether what comes in for a TCP port of a pod arrives at the proxy first."""
    return _takes(proxy, annotations, port, 0)


def takes_outbound(proxy: Proxy, annotations: Mapping[str, str], port: int | None) -> bool:
    """Whether what a pod sends to a TCP port goes through the proxy; None for a port that nobody knows."""
    return _takes(proxy, annotations, port, 1)


def _takes(proxy: Proxy, annotations: Mapping[str, str], port: int | None, direction: int) -> bool:
    keys = _TRANSPARENT.get(proxy.mesh)
    if keys is None:
        return False
    for part in annotations.get(keys[direction], "").split(","):
        first, _, last = part.strip().partition("-")
        begin, end = natural_number(first), natural_number(last or first)
        if port is not None and begin is not None and end is not None and begin <= port <= end:
            return False
    return True
