"""Rules of an Ingress: hosts, paths, certificates and the class that serves them."""

from __future__ import annotations

from cdk8s_pods.rules.interface import filled, formatted, invalid, required, rule, server, unsupported
from cdk8s_pods.schema.formats import dns_subdomain_problem, host_problem, ip_address_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

NETWORKING = "pkg/apis/networking/validation/validation.go"
_PATH_TYPES = ("Exact", "ImplementationSpecific", "Prefix")
#: What a path that is compared part by part can't have.
_CONFUSING_PARTS = ("//", "/./", "/../", "%2f", "%2F")
_CONFUSING_ENDS = ("/..", "/.")
#: The annotation that named the class before there was a field for it.
_CLASS_ANNOTATION = "kubernetes.io/ingress.class"


@rule(
    "IngressSpec",
    remedy="write rules, or a defaultBackend for all that comes",
    source=server(NETWORKING, "ValidateIngressSpec", release="1.36"),
)
def ingresses_lead_somewhere(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """An Ingress says where requests go, by their host and path or all of them alike."""
    if spec.get("rules") or "defaultBackend" in spec:
        return None
    return [(at, invalid(spec.get("rules", []), "either `defaultBackend` or `rules` must be specified"))]


@rule(
    "IngressRule.host",
    remedy="write a host name such as shop.example.com or *.example.com, without port",
    source=server(NETWORKING, "validateIngressRules", release="1.36"),
)
def ingress_hosts_are_dns_names(host: str, at: FieldPath, _context: Context) -> Problems | None:
    """Requests are told apart by the name they were sent to; a wildcard stands for one part, the first."""
    if not host:
        return None
    if ip_address_problem(host) is None:
        return [(at, invalid(host, "must be a DNS name, not an IP address"))]
    problem = host_problem(host)
    return None if problem is None else [(at, invalid(host, problem))]


@filled(
    "HTTPIngressRuleValue",
    field="paths",
    remedy="write paths, or leave http out",
    source=server(NETWORKING, "validateHTTPIngressRuleValue", release="1.36"),
)
def http_rules_have_paths() -> None:
    """A rule for HTTP says for each path where its requests go."""


@rule(
    "HTTPIngressPath",
    remedy="write pathType: Prefix, Exact or ImplementationSpecific",
    source=server(NETWORKING, "validateHTTPIngressPath", release="1.36"),
)
def ingress_paths_say_how_they_are_compared(path: Object, at: FieldPath, _context: Context) -> Problems | None:
    """There is no default: `Prefix` compares part by part, `Exact` the whole, else the controller decides."""
    here = at.child("pathType")
    if "pathType" not in path:
        return [(here, required("pathType must be specified"))]
    kind = path["pathType"]
    return None if kind in _PATH_TYPES else [(here, unsupported(kind, _PATH_TYPES))]


@rule(
    "HTTPIngressPath",
    when=("pathType",),
    remedy="write a path such as /shop, without '.', '..' and empty parts",
    source=server(NETWORKING, "validateHTTPIngressPath", release="1.36"),
)
def ingress_paths_are_plain(path: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Proxies read `//`, `/../` and an encoded slash each in their own way, so nothing can be compared with them."""
    kind, text = path["pathType"], path.get("path", "")
    if kind not in _PATH_TYPES or (kind == "ImplementationSpecific" and not text):
        return None
    problems = [] if text.startswith("/") else ["must be an absolute path"]
    if kind != "ImplementationSpecific":
        problems += [f"must not contain '{part}'" for part in _CONFUSING_PARTS if part in text]
        problems += [f"cannot end with '{end}'" for end in _CONFUSING_ENDS if text.endswith(end)]
    return [(at.child("path"), invalid(text, problem)) for problem in problems]


@rule(
    "IngressTLS.hosts",
    remedy="write host names such as shop.example.com or *.example.com",
    source=server(NETWORKING, "validateIngressTLS", release="1.36"),
)
def hosts_of_certificates_are_dns_names(hosts: Sequence[str], at: FieldPath, _context: Context) -> Problems | None:
    """A certificate is chosen by the name that a client asks for."""
    return [
        (at.index(position), invalid(host, problem))
        for position, host in enumerate(hosts)
        if (problem := host_problem(host)) is not None
    ]


@formatted(
    "IngressTLS.secretName",
    by=dns_subdomain_problem,
    remedy="write the name of a Secret with a certificate",
    source=server(NETWORKING, "validateIngressTLS", release="1.36"),
)
def certificates_are_in_secrets() -> None:
    """The certificate stands in a Secret of the same namespace."""


@formatted(
    "IngressSpec.ingressClassName",
    by=dns_subdomain_problem,
    empty="is a fault",
    remedy="write the name of an IngressClass",
    source=server(NETWORKING, "ValidateIngressSpec", release="1.36"),
)
def ingress_class_names_are_names_of_objects() -> None:
    """The class that serves an Ingress is an object of the cluster."""


@rule(
    "Ingress",
    when=("spec",),
    remedy="take the annotation out: it is the old form of ingressClassName",
    source=server(NETWORKING, "ValidateIngressCreate", release="1.36"),
)
def ingress_class_is_said_once(ingress: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Two names of a class would leave open which controller serves the Ingress."""
    annotation = ingress.get("metadata", {}).get("annotations", {}).get(_CLASS_ANNOTATION)
    name = ingress["spec"].get("ingressClassName")
    if annotation is None or name is None or annotation == name:
        return None
    here = at.child("annotations").child(_CLASS_ANNOTATION)
    return [(here, invalid(annotation, "must match `ingressClassName` when both are specified"))]
