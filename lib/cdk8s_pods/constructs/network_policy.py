"""NetworkPolicy: who may talk to a set of pods, and whom they may talk to."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.model import LabelSelector, NetworkPolicyPeer, NetworkPolicySpec

from .companion import placed, whole
from .composition import Composing
from .same_namespace import other_namespace_issues, own_namespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import NetworkPolicyEgressRule, NetworkPolicyIngressRule, ObjectMeta
    from cdk8s_pods.model.selectable import Selectable

#: The label that every namespace has, with its name.
#: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
NAMESPACE_LABEL = "kubernetes.io/metadata.name"


class NetworkPolicy(Construct):
    """Who may talk to a set of pods, and whom they may talk to.

    https://kubernetes.io/docs/concepts/services-networking/network-policies/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        pod_selector: The pods it is about, or the workload itself; an empty selector, and none, selects all of the
            namespace.
        policy_types: The directions that are closed but for the rules; unless written ``Ingress``, and ``Egress`` where
            there are rules for it.
        ingress: What is let in; an empty list lets in nothing.
        egress: What is let out; an empty list lets out nothing where ``policy_types`` has ``Egress``.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: ``spec`` and a field of it are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        pod_selector: LabelSelector | Selectable | None = None,
        policy_types: Sequence[Literal["Ingress", "Egress"]] | None = None,
        ingress: Sequence[NetworkPolicyIngressRule] | None = None,
        egress: Sequence[NetworkPolicyEgressRule] | None = None,
        spec: NetworkPolicySpec | None = None,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            written = whole(
                self,
                NetworkPolicySpec,
                spec,
                pod_selector=pod_selector,
                policy_types=policy_types,
                ingress=ingress,
                egress=egress,
            )
            written = _in_their_namespaces(written, own_namespace(self, metadata))
            self.api_object, self.name = placed(
                self,
                "networking.k8s.io/v1",
                "NetworkPolicy",
                written,
                metadata=metadata,
                ignore_rules=ignore_rules,
                also=other_namespace_issues(self, metadata, FieldPath.of("spec", "podSelector"), pod_selector),
            )


def _in_their_namespaces(spec: NetworkPolicySpec, own: str | None) -> NetworkPolicySpec:
    """A policy whose peers that stand for workloads of another namespace say so."""
    return spec.replace(
        ingress=spec.ingress and [rule.replace(from_=_peers(rule.from_, own)) for rule in spec.ingress],
        egress=spec.egress and [rule.replace(to=_peers(rule.to, own)) for rule in spec.egress],
    )


def _peers(peers: Sequence[NetworkPolicyPeer] | None, own: str | None) -> Sequence[NetworkPolicyPeer] | None:
    return peers and [
        peer.replace(namespace_selector=LabelSelector(match_labels={NAMESPACE_LABEL: peer.namespace}))
        if peer.namespace not in (None, own) and not peer.namespace_selector
        else peer
        for peer in peers
    ]
