"""How many objects a ResourceQuota counts, by the names that it uses for them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

#: The names that quotas had before ``count/``. https://kubernetes.io/docs/concepts/policy/resource-quotas/#object-count-quota
_OLD_NAMES = frozenset(
    {"configmaps", "persistentvolumeclaims", "replicationcontrollers", "resourcequotas", "secrets", "services"}
)
#: What every namespace has from the start: the cluster's certificate, the ServiceAccount ``default``.
_FROM_THE_START = {"configmaps": 1, "serviceaccounts": 1}
_IRREGULAR = {"endpoints": "endpoints"}


def counted_objects(name: str, objects: Iterable[tuple[str, str, Mapping[str, Any]]]) -> int | None:
    """How many objects count for a name in a quota: ``services``, ``count/deployments.apps``, ``services.nodeports``.

    Pods are not among them: nobody sees from manifests alone how many there are.

    Args:
        name: The name in the quota.
        objects: The kind, the group and the manifest of each object of the namespace.

    Returns:
        The number; None for a name of something else.
    """
    if name == "services.nodeports":
        services = [manifest for kind, group, manifest in objects if (kind, group) == ("Service", "")]
        return sum(len(_ports(each)) for each in services)
    if name == "services.loadbalancers":
        services = [manifest for kind, group, manifest in objects if (kind, group) == ("Service", "")]
        return len([each for each in services if each.get("spec", {}).get("type") == "LoadBalancer"])
    resource = name.removeprefix("count/")
    if (resource == name and name not in _OLD_NAMES) or resource == "pods":
        return None
    found = sum(_resource(kind, group) == resource for kind, group, _ in objects)
    return found + _FROM_THE_START.get(resource, 0)


def _ports(service: Mapping[str, Any]) -> list[Any]:
    """The ports of a Service that take one of each node."""
    spec = service.get("spec", {})
    of_nodes = spec.get("type") == "NodePort" or (
        spec.get("type") == "LoadBalancer" and spec.get("allocateLoadBalancerNodePorts") is not False
    )
    return list(spec.get("ports", ())) if of_nodes else []


def _resource(kind: str, group: str) -> str:
    """A kind as the API calls it: ``deployments.apps``."""
    one = kind.lower()
    ending = "ies" if one.endswith("y") else "es" if one.endswith("s") else "s"
    many = _IRREGULAR.get(one) or one.removesuffix("y" if ending == "ies" else "") + ending
    return f"{many}.{group}" if group else many
