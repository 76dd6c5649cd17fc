"""Proxies of service meshes that are asked for and never come."""

from __future__ import annotations

from cdk8s_pods.facts.mesh_proxies import injected_proxies
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


_PASSING_BY = ("Istio", "Linkerd")


@rule(
    "PodSpec.hostNetwork",
    category="advice",
    remedy="leave either the host network or the mesh",
    source=(
        page("https://istio.io/latest/docs/ops/common-problems/injection/"),
        page("https://linkerd.io/2/features/proxy-injection/"),
    ),
)
def proxies_are_not_asked_for_on_the_host_network(value: bool, at: FieldPath, context: Context) -> Problems | None:
    """Istio and Linkerd inject no proxy into a pod on the host network: it runs outside the mesh, unsaid."""
    if not value:
        return None
    elsewhere = {name: field for name, field in context.pod_spec.items() if name != "hostNetwork"}
    return [
        (at, invalid(True, f"{proxy.mesh} injects no proxy on the host network"))
        for proxy in injected_proxies(context.pod_metadata, elsewhere)
        if proxy.mesh in _PASSING_BY
    ]
