"""The mesh pattern on a pod template."""

from __future__ import annotations

import pytest

from cdk8s_pods import (
    Consul,
    Container,
    ContainerPort,
    Dapr,
    InvalidManifest,
    Istio,
    Linkerd,
    ObjectMeta,
    PodSpec,
    PodTemplateSpec,
    Proxy,
    Upstream,
    mesh,
)

SHOP = PodTemplateSpec(spec=PodSpec(containers=[Container(name="shop", image="example/shop:1.0", ports=[8080])]))


@pytest.mark.parametrize(
    ("by", "metadata"),
    [
        pytest.param(Istio(), {"labels": {"sidecar.istio.io/inject": "true"}}, id="istio"),
        pytest.param(Istio(revision="1-24"), {"labels": {"istio.io/rev": "1-24"}}, id="istio by revision"),
        pytest.param(Istio(inject=False), {"labels": {"sidecar.istio.io/inject": "false"}}, id="istio kept out"),
        pytest.param(
            Istio(proxy_cpu="50m", exclude_outbound_ports=[6379, 5432], native_sidecar=True),
            {
                "labels": {"sidecar.istio.io/inject": "true"},
                "annotations": {
                    "sidecar.istio.io/nativeSidecar": "true",
                    "sidecar.istio.io/proxyCPU": "50m",
                    "traffic.sidecar.istio.io/excludeOutboundPorts": "6379,5432",
                },
            },
            id="istio with options",
        ),
        pytest.param(Linkerd(), {"annotations": {"linkerd.io/inject": "enabled"}}, id="linkerd"),
        pytest.param(
            Linkerd(inject="ingress", skip_inbound_ports=[25, "4000-4100"]),
            {
                "annotations": {
                    "linkerd.io/inject": "ingress",
                    "config.linkerd.io/skip-inbound-ports": "25,4000-4100",
                }
            },
            id="linkerd with options",
        ),
        pytest.param(
            Consul(service_port="http", upstreams=["redis:6379"], transparent_proxy=False),
            {
                "annotations": {
                    "consul.hashicorp.com/connect-inject": "true",
                    "consul.hashicorp.com/connect-service-port": "http",
                    "consul.hashicorp.com/connect-service-upstreams": "redis:6379",
                    "consul.hashicorp.com/transparent-proxy": "false",
                }
            },
            id="consul",
        ),
        pytest.param(
            Dapr(app_id="shop", app_port=8080),
            {"annotations": {"dapr.io/enabled": "true", "dapr.io/app-id": "shop", "dapr.io/app-port": "8080"}},
            id="dapr",
        ),
    ],
)
def test_a_mesh_that_injects_is_asked_by_metadata_and_the_pod_stays_as_it_is(
    by: Istio | Linkerd | Consul | Dapr, metadata: dict[str, object]
) -> None:
    applied = SHOP.apply(mesh(by)).to_manifest()

    assert applied == {"metadata": metadata, "spec": SHOP.to_manifest()["spec"]}


def test_an_explicit_proxy_listens_and_the_main_container_is_told_where() -> None:
    proxy = Container(
        name="proxy",
        image="envoyproxy/envoy:v1.31.0",
        ports=[ContainerPort(name="inbound", container_port=15080), ContainerPort(name="stock", container_port=15001)],
    )
    by = Proxy(
        container=proxy,
        inbound="inbound",
        upstreams=[Upstream(port="stock", env={"STOCK_URL": "http://{host}:{port}"})],
    )

    spec = SHOP.apply(mesh(by)).to_manifest()["spec"]

    assert spec["containers"][0]["env"] == [{"name": "STOCK_URL", "value": "http://localhost:15001"}]
    assert [helper["name"] for helper in spec["initContainers"]] == ["proxy"]


def test_an_explicit_proxy_that_does_not_listen_where_promised_is_refused() -> None:
    proxy = Container(name="proxy", image="envoyproxy/envoy:v1.31.0", ports=[15080])

    with pytest.raises(InvalidManifest, match='proxy "proxy"'):
        mesh(Proxy(container=proxy, inbound=15080, upstreams=[Upstream(port=15001, env={"STOCK_URL": "{host}"})]))


def test_a_label_with_another_value_is_refused_and_not_overwritten() -> None:
    opted_out = SHOP.replace(metadata=ObjectMeta(labels={"sidecar.istio.io/inject": "false"}))

    with pytest.raises(InvalidManifest) as refused:
        opted_out.apply(mesh(Istio()))

    assert [issue.path for issue in refused.value.issues] == ["metadata.labels[sidecar.istio.io/inject]"]


def test_another_name_in_braces_is_refused_where_it_is_written() -> None:
    proxy = Container(name="proxy", image="envoyproxy/envoy:v1.31.0", ports=[15001])

    with pytest.raises(ValueError, match=r"did you mean {port}\?"):
        mesh(Proxy(container=proxy, upstreams=[Upstream(port=15001, env={"STOCK_URL": "{host}:{prot}"})]))
