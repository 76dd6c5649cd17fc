"""What a Service is, as the API server reads it: with its defaults filled in."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

#: The address of a Service that has none.
NO_ADDRESS = "None"
#: The annotation that is the old form of ``loadBalancerSourceRanges``.
SOURCE_RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges"


def type_of_service(spec: Mapping[str, Any]) -> str:
    """The type; not written, it is ClusterIP."""
    return spec.get("type") or "ClusterIP"


def cluster_ips(spec: Mapping[str, Any]) -> Sequence[str]:
    """The addresses; of a Service that writes its ``clusterIP`` alone, that one."""
    addresses: Sequence[str] = spec.get("clusterIPs", ())
    return addresses or ([spec["clusterIP"]] if spec.get("clusterIP") else ())


def is_headless(spec: Mapping[str, Any]) -> bool:
    """Whether the Service has no address, and its name stands for those of its pods."""
    return list(cluster_ips(spec)) == [NO_ADDRESS]
