"""APIServices: a version of an API group, and the server that serves it."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.container_ports import PORT_RANGE
from cdk8s_pods.rules.interface import in_range, invalid, required, rule, server
from cdk8s_pods.schema.formats import dns_subdomain_problem, path_segment_problem, rfc_1035_label_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_SOURCE = server(
    "staging/src/k8s.io/kube-aggregator/pkg/apis/apiregistration/validation/validation.go",
    "ValidateAPIService",
    release="1.36",
)
_DEFAULT_PORT = 443


@rule("APIService", remedy="name it VERSION.GROUP, such as v1beta1.metrics.k8s.io", source=_SOURCE)
def api_services_are_named_by_version_and_group(service: Object, at: FieldPath, _context: Context) -> Problems | None:
    """There is one server for a version of a group, and it is found by that name."""
    metadata, spec = service.get("metadata", {}), service.get("spec", {})
    field = "name" if metadata.get("name") else "generateName"
    name = metadata.get(field, "")
    wanted = f"{spec.get('version', '')}.{spec.get('group', '')}"
    if not name or name == wanted or path_segment_problem(name) is not None:
        return None
    return [(at.child("metadata").child(field), invalid(name, f"must be {wanted}, its spec.version and spec.group"))]


@rule("APIServiceSpec", remedy="write the group and the version, such as metrics.k8s.io and v1beta1", source=_SOURCE)
def api_services_have_a_group_and_a_version(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Both are part of the URLs that the server serves; the core group, which has no name, is v1 alone."""
    found: list[Problem] = []
    group, version = spec.get("group", ""), spec.get("version", "")
    if not group and version != "v1":
        found.append((at.child("group"), required("only v1 may have an empty group")))
    elif group and (problem := dns_subdomain_problem(group)) is not None:
        found.append((at.child("group"), invalid(group, problem)))
    if (problem := rfc_1035_label_problem(version)) is not None:
        found.append((at.child("version"), invalid(version, problem)))
    return found


@in_range(
    "APIServiceSpec",
    field="groupPriorityMinimum",
    least=1,
    most=20_000,
    requirement="must be positive and at most 20000",
    remedy="write from 1 to 20000, as 1000",
    source=_SOURCE,
)
def groups_have_a_priority() -> None:
    """Where two groups have a resource of one name, the short name means that of the higher priority."""


@in_range(
    "APIServiceSpec",
    field="versionPriority",
    least=1,
    most=1000,
    requirement="must be positive and at most 1000",
    remedy="write from 1 to 1000, as 15",
    source=_SOURCE,
)
def versions_have_a_priority() -> None:
    """Of the versions of a group the one of the highest priority is preferred."""


@rule("APIServiceSpec", remedy="write the name and the namespace of the server's Service", source=_SOURCE)
def api_services_have_a_server(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The API server passes requests on to a Service over TLS; what it serves itself has neither."""
    skips, bundle = spec.get("insecureSkipTLSVerify", False), spec.get("caBundle")
    if "service" not in spec:
        found: list[Problem] = []
        if bundle:
            found.append((at.child("caBundle"), invalid(bundle, "local APIServices may not have a caBundle")))
        if skips:
            message = "local APIServices may not have insecureSkipTLSVerify"
            found.append((at.child("insecureSkipTLSVerify"), invalid(skips, message)))
        return found
    service, here = spec["service"], at.child("service")
    found = [(here.child(name), required()) for name in ("namespace", "name") if not service.get(name)]
    port = service.get("port", _DEFAULT_PORT)
    if not 1 <= port <= 65535:
        found.append((here.child("port"), invalid(port, f"port is not valid: {PORT_RANGE}")))
    if skips and bundle:
        found.append((at.child("insecureSkipTLSVerify"), invalid(skips, "may not be true if caBundle is present")))
    return found
