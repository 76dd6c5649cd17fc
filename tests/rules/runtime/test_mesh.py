"""A proxy that a pod asks for takes ports and a user, and the pod's containers leave both to it."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import container, paths, pod, rules_found, workload

PORTS = "ports_of_an_injected_proxy_are_left_to_it"
USERS = "users_of_an_injected_proxy_are_left_to_it"

ISTIO = {"labels": {"sidecar.istio.io/inject": "true"}}
LINKERD = {"annotations": {"linkerd.io/inject": "enabled"}}
CONSUL = {"annotations": {"consul.hashicorp.com/connect-inject": "true"}}
DAPR = {"annotations": {"dapr.io/enabled": "true"}}


def listening(port: int, metadata: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return pod(container(ports=[{"containerPort": port, **fields}]), metadata=metadata)


def annotated(metadata: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"annotations": {**metadata.get("annotations", {}), **more}}


@pytest.mark.parametrize(
    ("port", "metadata"),
    [
        *((port, ISTIO) for port in (15000, 15001, 15006, 15008, 15020, 15021, 15053, 15090)),
        (15006, {"annotations": {"sidecar.istio.io/inject": "true"}}),
        (15006, {"labels": {"istio.io/rev": "canary"}}),
        *((port, LINKERD) for port in (4140, 4143, 4190, 4191)),
        (4143, {"annotations": {"linkerd.io/inject": "ingress"}}),
        *((port, CONSUL) for port in (15001, 19000, 20000)),
        *((port, DAPR) for port in (3500, 9090, 50001, 50002)),
    ],
)
def test_a_port_of_the_proxy_is_found(port: int, metadata: dict[str, Any]) -> None:
    assert paths(listening(port, metadata), PORTS) == ["spec.containers[0].ports[0].containerPort"]


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(listening(15006, {}), id="no mesh"),
        pytest.param(listening(15006, {"labels": {"sidecar.istio.io/inject": "false"}}), id="kept out"),
        pytest.param(
            listening(15006, {"labels": {"sidecar.istio.io/inject": "false", "istio.io/rev": "canary"}}),
            id="kept out of a revision",
        ),
        pytest.param(listening(15053, ISTIO, protocol="UDP"), id="UDP"),
        pytest.param(listening(8080, ISTIO), id="another port"),
        pytest.param(
            pod(container("istio-proxy", ports=[{"containerPort": 15090}]), metadata=ISTIO), id="the proxy itself"
        ),
        pytest.param(
            pod(initContainers=[container("init", ports=[{"containerPort": 15006}])], metadata=ISTIO),
            id="an init container",
        ),
        pytest.param(
            pod(container(ports=[{"containerPort": 15006}]), metadata=ISTIO, hostNetwork=True), id="host network"
        ),
        pytest.param(listening(4143, {"annotations": {"linkerd.io/inject": "disabled"}}), id="Linkerd kept out"),
        pytest.param(listening(4191, annotated(LINKERD, **{"config.linkerd.io/admin-port": "4999"})), id="moved"),
        pytest.param(listening(9090, annotated(DAPR, **{"dapr.io/metrics-port": "9099"})), id="Dapr's metrics moved"),
        pytest.param(listening(9090, annotated(DAPR, **{"dapr.io/enable-metrics": "false"})), id="no metrics of Dapr"),
    ],
)
def test_a_port_that_the_proxy_does_not_take_is_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, PORTS) == []


def test_the_place_a_port_is_moved_to_is_taken() -> None:
    manifest = listening(4999, annotated(LINKERD, **{"config.linkerd.io/admin-port": "4999"}))

    assert paths(manifest, PORTS) == ["spec.containers[0].ports[0].containerPort"]


def test_a_template_asks_for_its_pods() -> None:
    manifest = workload("Deployment", listening(15006, {}))
    manifest["spec"]["template"]["metadata"]["labels"]["sidecar.istio.io/inject"] = "true"

    assert paths(manifest, PORTS) == ["spec.template.spec.containers[0].ports[0].containerPort"]


@pytest.mark.parametrize(
    ("user", "metadata"),
    [(1337, ISTIO), (2102, LINKERD), (5995, CONSUL), (5996, CONSUL)],
    ids=["Istio", "Linkerd", "Consul", "Consul's init container"],
)
def test_the_user_of_the_proxy_is_found(user: int, metadata: dict[str, Any]) -> None:
    in_container = pod(container(securityContext={"runAsUser": user}), metadata=metadata)
    in_pod = pod(metadata=metadata, securityContext={"runAsUser": user})

    assert paths(in_container, USERS) == ["spec.containers[0].securityContext.runAsUser"]
    assert paths(in_pod, USERS) == ["spec.securityContext.runAsUser"]


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(pod(container(securityContext={"runAsUser": 1337})), id="no mesh"),
        pytest.param(pod(container(securityContext={"runAsUser": 1337}), metadata=LINKERD), id="another mesh"),
        pytest.param(
            pod(initContainers=[container("init", securityContext={"runAsUser": 1337})], metadata=ISTIO),
            id="an init container that passes the proxy by",
        ),
        pytest.param(
            pod(
                container(securityContext={"runAsUser": 2102}),
                metadata=annotated(LINKERD, **{"config.linkerd.io/proxy-uid": "3000"}),
            ),
            id="the proxy runs as another user",
        ),
        pytest.param(
            pod(container(securityContext={"runAsUser": 1000}), metadata=ISTIO, securityContext={"runAsUser": 1337}),
            id="the container says otherwise",
        ),
    ],
)
def test_a_user_that_the_proxy_does_not_have_is_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, USERS) == []


@pytest.mark.parametrize("metadata", [ISTIO, LINKERD, CONSUL, DAPR], ids=["Istio", "Linkerd", "Consul", "Dapr"])
def test_an_ordinary_pod_in_a_mesh_is_let_alone(metadata: dict[str, Any]) -> None:
    assert rules_found(listening(8080, metadata)) == []


@pytest.mark.parametrize(("port", "declared"), [("http", True), ("8080", True), ("9999", True), ("web", False)])
def test_the_port_of_a_consul_service_is_looked_up(port: str, declared: bool) -> None:
    named = container(ports=[{"name": "http", "containerPort": 8080}])
    manifest = pod(named, metadata=annotated(CONSUL, **{"consul.hashicorp.com/connect-service-port": port}))

    assert paths(manifest, "the_port_of_a_consul_service_is_declared") == (
        [] if declared else ["metadata.annotations[consul.hashicorp.com/connect-service-port]"]
    )
