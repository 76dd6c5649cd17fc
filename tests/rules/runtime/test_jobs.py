"""What keeps a Job from completing is found where it is certain, and advised on where it is likely."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import Target

from .manifests import container, job, paths, pod, workload

RULE = "helpers_of_a_job_do_not_outlive_it"
ADVICE = "second_containers_of_a_job_end_with_it"
WORK = container("work", command=["/import"])

ENDLESS = {
    "log shipper": container("logs", "fluent/fluent-bit:3.2"),
    "in another registry": container("logs", "registry.example.com:5000/mirror/fluent-bit@sha256:" + "0" * 64),
    "with options": container("db", "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2", args=["--port=5432", "a:b:c"]),
    "server named by its argument": container("db", "redis:8", args=["redis-server", "--save", ""]),
    "tail -f": container("logs", "busybox", command=["tail", "-f", "/logs/app.log"]),
    "tail -F in a shell": container("logs", "busybox", command=["/bin/sh", "-c"], args=["tail -n+1 -F /logs/app.log"]),
    "sleep infinity": container("wait", "busybox", command=["sleep", "infinity"]),
    "first argument is no option": container("db", "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2", args=["a:b:c"]),
    "proxy by its command": container("db", "example/db:1", command=["/cloud_sql_proxy", "-instances=a:b:c=tcp:5432"]),
    "server by its command": container("web", "example/web:1", command=["nginx", "-g", "daemon off;"]),
    "server behind other commands": container("web", command=["sh", "-c", "prepare && exec envoy -c /etc/envoy.yaml"]),
    "agent of a vendor": container("metrics", "gcr.io/datadoghq/agent:7"),
    "sleep of many years": container("wait", "busybox", command=["sleep", "2147483647"]),
    "sleep in the background, waited for": container("wait", command=["sh", "-c", "sleep infinity & wait"]),
    "wrapped by an init": container("wait", command=["tini", "--", "sleep", "infinity"]),
    "arguments of an image that starts nothing": container("wait", "busybox", args=["sleep", "infinity"]),
    "endless loop of several lines": container("sync", command=["sh", "-c", "set -x\nwhile :\ndo\n  sync\ndone\n"]),
    "endless loop": container("sync", "busybox", command=["sh", "-c", "while true; do sync; sleep 5; done"]),
}

UNKNOWN = {
    "own image": container("second", "example/second:1.0"),
    "a server's image with another command": container("second", "redis:8", command=["redis-cli", "PING"]),
    "a server's image with another program": container("second", "redis:8", args=["redis-cli", "PING"]),
    "a check of settings": container("second", "nginx:1.29", args=["-t"]),
    "a shell that goes on": container("second", "busybox", command=["sh", "-c", "tail -f x & wait-for-it; kill $!"]),
    "tail that ends with a process": container("second", "busybox", command=["tail", "-f", "--pid=1", "x"]),
    "tail that ends": container("second", "busybox", command=["tail", "-n", "5", "x"]),
    "a loop that ends": container("second", "busybox", command=["sh", "-c", "while true; do work && exit 0; done"]),
    "a server that goes into the background": container("second", "example/web:1", command=["nginx"]),
    "a server that is told to end": container("second", "registry.k8s.io/git-sync/git-sync:v4", args=["--one-time"]),
    "a variable that has it end": container(
        "second", "kiwigrid/k8s-sidecar:2.0.0", env=[{"name": "METHOD", "value": "LIST"}]
    ),
    "a command of a server that ends": container("second", "hashicorp/vault:1.17", args=["kv", "get", "secret/x"]),
    "a server behind a condition": container("second", command=["sh", "-c", 'if [ -n "$X" ]; then nginx; fi']),
    "a server after a failure": container("second", command=["sh", "-c", "work || sleep infinity"]),
    "a wait that ends": container("second", command=["sh", "-c", "until nc -z db 5432; do sleep 1; done"]),
    "a sleep that ends": container("second", "busybox", command=["sleep", "60"]),
    "a proxy that can be told to quit": container("second", "cloud-sql-proxy:2", args=["--quitquitquit"]),
}


@pytest.mark.parametrize("helper", ENDLESS.values(), ids=ENDLESS)
def test_a_helper_that_never_ends_is_found(helper: dict[str, Any]) -> None:
    assert paths(job(WORK, helper), RULE) == ["spec.template.spec.containers[1]"]


@pytest.mark.parametrize("helper", UNKNOWN.values(), ids=UNKNOWN)
def test_a_second_container_that_may_end_is_let_alone(helper: dict[str, Any]) -> None:
    assert paths(job(WORK, helper), RULE) == []


def test_the_path_leads_through_a_cron_job() -> None:
    template = job(WORK, ENDLESS["log shipper"])["spec"]
    manifest = {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "metadata": {"name": "app"},
        "spec": {"schedule": "0 3 * * *", "jobTemplate": {"spec": template}},
    }

    assert paths(manifest, RULE) == ["spec.jobTemplate.spec.template.spec.containers[1]"]


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(job(ENDLESS["log shipper"]), id="alone"),
        pytest.param(
            job(WORK, initContainers=[{**ENDLESS["log shipper"], "restartPolicy": "Always"}]), id="native sidecar"
        ),
        pytest.param(job(WORK, ENDLESS["log shipper"], shareProcessNamespace=True), id="processes are shared"),
        pytest.param(
            job(container("work", command=["sh", "-c", "work; curl -X POST localhost:15000/quitquitquit"]),
                container("proxy", "envoyproxy/envoy:v1.32")),
            id="told to quit",
        ),
        pytest.param(workload("Deployment", pod(WORK, ENDLESS["log shipper"])), id="no Job"),
    ],
)  # fmt: skip
def test_a_helper_that_keeps_no_job_waiting_is_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, RULE) == []


@pytest.mark.parametrize(
    "helper",
    [
        pytest.param(container("db-proxy"), id="named like a helper"),
        pytest.param(
            container("web", ports=[{"containerPort": 80}], readinessProbe={"tcpSocket": {"port": 80}}), id="serves"
        ),
    ],
)
def test_a_likely_helper_is_advised_on(helper: dict[str, Any]) -> None:
    manifest = job(WORK, helper)

    assert paths(manifest, ADVICE) == ["spec.template.spec.containers[1]"]
    assert paths(manifest, RULE) == []


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(job(WORK, container("second")), id="two workers"),
        pytest.param(job(container("db-proxy-test"), container("report")), id="the first container is no helper"),
        pytest.param(job(WORK, ENDLESS["log shipper"]), id="a certain one is refused instead"),
    ],
)
def test_no_advice_without_a_sign(manifest: dict[str, Any]) -> None:
    assert paths(manifest, ADVICE) == []


def cron_job(made: dict[str, Any]) -> dict[str, Any]:
    spec = {"schedule": "0 3 * * *", "jobTemplate": {"spec": made["spec"]}}
    return {"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "app"}, "spec": spec}


def categories(manifest: dict[str, Any], rule: str, **target: Any) -> list[str]:
    return [issue.category for issue in check(manifest, target=Target(**target)) if issue.rule == rule]


def test_a_helper_whose_settings_may_end_it_is_advice() -> None:
    agent = container("vault", "hashicorp/vault:1.17", args=["agent", "-config=/etc/vault/agent.hcl"])

    assert categories(job(WORK, agent), RULE) == ["advice"]
    assert categories(job(WORK, container("vault", "hashicorp/vault:1.17", args=["server", "-dev"])), RULE) == [
        "advice"
    ]


RESTARTED = "containers_of_a_job_are_not_restarted_always"


def test_a_container_of_a_job_that_is_restarted_always_is_found() -> None:
    manifest = job(WORK, container("browser", restartPolicy="Always"))

    assert paths(manifest, RESTARTED) == ["spec.template.spec.containers[1].restartPolicy"]
    assert paths(job(container("browser", restartPolicy="Always")), RESTARTED) != []


def test_a_container_of_a_job_that_is_restarted_on_a_failure_is_let_alone() -> None:
    assert paths(job(WORK, container("browser", restartPolicy="OnFailure")), RESTARTED) == []
    assert paths(workload("Deployment", pod(container(restartPolicy="Always"))), RESTARTED) == []


INJECTED = "injected_containers_of_a_job_do_not_outlive_it"
ISTIO = {"sidecar.istio.io/inject": "true"}


def asking(annotations: dict[str, str], *containers: dict[str, Any], labels: dict[str, str] | None = None) -> Any:
    made = job(*(containers or (WORK,)))
    made["spec"]["template"]["metadata"] = {"annotations": annotations, "labels": labels or {}}
    return made


@pytest.mark.parametrize(
    ("manifest", "category", "version"),
    [
        pytest.param(asking({"vault.hashicorp.com/agent-inject": "true"}), "runtime", "1.36", id="Vault"),
        pytest.param(
            asking({"vault.hashicorp.com/agent-inject": "true", "vault.hashicorp.com/agent-configmap": "x"}),
            "advice", "1.36", id="Vault with settings of its own",
        ),
        pytest.param(asking({"dapr.io/enabled": "true"}), "advice", "1.36", id="Dapr"),
        pytest.param(asking({"consul.hashicorp.com/connect-inject": "true"}), "advice", "1.36", id="Consul"),
        pytest.param(
            asking({"sidecar.istio.io/nativeSidecar": "false"}, labels=ISTIO), "advice", "1.36", id="Istio, not native"
        ),
        pytest.param(
            asking({"linkerd.io/inject": "enabled", "config.linkerd.io/proxy-enable-native-sidecar": "false"}),
            "advice", "1.36", id="Linkerd, not native",
        ),
    ],
)  # fmt: skip
def test_an_injected_container_that_outlives_the_job_is_found(manifest: Any, category: str, version: str) -> None:
    assert categories(manifest, INJECTED, kubernetes=version) == [category]
    assert categories(cron_job(manifest), INJECTED, kubernetes=version) == [category]


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(asking({}, labels=ISTIO), id="Istio is native by default"),
        pytest.param(asking({"linkerd.io/inject": "enabled"}), id="Linkerd is native by default"),
        pytest.param(asking({"dapr.io/enabled": "true", "dapr.io/enable-native-sidecar": "true"}), id="Dapr, native"),
        pytest.param(
            asking(
                {
                    "vault.hashicorp.com/agent-inject": "true",
                    "vault.hashicorp.com/agent-pre-populate-only": "true",
                }
            ),
            id="Vault before the start alone",
        ),
        pytest.param(
            asking(
                {"consul.hashicorp.com/connect-inject": "true"},
                container("work", command=["sh", "-c", "work; curl -XPOST http://127.0.0.1:20600/graceful_shutdown"]),
            ),
            id="told to end",
        ),
        pytest.param(asking({"dapr.io/enabled": "false"}), id="kept out"),
        pytest.param(asking({}), id="nothing asked for"),
    ],
)
def test_an_injected_container_that_ends_with_the_job_is_let_alone(manifest: Any) -> None:
    assert paths(manifest, INJECTED) == []
