"""The ports of a Service are those of its workload, or lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods import (
    Container,
    ContainerPort,
    Deployment,
    InvalidManifest,
    ObjectMeta,
    PodSpec,
    PodTemplateSpec,
    Service,
    ServicePort,
    adapter,
    sidecar,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdk8s import Chart

    Synth = Callable[[], list[dict[str, Any]]]

RULE = "a_service_leads_to_a_port_of_its_workload"
HTTP = ContainerPort(name="http", container_port=8080)


def deployment(chart: Chart, *containers: Container, **fields: Any) -> Deployment:
    template = PodTemplateSpec(spec=PodSpec(containers=containers))
    return Deployment(chart, "web", metadata=ObjectMeta(name="web"), template=template, **fields)


def container(*ports: int | ContainerPort, name: str = "web") -> Container:
    return Container(name=name, image="nginx:1.16", ports=ports)


@pytest.mark.parametrize(
    ("ports", "full"),
    [
        ([80], [{"port": 80}]),
        ({80: 8080}, [{"port": 80, "targetPort": 8080}]),
        ([80, 443], [{"name": "tcp-80", "port": 80}, {"name": "tcp-443", "port": 443}]),
        (
            {80: 8080, 443: "https"},
            [
                {"name": "tcp-80", "port": 80, "targetPort": 8080},
                {"name": "https", "port": 443, "targetPort": "https"},
            ],
        ),
        ([ServicePort(port=53, protocol="UDP")], [{"protocol": "UDP", "port": 53}]),
    ],
    ids=["number", "target", "numbers", "targets", "in full"],
)
def test_ports_are_written_short_or_in_full(ports: Any, full: list[Any], chart: Chart, manifests: Synth) -> None:
    service = Service(chart, "service", ports=ports)

    assert manifests()[0]["spec"] == {"ports": full}
    assert [port.to_manifest() for port in service.ports] == full


def test_a_service_without_ports_has_those_that_its_workload_declares(chart: Chart, manifests: Synth) -> None:
    dns = ContainerPort(container_port=53, protocol="UDP")
    web = deployment(chart, container(HTTP, 9090), container(dns, name="dns"))
    Service(chart, "service", selector=web)

    assert manifests()[-1]["spec"]["ports"] == [
        {"name": "http", "port": 8080, "targetPort": "http"},
        {"name": "tcp-9090", "port": 9090},
        {"name": "udp-53", "protocol": "UDP", "port": 53},
    ]


def test_one_declared_port_needs_no_name(chart: Chart, manifests: Synth) -> None:
    Service(chart, "service", selector=deployment(chart, container(80)))

    assert manifests()[-1]["spec"]["ports"] == [{"port": 80}]


def test_ports_of_helpers_are_not_offered_but_can_be_asked_for(chart: Chart, manifests: Synth) -> None:
    exporter = adapter(Container(name="exporter", image="exporter:1"), port=9113, port_name="metrics")
    shipper = sidecar(Container(name="shipper", image="shipper:1", ports=[2020]), plain=True)
    web = deployment(chart, container(80), patterns=[exporter, shipper])
    offered = Service(chart, "service", selector=web)
    Service(chart, "metrics", selector=web, ports={9113: "metrics", 2020: 2020})

    assert [port.port for port in offered.ports] == [80]


def test_a_headless_service_is_said_in_one_word(chart: Chart, manifests: Synth) -> None:
    Service(chart, "service", selector={"app": "db"}, headless=True, ports=[5432])

    assert manifests()[0]["spec"]["clusterIP"] == "None"
    with pytest.raises(TypeError, match="a headless Service has no address: write headless or cluster_ip"):
        Service(chart, "other", headless=True, cluster_ip="10.0.0.1")
    assert len(chart.node.children) == 1


@pytest.mark.parametrize(
    ("ports", "path", "target", "offered"),
    [
        ([80], "spec.ports[0].port", "80", "8080 (http), 9090"),
        ({80: 8081}, "spec.ports[0].targetPort", "8081", "8080 (http), 9090"),
        ({80: "htp"}, "spec.ports[0].targetPort", '"htp"', "8080 (http), 9090"),
        ([ServicePort(port=8080, protocol="UDP")], "spec.ports[0].port", "8080", "8080 (http), 9090"),
    ],
    ids=["port", "target", "name", "protocol"],
)
def test_a_port_that_no_container_has_is_refused_on_the_users_line(
    ports: Any, path: str, target: str, offered: str, chart: Chart
) -> None:
    web = deployment(chart, container(HTTP, 9090))

    with pytest.raises(InvalidManifest) as refused:
        Service(chart, "service", selector=web, ports=ports)

    (issue,) = refused.value.issues
    assert (str(issue.at), issue.rule) == (path, RULE)
    assert f'Not found: {target}: the containers of Deployment "web" declare {offered}' in str(issue)
    assert __file__ in str(refused.value.source)
    assert len(chart.node.children) == 1
    Service(chart, "service", selector=web, ports=ports, ignore_rules={RULE: "it listens there all the same"})


def test_containers_that_declare_nothing_may_listen_on_any_number(chart: Chart) -> None:
    web = deployment(chart, container())
    Service(chart, "service", selector=web, ports=[80])

    with pytest.raises(InvalidManifest, match="declare no ports"):
        Service(chart, "named", selector=web, ports={80: "http"})


def test_a_native_sidecar_listens_too(chart: Chart) -> None:
    web = deployment(chart, container(8080), patterns=[sidecar(Container(name="proxy", image="p:1", ports=[15000]))])

    Service(chart, "service", selector=web, ports=[15000])


def test_labels_say_nothing_of_ports(chart: Chart, manifests: Synth) -> None:
    Service(chart, "service", selector={"app": "web"}, ports={80: "http"})

    assert manifests()[0]["spec"]["ports"] == [{"port": 80, "targetPort": "http"}]
