"""An IngressClass: the controller behind it, and where its settings are."""

from __future__ import annotations

from cdk8s_pods.rules.interface import (
    APIMACHINERY,
    forbidden,
    invalid,
    required,
    rule,
    server,
    too_long,
    unsupported,
)
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem

from .ingress import NETWORKING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_SCOPES = ("Cluster", "Namespace")
_LONGEST_CONTROLLER = 250
_PATH_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~%!$&'()*+,;=:"


@rule(
    "IngressClassSpec",
    remedy="write the controller's name, such as example.com/ingress-controller",
    source=(
        server(NETWORKING, "validateIngressClassSpec", release="1.36"),
        server(f"{APIMACHINERY}/util/validation/validation.go", "IsDomainPrefixedPath", release="1.36"),
    ),
)
def controllers_are_named_by_a_domain_and_a_path(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A controller serves the classes that name it, and its name carries the domain of its maker."""
    name = spec.get("controller", "")
    here = at.child("controller")
    if not name:
        return [(here, required())]
    found: list[Problem] = [(here, too_long(_LONGEST_CONTROLLER))] if len(name) > _LONGEST_CONTROLLER else []
    domain, _, path = name.partition("/")
    if not domain or not path:
        found.append((here, invalid(name, "must be a domain and a path, such as example.com/controller")))
        return found
    if (problem := dns_subdomain_problem(domain)) is not None:
        found.append((here, invalid(domain, problem)))
    if path.strip(_PATH_CHARACTERS):
        found.append((here, invalid(path, "must consist of characters that the path of a URL can have")))
    return found


@rule(
    "IngressClassParametersReference",
    remedy="write scope: Namespace with a namespace, or scope: Cluster without",
    source=server(NETWORKING, "validateIngressClassParametersReference", release="1.36"),
)
def parameters_have_the_namespace_of_their_scope(
    reference: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """Settings are an object of the cluster, as they are where no scope is written, or one of a namespace."""
    scope = reference.get("scope", "Cluster")
    namespace = reference.get("namespace")
    if scope not in _SCOPES:
        return [(at.child("scope"), unsupported(scope, _SCOPES))]
    here = at.child("namespace")
    if scope == "Cluster":
        return None if namespace is None else [(here, forbidden("`parameters.scope` is set to 'Cluster'"))]
    if namespace is None:
        return [(here, required("`parameters.scope` is set to 'Namespace'"))]
    problem = dns_label_problem(namespace)
    return None if problem is None else [(here, invalid(namespace, problem))]
