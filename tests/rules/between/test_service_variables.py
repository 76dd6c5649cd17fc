"""A Service sets variables of containers by its name."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import config_map, container, found_by, service, workload

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
SERVER = service("server", {"app": "web"}, 80)
APP = "spec.template.spec.containers[0]"
CASES: dict[str, Case] = {
    "a shell uses it": (
        [SERVER, workload("web", container(args=["exec web --port ${SERVER_PORT:-80}"]))],
        {("Deployment/web", f"{APP}.args[0]", "advice")},
    ),
    "a variable uses it": (
        [SERVER, workload("web", container(env=[{"name": "URL", "value": "http://:$(SERVER_PORT)"}]))],
        {("Deployment/web", f"{APP}.env[0].value", "advice")},
    ),
    "an image takes it for a setting": (
        [
            service("kafka", {"app": "kafka"}, 9092),
            workload("kafka", {"name": "app", "image": "confluentinc/cp-kafka:7.6.0"}),
        ],
        {("Deployment/kafka", f"{APP}.image", "advice")},
    ),
    "an image of which every setting is a variable takes it for one": (
        [SERVER, workload("kibana", {"name": "app", "image": "docker.elastic.co/kibana/kibana:9.1.0"})],
        {("Deployment/kibana", f"{APP}.image", "advice")},
    ),
    "the container sets it": (
        [
            SERVER,
            workload("web", container(args=["$(SERVER_PORT)"], env=[{"name": "SERVER_PORT", "value": "80"}])),
        ],
        set(),
    ),
    "a ConfigMap sets it": (
        [
            SERVER,
            config_map("web", SERVER_PORT="80"),
            workload("web", container(args=["$(SERVER_PORT)"], envFrom=[{"configMapRef": {"name": "web"}}])),
        ],
        set(),
    ),
    "a Secret elsewhere may set it": (
        [
            SERVER,
            workload("web", container(args=["$(SERVER_PORT)"], envFrom=[{"secretRef": {"name": "web"}}])),
        ],
        set(),
    ),
    "the address is meant": (
        [SERVER, workload("web", container(args=["$(SERVER_SERVICE_HOST):$(SERVER_SERVICE_PORT)"]))],
        set(),
    ),
    "turned off": (
        [SERVER, workload("web", container(args=["$(SERVER_PORT)"]), pod={"enableServiceLinks": False})],
        set(),
    ),
    "a headless Service sets none": (
        [service("server", {"app": "web"}, 80, clusterIP="None"), workload("web", container(args=["$(SERVER_PORT)"]))],
        set(),
    ),
    "a Service of another namespace": (
        [
            service("server", {"app": "web"}, 80, namespace="back"),
            workload("web", container(args=["$(SERVER_PORT)"]), namespace="front"),
        ],
        set(),
    ),
}


@pytest.mark.parametrize(("objects", "expected"), CASES.values(), ids=CASES)
def test_services_do_not_set_variables_of_containers(objects: list[dict[str, Any]], expected: set[Any]) -> None:
    assert found_by("services_do_not_set_variables_of_containers", *objects) == expected
