"""What is special about single helpers, and what all do to the pod around them."""

from __future__ import annotations

import subprocess
import sys
import warnings
from typing import Any

import pytest
from cdk8s import Chart, Testing

from cdk8s_pods import (
    Container,
    Deployment,
    EnvVar,
    EnvVarSource,
    ObjectMeta,
    PodsError,
    PodSpec,
    PodTemplateSpec,
    SecretKeySelector,
    Volume,
    VolumeMount,
    adapter,
    helpers,
)
from cdk8s_pods.helpers import (
    cloud_sql_proxy,
    cloudflared,
    fluent_bit,
    ghostunnel,
    git_sync,
    haproxy,
    jmx_agent,
    k8s_sidecar,
    pgbouncer,
    php_fpm_exporter,
    process_exporter,
    promtail,
    redis_exporter,
    secrets_store,
    statsd_exporter,
    tailscale,
    vault_agent,
    vector,
)

from .examples import WITH_CONTAINER, example

MAIN = Container(name="main", image="registry.example.com/main:1.0")
PODS = PodTemplateSpec(spec=PodSpec(containers=[MAIN]))
TOKEN = EnvVarSource.from_secret("mine", key="token")


def pod_with(*patterns: Any, spec: PodSpec | None = None) -> dict[str, Any]:
    template = PODS if spec is None else PodTemplateSpec(spec=spec)
    found: dict[str, Any] = template.apply(*patterns).to_manifest()["spec"]
    return found


def brought_by(pattern: Any) -> list[dict[str, Any]]:
    chart = Chart(Testing.app(), "shop")
    Deployment(chart, "web", template=PODS, metadata=ObjectMeta(namespace="shop"), patterns=[pattern])
    return [each for each in Testing.synth(chart) if each["kind"] != "Deployment"]


# The time to stop


def test_a_native_sidecar_has_its_time_to_stop_behind_that_of_the_main_containers() -> None:
    ten = PodSpec(containers=[MAIN], termination_grace_period_seconds=10)

    assert pod_with(vector("x: 1"))["terminationGracePeriodSeconds"] == 90
    assert pod_with(vector("x: 1"), spec=ten)["terminationGracePeriodSeconds"] == 70
    assert pod_with(vector("x: 1", drain_seconds=5), spec=ten)["terminationGracePeriodSeconds"] == 15
    assert pod_with(vector("x: 1", drain_seconds=5), fluent_bit(None))["terminationGracePeriodSeconds"] == 40


def test_a_second_container_stops_beside_the_main_ones() -> None:
    assert pod_with(vector("x: 1", plain=True))["terminationGracePeriodSeconds"] == 60
    assert "terminationGracePeriodSeconds" not in pod_with(cloudflared(TOKEN, plain=True))


def test_the_grace_period_is_what_is_asked_for_at_least_and_is_never_shortened() -> None:
    forty = PodSpec(containers=[MAIN], termination_grace_period_seconds=40)

    assert pod_with(vector("x: 1", grace_period_seconds=50))["terminationGracePeriodSeconds"] == 50
    assert pod_with(vector("x: 1", grace_period_seconds=20), spec=forty)["terminationGracePeriodSeconds"] == 40
    assert pod_with(vector("x: 1", grace_period_seconds=None), spec=forty)["terminationGracePeriodSeconds"] == 40


def test_a_helper_whose_time_nobody_knows_leaves_the_pods_alone() -> None:
    assert "terminationGracePeriodSeconds" not in pod_with(redis_exporter())


# Projects that ended, and those that sleep


def test_promtail_is_refused_with_what_took_its_place() -> None:
    with pytest.raises(PodsError, match=r"ended on 2 March 2026. Use alloy\(\)"):
        promtail(config="x")


@pytest.mark.parametrize(
    "call", [php_fpm_exporter, lambda: process_exporter(names=["web"])], ids=["php_fpm_exporter", "process_exporter"]
)
def test_a_project_that_sleeps_is_told_on_the_users_line(call: Any) -> None:
    with pytest.warns(UserWarning, match="nothing new came from") as told:
        call()

    assert told[0].filename == __file__


def test_no_other_project_is_told_to_sleep() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name in WITH_CONTAINER:
            if name not in ("php_fpm_exporter", "process_exporter"):
                example(name)


# Exporters


