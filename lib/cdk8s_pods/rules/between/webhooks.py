"""The Services that the API server itself calls: webhooks, conversions and aggregated APIs."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import not_found
from cdk8s_pods.rules.source import page

from .missing import missing
from .rule import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_WEBHOOKS = page(
    "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference"
)
_NOTHING: Mapping[str, Any] = {}
#: The port of HTTPS, which is called where none is written.
_DEFAULT_PORT = 443
_CALLERS = ("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "CustomResourceDefinition", "APIService")


@between(
    *_CALLERS,
    category="runtime",
    when=("Service",),
    remedy="write the name of a Service that is there",
    source=_WEBHOOKS,
)
def services_of_webhooks_exist(resource: Resource, view: View) -> list[Problem]:
    """The API server cannot call a webhook whose Service is missing, and refuses what the webhook should see."""
    return [
        (at.child("name"), message)
        for service, at in _called(resource)
        if (message := missing(view, "Service", service.get("name", ""), service.get("namespace"))) is not None
    ]


@between(
    *_CALLERS,
    category="runtime",
    when=("Service",),
    remedy="write a port of the Service, 443 unless written",
    source=_WEBHOOKS,
)
def webhooks_call_a_port_of_their_service(resource: Resource, view: View) -> list[Problem]:
    """The API server calls a port of the Service, not of its pods: 443 where none is written."""
    found: list[Problem] = []
    for service, at in _called(resource):
        meant = view.named("Service", service.get("name", ""), service.get("namespace"))
        if meant is None or meant.spec.get("type") == "ExternalName":
            continue
        wanted = service.get("port", _DEFAULT_PORT)
        numbers = [port.get("port") for port in meant.spec.get("ports", ())]
        if numbers and wanted not in numbers:
            has = ", ".join(str(number) for number in numbers)
            message = not_found(wanted, f"{meant.title_and_place} has port {has}").beside(meant)
            found.append((at.child("port" if "port" in service else "name"), message))
    return found


def _called(resource: Resource) -> Iterator[tuple[Mapping[str, Any], FieldPath]]:
    """The Services that the API server calls, each with its place."""
    manifest = resource.manifest
    spec = manifest.get("spec", _NOTHING)
    found: list[tuple[Mapping[str, Any], FieldPath]] = []
    if resource.kind == "APIService":
        found.append((spec.get("service", _NOTHING), FieldPath.of("spec", "service")))
    elif resource.kind == "CustomResourceDefinition":
        client = spec.get("conversion", _NOTHING).get("webhook", _NOTHING).get("clientConfig", _NOTHING)
        at = FieldPath.of("spec", "conversion", "webhook", "clientConfig", "service")
        found.append((client.get("service", _NOTHING), at))
    for position, webhook in enumerate(manifest.get("webhooks", ())):
        at = FieldPath.of("webhooks", position, "clientConfig", "service")
        found.append((webhook.get("clientConfig", _NOTHING).get("service", _NOTHING), at))
    return (each for each in found if each[0])
