"""A pod starts one container after the other, and none can wait for what starts after it."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check

from .manifests import container, paths, pod

END = "init_containers_end"
CALLS = "init_containers_call_only_what_has_started"
HOOKS = "hooks_call_only_what_has_started"

DATABASE = container("database", ports=[{"containerPort": 5432}])


def native(made: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {**made, "restartPolicy": "Always", **fields}


def before(*init: dict[str, Any], beside: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return pod(container(), *beside, initContainers=list(init))


def category(manifest: dict[str, Any], rule: str) -> list[str]:
    return [issue.category for issue in check(manifest) if issue.rule == rule]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(container("proxy", "envoyproxy/envoy:v1.31.0"), id="by the image"),
        pytest.param(container("proxy", command=["/usr/local/bin/envoy", "-c", "x"]), id="by the command"),
        pytest.param(container("logs", "busybox", command=["tail", "-F", "/var/log/app.log"]), id="tail"),
        pytest.param(container("wait", command=["/bin/sh", "-c", "echo ready; sleep infinity"]), id="sleep in a shell"),
        pytest.param(
            container("sync", command=["bash", "-c", "while true; do rsync a b; sleep 9; done"]), id="endless loop"
        ),
        pytest.param(container("sync", command=["bash", "-c", "for ((;;)); do rsync a b; done"]), id="for"),
        pytest.param(
            container("sync", command=["sh", "-c", "while sleep 9; do rsync a b; done"]), id="a loop that waits"
        ),
        pytest.param(
            container("sync", "registry.k8s.io/git-sync/git-sync:v4.4.0", args=["--repo=x", "--one-time=false"]),
            id="what would end it is switched off",
        ),
        pytest.param(
            container("files", "kiwigrid/k8s-sidecar:1.30.0", env=[{"name": "METHOD", "value": "WATCH"}]),
            id="a variable that has it stay",
        ),
    ],
)
def test_an_init_container_that_never_ends_keeps_the_pod_from_starting(made: dict[str, Any]) -> None:
    assert category(before(made), END) == ["runtime"]
    assert paths(before(container("first"), made), END) == ["spec.initContainers[1]"]
    assert paths(before(native(made)), END) == []


def test_where_a_variable_from_elsewhere_may_end_it_it_is_advice() -> None:
    sync = container(
        "sync", "registry.k8s.io/git-sync/git-sync:v4.4.0", envFrom=[{"configMapRef": {"name": "settings"}}]
    )

    assert category(before(sync), END) == ["advice"]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(container("migrate", command=["/migrate"]), id="unknown"),
        pytest.param(container("check", "nginx:1.29", args=["-t"]), id="a server's check"),
        pytest.param(
            container("files", "kiwigrid/k8s-sidecar:1.30.0", env=[{"name": "METHOD", "value": "LIST"}]),
            id="a variable that has it end",
        ),
        pytest.param(
            container(
                "files",
                "kiwigrid/k8s-sidecar:1.30.0",
                env=[{"name": "METHOD", "valueFrom": {"configMapKeyRef": {"name": "how", "key": "method"}}}],
            ),
            id="a variable that may have it end",
        ),
        pytest.param(
            container("wait", "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.0", args=["wait"]),
            id="a proxy that waits for another one",
        ),
        pytest.param(container("copy", "nginx:1.29", command=["cp", "-r", "/etc/nginx", "/shared"]), id="a copy"),
        pytest.param(
            container("wait", "postgres:17", command=["sh", "-c", "until pg_isready -h db; do sleep 1; done"]),
            id="a wait for another pod",
        ),
        pytest.param(container("sync", "registry.k8s.io/git-sync/git-sync:v4.4.0", args=["--one-time"]), id="one pass"),
        pytest.param(container("sleep", command=["sleep", "10"]), id="a short sleep"),
    ],
)
def test_an_init_container_that_ends_is_let_alone(made: dict[str, Any]) -> None:
    assert paths(before(made), END) == []


WAITS = {
    "loop over a port": ["sh", "-c", "until nc -z localhost 5432; do sleep 1; done"],
    "loop over an address": ["sh", "-c", "until curl -sf http://127.0.0.1:5432/; do sleep 1; done"],
    "loop that goes on while it fails": ["bash", "-c", "while ! pg_isready -h localhost -p 5432; do sleep 1; done"],
    "program that waits": ["wait-for-it.sh", "localhost:5432", "--", "migrate"],
    "client alone": ["psql", "postgres://app@[::1]:5432/app", "-f", "schema.sql"],
    "probe of gRPC": ["grpc_health_probe", "-addr=localhost:5432"],
    "bash's own files": ["bash", "-c", "until echo > /dev/tcp/localhost/5432; do sleep 1; done"],
    "address in a variable": ["sh", "-c", "until nc -z $DB_HOST $DB_PORT; do sleep 1; done"],
}
ENV = [{"name": "DB_HOST", "value": "localhost"}, {"name": "DB_PORT", "value": "5432"}]


@pytest.mark.parametrize("command", WAITS.values(), ids=WAITS)
@pytest.mark.parametrize(
    ("behind", "beside"),
    [
        pytest.param((native(DATABASE),), (), id="a later sidecar"),
        pytest.param((), (DATABASE,), id="an ordinary container"),
        pytest.param((), (container("database", "postgres:17"),), id="what an image opens"),
    ],
)
def test_an_init_container_that_waits_for_what_starts_later_is_refused(
    command: list[str], behind: tuple[dict[str, Any], ...], beside: tuple[dict[str, Any], ...]
) -> None:
    manifest = before(container("wait", command=command, env=ENV), *behind, beside=beside)

    assert paths(manifest, CALLS) == ["spec.initContainers[0]"]
    assert category(manifest, CALLS) == ["runtime"]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(
            container("schema", env=[{"name": "URL", "value": "mysql://app@127.0.0.1:5432/app"}]), id="variable"
        ),
        pytest.param(container("schema", env=[{"name": "URL", "value": "postgres://localhost/app"}]), id="scheme"),
        pytest.param(container("schema", args=["--database=localhost:5432"]), id="argument"),
    ],
)
def test_an_address_of_what_starts_later_is_advice(made: dict[str, Any]) -> None:
    assert category(before(made, beside=(DATABASE,)), CALLS) == ["advice"]


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(before(native(DATABASE), container("wait", command=WAITS["loop over a port"])), id="started"),
        pytest.param(before(container("wait", command=WAITS["loop over a port"])), id="nobody has the port"),
        pytest.param(
            before(
                container("own", command=["sh", "-c", "server & until nc -z localhost 5432; do sleep 1; done"]),
                beside=(DATABASE,),
            ),
            id="started by itself",
        ),
        pytest.param(
            before(container("copy", command=["cp", "/a", "/b"], env=ENV), beside=(DATABASE,)), id="calls nobody"
        ),
        pytest.param(
            before(
                container("wait", command=["sh", "-c", "until nc -z db.example.com 5432; do sleep 1; done"]),
                beside=(DATABASE,),
            ),
            id="another host",
        ),
        pytest.param(
            before(container("tool", args=["--listen=127.0.0.1:5432"]), beside=(DATABASE,)), id="listens itself"
        ),
        pytest.param(before(native(container("helper", env=ENV)), beside=(DATABASE,)), id="a sidecar runs on"),
    ],
)
def test_an_init_container_that_waits_for_nobody_later_is_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, CALLS) == []


ASKS_DAPR = container("setup", command=["sh", "-c", "until curl -f localhost:3500/v1.0/healthz; do sleep 1; done"])
ASKS_ISTIO = container("setup", command=["sh", "-c", "until curl -f localhost:15021/healthz/ready; do sleep 1; done"])
DAPR = {"dapr.io/enabled": "true"}
ISTIO = {"sidecar.istio.io/inject": "true"}


def injected(made: dict[str, Any], *, labels: dict[str, str] | None = None, **annotations: str) -> dict[str, Any]:
    manifest = before(made)
    manifest["metadata"] = {"name": "web", "labels": labels or {}, "annotations": annotations}
    return manifest


@pytest.mark.parametrize(
    ("manifest", "categories"),
    [
        pytest.param(injected(ASKS_DAPR, **DAPR), ["advice"], id="by default, which the mesh may have changed"),
        pytest.param(
            injected(ASKS_DAPR, **DAPR, **{"dapr.io/enable-native-sidecar": "false"}), ["runtime"], id="as the pod says"
        ),
        pytest.param(injected(ASKS_DAPR, **DAPR, **{"dapr.io/enable-native-sidecar": "true"}), [], id="a native one"),
        pytest.param(injected(ASKS_DAPR), [], id="none asked for"),
        pytest.param(injected(ASKS_ISTIO, labels=ISTIO), [], id="a native one by default"),
        pytest.param(
            injected(ASKS_ISTIO, labels=ISTIO, **{"sidecar.istio.io/nativeSidecar": "false"}),
            ["runtime"],
            id="of a mesh that has native ones",
        ),
        pytest.param(
            injected(container("setup", env=[{"name": "DAPR", "value": "http://localhost:3500"}]), **DAPR),
            ["advice"],
            id="nothing but an address",
        ),
    ],
)
def test_an_injected_proxy_that_starts_with_the_ordinary_containers_is_not_there_yet(
    manifest: dict[str, Any], categories: list[str]
) -> None:
    assert category(manifest, CALLS) == categories


def test_a_sidecar_that_is_started_by_what_starts_later_is_refused() -> None:
    asked = {"tcpSocket": {"port": 5432}}
    called = {"exec": {"command": ["pg_isready", "-h", "localhost", "-p", "5432"]}}

    for probe in (asked, called):
        manifest = before(native(container("helper"), startupProbe=probe), beside=(DATABASE,))

        assert category(manifest, CALLS) == ["runtime"]
        assert paths(before(native(DATABASE), native(container("helper"), startupProbe=probe)), CALLS) == []


def hooked(command: list[str]) -> dict[str, Any]:
    return container("first", lifecycle={"postStart": {"exec": {"command": command}}})


def test_a_hook_that_waits_for_a_container_further_down_is_refused() -> None:
    first = hooked(WAITS["loop over a port"])

    assert paths(pod(first, DATABASE), HOOKS) == ["spec.containers[0].lifecycle.postStart"]
    assert paths(pod(DATABASE, first), HOOKS) == []
    assert paths(pod(hooked(["curl", "-X", "POST", "http://localhost:8080/"]), DATABASE), HOOKS) == []
