"""What a NetworkPolicy is made of."""

from __future__ import annotations

from .field import Short
from .selectable import full_peers, full_selector
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from .label_selector import LabelSelector
    from .scalars import IntOrString
    from .selectable import Selectable


class NetworkPolicyPort(Value):
    """A port that traffic goes to."""

    protocol: Literal["TCP", "UDP", "SCTP"] | None = None
    """TCP unless written."""
    port: IntOrString | None = None
    """The port of the pods, by number or name; every port unless written."""
    end_port: int | None = None
    """The last of a range that begins with ``port``, which is a number then."""


class IPBlock(Value):
    """A range of addresses outside of the cluster."""

    cidr: str
    """Such as ``192.0.2.0/24`` or ``2001:db8::/64``."""
    except_: Sequence[str] | None = None
    """Ranges within it that are left out."""


class NetworkPolicyPeer(Value):
    """Who may be at the other end: pods, all pods of some namespaces, or addresses."""

    # The namespace of a workload that stands for its pods, until a NetworkPolicy knows whether it is another one.
    _remembers = ("_namespace",)
    _namespace: str | None = None

    pod_selector: Short[LabelSelector | Selectable | None, LabelSelector | None] = Short(full_selector)
    """Pods of the policy's own namespace, or of those that ``namespace_selector`` selects."""
    namespace_selector: LabelSelector | None = None
    """Namespaces; an empty one selects all of them."""
    ip_block: IPBlock | None = None
    """Addresses; not together with the others."""

    @property
    def namespace(self) -> str | None:
        """The namespace of the workload that stands for its pods here, where that is known; never rendered."""
        return self.__dict__.get("_namespace")


def full_policy_ports(written: Any) -> Any:
    """The ports of a rule in full: a number or a name is a port."""
    if not isinstance(written, tuple):
        return written
    ports: tuple[Any, ...] = written
    return tuple(NetworkPolicyPort(port=port) if isinstance(port, (int, str)) else port for port in ports)


class NetworkPolicyIngressRule(Value):
    """Traffic that is let in; an empty rule lets in everything."""

    from_: Short[Sequence[NetworkPolicyPeer | Selectable] | None, Sequence[NetworkPolicyPeer] | None] = Short(
        full_peers
    )
    """Who may send it; a workload stands for its pods. Everybody unless written."""
    ports: Short[Sequence[NetworkPolicyPort | IntOrString] | None, Sequence[NetworkPolicyPort] | None] = Short(
        full_policy_ports
    )
    """The ports of the selected pods; every port unless written."""


class NetworkPolicyEgressRule(Value):
    """Traffic that is let out; an empty rule lets out everything."""

    to: Short[Sequence[NetworkPolicyPeer | Selectable] | None, Sequence[NetworkPolicyPeer] | None] = Short(full_peers)
    """Where it may go; a workload stands for its pods. Everywhere unless written."""
    ports: Short[Sequence[NetworkPolicyPort | IntOrString] | None, Sequence[NetworkPolicyPort] | None] = Short(
        full_policy_ports
    )
    """The ports of the other end; every port unless written."""


class NetworkPolicySpec(Value):
    """Who may talk to a set of pods, and whom they may talk to.

    https://kubernetes.io/docs/concepts/services-networking/network-policies/
    """

    pod_selector: Short[LabelSelector | Selectable | None, LabelSelector | None] = Short(full_selector)
    """The pods it is about, or the workload itself; an empty selector, and none, selects all of the namespace."""
    policy_types: Sequence[Literal["Ingress", "Egress"]] | None = None
    """The directions that are closed but for the rules; unless written ``Ingress``, and ``Egress`` where there are
    rules for it."""
    ingress: Sequence[NetworkPolicyIngressRule] | None = None
    """What is let in; an empty list lets in nothing."""
    egress: Sequence[NetworkPolicyEgressRule] | None = None
    """What is let out; an empty list lets out nothing where ``policy_types`` has ``Egress``."""
