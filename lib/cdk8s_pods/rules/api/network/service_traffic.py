"""Which pods of a Service a connection goes to: traffic policies, session affinity, topology."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.container_ports import PORT_RANGE
from cdk8s_pods.rules.interface import CORE, invalid, one_of, rule, server, unsupported

from .service_facts import type_of_service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

_SERVICE = server(CORE, "validateService", release="1.36")
_EXTERNAL = server(CORE, "validateServiceExternalTrafficPolicy", release="1.36")
_POLICIES = ("Cluster", "Local")
#: The annotations that say the same, the second one deprecated.
_TOPOLOGY_MODE = "service.kubernetes.io/topology-mode"
_TOPOLOGY_HINTS = "service.kubernetes.io/topology-aware-hints"
_A_DAY = 86400


@rule(
    "ServiceSpec",
    when=("externalTrafficPolicy",),
    remedy="write Cluster or Local for a NodePort or LoadBalancer, or take it out",
    source=_EXTERNAL,
)
def external_traffic_policies_are_for_external_traffic(
    spec: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """`Cluster` spreads what comes from outside over all nodes, `Local` keeps it on the node it came to."""
    policy = spec["externalTrafficPolicy"]
    if not policy:
        return None
    kind = type_of_service(spec)
    here = at.child("externalTrafficPolicy")
    if kind not in ("LoadBalancer", "NodePort") and not (kind == "ClusterIP" and spec.get("externalIPs")):
        return [(here, invalid(policy, "may only be set for externally-accessible services"))]
    return None if policy in _POLICIES else [(here, unsupported(policy, _POLICIES))]


@rule(
    "ServiceSpec",
    when=("healthCheckNodePort",),
    remedy="write type: LoadBalancer and externalTrafficPolicy: Local, or take it out",
    source=_EXTERNAL,
)
def health_check_ports_are_for_local_traffic(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The load balancer asks at this port which nodes have pods, where traffic stays on the node it came to."""
    number = spec["healthCheckNodePort"]
    if number == 0:
        return None
    here = at.child("healthCheckNodePort")
    if type_of_service(spec) != "LoadBalancer" or spec.get("externalTrafficPolicy") != "Local":
        message = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
        return [(here, invalid(number, message))]
    return None if 1 <= number <= 65535 else [(here, invalid(number, PORT_RANGE))]


@one_of(
    "ServiceSpec.internalTrafficPolicy",
    words=_POLICIES,
    empty="is no word",
    remedy="write Cluster or Local",
    source=server(CORE, "validateServiceInternalTrafficFieldsValue", release="1.36"),
)
def internal_traffic_policies_are_known() -> None:
    """`Cluster` spreads what comes from within the cluster over all pods, `Local` over those of the same node."""


@one_of(
    "ServiceSpec.trafficDistribution",
    words=("PreferClose", "PreferSameZone", "PreferSameNode"),
    empty="is no word",
    remedy="write PreferSameZone or PreferSameNode",
    source=server(CORE, "validateServiceTrafficDistribution", release="1.36"),
)
def traffic_distributions_are_known() -> None:
    """A preference for pods that are near: in the same zone, which `PreferClose` means too, or on the same node."""


@one_of(
    "ServiceSpec.sessionAffinity",
    words=("ClientIP", "None"),
    remedy="write ClientIP or None",
    source=_SERVICE,
)
def session_affinities_are_known() -> None:
    """Connections of one client go to one pod where the affinity is `ClientIP`; not written, to any."""


@rule(
    "ServiceSpec",
    when=("sessionAffinityConfig",),
    remedy="write timeoutSeconds from 1 to 86400, a day",
    source=server(CORE, "validateClientIPAffinityConfig", release="1.36"),
)
def session_affinities_end_within_a_day(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A client that was quiet for so long is a new one; without `sessionAffinity: ClientIP` nobody looks at it."""
    seconds = spec["sessionAffinityConfig"].get("clientIP", {}).get("timeoutSeconds")
    if spec.get("sessionAffinity") != "ClientIP" or seconds is None or 0 < seconds <= _A_DAY:
        return None
    here = at.child("sessionAffinityConfig").child("clientIP").child("timeoutSeconds")
    return [(here, invalid(seconds, f"must be greater than 0 and at most {_A_DAY}"))]


@rule(
    "Service.metadata",
    remedy=f"take {_TOPOLOGY_HINTS} out, which is deprecated",
    source=_SERVICE,
)
def topology_annotations_agree(metadata: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The two annotations are one setting under an old and a new name."""
    annotations = metadata.get("annotations", {})
    mode, hints = annotations.get(_TOPOLOGY_MODE), annotations.get(_TOPOLOGY_HINTS)
    if mode is None or hints is None or mode == hints:
        return None
    message = f"must match annotations[{_TOPOLOGY_HINTS}] when both are specified"
    return [(at.child("annotations").key(_TOPOLOGY_MODE), invalid(mode, message))]
