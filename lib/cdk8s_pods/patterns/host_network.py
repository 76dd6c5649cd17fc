"""The host network pattern: a pod that takes its node's network for its own."""

from __future__ import annotations

from .brought import BroughtServiceAccount
from .placement import pod_spec

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import PodTemplateSpec, PolicyRule

    from .pattern import Pattern


def host_network(
    *,
    dns_policy: Literal["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"]
    | None = "ClusterFirstWithHostNet",
    service_account: bool = False,
    rules: Sequence[PolicyRule] | Mapping[str, Sequence[str]] | None = None,
    cluster_rules: Sequence[PolicyRule] | Mapping[str, Sequence[str]] | None = None,
) -> Pattern:
    """Give the pod the network of the node it runs on: its addresses, its ports, its view of the cluster.

    Every container port is then a port of the node, so two such pods with one port in common cannot share a node
    (refused where it is certain), and the pod no longer meets the "baseline" Pod Security Standard
    (https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline).

    Args:
        dns_policy: Written unless the pod has a DNS policy of its own; None writes none. A pod with the host's
            network and no policy falls back to the node's resolver and finds no Service by name, which is why
            ``ClusterFirstWithHostNet`` is the default here
            (https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy).
        service_account: True brings a ServiceAccount for the pods, unless they have one; the construct of the workload
            makes it, with ``account`` for an id. An agent that asks the API server needs one for its rights.
        rules: What the pods' ServiceAccount may do in its namespace, such as ``{"configmaps": ["get", "list"]}``: it
            brings a Role, its binding, and the account.
        cluster_rules: The same everywhere, such as ``{"nodes": ["get", "list", "watch"]}``: a ClusterRole.

    Returns:
        A pattern: a function from a pod template to the one on the node's network.
    """

    brings_account = service_account or rules is not None or cluster_rules is not None

    def on_the_host_network(template: PodTemplateSpec) -> PodTemplateSpec:
        spec = pod_spec(template)
        template = template.replace(spec=spec.replace(host_network=True, dns_policy=spec.dns_policy or dns_policy))
        if brings_account:
            account = BroughtServiceAccount(id="account", rules=rules, cluster_rules=cluster_rules)
            template = template.bringing(account)
        return template

    return on_the_host_network
