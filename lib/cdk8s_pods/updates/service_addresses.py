"""What a server does to the addresses and ports of Services that change: it keeps what it has given, or takes it back.

Sources: pkg/registry/core/service/storage/{storage,alloc}.go (``patchAllocatedValues``, ``normalizeClusterIPs``,
``initIPFamilyFields``) and pkg/registry/core/service/strategy.go (``dropTypeDependentFields``) of
https://github.com/kubernetes/kubernetes, 1.36.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

HEADLESS = "None"
#: Stand for an address that a cluster gives, and for the families that it has.
SOME_ADDRESS = "(given by the cluster)"
SOME_FAMILY = "(of the cluster)"
_OTHER_FAMILY = {"IPv4": "IPv6", "IPv6": "IPv4"}
_ADDRESS_FIELDS = ("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")


def with_addresses(service: dict[str, Any]) -> dict[str, Any]:
    """A stored Service with the addresses that it must have by now."""
    spec = service.get("spec")
    if spec is None or not needs_addresses(spec):
        return service
    is_headless = spec.get("clusterIP") == HEADLESS
    if not spec.get("ipFamilyPolicy"):
        spec["ipFamilyPolicy"] = "RequireDualStack" if is_headless and not spec.get("selector") else "SingleStack"
    families = list(spec.get("ipFamilies", ()))
    if not families and not is_headless:
        families = [_family_of(address) for address in spec.get("clusterIPs", ())]
    if not families:
        families = [SOME_FAMILY]
    if len(families) == 1 and spec["ipFamilyPolicy"] == "RequireDualStack":
        families.append(_OTHER_FAMILY.get(families[0], SOME_FAMILY))
    spec["ipFamilies"] = families
    if not spec.get("clusterIP"):
        spec["clusterIP"] = SOME_ADDRESS
    if not spec.get("clusterIPs"):
        spec["clusterIPs"] = [spec["clusterIP"]] if is_headless else [SOME_ADDRESS] * len(families)
    return service


def with_kept_addresses(service: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """A Service as an update leaves it: with what it had and need not say, without what its new type has no use for."""
    spec, old = service.get("spec"), before.get("spec")
    if spec is None or old is None:
        return service
    if needs_addresses(old) and needs_addresses(spec):
        _keep_addresses(spec, old)
    elif needs_addresses(old):
        for field in _ADDRESS_FIELDS:
            if spec.get(field) == old.get(field):
                spec.pop(field, None)
    elif needs_addresses(spec):
        with_addresses(service)
    _keep_or_drop_ports(spec, old)
    _drop_of_other_types(spec, old)
    return service


def needs_addresses(spec: Mapping[str, Any]) -> bool:
    """Whether a Service has addresses of the cluster, if only to say that it has none."""
    return spec.get("type") != "ExternalName"


def needs_health_port(spec: Mapping[str, Any]) -> bool:
    """Whether load balancers ask a port of the nodes where its pods are."""
    return spec.get("type") == "LoadBalancer" and spec.get("externalTrafficPolicy") == "Local"


def without_stand_ins(service: dict[str, Any]) -> dict[str, Any]:
    """A stored Service without what only a cluster knows."""
    known = dict(service.get("spec", {}))
    stand_ins = (SOME_ADDRESS, SOME_FAMILY)
    for field in ("clusterIP", "clusterIPs", "ipFamilies"):
        value = known.get(field)
        if value in stand_ins or (isinstance(value, list) and any(each in stand_ins for each in value)):
            del known[field]
    return {**service, "spec": known}


def _keep_addresses(spec: dict[str, Any], old: Mapping[str, Any]) -> None:
    if not spec.get("clusterIP"):
        spec["clusterIP"] = old.get("clusterIP")
    if not spec.get("clusterIPs"):
        spec["clusterIPs"] = old.get("clusterIPs")
    if spec["clusterIP"] != old.get("clusterIP") and spec["clusterIPs"] == old.get("clusterIPs"):
        spec["clusterIPs"] = [spec["clusterIP"]]
    if not spec.get("ipFamilyPolicy"):
        spec["ipFamilyPolicy"] = old.get("ipFamilyPolicy")
    if not spec.get("ipFamilies"):
        spec["ipFamilies"] = old.get("ipFamilies")
    if spec["ipFamilyPolicy"] == "SingleStack":
        for field in ("clusterIPs", "ipFamilies"):
            if spec[field] == old.get(field):
                spec[field] = spec[field][:1]


def _keep_or_drop_ports(spec: dict[str, Any], old: Mapping[str, Any]) -> None:
    if _needs_node_ports(old) and _needs_node_ports(spec):
        known = {port.get("name", ""): port.get("nodePort") for port in old.get("ports", ())}
        taken = {port.get("nodePort") for port in spec.get("ports", ())}
        for port in spec.get("ports", ()):
            kept = known.get(port.get("name", ""))
            if not port.get("nodePort") and kept and kept not in taken:
                port["nodePort"] = kept
    elif _needs_node_ports(old) and _node_ports(spec) == _node_ports(old):
        for port in spec.get("ports", ()):
            port.pop("nodePort", None)
    if needs_health_port(old):
        if not needs_health_port(spec):
            if spec.get("healthCheckNodePort") == old.get("healthCheckNodePort"):
                spec.pop("healthCheckNodePort", None)
        elif not spec.get("healthCheckNodePort") and old.get("healthCheckNodePort"):
            spec["healthCheckNodePort"] = old["healthCheckNodePort"]


def _drop_of_other_types(spec: dict[str, Any], old: Mapping[str, Any]) -> None:
    """Take away what belongs to the old type, where nobody has changed it."""
    if old.get("type") == "LoadBalancer" and spec.get("type") != "LoadBalancer":
        for field in ("allocateLoadBalancerNodePorts", "loadBalancerClass"):
            if spec.get(field) == old.get(field):
                spec.pop(field, None)
    if (
        _is_reached_from_outside(old)
        and not _is_reached_from_outside(spec)
        and spec.get("externalTrafficPolicy") == old.get("externalTrafficPolicy")
    ):
        spec.pop("externalTrafficPolicy", None)


def _is_reached_from_outside(spec: Mapping[str, Any]) -> bool:
    kind = spec.get("type")
    return kind in ("NodePort", "LoadBalancer") or (kind == "ClusterIP" and bool(spec.get("externalIPs")))


def _needs_node_ports(spec: Mapping[str, Any]) -> bool:
    kind = spec.get("type")
    return kind == "NodePort" or (kind == "LoadBalancer" and spec.get("allocateLoadBalancerNodePorts", True) is True)


def _node_ports(spec: Mapping[str, Any]) -> set[Any]:
    return {port.get("nodePort") for port in spec.get("ports", ())} - {None, 0}


def _family_of(address: str) -> str:
    if address == SOME_ADDRESS:
        return SOME_FAMILY
    return "IPv6" if ":" in address else "IPv4"
