"""The host network pattern: the pod has no network of its own."""

from __future__ import annotations

import re
import socket
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from cdk8s import Chart

from cdk8s_pods import Container, HostNetworkPod, ObjectMeta, PodSpec, Volume

from .pods import add

if TYPE_CHECKING:
    from cdk8s import App

    from .pods import Pods

# The kernel's table of the addresses that are this machine's own.
_ADDRESSES = "/proc/net/fib_trie"
_LOCAL = re.compile(r"\|-- ([0-9.]+)\n\s+/32 host LOCAL")


def test_a_pod_on_the_host_network_sees_the_hosts_addresses_and_listens_on_its_loopback(pods: Pods) -> None:
    port = _free_port()

    def web_on_the_host(app: App, id: str) -> None:
        chart = Chart(app, id)
        server = f"server {{ listen 127.0.0.1:{port}; location / {{ return 200 'from the pod'; }} }}"
        add(chart, "configuration", "ConfigMap", name="web", data={"default.conf": server})
        web = Container(
            name="web",
            image="nginx:1.16",
            ports=[port],
            volume_mounts=[Volume.config_map("configuration", name="web").mount("/etc/nginx/conf.d", read_only=True)],
        )
        HostNetworkPod(chart, "node-web", metadata=ObjectMeta(name="node-web"), spec=PodSpec(containers=[web]))

    pods.play(pods.synthesize("host", web_on_the_host), "--allow", "host-network")
    url = f"http://127.0.0.1:{port}/"
    pods.wait_until("the pod answers on the host's loopback", lambda: _answers(url))

    with urllib.request.urlopen(url, timeout=5) as answer:
        assert answer.read() == b"from the pod"
    seen = set(_LOCAL.findall(pods.execute("node-web", "web", "cat", _ADDRESSES)))
    assert seen == set(_LOCAL.findall(Path(_ADDRESSES).read_text()))
    assert "127.0.0.1" in seen
    assert pods.execute("node-web", "web", "readlink", "/proc/1/ns/net") == str(Path("/proc/self/ns/net").readlink())


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
