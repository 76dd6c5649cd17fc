"""Ingresses: the Services that they lead to, their class, and the Secrets of their certificates."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import duplicate, not_found, required
from cdk8s_pods.rules.source import page

from .configuration import try_keys_of
from .ingress_parts import backends_of, certificates_of, paths_of
from .missing import missing
from .rule import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_BACKENDS = page("https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource")
_CLASSES = page("https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class")
_TLS = page("https://kubernetes.io/docs/concepts/services-networking/ingress/#tls")
_CONFLICTS = page(
    "https://kubernetes.github.io/ingress-nginx/how-it-works/#building-the-nginx-model",
    "of two Ingresses with one host and path the older one wins",
)
_SPEC = FieldPath.of("spec")
_NOTHING: Mapping[str, Any] = {}

#: What the annotations begin with that have a certificate made when the Ingress is there.
_CERTIFICATE_MAKERS = ("cert-manager.io/", "certmanager.k8s.io/", "cert.gardener.cloud/", "kubernetes.io/tls-acme")
#: The annotation that named the class before the field did.
_CLASS_ANNOTATION = "kubernetes.io/ingress.class"
#: Classes whose controllers make a load balancer for each Ingress, so that two may share a host and a path.
_APART = frozenset({"alb", "gce", "gce-internal"})
#: What says that an Ingress takes a share of the traffic of another one.
_CANARY = "nginx.ingress.kubernetes.io/canary"


@between(
    "Ingress",
    category="runtime",
    when=("Service",),
    remedy="write the name of a Service that is there",
    source=_BACKENDS,
)
def ingresses_lead_to_services_that_are_there(resource: Resource, view: View) -> list[Problem]:
    """Requests for a path whose Service is missing end with an error."""
    return [
        (at.child("name"), message)
        for service, at in backends_of(resource)
        if (message := missing(view, "Service", service.get("name", ""), resource.namespace)) is not None
    ]


@between(
    "Ingress",
    category="runtime",
    when=("Service",),
    remedy="write a port of the Service, not one of its pods",
    source=_BACKENDS,
)
def ingresses_lead_to_ports_of_services(resource: Resource, view: View) -> list[Problem]:
    """A backend names a port of the Service, by number or name; one that it does not have leads nowhere."""
    found: list[Problem] = []
    for service, at in backends_of(resource):
        meant = view.named("Service", service.get("name", ""), resource.namespace)
        if meant is None or meant.spec.get("type") == "ExternalName":
            continue
        ports = meant.spec.get("ports", ())
        for field, known in (("number", "port"), ("name", "name")):
            wanted = service.get("port", _NOTHING).get(field)
            if wanted and wanted not in [port.get(known) for port in ports]:
                has = ", ".join(_named(port) for port in ports) or "no ports"
                message = not_found(wanted, f"{meant.title_and_place} has {has}").beside(meant)
                found.append((at.child("port").child(field), message))
    return found


@between(
    "Ingress",
    category="runtime",
    when=("IngressClass",),
    remedy="write the name of a class that is there",
    source=_CLASSES,
)
def ingress_classes_exist(resource: Resource, view: View) -> list[Problem] | None:
    """An Ingress of a class that is missing belongs to no controller, and nothing serves it."""
    name = resource.spec.get("ingressClassName", "")
    message = missing(view, "IngressClass", name, None)
    return [(_SPEC.child("ingressClassName"), message)] if message else None


@between(
    "Ingress",
    category="runtime",
    when=("Secret",),
    remedy="write the name of a Secret with a certificate",
    source=_TLS,
)
def certificates_of_ingresses_exist(resource: Resource, view: View) -> list[Problem] | None:
    """Without the Secret of its certificate a host is served with one that nobody trusts, or not at all."""
    if any(key.startswith(_CERTIFICATE_MAKERS) for key in _annotations(resource)):
        return None
    return [
        (at, message)
        for name, at in certificates_of(resource)
        if (message := missing(view, "Secret", name, resource.namespace)) is not None
    ]


@between(
    "Ingress", category="runtime", when=("Secret",), remedy="write tls.crt and tls.key into the Secret", source=_TLS
)
def certificates_of_ingresses_are_complete(resource: Resource, view: View) -> list[Problem]:
    """The Secret of a certificate holds it as `tls.crt` and its key as `tls.key`."""
    found: list[Problem] = []
    for name, at in certificates_of(resource):
        secret = view.named("Secret", name, resource.namespace)
        known = try_keys_of(view, "Secret", name, resource.namespace)
        if secret is not None and known is not None:
            lacking = [key for key in ("tls.crt", "tls.key") if key not in known]
            if lacking:
                message = required(f"{secret.title_and_place} has no {' and no '.join(lacking)}").beside(secret)
                found.append((at, message))
    return found


@between(
    "Ingress",
    category="runtime",
    remedy="write one of the two paths, or give each a host of its own",
    source=_CONFLICTS,
)
def one_ingress_serves_a_path_of_a_host(resource: Resource, view: View) -> list[Problem] | None:
    """Of two Ingresses of one class that lead the same path of the same host elsewhere, one is never asked."""
    if len(view.of_kind("Ingress")) < 2:
        return None
    found: list[Problem] = []
    for route, backend, at in _routes(resource):
        for other, elsewhere in view.once(_by_route).get(route, ()):
            if other is resource:
                break
            if elsewhere != backend and (other.name, other.namespace) != (resource.name, resource.namespace):
                message = duplicate(route[2], f"{other.title_and_place} leads it elsewhere").beside(other)
                found.append((at, message.mildly(when=not view.are_applied_together(other, resource))))
                break
    return found


def _named(port: Mapping[str, Any]) -> str:
    number = f"port {port.get('port')}"
    return f'{number} ("{port["name"]}")' if "name" in port else number


def _annotations(resource: Resource) -> Mapping[str, str]:
    found: Mapping[str, str] = resource.manifest.get("metadata", _NOTHING).get("annotations", _NOTHING)
    return found


def _routes(resource: Resource) -> Iterator[tuple[tuple[str, str, str, str], Any, FieldPath]]:
    """What requests are told apart by (class, host, path and its type), where each leads, and its place."""
    annotations = _annotations(resource)
    of_class = resource.spec.get("ingressClassName") or annotations.get(_CLASS_ANNOTATION, "")
    if of_class in _APART or annotations.get(_CANARY) == "true":
        return
    for host, path, at in paths_of(resource):
        route = (of_class, host, path.get("path", "/"), path.get("pathType", ""))
        yield route, (resource.namespace, path.get("backend")), at.child("path")


def _by_route(view: View) -> dict[tuple[str, str, str, str], list[tuple[Resource, Any]]]:
    found: dict[tuple[str, str, str, str], list[tuple[Resource, Any]]] = {}
    for ingress in view.of_kind("Ingress"):
        for route, backend, _ in _routes(ingress):
            found.setdefault(route, []).append((ingress, backend))
    return found