def test_an_exporter_shows_its_metrics_where_they_are_looked_for() -> None:
    chart = Chart(Testing.app(), "shop")
    redis = redis_exporter(
        port=9122, port_name="redis", prometheus=True, service=True, service_labels={"monitored": "yes"}
    )
    Deployment(chart, "web", template=PODS, patterns=[redis])

    made = {each["kind"]: each for each in Testing.synth(chart)}

    template = made["Deployment"]["spec"]["template"]
    container = template["spec"]["initContainers"][0]
    assert container["args"] == ["--web.listen-address=:9122"]
    assert container["ports"] == [{"name": "redis", "containerPort": 9122}]
    assert container["livenessProbe"] == {"httpGet": {"path": "/health", "port": 9122}}
    assert template["metadata"]["annotations"] == {"prometheus.io/scrape": "true", "prometheus.io/port": "9122"}
    assert made["Service"]["spec"]["ports"] == [{"name": "redis", "port": 9122, "targetPort": "redis"}]
    assert made["Service"]["metadata"]["labels"] == {"monitored": "yes"}


def test_only_an_exporter_that_is_called_keeps_the_main_container_waiting() -> None:
    waiting = [name for name in WITH_CONTAINER if name.endswith("_exporter")]
    waiting = [name for name in waiting if "startupProbe" in pod_with(example(name))["initContainers"][0]]

    assert waiting == ["statsd_exporter"]


def test_statsd_is_taken_by_udp_and_tcp_at_the_port_that_is_written() -> None:
    container = pod_with(statsd_exporter(statsd_port=8125))["initContainers"][0]

    assert container["args"] == ["--statsd.listen-udp=:8125", "--statsd.listen-tcp=:8125"]
    assert {"containerPort": 8125, "protocol": "UDP"} in container["ports"]


def test_processes_are_seen_because_the_pod_shares_them() -> None:
    with pytest.warns(UserWarning, match="process-exporter"):
        seen = pod_with(process_exporter(names=["postgres", "pgbouncer"]))
    with pytest.warns(UserWarning, match="process-exporter"):
        left = pod_with(process_exporter(config="process_names: []\n", share_process_namespace=None))

    assert seen["shareProcessNamespace"] is True
    assert "-procnames=postgres,pgbouncer" in seen["initContainers"][0]["args"]
    assert "shareProcessNamespace" not in left
    with pytest.raises(ValueError, match="give one of the two"):
        process_exporter()


def test_a_java_program_loads_the_agent_beside_what_it_is_told_already() -> None:
    own = MAIN.replace(env={"JAVA_TOOL_OPTIONS": "-Xmx1g"})
    agent = jmx_agent(image="jmx:1", jar="/opt/agent/jmx.jar", service=True, port=9405)

    pod = pod_with(agent, spec=PodSpec(containers=[own]))

    (container,) = pod["containers"]
    loaded = "-javaagent:/opt/jmx-agent/opt/agent/jmx.jar=9405:/etc/jmx-agent/config.yaml"
    assert container["env"] == [{"name": "JAVA_TOOL_OPTIONS", "value": f"-Xmx1g {loaded}"}]
    assert container["ports"] == [{"name": "metrics", "containerPort": 9405}]
    assert {"name": "jmx-agent", "image": {"reference": "jmx:1"}} in pod["volumes"]
    assert [each["kind"] for each in brought_by(agent)] == ["ConfigMap", "Service"]
    elsewhere = MAIN.replace(env=[EnvVar(name="JAVA_TOOL_OPTIONS", value_from=TOKEN)])
    with pytest.raises(ValueError, match="comes from elsewhere"):
        pod_with(agent, spec=PodSpec(containers=[elsewhere]))


# Relays


def test_a_password_comes_from_a_secret_and_never_as_text() -> None:
    pooled = pgbouncer(host="db", user="shop", password=EnvVarSource.from_secret("db", key="password"))

    env = {each["name"]: each for each in pod_with(pooled)["initContainers"][0]["env"]}

    selector = SecretKeySelector(name="db", key="password").to_manifest()
    assert env["DB_PASSWORD"]["valueFrom"] == {"secretKeyRef": selector}
    assert env["LISTEN_ADDR"]["value"] == "127.0.0.1"


def test_what_a_user_writes_wins_over_a_variable_of_the_helper() -> None:
    pooled = pgbouncer(host="db", user="a", password=TOKEN, env={"AUTH_TYPE": "md5", "MAX_CLIENT_CONN": "500"})

    env = [(each["name"], each.get("value")) for each in pod_with(pooled)["initContainers"][0]["env"]]

    assert env[-2:] == [("AUTH_TYPE", "md5"), ("MAX_CLIENT_CONN", "500")]
    assert [name for name, _ in env].count("AUTH_TYPE") == 1


