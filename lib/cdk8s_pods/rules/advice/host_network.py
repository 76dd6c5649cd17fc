"""Names of Services where nobody resolves them."""

from __future__ import annotations

from cdk8s_pods.facts.service_names import used_service_name
from cdk8s_pods.rules.interface import invalid, page, required, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


@rule(
    "PodSpec.hostNetwork",
    "PodSpec.dnsPolicy",
    category="advice",
    remedy="write dnsPolicy: ClusterFirstWithHostNet on the host network, or ClusterFirst elsewhere",
    source=page("https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy"),
)
def names_of_services_are_asked_of_the_cluster(value: Any, at: FieldPath, context: Context) -> Problems | None:
    """On the host network a pod asks the DNS of its node, which knows no Service, unless its policy says otherwise.

    So does any pod with `dnsPolicy: Default`. Said where the words, variables or probes of a container use such a name.
    """
    spec = context.pod_spec
    policy = spec.get("dnsPolicy")
    on_host = spec.get("hostNetwork") is True
    if not (on_host and policy in (None, "ClusterFirst")) and policy != "Default":
        return None
    if spec.get("dnsConfig", {}).get("nameservers"):
        return None
    name = used_service_name(spec)
    if name is None:
        return None
    reason = f"the node's own DNS does not know {name}"
    where = context.pod_path.child("dnsPolicy")
    return [(where, required(reason) if policy is None else invalid(policy, reason))]
