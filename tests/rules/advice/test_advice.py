"""Advice is given where there is something to know, refuses nothing, and never meets a good manifest."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check
from tests.rules.runtime.manifests import container, paths, pod, workload

MEET = "well_known_images_do_not_meet_on_their_default_port"
STARTUP = "native_sidecars_that_others_call_have_a_startup_probe"

NGINX = container("nginx", "nginx:1.29")
PROXY = container("proxy", "haproxy:3.1", restartPolicy="Always", ports=[{"containerPort": 6379}])
CALLER = container(env=[{"name": "REDIS", "value": "redis://localhost:6379/0"}])

PLAIN_PODS = [
    pod(container("nginx-container", "nginx:1.16")),
    pod(container("nginx-container", "nginx:1.16"), container("redis-container", "redis:3.2")),
    pod(container("nginx-container-112", "nginx:1.16", command=["/bin/sleep"], args=["3600"])),
    pod(container("nginx-container-112", "nginx:1.16"), hostNetwork=True),
]


@pytest.mark.parametrize("manifest", PLAIN_PODS)
def test_nothing_is_said_of_a_plain_pod(manifest: dict[str, Any]) -> None:
    assert check(manifest) == []


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(container("httpd", "httpd:2.4"), id="two web servers"),
        pytest.param(container("second", "docker.io/library/nginx"), id="one image twice"),
        pytest.param(container("wordpress", "wordpress:6-apache", env=[{"name": "DB", "value": "x"}]), id="settings"),
    ],
)
def test_images_that_meet_on_a_port_nobody_declared_are_advised_on(other: dict[str, Any]) -> None:
    issues = check(pod(NGINX, other))

    assert [(issue.path, issue.rule) for issue in issues] == [("spec.containers[1].image", MEET)]
    assert not any(issue.refuses for issue in issues)


def test_an_image_that_meets_a_declared_port_is_advised_on() -> None:
    manifest = pod(NGINX, container("app", ports=[{"containerPort": 80}]))

    assert paths(manifest, MEET) == ["spec.containers[0].image"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(container("redis", "redis:8"), id="another port"),
        pytest.param(container("httpd", "httpd:2.4", command=["sleep", "60"]), id="another command"),
        pytest.param(container("httpd", "httpd:2.4", ports=[{"containerPort": 8080}]), id="declares its port"),
        pytest.param(container("httpd", "example.com/httpd:2.4"), id="another image of that name"),
        pytest.param(container("php", "wordpress:6-fpm"), id="FastCGI"),
        pytest.param(container("httpd", "httpd", env=[{"name": "HTTP_PORT", "value": "81"}]), id="port in a variable"),
        pytest.param(
            container("httpd", "httpd", volumeMounts=[{"name": "v", "mountPath": "/usr/local/apache2/conf"}]),
            id="settings of its own",
        ),
    ],
)
def test_images_that_need_not_meet_are_let_alone(other: dict[str, Any]) -> None:
    assert paths(pod(NGINX, other, volumes=[{"name": "v", "configMap": {"name": "c"}}]), MEET) == []


@pytest.mark.parametrize(
    ("sidecar", "app"),
    [
        pytest.param(PROXY, CALLER, id="address in a variable"),
        pytest.param(PROXY, container(args=["--redis=127.0.0.1:6379"]), id="address in an argument"),
        pytest.param(
            PROXY,
            container(env=[{"name": "HOST", "value": "localhost"}, {"name": "PORT", "value": "6379"}]),
            id="host and port apart",
        ),
        pytest.param({**PROXY, "readinessProbe": {"tcpSocket": {"port": 6379}}}, CALLER, id="readiness is asked"),
    ],
)
def test_a_sidecar_that_others_wait_for_needs_a_startup_probe(sidecar: dict[str, Any], app: dict[str, Any]) -> None:
    issues = check(pod(app, initContainers=[sidecar]))

    assert [(issue.path, issue.rule) for issue in issues] == [("spec.initContainers[0].startupProbe", STARTUP)]
    assert not any(issue.refuses for issue in issues)


@pytest.mark.parametrize(
    ("sidecar", "app"),
    [
        pytest.param({**PROXY, "startupProbe": {"tcpSocket": {"port": 6379}}}, CALLER, id="startup probe"),
        pytest.param({**PROXY, "lifecycle": {"postStart": {"exec": {"command": ["wait"]}}}}, CALLER, id="postStart"),
        pytest.param(PROXY, container(), id="nobody calls it"),
        pytest.param(PROXY, container(args=["localhost:63790"]), id="another port"),
        pytest.param({**PROXY, "restartPolicy": None}, CALLER, id="no sidecar"),
        pytest.param(
            container("exporter", "oliver006/redis_exporter:v1.62.0", restartPolicy="Always")
            | {"ports": [{"containerPort": 9121}], "readinessProbe": {"httpGet": {"path": "/", "port": 9121}}}
            | {"env": [{"name": "REDIS_ADDR", "value": "redis://localhost:6379"}]},
            CALLER,
            id="an exporter that only outsiders call",
        ),
    ],
)
def test_a_sidecar_that_nobody_waits_for_is_let_alone(sidecar: dict[str, Any], app: dict[str, Any]) -> None:
    assert paths(pod(app, initContainers=[sidecar]), STARTUP) == []


@pytest.mark.parametrize("command", [["sleep 3600"], ["/bin/sh -c", "echo"]])
def test_a_command_written_as_one_text_is_advised_on(command: list[str]) -> None:
    assert paths(pod(container(command=command)), "the_program_of_a_command_is_one_word") == [
        "spec.containers[0].command[0]"
    ]


@pytest.mark.parametrize("command", [["sleep", "3600"], ["C:\\Program Files\\app.exe"], ["sh", "-c", "echo a b"]])
def test_a_command_written_word_by_word_is_let_alone(command: list[str]) -> None:
    assert paths(pod(container(command=command)), "the_program_of_a_command_is_one_word") == []


def test_the_command_of_a_probe_is_looked_at_too() -> None:
    manifest = pod(container(livenessProbe={"exec": {"command": ["cat /tmp/healthy"]}}))

    assert paths(manifest, "the_program_of_a_command_is_one_word") == [
        "spec.containers[0].livenessProbe.exec.command[0]"
    ]


def test_a_port_name_of_two_containers_is_advised_on_at_the_second() -> None:
    ports = [{"name": "dns", "containerPort": 53}, {"name": "dns", "containerPort": 53, "protocol": "UDP"}]
    manifest = workload(
        "Deployment",
        pod(container("a", ports=ports[:1]), container("b", ports=[{"name": "dns", "containerPort": 54}])),
    )

    assert paths(manifest, "port_names_are_unique_in_a_pod") == ["spec.template.spec.containers[1].ports[0].name"]


def test_a_port_name_for_two_protocols_is_let_alone() -> None:
    udp = container("b", ports=[{"name": "dns", "containerPort": 53, "protocol": "UDP"}])
    manifest = pod(container("a", ports=[{"name": "dns", "containerPort": 53}]), udp)

    assert paths(manifest, "port_names_are_unique_in_a_pod") == []


def test_a_port_declared_twice_in_a_container_is_advised_on() -> None:
    ports = [{"containerPort": 80}, {"containerPort": 80, "protocol": "UDP"}, {"containerPort": 80, "name": "web"}]

    assert paths(pod(container(ports=ports)), "ports_are_declared_once_in_a_container") == [
        "spec.containers[0].ports[2].containerPort"
    ]


@pytest.mark.parametrize(
    ("metadata", "advised"),
    [
        ({"labels": {"sidecar.istio.io/inject": "true"}}, True),
        ({"annotations": {"linkerd.io/inject": "enabled"}}, True),
        ({"annotations": {"dapr.io/enabled": "true"}}, False),
        ({}, False),
    ],
    ids=["Istio", "Linkerd", "Dapr, which comes", "no mesh"],
)
def test_a_proxy_that_never_comes_to_the_host_network_is_advised_on(metadata: dict[str, Any], advised: bool) -> None:
    manifest = pod(metadata=metadata, hostNetwork=True)

    assert bool(paths(manifest, "proxies_are_not_asked_for_on_the_host_network")) is advised