def test_the_way_to_cloud_sql_needs_the_whole_name_of_the_instance() -> None:
    with pytest.raises(ValueError, match="project:region:name"):
        cloud_sql_proxy("orders", port=5432)

    container = pod_with(cloud_sql_proxy("p:r:i", port=5432, private_ip=True))["initContainers"][0]
    assert container["args"][-2:] == ["--private-ip", "p:r:i"]
    assert container["resources"] == {"requests": {"cpu": "1", "memory": "2Gi"}}


def test_a_tunnel_is_a_client_on_localhost_or_a_server_that_is_told_whom_to_let_in() -> None:
    client = pod_with(ghostunnel("redis:6380", port=6379, certificate="tls"))["initContainers"][0]
    server = pod_with(
        ghostunnel("localhost:8080", port=8443, certificate="tls", role="server", allow=["allow-cn=shop"])
    )["initContainers"][0]

    assert client["args"][:2] == ["client", "--listen=localhost:6379"]
    assert server["args"][:2] == ["server", "--listen=0.0.0.0:8443"]
    assert server["args"][-1] == "--allow-cn=shop"
    assert client["image"].endswith("-distroless")
    with pytest.raises(ValueError, match="lets nobody in"):
        ghostunnel("localhost:8080", port=8443, certificate="tls", role="server")
    with pytest.raises(ValueError, match="tells is for the client"):
        ghostunnel("a:1", port=1, certificate="tls", role="server", allow=["allow-all"], tells={"A": "b"})


def test_a_tailnet_keeps_the_identity_in_a_secret_with_the_rights_for_it_or_in_a_folder() -> None:
    kept = brought_by(tailscale(TOKEN, state_secret="shop-tailscale"))
    forgotten = pod_with(tailscale(TOKEN))["initContainers"][0]["env"]

    role = next(each for each in kept if each["kind"] == "Role")
    assert {"apiGroups": [""], "resources": ["secrets"], "resourceNames": ["shop-tailscale"]}.items() <= role["rules"][
        1
    ].items()
    assert {"name": "TS_STATE_DIR", "value": "/tmp/tailscale"} in forgotten
    assert brought_by(tailscale(TOKEN)) == []
    proxied = pod_with(tailscale(TOKEN, socks5_port=1055, tells={"ALL_PROXY": "socks5h://{host}:{port}"}))
    assert proxied["containers"][0]["env"] == [{"name": "ALL_PROXY", "value": "socks5h://localhost:1055"}]
    with pytest.raises(ValueError, match="socks5_port"):
        tailscale(TOKEN, tells={"ALL_PROXY": "x"})


# Files


def test_a_repository_is_copied_once_where_that_is_asked_for() -> None:
    once = pod_with(git_sync("https://example.com/site", path="/srv", one_time=True, reference="v1"))
    (container,) = once["initContainers"]

    assert "restartPolicy" not in container
    assert "--one-time" in container["args"]
    assert "startupProbe" not in container
    assert once["containers"][0]["volumeMounts"] == [{"name": "git-sync-copy", "mountPath": "/srv"}]
    with pytest.raises(ValueError, match="init container"):
        git_sync("https://example.com/site", path="/srv", one_time=True, plain=True)


@pytest.mark.parametrize(
    ("options", "kinds", "resources"),
    [
        ({}, ["ServiceAccount", "Role", "RoleBinding"], ["configmaps"]),
        ({"resource": "both"}, ["ServiceAccount", "Role", "RoleBinding"], ["configmaps", "secrets"]),
        ({"namespace": "ALL"}, ["ServiceAccount", "ClusterRole", "ClusterRoleBinding"], ["configmaps"]),
        ({"service_account": False}, [], []),
    ],
    ids=["its namespace", "both", "everywhere", "nothing"],
)
def test_who_copies_objects_may_read_them(options: dict[str, Any], kinds: list[str], resources: list[str]) -> None:
    made = brought_by(k8s_sidecar("dashboard", path="/dashboards", **options))

    assert [each["kind"] for each in made] == kinds
    rules = [rule for each in made for rule in each.get("rules", ())]
    assert [resource for rule in rules for resource in rule["resources"]] == resources
    assert all(rule["verbs"] == ["get", "list", "watch"] for rule in rules)


