"""Ingresses lead to Services, belong to a class and have certificates."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import found_by, secret, service, thing

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
TILL = "Ingress/till"
BACKEND = "spec.rules[0].http.paths[0].backend.service"
SERVICE = service("till", None, {"name": "web", "port": 80, "targetPort": 8080})


def ingress(
    to: str = "till",
    port: dict[str, Any] | None = None,
    name: str = "till",
    host: str = "till.example.com",
    annotations: dict[str, str] | None = None,
    **spec: Any,
) -> dict[str, Any]:
    backend = {"service": {"name": to, "port": port or {"number": 80}}}
    rules = [{"host": host, "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": backend}]}}]
    metadata = {"annotations": annotations} if annotations else {}
    return thing("networking.k8s.io/v1", "Ingress", name, metadata=metadata, spec={"rules": rules, **spec})


def ingress_class(name: str) -> dict[str, Any]:
    return thing("networking.k8s.io/v1", "IngressClass", name, spec={"controller": "example.com/edge"})


SERVICES: dict[str, Case] = {
    "there": ([SERVICE, ingress()], set()),
    "a near name": ([SERVICE, ingress("tils")], {(TILL, f"{BACKEND}.name", "error")}),
    "nothing like it": ([SERVICE, ingress("ledger")], {(TILL, f"{BACKEND}.name", "advice")}),
    "no Service in the input": ([ingress()], set()),
    "a default backend": (
        [SERVICE, ingress(defaultBackend={"service": {"name": "tilll", "port": {"number": 80}}})],
        {(TILL, "spec.defaultBackend.service.name", "error")},
    ),
    "an annotation says what to do": ([SERVICE, ingress("tilll", {"name": "use-annotation"})], set()),
}
PORTS: dict[str, Case] = {
    "its number": ([SERVICE, ingress(port={"number": 80})], set()),
    "its name": ([SERVICE, ingress(port={"name": "web"})], set()),
    "the port of the pods": (
        [SERVICE, ingress(port={"number": 8080})],
        {(TILL, f"{BACKEND}.port.number", "error")},
    ),
    "another name": ([SERVICE, ingress(port={"name": "http"})], {(TILL, f"{BACKEND}.port.name", "error")}),
    "an annotation says what to do": ([SERVICE, ingress(port={"name": "use-annotation"})], set()),
    "of a name elsewhere": (
        [service("till", None, type="ExternalName", externalName="example.com"), ingress()],
        set(),
    ),
}
CLASSES: dict[str, Case] = {
    "there": ([ingress_class("edge"), ingress(ingressClassName="edge")], set()),
    "a near name": (
        [ingress_class("edge"), ingress(ingressClassName="egde")],
        {(TILL, "spec.ingressClassName", "error")},
    ),
    "nothing like it": (
        [ingress_class("edge"), ingress(ingressClassName="nginx")],
        {(TILL, "spec.ingressClassName", "advice")},
    ),
    "none in the input": ([ingress(ingressClassName="nginx")], set()),
}
TLS = [{"hosts": ["till.example.com"], "secretName": "till-tls"}]
AT_TLS = "spec.tls[0].secretName"
CERTIFICATES: dict[str, Case] = {
    "there": ([secret("till-tls", "tls.crt", "tls.key"), ingress(tls=TLS)], set()),
    "a near name": ([secret("till-tsl", "tls.crt", "tls.key"), ingress(tls=TLS)], {(TILL, AT_TLS, "error")}),
    "nothing like it": ([secret("ledger", "a"), ingress(tls=TLS)], {(TILL, AT_TLS, "advice")}),
    "made when the Ingress is there": (
        [secret("till-tsl", "a"), ingress(tls=TLS, annotations={"cert-manager.io/cluster-issuer": "letsencrypt"})],
        set(),
    ),
    "made by a Certificate": (
        [
            secret("till-tsl", "a"),
            thing("cert-manager.io/v1", "Certificate", "till", spec={"secretName": "till-tls"}),
            ingress(tls=TLS),
        ],
        set(),
    ),
}
COMPLETE: dict[str, Case] = {
    "complete": ([secret("till-tls", "tls.crt", "tls.key"), ingress(tls=TLS)], set()),
    "without the key": ([secret("till-tls", "tls.crt"), ingress(tls=TLS)], {(TILL, AT_TLS, "error")}),
    "filled later": ([secret("till-tls"), ingress(tls=TLS)], set()),
}
DESK = "Ingress/desk"
ONCE: dict[str, Case] = {
    "the same path": (
        [ingress(), ingress("desk", name="desk")],
        {(DESK, "spec.rules[0].http.paths[0].path", "error")},
    ),
    "to the same Service": ([ingress(), ingress(name="desk")], set()),
    "of another host": ([ingress(), ingress("desk", name="desk", host="desk.example.com")], set()),
    "of another class": ([ingress(), ingress("desk", name="desk", ingressClassName="inner")], set()),
    "of a load balancer of its own": (
        [ingress(ingressClassName="alb"), ingress("desk", name="desk", ingressClassName="alb")],
        set(),
    ),
    "a share of the traffic": (
        [ingress(), ingress("desk", name="desk", annotations={"nginx.ingress.kubernetes.io/canary": "true"})],
        set(),
    ),
}


@pytest.mark.parametrize(("objects", "expected"), SERVICES.values(), ids=SERVICES)
def test_an_ingress_leads_to_a_service_that_is_there(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("ingresses_lead_to_services_that_are_there", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), PORTS.values(), ids=PORTS)
def test_an_ingress_names_a_port_of_the_service(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("ingresses_lead_to_ports_of_services", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), CLASSES.values(), ids=CLASSES)
def test_the_class_of_an_ingress_is_there(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("ingress_classes_exist", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), CERTIFICATES.values(), ids=CERTIFICATES)
def test_the_certificate_of_an_ingress_is_there(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("certificates_of_ingresses_exist", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), COMPLETE.values(), ids=COMPLETE)
def test_the_certificate_of_an_ingress_is_complete(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("certificates_of_ingresses_are_complete", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), ONCE.values(), ids=ONCE)
def test_a_path_of_a_host_is_served_once(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("one_ingress_serves_a_path_of_a_host", *objects) == expected
