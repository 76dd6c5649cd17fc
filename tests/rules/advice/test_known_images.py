"""What is known of an image says what a container of it does not do by itself."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.between.check import check_together
from tests.rules.runtime.manifests import container, paths, pod, workload

EMPTY = "data_begins_in_an_empty_folder"
CLAIM = [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]
POSTGRES = "/var/lib/postgresql/data"


def database(image: str, path: str = POSTGRES, mount: dict[str, str] | None = None, **fields: Any) -> dict[str, Any]:
    return container(image=image, volumeMounts=[{"name": "data", "mountPath": path, **(mount or {})}], **fields)


def test_a_claim_at_the_folder_of_the_data_is_told() -> None:
    template = {
        "metadata": {"name": "data"},
        "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}},
    }
    stateful = workload("StatefulSet", pod(database("postgres:15")), volumeClaimTemplates=[template])

    assert paths(pod(database("postgres:15"), volumes=CLAIM), EMPTY) == ["spec.containers[0].volumeMounts[0].mountPath"]
    assert paths(stateful, EMPTY) == ["spec.template.spec.containers[0].volumeMounts[0].mountPath"]
    assert paths(pod(database("mysql:5.7", "/var/lib/mysql"), volumes=CLAIM), EMPTY) != []


@pytest.mark.parametrize(
    ("made", "volumes"),
    [
        pytest.param(database("postgres:15", mount={"subPath": "data"}), CLAIM, id="a folder of the volume"),
        pytest.param(
            database("postgres:15", env=[{"name": "PGDATA", "value": f"{POSTGRES}/db"}]), CLAIM, id="a folder below"
        ),
        pytest.param(database("postgres:15", "/var/lib/postgresql"), CLAIM, id="the folder above"),
        pytest.param(database("postgres:18.1"), CLAIM, id="a version that begins elsewhere"),
        pytest.param(database("postgres:15"), [{"name": "data", "emptyDir": {}}], id="an empty volume"),
        pytest.param(database("mysql:5.6", "/var/lib/mysql"), CLAIM, id="a version that takes what is there"),
        pytest.param(database("example/postgres:15"), CLAIM, id="another image"),
    ],
)
def test_data_in_an_empty_folder_is_let_alone(made: dict[str, Any], volumes: list[Any]) -> None:
    assert paths(pod(made, volumes=volumes), EMPTY) == []


PROBES = "probes_ask_what_their_program_answers"


def probed(image: str, port: int | str, path: str | None = None, **fields: Any) -> dict[str, Any]:
    action = {"tcpSocket": {"port": port}} if path is None else {"httpGet": {"path": path, "port": port}}
    return pod(container(image=image, readinessProbe=action, **fields))


@pytest.mark.parametrize(
    ("manifest", "path"),
    [
        pytest.param(probed("grafana/alloy:v1.18.1", 12345, "/-/ready"), "httpGet.port", id="loopback"),
        pytest.param(
            probed("quay.io/oauth2-proxy/oauth2-proxy:v7.15.3", 4180), "tcpSocket.port", id="loopback, by TCP"
        ),
        pytest.param(probed("fluent/fluent-bit:5.1.1", 2020, "/"), "httpGet.port", id="off"),
        pytest.param(
            probed("registry.k8s.io/git-sync/git-sync:v4.7.1", 1234, "/", args=["--repo=x"]),
            "httpGet.port",
            id="off, anywhere",
        ),
        pytest.param(probed("prom/statsd-exporter:v0.30.0", 9102, "/health"), "httpGet.path", id="not found"),
        pytest.param(
            probed(
                "prom/statsd-exporter:v0.30.0", "metrics", "/health", ports=[{"name": "metrics", "containerPort": 9102}]
            ),
            "httpGet.path",
            id="port by its name",
        ),
    ],
)
def test_a_probe_that_is_not_answered_by_default_is_told(manifest: dict[str, Any], path: str) -> None:
    assert paths(manifest, PROBES) == [f"spec.containers[0].readinessProbe.{path}"]


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(
            probed("grafana/alloy:v1.18.1", 12345, "/-/ready", args=["run", "--server.http.listen-addr=0.0.0.0:12345"]),
            id="opened by an argument",
        ),
        pytest.param(
            probed("fluent/fluent-bit:5.1.1", 2020, "/", volumeMounts=[{"name": "x", "mountPath": "/fluent-bit/etc"}]),
            id="settings of its own",
        ),
        pytest.param(
            probed("registry.k8s.io/git-sync/git-sync:v4.7.1", 1234, "/", args=["--http-bind=:1234"]), id="turned on"
        ),
        pytest.param(probed("prom/statsd-exporter:v0.30.0", 9102, "/-/healthy"), id="the right path"),
        pytest.param(probed("prom/statsd-exporter:v0.30.0", 8080, "/health"), id="another port"),
        pytest.param(probed("example/alloy:1", 12345), id="another image"),
    ],
)
def test_a_probe_that_is_answered_or_may_be_is_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, PROBES) == []


TWICE = "one_image_twice_is_told_apart"


def listening(name: str, port: int, **fields: Any) -> dict[str, Any]:
    return container(name, ports=[{"containerPort": port}], **fields)


def test_one_image_twice_with_other_ports_alone_is_told() -> None:
    first = listening("first", 8080)

    assert paths(pod(first, listening("second", 8081)), TWICE) == ["spec.containers[1].image"]
    assert paths(pod(first, listening("second", 8081, args=["--port=8081"])), TWICE) == []
    assert paths(pod(first, listening("second", 8081, env=[{"name": "PORT", "value": "8081"}])), TWICE) == []
    assert paths(pod(first, listening("second", 8081, image="example/other:1.0")), TWICE) == []
    assert paths(pod(first, container("second")), TWICE) == []


def test_two_helpers_that_take_one_port_unasked_are_told_by_version() -> None:
    rule = "well_known_images_do_not_meet_on_their_default_port"
    app = container("app", "tomcat:11")

    assert paths(pod(app, container("files", "kiwigrid/k8s-sidecar:2.10.1")), rule) != []
    assert paths(pod(app, container("files", "kiwigrid/k8s-sidecar:1.30.0")), rule) == []


HIDDEN = "volumes_leave_images_the_files_they_need"


def mounted(image: str, path: str, *more: dict[str, Any], keys: tuple[str, ...] = (), **source: Any) -> list[str]:
    made = container(image=image, volumeMounts=[{"name": "v", "mountPath": path}])
    manifest = pod(made, volumes=[{"name": "v", **source}], initContainers=list(more))
    settings = {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "web"},
        "data": dict.fromkeys(keys, "x"),
    }
    return [issue.path for issue in check_together([manifest, *([settings] if keys else [])]) if issue.rule == HIDDEN]


def test_a_volume_over_the_files_of_an_image_is_told() -> None:
    where = ["spec.containers[0].volumeMounts[0].mountPath"]
    settings = {"name": "web"}

    assert mounted("nginx:1.29", "/etc/nginx", configMap=settings) == where
    assert mounted("nginx:1.29", "/etc/nginx/", configMap=settings, keys=("nginx.conf",)) == where
    assert mounted("httpd:2.4", "/usr/local/apache2/conf", configMap=settings) == where
    assert mounted("tomcat:11", "/usr/local/tomcat", emptyDir={}) == where


def test_a_volume_that_has_the_files_or_hides_none_is_let_alone() -> None:
    settings = {"name": "web"}
    copy = container("copy", volumeMounts=[{"name": "v", "mountPath": "/out"}])

    assert mounted("nginx:1.29", "/etc/nginx/conf.d", configMap=settings) == []
    assert mounted("nginx:1.29", "/etc/nginx", configMap=settings, keys=("nginx.conf", "mime.types")) == []
    assert mounted("nginx:1.29", "/etc/nginx", copy, emptyDir={}) == []
    assert mounted("nginx:1.29", "/etc/nginx", persistentVolumeClaim={"claimName": "web"}) == []
    assert mounted("haproxy:3.2", "/usr/local/etc/haproxy", configMap=settings) == []
