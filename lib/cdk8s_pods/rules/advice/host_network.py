"""Names of Services where nobody resolves them."""

from __future__ import annotations

from cdk8s_pods.facts.service_names import used_service_name
from cdk8s_pods.rules.interface import invalid, page, required, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


#: Name servers of the whole internet: of Google, Cloudflare, Quad9 and OpenDNS.
# fmt: off
_PUBLIC = frozenset({
    "8.8.8.8", "8.8.4.4", "2001:4860:4860::8888", "2001:4860:4860::8844", "1.1.1.1", "1.0.0.1", "2606:4700:4700::1111",
    "2606:4700:4700::1001", "9.9.9.9", "149.112.112.112", "2620:fe::fe", "208.67.222.222", "208.67.220.220",
})
# fmt: on


@rule(
    "PodSpec.hostNetwork",
    "PodSpec.dnsPolicy",
    category="advice",
    remedy="write dnsPolicy: ClusterFirstWithHostNet on the host network, or ClusterFirst elsewhere",
    source=page("https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy"),
)
def names_of_services_are_asked_of_the_cluster(value: Any, at: FieldPath, context: Context) -> Problems | None:
    """On the host network a pod asks the DNS of its node, which knows no Service, unless its policy says otherwise.

    So does any pod with `dnsPolicy: Default`; with `None` and public servers it asks these, which know no Service
    either. Said where the words, variables or probes of a container use such a name.
    """
    spec = context.pod_spec
    policy = spec.get("dnsPolicy")
    servers = spec.get("dnsConfig", {}).get("nameservers", ())
    if policy == "None":
        asked = f"{servers[0]} does" if servers and _PUBLIC.issuperset(servers) else ""
    else:
        is_the_nodes = policy == "Default" or (spec.get("hostNetwork") is True and policy in (None, "ClusterFirst"))
        asked = "the node's own DNS does" if is_the_nodes and not servers else ""
    if not asked:
        return None
    name = used_service_name(spec)
    if name is None:
        return None
    reason = f"{asked} not know {name}"
    where = context.pod_path.child("dnsPolicy")
    return [(where, required(reason) if policy is None else invalid(policy, reason))]
