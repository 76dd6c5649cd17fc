"""A bare pod on its node's network."""

from __future__ import annotations

from cdk8s_pods.patterns import host_network

from .pod import Pod

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from constructs import Construct

    from cdk8s_pods.model import ObjectMeta, PodSpec, PolicyRule
    from cdk8s_pods.patterns.pattern import Pattern


class HostNetworkPod(Pod):
    """A pod that takes the network of the node it runs on for its own.

    The one-line form of ``Pod(..., patterns=[host_network(...)])``.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        spec: The pod.
        dns_policy: Written unless the pod has a DNS policy of its own; None writes none.
        service_account: True makes a ServiceAccount for the pod, unless it has one.
        rules: What the pod's ServiceAccount may do in its namespace, such as ``{"configmaps": ["get", "list"]}``.
        cluster_rules: What it may do everywhere, such as ``{"nodes": ["get", "list", "watch"]}``.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: More patterns, applied behind this one in order.
        ignore_rules: Ids of rules turned off for this pod, each with the reason.

    Raises:
        InvalidManifest: The pod cannot work; every problem is named with its path.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        spec: PodSpec,
        dns_policy: Literal["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"]
        | None = "ClusterFirstWithHostNet",
        service_account: bool = False,
        rules: Sequence[PolicyRule] | Mapping[str, Sequence[str]] | None = None,
        cluster_rules: Sequence[PolicyRule] | Mapping[str, Sequence[str]] | None = None,
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        applied = host_network(
            dns_policy=dns_policy, service_account=service_account, rules=rules, cluster_rules=cluster_rules
        )
        super().__init__(
            scope, id, spec=spec, metadata=metadata, patterns=[applied, *patterns], ignore_rules=ignore_rules
        )