def test_no_rights_in_another_namespace_are_promised() -> None:
    with pytest.raises(ValueError, match="service_account=False"):
        k8s_sidecar("dashboard", path="/dashboards", namespace="other")


def test_secrets_of_vault_are_in_memory_and_waited_for() -> None:
    pod = pod_with(vault_agent("vault {}\n", path="/run/secrets/shop", waits_for="password"))

    assert {"name": "vault-agent-secrets", "emptyDir": {"medium": "Memory"}} in pod["volumes"]
    assert pod["containers"][0]["volumeMounts"] == [{"name": "vault-agent-secrets", "mountPath": "/run/secrets/shop"}]
    assert pod["initContainers"][0]["startupProbe"]["exec"]["command"] == ["test", "-e", "/vault/secrets/password"]


def test_the_secrets_store_is_a_volume_like_any_other() -> None:
    mounted = MAIN.replace(volume_mounts=[secrets_store("secrets", "shop").mount("/secrets", read_only=True)])

    pod = pod_with(spec=PodSpec(containers=[mounted]))

    assert pod["volumes"] == [
        {
            "name": "secrets",
            "csi": {
                "driver": "secrets-store.csi.k8s.io",
                "readOnly": True,
                "volumeAttributes": {"secretProviderClass": "shop"},
            },
        }
    ]


# What all have


def test_volumes_and_variables_of_ones_own_come_on_top() -> None:
    extra = Volume.secret("ca", "ca").mount("/etc/ca", read_only=True)
    container = pod_with(haproxy(tcp={1234: "a:1"}, volume_mounts=[extra], env=[EnvVar(name="A", value="b")]))[
        "initContainers"
    ][0]

    assert VolumeMount(name="ca", mount_path="/etc/ca", read_only=True).to_manifest() in container["volumeMounts"]
    assert container["env"] == [{"name": "A", "value": "b"}]


@pytest.mark.parametrize("name", WITH_CONTAINER)
def test_every_helper_starts_in_the_order_that_is_asked_for(name: str) -> None:
    migrate = Container(name="migrate", image="registry.example.com/main:1.0", args=["migrate"])
    spec = PodSpec(init_containers=[migrate], containers=[MAIN])

    first = pod_with(example(name, before="migrate"), spec=spec)["initContainers"]
    last = pod_with(example(name, after={"migrate": "completed"}), spec=spec)["initContainers"]

    assert [each["name"] for each in first] == [name.replace("_", "-"), "migrate"]
    assert [each["name"] for each in last] == ["migrate", name.replace("_", "-")]


def test_helpers_and_patterns_go_together() -> None:
    own = adapter(Container(name="own", image="registry.example.com/own:1"), port=9999, port_name="own")

    pod = pod_with(haproxy(tcp={6379: "redis:6379"}), own, redis_exporter())

    assert [each["name"] for each in pod["initContainers"]] == ["haproxy", "own", "redis-exporter"]


def test_a_program_without_helpers_does_not_load_them_and_one_with_a_helper_only_that_one() -> None:
    code = """
import sys
from cdk8s_pods import Container
assert not any(name.startswith("cdk8s_pods.helpers") for name in sys.modules)
from cdk8s_pods.helpers import redis_exporter
loaded = {name for name in sys.modules if name.startswith(("cdk8s_pods.helpers.", "cdk8s_pods.facts.images."))}
print(*sorted(loaded))
assert "typing" not in sys.modules or "typing" in before
"""
    before = "before = set(sys.modules)\n"
    ended = subprocess.run(
        [sys.executable, "-c", code.replace("import sys\n", f"import sys\n{before}", 1)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ended.stdout.split() == [
        "cdk8s_pods.facts.images.redis_exporter",
        "cdk8s_pods.helpers.adapters",
        "cdk8s_pods.helpers.adapters.redis_exporter",
        "cdk8s_pods.helpers.exporter",
        "cdk8s_pods.helpers.helper",
        "cdk8s_pods.helpers.making",
        "cdk8s_pods.helpers.options",
        "cdk8s_pods.helpers.probing",
    ]


def test_a_helper_says_what_it_is_whatever_is_imported_first() -> None:
    import cdk8s_pods.helpers.adapters.redis_exporter  # noqa: F401 - what others may have done

    assert callable(helpers.redis_exporter)
    assert "redis_exporter" in dir(helpers)
