"""The picture of an application shows its objects and what leads from one to another."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from cdk8s_pods import draw_application
from tests.cli.conftest import ROOT

from .seen import Picture, flaws, seen

CHARTS = sorted((ROOT / "dist").glob("*.yaml"))


def deployment(name: str, **container: Any) -> dict[str, Any]:
    labels = {"app": name}
    template = {
        "metadata": {"labels": labels},
        "spec": {"containers": [{"name": name, "image": "example/web:1", **container}]},
    }
    spec = {"selector": {"matchLabels": labels}, "template": template}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": name}, "spec": spec}


def service(name: str, to: str, **port: Any) -> dict[str, Any]:
    spec = {"selector": {"app": to}, "ports": [{"port": 80, **port}]}
    return {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name}, "spec": spec}


def ingress(*services: str) -> dict[str, Any]:
    paths = [
        {"path": f"/{name}", "pathType": "Prefix", "backend": {"service": {"name": name, "port": {"number": 80}}}}
        for name in services
    ]
    rules = [{"host": "example.com", "http": {"paths": paths}}]
    return {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "Ingress",
        "metadata": {"name": "entry"},
        "spec": {"rules": rules},
    }


def picture(*manifests: dict[str, Any]) -> Picture:
    found = seen(draw_application(manifests))
    assert flaws(found) == []
    return found


@pytest.mark.parametrize("chart", CHARTS, ids=[path.name for path in CHARTS])
def test_every_chart_of_this_repository_has_a_picture_without_flaws(chart: Any) -> None:
    manifests = [each for each in yaml.safe_load_all(chart.read_text()) if each]

    assert flaws(seen(draw_application(manifests))) == []


def test_an_ingress_leads_to_services_and_these_to_pods() -> None:
    found = picture(
        deployment("web", ports=[{"containerPort": 8080}]), service("front", "web", targetPort=8080), ingress("front")
    )

    assert found.told_lines("traffic") == [
        'Service front → Deployment "web"',
        "Ingress entry → Service front",
    ]
    assert found.says("entry") == ["entry", "Ingress, example.com", "/front"]
    assert found.says("front") == ["front", "Service", ":80 → 8080"]
    assert found.says("web") == ["web", "Deployment", ":8080"]


def test_a_call_of_a_service_is_a_line_to_it() -> None:
    calling = deployment("web", env=[{"name": "API_HOST", "value": "back"}])
    found = picture(calling, deployment("api"), service("back", "api"))

    assert found.told_lines("local") == ['Deployment "web" → Service "back"']
    assert "calls back, by $API_HOST" in found.says("web")


def test_pods_show_what_they_have_of_the_configuration() -> None:
    settings = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings"}}
    configured = deployment(
        "web",
        envFrom=[{"configMapRef": {"name": "settings"}}],
        volumeMounts=[{"name": "data", "mountPath": "/data"}],
    )
    configured["spec"]["template"]["spec"]["volumes"] = [
        {"name": "data", "persistentVolumeClaim": {"claimName": "kept"}}
    ]
    found = picture(configured, settings)

    assert found.says("web")[2:] == ["variables", "claim"]
    assert found.says("settings") == ["settings", "ConfigMap"]
    assert found.says("kept") == ["kept", "claim, not here"]


def test_a_fault_between_two_objects_is_red_at_the_one_that_refers() -> None:
    found = picture(deployment("web"), service("front", "web"), ingress("frnt"))

    assert found.box("entry").style == "object faulty"
    assert found.badges == 2
    assert "Fault 1: Ingress" in found.told


def test_a_secret_is_shown_by_its_name_alone() -> None:
    secret = {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {"name": "login"},
        "stringData": {"password": "hunter2"},
        "data": {"other": "aHVudGVyMg==", "broken": "hunter2"},
    }
    from_secret = {"name": "PW", "valueFrom": {"secretKeyRef": {"name": "login", "key": "password"}}}
    objects = [secret, deployment("web", env=[from_secret])]

    assert "login" in picture(*objects).titles("store")
    for form in ("svg", "mermaid"):
        drawn = draw_application(objects, format=form)  # type: ignore[arg-type]
        assert "hunter2" not in drawn
        assert "aHVudGVyMg" not in drawn


def test_names_are_shown_without_what_all_of_them_begin_with_and_without_their_hash() -> None:
    web = deployment("web")
    web["metadata"]["name"] = "shop-web-c8f2a1b3"
    front = service("shop-front-c8123456", "web")
    found = picture(web, front)

    assert found.title == "shop: the objects of the application"
    assert "web" in [text.shown for text in found.texts]
    assert found.titles("main") == ["shop-web-c8f2a1b3"]


def test_objects_of_one_name_have_a_box_each() -> None:
    found = picture(deployment("web"), deployment("web"))

    assert found.titles("main") == ["web", "web"]


def test_a_chart_gives_its_objects_itself() -> None:
    class Chart:
        def to_json(self) -> list[Any]:
            return [deployment("web")]

    assert seen(draw_application(Chart())).titles("main") == ["web"]


def test_nothing_is_an_empty_picture() -> None:
    assert seen(draw_application([])).boxes == []
