"""The ambassador pattern: the main container knows localhost, the ambassador knows where the outside is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from cdk8s import Chart

from cdk8s_pods import AmbassadorPod, Container, ObjectMeta, Pod, PodSpec, Volume

from .pods import add

if TYPE_CHECKING:
    from pathlib import Path

    from cdk8s import App

    from .pods import Pods

_STORE = 'redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT" set'


def test_what_the_main_container_stores_on_localhost_arrives_outside_even_after_the_outside_has_moved(
    pods: Pods,
) -> None:
    first = _redis_outside(pods, "first-redis", port=6379)
    file = _synthesize(pods, redis=f"{first}:6379")
    before = _pod_in(file)
    pods.play(file)
    pods.wait_until("the value is stored", lambda: pods.execute("shop", "shop", f"{_STORE} greeting hello") == "OK")
    environment = pods.execute("shop", "shop", "env")

    second = _redis_outside(pods, "second-redis", port=6380)
    file = _synthesize(pods, redis=f"{second}:6380")
    after = _pod_in(file)
    pods.play(file)
    pods.wait_until("the value is stored", lambda: pods.execute("shop", "shop", f"{_STORE} greeting moved") == "OK")

    assert pods.execute("first-redis", "redis", "redis-cli get greeting") == "hello"
    assert pods.execute("second-redis", "redis", "redis-cli -p 6380 get greeting") == "moved"
    assert "REDIS_HOST=localhost\n" in environment
    assert first not in environment
    assert after == before


def _redis_outside(pods: Pods, name: str, *, port: int) -> str:
    """The address of a Redis in a pod of its own."""

    def redis(app: App, id: str) -> None:
        server = Container(
            name="redis",
            image="redis:3.2",
            command=["redis-server"],
            args=["--protected-mode", "no", "--save", "", "--port", str(port)],
            ports=[port],
        )
        Pod(Chart(app, id), "redis", metadata=ObjectMeta(name=name), spec=PodSpec(containers=[server]))

    pods.play(pods.synthesize(name, redis))
    return pods.address(name, "redis")


def _synthesize(pods: Pods, *, redis: str) -> Path:
    """A shop whose ambassador relays to the Redis at this address; nothing but its configuration knows it."""
    configuration = f"""\
defaults
  mode tcp
  timeout connect 2s
  timeout client 1m
  timeout server 1m
listen redis
  bind 127.0.0.1:6379
  server outside {redis}
"""

    def shop(app: App, id: str) -> None:
        chart = Chart(app, id)
        add(chart, "configuration", "ConfigMap", name="redis-ambassador", data={"haproxy.cfg": configuration})
        mounted = Volume.config_map("ambassador", name="redis-ambassador")
        AmbassadorPod(
            chart,
            "shop",
            metadata=ObjectMeta(name="shop"),
            spec=PodSpec(
                containers=[Container(name="shop", image="debian:12", command=["sleep", "3600"])],
                termination_grace_period_seconds=1,
            ),
            ambassador=Container(
                name="redis-ambassador",
                image="haproxy:2.9",
                ports=[6379],
                volume_mounts=[mounted.mount("/usr/local/etc/haproxy", read_only=True)],
            ),
            port=6379,
            env={"REDIS_HOST": "{host}", "REDIS_PORT": "{port}"},
        )

    return pods.synthesize("shop", shop)


def _pod_in(file: Path) -> dict[str, Any]:
    return next(found for found in yaml.safe_load_all(file.read_text()) if found["kind"] == "Pod")
