"""Helpers run as their constructors write them: they start, answer their probes, do their work, and stop in time.

Each image is Debian's version of the program, with the entry point, the user and the signal of the image that the
constructor names; the container has the arguments, variables, files and security context that the constructor writes.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from cdk8s import Chart

from cdk8s_pods import (
    ConfigMap,
    Container,
    EnvVarSource,
    ObjectMeta,
    Pod,
    PodSpec,
    Secret,
    SecurityContext,
    Volume,
    helpers,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cdk8s import App

    from cdk8s_pods import Pattern

    from .pods import Pods

_KILLED = 137
_AS_NOBODY = SecurityContext(run_as_user=65534)
_SETTINGS = {
    "nginx.conf": """\
pid /tmp/nginx.pid;
events {}
http {
  server {
    listen 8000;
    location /stub_status { stub_status; }
    location / { return 200 "hello, $http_x_forwarded_proto"; }
  }
}
""",
    "httpd.conf": """\
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule status_module /usr/lib/apache2/modules/mod_status.so
ServerName localhost
Listen 8001
PidFile /tmp/httpd.pid
ErrorLog /dev/stderr
<Location "/server-status">
  SetHandler server-status
</Location>
""",
}
#: Makes a database that asks for a password, and serves it.
_STARTS_POSTGRES = """\
echo "$PASSWORD" > /data/password
initdb -D /data/base -U shop --auth=scram-sha-256 --pwfile=/data/password > /dev/null
exec postgres -D /data/base -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c jit=off
"""


def test_haproxy_relays_what_localhost_is_told_and_stops_within_its_time_though_a_client_holds_on(pods: Pods) -> None:
    redis = Container(name="redis", image="redis:3.2", ports=[6379])
    pods.play(_pod(pods, "store", redis))
    store = pods.address("store", "redis")
    relay = helpers.haproxy(
        tcp={6380: f"{store}:6379"}, tells={"REDIS_HOST": "{host}", "REDIS_PORT": "{port}"}, drain_seconds=2
    )
    shop = Container(name="shop", image="debian:12", command=["sleep", "3600"])
    file = _pod(pods, "shop", shop, relay)
    pods.play(file)

    _wait_for_probes(pods, file, "haproxy")
    told = pods.execute("shop", "shop", 'redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT" set greeting hello')
    pods.engine.podman("exec", "--detach", "shop-shop", "redis-cli", "-p", "6380", "subscribe", "news")
    pods.wait_until(
        "somebody listens", lambda: "1" in pods.execute("store", "redis", "redis-cli pubsub numsub news | tail -n 1")
    )

    assert told == "OK"
    assert pods.execute("store", "redis", "redis-cli get greeting") == "hello"
    assert 1 < _seconds_to_stop(pods, "shop", "haproxy") < 5


def test_exporters_show_what_a_redis_says_and_stop_at_once(pods: Pods) -> None:
    redis = Container(name="redis", image="redis:3.2", ports=[6379])
    file = _pod(pods, "redis", redis, helpers.redis_exporter(address="localhost:6379"))
    pods.play(file)

    _wait_for_probes(pods, file, "redis-exporter")
    metrics = _metrics(pods, "redis", "redis", 9121)

    assert "redis_up 1" in metrics
    assert _seconds_to_stop(pods, "redis", "redis-exporter") < 3


def test_web_servers_are_handed_requests_and_seen_by_their_exporters(pods: Pods) -> None:
    settings = Volume.config_map("nginx", "web-nginx")
    web = Container(
        name="web",
        image="nginx:1.16",
        command=["nginx", "-g", "daemon off;", "-c", "/settings/nginx.conf"],
        ports=[8000],
        volume_mounts=[settings.mount("/settings", read_only=True)],
    )
    httpd = Container(
        name="httpd",
        image="debian:12",
        command=["apache2", "-D", "FOREGROUND", "-f", "/settings/httpd.conf"],
        ports=[8001],
        volume_mounts=[settings.mount("/settings", read_only=True)],
    )
    with pytest.warns(UserWarning, match="nothing new"):
        processes = helpers.process_exporter(names=["nginx", "apache2"], port_name="processes")
    patterns = [
        helpers.nginx(http={8080: "http://127.0.0.1:8000"}, drain_seconds=2),
        helpers.nginx_exporter(uri="http://127.0.0.1:8000/stub_status", port_name="nginx"),
        helpers.apache_exporter(uri="http://127.0.0.1:8001/server-status?auto", port_name="apache"),
        helpers.blackbox_exporter(port_name="blackbox"),
        processes,
    ]
    file = _pod(pods, "web", web, *patterns, beside=[httpd], config=("web-nginx", _SETTINGS))
    pods.play(file)

    for helper in ("nginx", "nginx-exporter", "apache-exporter", "blackbox-exporter", "process-exporter"):
        _wait_for_probes(pods, file, helper)
    address = pods.address("web", "web")

    assert pods.fetch(f"http://{address}:8080/hello") == "hello, http"
    assert "nginx_up 1" in _metrics(pods, "web", "web", 9113)
    assert "apache_up 1" in _metrics(pods, "web", "web", 9117)
    probe = f"http://{address}:9115/probe?module=http_2xx&target=http://127.0.0.1:8080/hello"
    assert "probe_success 1" in pods.fetch(probe)
    assert 'namedprocess_namegroup_num_procs{groupname="apache2"}' in _metrics(pods, "web", "web", 9256)
    for helper in ("nginx", "nginx-exporter", "apache-exporter", "blackbox-exporter", "process-exporter"):
        assert _seconds_to_stop(pods, "web", helper) < 5, helper


def test_pgbouncer_pools_connections_and_the_exporter_shows_what_postgres_says(pods: Pods) -> None:
    database = Container(
        name="postgres",
        image="debian:12",
        command=["sh", "-ec", _STARTS_POSTGRES],
        ports=[5432],
        env={"PASSWORD": EnvVarSource.from_secret("database", key="password")},
        volume_mounts=[Volume.empty_dir("data").mount("/data")],
        security_context=_AS_NOBODY,
    )
    password = EnvVarSource.from_secret("database", key="password")
    patterns = [
        helpers.pgbouncer(host="127.0.0.1", user="shop", password=password, port=6432),
        helpers.postgres_exporter(user="shop", password=password),
    ]
    file = _pod(pods, "database", database, *patterns, secret=("database", {"password": "swordfish"}))
    pods.play(file)

    for helper in ("pgbouncer", "postgres-exporter"):
        _wait_for_probes(pods, file, helper)
    query = "PGPASSWORD=swordfish psql -h 127.0.0.1 -p 6432 -U shop -d postgres -Atc 'select 40 + 2'"
    pods.wait_until("the database answers", lambda: pods.execute("database", "postgres", query))

    assert pods.execute("database", "postgres", query) == "42"
    pods.wait_until("the exporter sees it", lambda: "pg_up 1" in _metrics(pods, "database", "postgres", 9187))
    for helper in ("pgbouncer", "postgres-exporter"):
        assert _seconds_to_stop(pods, "database", helper) < 5, helper


def _pod(
    pods: Pods,
    name: str,
    main: Container,
    *patterns: Pattern,
    beside: list[Container] | None = None,
    config: tuple[str, dict[str, str]] | None = None,
    secret: tuple[str, dict[str, str]] | None = None,
) -> Path:
    """The file of a pod with helpers beside a container."""

    def chart(app: App, id: str) -> None:
        made = Chart(app, id)
        if config is not None:
            ConfigMap(made, "config", metadata=ObjectMeta(name=config[0]), data=config[1])
        if secret is not None:
            Secret(made, "secret", metadata=ObjectMeta(name=secret[0]), string_data=secret[1])
        spec = PodSpec(containers=[main, *(beside or ())])
        Pod(made, "pod", metadata=ObjectMeta(name=name), spec=spec, patterns=patterns)

    return pods.synthesize(name, chart)


def _wait_for_probes(pods: Pods, file: Path, helper: str) -> None:
    """Wait until every probe of a helper succeeds, asked as the kubelet does."""
    pod = next(each for each in yaml.safe_load_all(file.read_text()) if each["kind"] == "Pod")
    name = pod["metadata"]["name"]
    container = next(each for each in pod["spec"]["initContainers"] if each["name"] == helper)
    probes = [container[each] for each in ("startupProbe", "livenessProbe", "readinessProbe") if each in container]
    assert probes
    for probe in probes:
        pods.wait_until(f"{helper} answers {probe}", lambda: _succeeds(pods, name, helper, probe))  # noqa: B023


def _succeeds(pods: Pods, pod: str, helper: str, probe: dict[str, Any]) -> bool:
    if "exec" in probe:
        pods.execute(pod, helper, *probe["exec"]["command"])
        return True
    asked = probe["httpGet"]
    pods.fetch(f"http://{pods.address(pod, helper)}:{asked['port']}{asked['path']}")
    return True


def _metrics(pods: Pods, pod: str, container: str, port: int) -> str:
    return pods.fetch(f"http://{pods.address(pod, container)}:{port}/metrics")


def _seconds_to_stop(pods: Pods, pod: str, helper: str) -> float:
    """How long a helper takes to end by itself when it is asked to.

    Raises:
        AssertionError: It has to be killed.
    """
    begun = time.monotonic()
    pods.engine.podman("stop", "--time", "20", f"{pod}-{helper}")
    seconds = time.monotonic() - begun
    assert pods.inspect(pod, helper)["State"]["ExitCode"] != _KILLED
    return seconds
