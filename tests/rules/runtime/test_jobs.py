"""What keeps a Job from completing is found where it is certain, and advised on where it is likely."""

from __future__ import annotations

from typing import Any

import pytest

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
