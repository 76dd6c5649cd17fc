"""Types of a Service, and the fields that only some of them have."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, forbidden, invalid, one_of, required, rule, server
from cdk8s_pods.schema.formats import dns_subdomain_problem, qualified_name_problem

from .service_facts import NO_ADDRESS, cluster_ips, is_headless, type_of_service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

_SERVICE = server(CORE, "validateService", release="1.36")
_ONLY_LOAD_BALANCER = "may only be used when `type` is 'LoadBalancer'"


@one_of(
    "ServiceSpec.type",
    words=("ClusterIP", "ExternalName", "LoadBalancer", "NodePort"),
    remedy="write ClusterIP, NodePort, LoadBalancer or ExternalName",
    source=_SERVICE,
)
def service_types_are_known() -> None:
    """The type says from where a Service is reached; not written, it is reached from within the cluster."""


@rule("ServiceSpec", when=("type",), remedy="take clusterIP: None out, or the type", source=_SERVICE)
def headless_services_are_reached_within_the_cluster(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """What comes from outside needs an address to go to, which a headless Service does not have."""
    if spec["type"] not in ("LoadBalancer", "NodePort") or not is_headless(spec):
        return None
    message = f"may not be set to 'None' for {spec['type']} services"
    return [(at.child("clusterIPs").index(0), invalid(NO_ADDRESS, message))]


@rule("ServiceSpec", when=("type",), remedy="write externalName, such as db.example.com", source=_SERVICE)
def external_names_are_dns_names(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A Service of type ExternalName stands for another name in DNS, which it has to say."""
    if spec["type"] != "ExternalName":
        return None
    name = spec.get("externalName", "").removesuffix(".")
    if not name:
        return [(at.child("externalName"), required())]
    problem = dns_subdomain_problem(name)
    return None if problem is None else [(at.child("externalName"), invalid(name, problem))]


@rule("ServiceSpec", when=("type",), remedy="take the addresses and their families out", source=_SERVICE)
def external_names_have_no_address(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A Service that is another name has no address of its own, so there is nothing to say of one."""
    if spec["type"] != "ExternalName":
        return None
    written = {
        "clusterIPs": bool(cluster_ips(spec)),
        "ipFamilies": bool(spec.get("ipFamilies")),
        "ipFamilyPolicy": "ipFamilyPolicy" in spec,
    }
    return [
        (at.child(field), forbidden("may not be set for ExternalName services"))
        for field, is_written in written.items()
        if is_written
    ]


@rule(
    "ServiceSpec",
    when=("allocateLoadBalancerNodePorts", "loadBalancerClass", "loadBalancerSourceRanges"),
    remedy="write type: LoadBalancer, or take the field out",
    source=_SERVICE,
)
def load_balancer_fields_need_that_type(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Only a Service of type LoadBalancer has a load balancer to say something of."""
    if type_of_service(spec) == "LoadBalancer":
        return None
    written = [field for field in ("allocateLoadBalancerNodePorts", "loadBalancerClass") if field in spec]
    if spec.get("loadBalancerSourceRanges"):
        # The path of the API server follows the name in Go.
        written.append("LoadBalancerSourceRanges")
    return [(at.child(field), forbidden(_ONLY_LOAD_BALANCER)) for field in written]


@rule(
    "ServiceSpec",
    when=("loadBalancerClass",),
    remedy="write a name such as example.com/internal",
    source=server(CORE, "validateLoadBalancerClassField", release="1.36"),
)
def load_balancer_classes_are_qualified_names(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A class says which implementation makes the load balancer, so it carries the domain of its maker."""
    if type_of_service(spec) != "LoadBalancer":
        return None
    name = spec["loadBalancerClass"]
    problem = qualified_name_problem(name)
    return None if problem is None else [(at.child("loadBalancerClass"), invalid(name, problem))]
