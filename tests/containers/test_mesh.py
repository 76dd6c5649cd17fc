"""The mesh pattern with a proxy of one's own: whatever goes in or out passes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from cdk8s import Chart

from cdk8s_pods import Container, ContainerPort, MeshPod, ObjectMeta, PodSpec, Proxy, Upstream, Volume

from .pods import add

if TYPE_CHECKING:
    from cdk8s import App

    from .pods import Pods

_INBOUND = 15080
_CATALOGUE = 15001


def test_a_request_between_two_pods_passes_the_proxies_of_both(pods: Pods) -> None:
    pods.play(pods.synthesize("catalogue", _catalogue))
    catalogue = pods.address("catalogue", "catalogue")
    pods.play(pods.synthesize("shop", partial(_shop, catalogue=catalogue)))

    call = 'curl -sSf "$CATALOGUE_URL/books"'
    pods.wait_until("the shop gets an answer", lambda: pods.execute("shop", "shop", call) == "the catalogue")

    assert pods.execute("shop", "shop", "echo $CATALOGUE_URL") == f"http://localhost:{_CATALOGUE}"
    for pod in ("shop", "catalogue"):
        pods.wait_until(f"the proxy of {pod} has logged it", lambda: "GET /books " in pods.logs(pod, "proxy"))  # noqa: B023


def test_the_catalogue_cannot_be_reached_past_its_proxy(pods: Pods) -> None:
    pods.play(pods.synthesize("catalogue", _catalogue))
    catalogue = pods.address("catalogue", "catalogue")
    pods.wait_until("the proxy answers", lambda: pods.fetch(f"http://{catalogue}:{_INBOUND}/") == "the catalogue")

    with pytest.raises(AssertionError, match="Failed to connect"):
        pods.fetch(f"http://{catalogue}:8080/")


def _catalogue(app: App, id: str) -> None:
    chart = Chart(app, id)
    answer = "server { listen 127.0.0.1:8080; location / { return 200 'the catalogue'; } }"
    add(chart, "content", "ConfigMap", name="catalogue-content", data={"default.conf": answer})
    catalogue = Container(
        name="catalogue",
        image="nginx:1.16",
        ports=[8080],
        volume_mounts=[Volume.config_map("content", name="catalogue-content").mount("/etc/nginx/conf.d")],
    )
    proxy = _proxy(chart, "catalogue", {"inbound": (_INBOUND, "127.0.0.1:8080")})
    MeshPod(
        chart,
        "catalogue",
        metadata=ObjectMeta(name="catalogue"),
        spec=PodSpec(containers=[catalogue]),
        mesh=Proxy(container=proxy, inbound="inbound"),
    )


def _shop(app: App, id: str, *, catalogue: str) -> None:
    chart = Chart(app, id)
    proxy = _proxy(chart, "shop", {"catalogue": (_CATALOGUE, f"{catalogue}:{_INBOUND}")})
    MeshPod(
        chart,
        "shop",
        metadata=ObjectMeta(name="shop"),
        spec=PodSpec(containers=[Container(name="shop", image="debian:12", command=["sleep", "3600"])]),
        mesh=Proxy(
            container=proxy, upstreams=[Upstream(port="catalogue", env={"CATALOGUE_URL": "http://{host}:{port}"})]
        ),
    )


def _proxy(chart: Chart, service: str, relays: dict[str, tuple[int, str]]) -> Container:
    """A proxy that relays each named port to an address."""
    servers = [
        f"server {{ listen {port}; access_log /dev/stdout; location / {{ proxy_pass http://{to}; }} }}"
        for port, to in relays.values()
    ]
    add(chart, "proxy", "ConfigMap", name=f"{service}-proxy", data={"default.conf": "\n".join(servers)})
    return Container(
        name="proxy",
        image="nginx:1.16",
        ports=[ContainerPort(name=name, container_port=port) for name, (port, _) in relays.items()],
        volume_mounts=[Volume.config_map("proxy", name=f"{service}-proxy").mount("/etc/nginx/conf.d")],
    )
