"""What the API server calls is there."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import found_by, service, thing

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
GUARD = "ValidatingWebhookConfiguration/guard"
AT = "webhooks[0].clientConfig.service"
SERVICE = service("guard", None, {"port": 443, "targetPort": 8443}, namespace="guard")


def webhook(name: str = "guard", namespace: str = "guard", **service: Any) -> dict[str, Any]:
    client = {"service": {"name": name, "namespace": namespace, **service}}
    return thing(
        "admissionregistration.k8s.io/v1",
        "ValidatingWebhookConfiguration",
        "guard",
        webhooks=[{"name": "guard.example.com", "clientConfig": client}],
    )


def conversion(name: str) -> dict[str, Any]:
    client = {"service": {"name": name, "namespace": "guard"}}
    spec = {"group": "example.com", "conversion": {"strategy": "Webhook", "webhook": {"clientConfig": client}}}
    return thing("apiextensions.k8s.io/v1", "CustomResourceDefinition", "shops.example.com", spec=spec)


SERVICES: dict[str, Case] = {
    "there": ([SERVICE, webhook()], set()),
    "a near name": ([SERVICE, webhook("gaurd")], {(GUARD, f"{AT}.name", "error")}),
    "elsewhere": ([SERVICE, webhook(namespace="mesh")], {(GUARD, f"{AT}.name", "advice")}),
    "no Service in the input": ([webhook()], set()),
    "of a conversion": (
        [SERVICE, conversion("guards")],
        {
            (
                "CustomResourceDefinition/shops.example.com",
                "spec.conversion.webhook.clientConfig.service.name",
                "error",
            )
        },
    ),
    "of an aggregated API": (
        [
            SERVICE,
            thing(
                "apiregistration.k8s.io/v1",
                "APIService",
                "v1.example.com",
                spec={"service": {"name": "guards", "namespace": "guard"}},
            ),
        ],
        {("APIService/v1.example.com", "spec.service.name", "error")},
    ),
}
PORTS: dict[str, Case] = {
    "443 unless written": ([SERVICE, webhook()], set()),
    "the port of the pods": ([SERVICE, webhook(port=8443)], {(GUARD, f"{AT}.port", "error")}),
    "443 of a Service without": (
        [service("guard", None, 8443, namespace="guard"), webhook()],
        {(GUARD, f"{AT}.name", "error")},
    ),
}


@pytest.mark.parametrize(("objects", "expected"), SERVICES.values(), ids=SERVICES)
def test_the_service_of_a_webhook_is_there(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("services_of_webhooks_exist", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), PORTS.values(), ids=PORTS)
def test_a_webhook_calls_a_port_of_its_service(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("webhooks_call_a_port_of_their_service", *objects) == expected
