"""Where the API server finds a webhook: at a Service, or at a URL."""

from __future__ import annotations

from cdk8s_pods.rules.api.containers.container_ports import PORT_RANGE
from cdk8s_pods.rules.interface import invalid, required, rule, server
from cdk8s_pods.schema.formats import dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_FILE = "staging/src/k8s.io/apiserver/pkg/util/webhook/validation.go"
_URL = server(_FILE, "ValidateWebhookURL", release="1.36")
_SERVICE = server(_FILE, "ValidateWebhookService", release="1.36")
_CLIENTS = ("MutatingWebhook.clientConfig", "ValidatingWebhook.clientConfig")
_DEFAULT_PORT = 443
_SCHEME_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."


@rule(*_CLIENTS, remedy="write a service, or a url outside of the cluster", source=_URL)
def webhooks_are_at_one_place(client: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Requests go to a Service of the cluster or to a URL."""
    if ("url" in client) != ("service" in client):
        return None
    return [(at, required("exactly one of url or service is required"))]


@rule(
    "WebhookClientConfig.url",
    remedy="write a URL such as https://hooks.example.com/check",
    source=_URL,
)
def urls_of_webhooks_are_plain(url: str, at: FieldPath, _context: Context) -> Problems | None:
    """A webhook is asked over TLS, and is known by its certificate: there is no password in its URL, nor a query."""
    return url_problems(url, at)


@rule(
    "WebhookClientConfig.service",
    remedy="write the name and the namespace of a Service, and a path of names such as /check",
    source=_SERVICE,
)
def services_of_webhooks_are_found(service: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A configuration of webhooks belongs to no namespace, so that of the Service has to be said."""
    return service_problems(service, at)


def url_problems(url: str, at: FieldPath) -> list[Problem]:
    """What is wrong with the URL of a webhook."""
    return [(at, invalid(url, problem)) for problem in _url_problems(url)]


def service_problems(service: Object, at: FieldPath) -> list[Problem]:
    """What is wrong with a reference to the Service of a webhook: its names, its port and the path."""
    # The API server takes the one for the other: a missing namespace is told at the name, and the other way round.
    found: list[Problem] = [
        (at.child(told_at), required(f"the {name} of the Service"))
        for name, told_at in (("name", "namespace"), ("namespace", "name"))
        if not service.get(name)
    ]
    port = service.get("port", _DEFAULT_PORT)
    if not 1 <= port <= 65535:
        found.append((at.child("port"), invalid(port, f"port is not valid: {PORT_RANGE}")))
    path = service.get("path", "")
    if path in ("", "/"):
        return found
    here = at.child("path")
    if not path.startswith("/"):
        return [*found, (here, invalid(path, "must start with a '/'"))]
    for position, part in enumerate((path[1:].removesuffix("/") or "/").split("/")):
        problem = dns_subdomain_problem(part) if part else "may not be empty"
        if problem is not None:
            found.append((here, invalid(path, f"segment[{position}] {problem}")))
    return found


def _url_problems(url: str) -> list[str]:
    """What is wrong with the URL of a webhook, which is read as Go's ``net/url`` does."""
    if any(character < " " or character == "\x7f" for character in url):
        return ["must be a URL, without control characters"]
    rest, _, fragment = url.partition("#")
    scheme, colon, after_scheme = rest.partition(":")
    if not colon or not scheme[:1].isalpha() or scheme.strip(_SCHEME_CHARACTERS):
        scheme, after_scheme = "", rest
    hierarchy, _, query = after_scheme.partition("?")
    authority = hierarchy[2:].partition("/")[0] if hierarchy.startswith("//") else ""
    user, at_sign, host = authority.rpartition("@")
    _, port_sign, port = host.rpartition("]")[2].rpartition(":")
    problems: list[str] = []
    if scheme.lower() != "https":
        problems.append("'https' is the only allowed URL scheme")
    if not host:
        problems.append("host must be specified")
    if at_sign or user:
        problems.append("user information is not permitted in the URL")
    if port_sign and port and not (port.isascii() and port.isdigit()):
        problems.append("the port must be a number")
    if " " in host:
        problems.append("the host must not contain spaces")
    if fragment:
        problems.append("fragments are not permitted in the URL")
    if query:
        problems.append("query parameters are not permitted in the URL")
    return problems
