"""Backends of an Ingress: the Service or other object that requests go to."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.container_ports import PORT_RANGE
from cdk8s_pods.rules.interface import invalid, required, rule, server
from cdk8s_pods.schema.formats import (
    dns_label_problem,
    dns_subdomain_problem,
    path_segment_problem,
    port_name_problem,
    rfc_1035_label_problem,
)

from .ingress import NETWORKING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_BACKEND = server(NETWORKING, "validateIngressBackend", release="1.36")


@rule("IngressBackend", remedy="write a service or a resource", source=_BACKEND)
def backends_are_one_thing(backend: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Requests go to a Service or, where the controller knows it, to an object of another kind."""
    if ("service" in backend) != ("resource" in backend):
        return None
    if "service" in backend:
        return [(at, invalid("", "cannot set both resource and service backends"))]
    return [(at, invalid("", "resource or service backend is required"))]


@rule("IngressServiceBackend", remedy="write the name of a Service of the same namespace", source=_BACKEND)
def backends_name_a_service(service: Object, at: FieldPath, context: Context) -> Problems | None:
    """The name has the format that those of Services have; before Kubernetes 1.36 they begin with a letter."""
    name = service.get("name", "")
    if not name:
        return [(at.child("name"), required())]
    problem = (dns_label_problem if context.kubernetes >= (1, 36) else rfc_1035_label_problem)(name)
    return None if problem is None else [(at.child("name"), invalid(name, problem))]


@rule("IngressBackend", when=("service",), remedy="write port.number or port.name", source=_BACKEND)
def backends_name_one_port(backend: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A port of the Service is given by its number or by its name."""
    port = backend["service"].get("port", {})
    if "resource" in backend or bool(port.get("name")) != bool(port.get("number")):
        return None
    if port.get("name"):
        return [(at, invalid("", "cannot set both port name & port number"))]
    return [(at, required("port name or number is required"))]


@rule(
    "ServiceBackendPort",
    remedy="write a number from 1 to 65535, or a name of at most 15 lower-case letters, digits and '-'",
    source=_BACKEND,
)
def ports_of_backends_are_ports(port: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The number or the name of a port has the format that those of Services have."""
    number, name = port.get("number", 0), port.get("name", "")
    if name:
        problem = None if number else port_name_problem(name)
        return None if problem is None else [(at.child("name"), invalid(name, problem))]
    return None if 0 <= number <= 65535 else [(at.child("number"), invalid(number, PORT_RANGE))]


@rule(
    "IngressBackend.resource",
    "IngressClassSpec.parameters",
    remedy="write the apiGroup, kind and name of an object",
    source=server(
        NETWORKING,
        "validateIngressTypedLocalObjectReference",
        "validateIngressClassParametersReference",
        release="1.36",
    ),
)
def referenced_objects_are_named(reference: Object, at: FieldPath, _context: Context) -> Problems | None:
    """An object is found by its API group, its kind and its name."""
    found: list[Problem] = []
    group = reference.get("apiGroup")
    if group is not None and (problem := dns_subdomain_problem(group)) is not None:
        found.append((at.child("apiGroup"), invalid(group, problem)))
    for field in ("kind", "name"):
        text = reference.get(field, "")
        if not text:
            found.append((at.child(field), required()))
        elif (problem := path_segment_problem(text)) is not None:
            found.append((at.child(field), invalid(text, problem)))
    return found
