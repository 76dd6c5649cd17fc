"""What a pod says to injectors stands where they look, and agrees with the pod."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check
from tests.rules.runtime.manifests import container, job, paths, pod, workload

ASKED = "injectors_are_asked_by_the_pod"


def on_workload(kind: str, **metadata: dict[str, str]) -> dict[str, Any]:
    made = workload(kind, pod())
    return {**made, "metadata": {**made["metadata"], **metadata}}


@pytest.mark.parametrize("kind", ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController"])
@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("annotations", "dapr.io/enabled"),
        ("annotations", "linkerd.io/inject"),
        ("annotations", "consul.hashicorp.com/connect-inject"),
        ("annotations", "vault.hashicorp.com/agent-inject"),
        ("labels", "sidecar.istio.io/inject"),
    ],
)
def test_an_injector_that_is_asked_on_the_workload_is_told(kind: str, field: str, key: str) -> None:
    assert paths(on_workload(kind, **{field: {key: "true"}}), ASKED) == [f"metadata.{field}[{key}]"]


def test_the_metadata_of_a_job_is_not_that_of_its_pod() -> None:
    made = job(container())
    template = {"metadata": {"annotations": {"dapr.io/enabled": "true"}}, "spec": made["spec"]}
    cron_job = {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "metadata": {"name": "app"},
        "spec": {"schedule": "0 3 * * *", "jobTemplate": template},
    }

    assert paths(cron_job, ASKED) == ["spec.jobTemplate.metadata.annotations[dapr.io/enabled]"]


def test_an_injector_that_is_asked_by_the_pod_is_let_alone() -> None:
    asked = {"annotations": {"linkerd.io/inject": "enabled"}}
    made = on_workload("Deployment", **asked)
    made["spec"]["template"]["metadata"].update(asked)

    assert paths(made, ASKED) == []
    assert paths(on_workload("Deployment", annotations={"example.com/inject": "true"}), ASKED) == []
    assert paths(pod(metadata=asked), ASKED) == []


DAPR = "the_port_of_a_dapr_application_is_its_own"


def dapr(port: str, *ports: int, **annotations: str) -> dict[str, Any]:
    asked = {"dapr.io/enabled": "true", "dapr.io/app-port": port, **annotations}
    made = container(ports=[{"containerPort": number} for number in ports]) if ports else container()
    return pod(made, metadata={"annotations": asked})


@pytest.mark.parametrize(
    ("manifest", "category"),
    [
        pytest.param(dapr("3500"), ["runtime"], id="Dapr's own"),
        pytest.param(dapr("9999", **{"dapr.io/metrics-port": "9999"}), ["runtime"], id="moved there"),
        pytest.param(dapr("8081", 8080), ["advice"], id="declared by nobody"),
        pytest.param(dapr("http", 8080), ["advice"], id="no number"),
        pytest.param(dapr("8080", 8080, 8081), [], id="declared"),
        pytest.param(dapr("8080"), [], id="nothing declared"),
        pytest.param(dapr("3500", **{"dapr.io/enabled": "false"}), [], id="not asked for"),
    ],
)
def test_the_port_of_a_dapr_application(manifest: dict[str, Any], category: list[str]) -> None:
    assert [issue.category for issue in check(manifest) if issue.rule == DAPR] == category


CONSUL = "the_account_of_a_consul_service_has_its_name"


@pytest.mark.parametrize(
    ("service", "spec", "told"),
    [
        ("shop", {"serviceAccountName": "web"}, True),
        ("shop", {"serviceAccountName": "shop"}, False),
        ("shop", {}, False),
        ("shop,admin", {"serviceAccountName": "web"}, False),
    ],
)
def test_the_account_of_a_consul_service(service: str, spec: dict[str, Any], told: bool) -> None:
    asked = {"consul.hashicorp.com/connect-inject": "true", "consul.hashicorp.com/connect-service": service}
    manifest = pod(metadata={"annotations": asked}, **spec)

    assert bool(paths(manifest, CONSUL)) is told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, True),
        ({"vault.hashicorp.com/role": "shop"}, False),
        ({"vault.hashicorp.com/agent-configmap": "settings"}, False),
        ({"vault.hashicorp.com/auth-type": "jwt"}, False),
    ],
)
def test_vault_needs_a_role(more: dict[str, str], told: bool) -> None:
    manifest = pod(metadata={"annotations": {"vault.hashicorp.com/agent-inject": "true", **more}})

    assert bool(paths(manifest, "vault_is_asked_with_a_role")) is told
