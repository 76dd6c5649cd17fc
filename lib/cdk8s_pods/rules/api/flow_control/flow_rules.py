"""What a request of a flow asks for: resources, or URLs that are none."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, required, rule, server, unsupported
from cdk8s_pods.schema.formats import dns_label_problem

from .flow_schema import FLOW_CONTROL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_RESOURCES = server(FLOW_CONTROL, "ValidateFlowSchemaResourcePolicyRule", release="1.36")
_URLS = server(FLOW_CONTROL, "ValidateFlowSchemaNonResourcePolicyRule", release="1.36")
_VERBS = ("create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch")


@rule(
    "ResourcePolicyRule",
    "NonResourcePolicyRule",
    remedy="write verbs such as get and list, or '*' alone",
    source=(_RESOURCES, _URLS),
)
def verbs_of_flow_schemas_are_known(policy: Object, at: FieldPath, _context: Context) -> Problems | None:
    """What is done with a resource, or with a URL."""
    verbs, here = policy.get("verbs", ()), at.child("verbs")
    if not verbs:
        return [(here, required("verbs must contain at least one value"))]
    if "*" in verbs:
        message = "if '*' is present, must not specify other verbs"
        return [(here, invalid(verbs, message))] if len(verbs) > 1 else None
    return None if set(verbs) <= set(_VERBS) else [(here, unsupported(verbs, _VERBS))]


@rule(
    "ResourcePolicyRule",
    remedy="write apiGroups, [\"\"] for the core group, and resources, or '*' alone",
    source=_RESOURCES,
)
def resources_of_flow_schemas_are_written(policy: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A resource is known by its group and its name."""
    found: list[Problem] = []
    for field, what in (("apiGroups", "api group"), ("resources", "resource")):
        written, here = policy.get(field, ()), at.child(field)
        if not written:
            found.append((here, required(f"resource rules must supply at least one {what}")))
        elif len(written) > 1 and "*" in written:
            found.append((here, invalid(written, f"if '*' is present, must not specify other {what}s")))
    return found


@rule("ResourcePolicyRule", remedy="write namespaces, '*' alone, or clusterScope: true", source=_RESOURCES)
def namespaces_of_flow_schemas_are_written(policy: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A resource is of a namespace or of the cluster."""
    namespaces, here = policy.get("namespaces", ()), at.child("namespaces")
    if not namespaces:
        message = "resource rules that are not cluster scoped must supply at least one namespace"
        return None if policy.get("clusterScope") else [(here, required(message))]
    if "*" in namespaces:
        message = "if '*' is present, must not specify other namespaces"
        return [(here, invalid(namespaces, message))] if len(namespaces) > 1 else None
    return [
        (here.index(position), invalid(namespace, f"each member of this list must be '*' or a DNS label; {problem}"))
        for position, namespace in enumerate(namespaces)
        if (problem := dns_label_problem(namespace)) is not None
    ]


@rule("NonResourcePolicyRule", remedy="write URLs such as /healthz or /metrics/*, or '*' alone", source=_URLS)
def urls_of_flow_schemas_are_paths(policy: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A path can end with `/*` for all below it."""
    urls, here = policy.get("nonResourceURLs", ()), at.child("nonResourceURLs")
    if not urls:
        return [(here, required("nonResourceURLs must contain at least one value"))]
    if "*" in urls:
        message = "if '*' is present, must not specify other non-resource URLs"
        return [(here, invalid(urls, message))] if len(urls) > 1 else None
    return [
        (here.index(position), invalid(url, problem))
        for position, url in enumerate(urls)
        if (problem := _url_problem(url)) is not None
    ]


def _url_problem(url: str) -> str | None:
    if not url:
        return "must not be empty"
    if not url.startswith("/"):
        return "must start with slash"
    if " " in url:
        return "must not contain white-space"
    if "//" in url:
        return "must not contain double slash"
    if "*" in url and (url.count("*") > 1 or not url.endswith("/*")):
        return "wildcard can only do suffix matching"
    return None
