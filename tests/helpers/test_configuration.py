"""What is typed becomes a helper's configuration; what is given as text, file or volume is left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods import Container, PodSpec, PodTemplateSpec, Volume
from cdk8s_pods.helpers import (
    alloy,
    blackbox_exporter,
    envoy,
    fluent_bit,
    haproxy,
    nginx,
    opentelemetry_collector,
    statsd_exporter,
    vector,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cdk8s_pods import Pattern

PODS = PodTemplateSpec(spec=PodSpec(containers=[Container(name="main", image="registry.example.com/main:1.0")]))


def files_of(pattern: Pattern) -> dict[str, str]:
    """The files of the ConfigMap that a helper brings."""
    (config,) = PODS.apply(pattern).brought
    return dict(config.to_manifest()["data"])


def helper_of(pattern: Pattern) -> dict[str, Any]:
    found: dict[str, Any] = PODS.apply(pattern).to_manifest()["spec"]["initContainers"][-1]
    return found


def main_of(pattern: Pattern) -> dict[str, Any]:
    found: dict[str, Any] = PODS.apply(pattern).to_manifest()["spec"]["containers"][0]
    return found


def test_what_haproxy_relays_is_its_whole_configuration() -> None:
    relays = {6379: "redis.example.com:6379", 5432: ["db-1.example.com:5432", "db-2.example.com:5433"]}

    text = files_of(haproxy(tcp=relays, drain_seconds=7))["haproxy.cfg"]

    assert "  hard-stop-after 7s\n" in text
    assert "  bind :8404\n" in text
    assert text.endswith(
        "listen port-6379\n"
        "  bind 127.0.0.1:6379\n"
        "  server server-1 redis.example.com:6379\n"
        "listen port-5432\n"
        "  bind 127.0.0.1:5432\n"
        "  server server-1 db-1.example.com:5432 check\n"
        "  server server-2 db-2.example.com:5433 check\n"
    )


def test_haproxy_asks_again_where_a_server_is_where_that_is_asked_for() -> None:
    text = files_of(haproxy(tcp={6379: "redis.shop.svc.cluster.local:6379"}, follow_dns=True))["haproxy.cfg"]

    assert "resolvers cluster\n  parse-resolv-conf\n" in text
    assert "server server-1 redis.shop.svc.cluster.local:6379 resolvers cluster init-addr last,libc,none\n" in text


def test_what_envoy_relays_is_its_whole_configuration() -> None:
    import yaml

    text = files_of(envoy(tcp={6379: ["redis-1:6379", "redis-2:6380"]}))["envoy.yaml"]
    written = yaml.safe_load(text)

    assert written["admin"]["address"]["socket_address"]["address"] == "127.0.0.1"
    listeners = {each["name"]: each["address"]["socket_address"] for each in written["static_resources"]["listeners"]}
    assert listeners == {
        "health": {"address": "0.0.0.0", "port_value": 9902},
        "port-6379": {"address": "127.0.0.1", "port_value": 6379},
    }
    (cluster,) = written["static_resources"]["clusters"]
    (endpoints,) = cluster["load_assignment"]["endpoints"]
    assert [each["endpoint"]["address"]["socket_address"] for each in endpoints["lb_endpoints"]] == [
        {"address": "redis-1", "port_value": 6379},
        {"address": "redis-2", "port_value": 6380},
    ]


def test_what_nginx_hands_on_is_its_whole_configuration() -> None:
    text = files_of(nginx(http={8080: "http://127.0.0.1:3000"}))["default.conf"]

    assert "  listen 8080;\n" in text
    assert "    proxy_pass http://127.0.0.1:3000;\n" in text
    assert text.count("{") == text.count("}")


def test_the_main_container_is_told_of_one_port_by_its_place_and_of_several_by_number() -> None:
    one = main_of(haproxy(tcp={6379: "redis:6379"}, tells={"REDIS_URL": "redis://{host}:{port}"}))
    several = main_of(haproxy(tcp={6379: "a:1", 6380: "b:2"}, tells={"SECOND": "redis://{host}:6380"}))

    assert one["env"] == [{"name": "REDIS_URL", "value": "redis://localhost:6379"}]
    assert several["env"] == [{"name": "SECOND", "value": "redis://localhost:6380"}]
    with pytest.raises(ValueError, match="one of several ports"):
        haproxy(tcp={6379: "a:1", 6380: "b:2"}, tells={"FIRST": "redis://{host}:{port}"})


@pytest.mark.parametrize("relay", [haproxy, envoy], ids=["haproxy", "envoy"])
def test_a_relay_says_what_it_cannot_do_without(relay: Any) -> None:
    with pytest.raises(ValueError, match="give one of the two"):
        relay()
    with pytest.raises(ValueError, match="give one of the two"):
        relay(tcp={1: "a:1"}, config="x", listens_on=[1])
    with pytest.raises(ValueError, match="listens_on"):
        relay(config="x")
    with pytest.raises(ValueError, match="which has no port: write host:port"):
        relay(tcp={6379: "redis.example.com"})


def test_a_configuration_of_ones_own_is_asked_at_its_port() -> None:
    made = helper_of(haproxy(config="listen own\n  bind :7000\n", listens_on=[7000]))

    assert made["livenessProbe"] == {"tcpSocket": {"port": 7000}}
    assert made["ports"] == [{"containerPort": 7000}]


def test_a_text_that_begins_on_a_line_of_its_own_loses_the_indentation_of_the_program() -> None:
    indented = """
        logging {
          level = "debug"
        }
        """

    assert files_of(alloy(indented)) == {"config.alloy": 'logging {\n  level = "debug"\n}\n'}
    assert files_of(alloy("  as is\n")) == {"config.alloy": "  as is\n"}


def test_a_file_is_read_and_several_are_taken_by_their_names(tmp_path: Path) -> None:
    file = tmp_path / "mine.alloy"
    file.write_text("// mine\n")

    assert files_of(alloy(file)) == {"config.alloy": "// mine\n"}
    assert files_of(fluent_bit({"fluent-bit.yaml": "a", "parsers.yaml": "b"})) == {
        "fluent-bit.yaml": "a",
        "parsers.yaml": "b",
    }


def test_a_volume_that_has_the_configuration_is_mounted_and_nothing_is_brought() -> None:
    mine = Volume.config_map("mine", "my-alloy")

    template = PODS.apply(alloy(mine))

    assert template.brought == ()
    pod = template.to_manifest()["spec"]
    assert {"name": "mine", "configMap": {"name": "my-alloy"}} in pod["volumes"]
    assert {"name": "mine", "mountPath": "/etc/alloy", "readOnly": True} in pod["initContainers"][0]["volumeMounts"]


def test_fluent_bit_can_do_without_a_configuration_and_reads_the_format_that_a_name_says() -> None:
    assert helper_of(fluent_bit(None))["args"] == ["--http"]
    assert helper_of(fluent_bit("[SERVICE]\n", file="mine.conf"))["args"] == [
        "--http",
        "--config=/fluent-bit/etc/conf/mine.conf",
    ]


def test_vector_gets_a_file_that_opens_its_api_unless_one_of_that_name_is_given() -> None:
    assert set(files_of(vector("sources: {}\n"))) == {"api.yaml", "vector.yaml"}
    assert files_of(vector({"api.yaml": "mine"})) == {"api.yaml": "mine"}


def test_a_collector_that_would_fail_its_probes_for_ever_is_refused() -> None:
    with pytest.raises(ValueError, match="health_check"):
        opentelemetry_collector("receivers: {}\n")

    unprobed = helper_of(opentelemetry_collector("receivers: {}\n", health_port=None, distribution="contrib"))
    assert "startupProbe" not in unprobed
    assert unprobed["image"].startswith("docker.io/otel/opentelemetry-collector-contrib:")
    assert "startupProbe" in helper_of(opentelemetry_collector(Volume.config_map("mine", "my-collector")))


def test_exporters_take_their_configuration_where_they_have_one() -> None:
    assert "args" not in helper_of(statsd_exporter())
    assert files_of(statsd_exporter(mapping="mappings: []\n")) == {"mapping.yml": "mappings: []\n"}
    assert "--statsd.mapping-config=/etc/statsd-exporter/mapping.yml" in helper_of(statsd_exporter(mapping="x"))["args"]
    assert files_of(blackbox_exporter(config="modules: {}\n")) == {"config.yml": "modules: {}\n"}
