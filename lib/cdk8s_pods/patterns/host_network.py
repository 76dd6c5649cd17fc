"""The host network pattern: a pod that takes its node's network for its own."""

from __future__ import annotations

from .placement import pod_spec

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from cdk8s_pods.model import PodTemplateSpec

    from .pattern import Pattern


def host_network(
    *,
    dns_policy: Literal["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"]
    | None = "ClusterFirstWithHostNet",
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

    Returns:
        A pattern: a function from a pod template to the one on the node's network.
    """

    def on_the_host_network(template: PodTemplateSpec) -> PodTemplateSpec:
        spec = pod_spec(template)
        return template.replace(spec=spec.replace(host_network=True, dns_policy=spec.dns_policy or dns_policy))

    return on_the_host_network
