"""What patterns bring beside the pods: made by the workload's construct, or beside an injected workload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from cdk8s import ApiObject, App, Chart, Include, JsonPatch, Testing

from cdk8s_pods import (
    AdapterPod,
    AmbassadorPod,
    BroughtConfigMap,
    BroughtService,
    Container,
    ContainerPort,
    CronJob,
    DaemonSet,
    Deployment,
    HostNetworkPod,
    InvalidManifest,
    Job,
    ObjectMeta,
    Pod,
    PodSecurityContext,
    PodsError,
    PodSpec,
    PodTemplateSpec,
    ReplicaSet,
    ReplicationController,
    ServicePort,
    StatefulSet,
    VolumeMount,
    adapter,
    ambassador,
    hardened,
    host_network,
    inject,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cdk8s_pods import Pattern

    Synth = Callable[[], list[dict[str, Any]]]

WEB = PodTemplateSpec(spec=PodSpec(containers=[Container(name="web", image="nginx:1.16")]))
TASK = PodTemplateSpec(spec=PodSpec(containers=[Container(name="task", image="busybox:1.36")], restart_policy="Never"))
RELAY = Container(name="relay", image="haproxy:2.9", ports=[5432])
EXPORTER = Container(name="exporter", image="exporter:1")
NOBODY = PodSecurityContext(run_as_user=65534)
MADE_BY: list[tuple[type[Any], dict[str, Any]]] = [
    (Pod, {"spec": WEB.spec}),
    (ReplicationController, {"template": WEB}),
    (ReplicaSet, {"template": WEB}),
    (Deployment, {"template": WEB}),
    (DaemonSet, {"template": WEB}),
    (StatefulSet, {"template": WEB}),
    (Job, {"template": TASK}),
    (CronJob, {"template": TASK, "schedule": "0 3 * * *"}),
]
EVERY_WORKLOAD = pytest.mark.parametrize(("kind", "fields"), MADE_BY, ids=[kind.__name__ for kind, _ in MADE_BY])


def relay(**options: Any) -> Pattern:
    files = {"haproxy.cfg": "listen db\n"}
    return ambassador(RELAY, port=5432, env={}, config=files, config_path="/usr/local/etc/haproxy", **options)


def by_kind(manifests: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {manifest["kind"]: manifest for manifest in manifests}
    assert len(found) == len(manifests), "each kind is expected once"
    return found


def pods_of(manifest: dict[str, Any]) -> dict[str, Any]:
    while "containers" not in manifest["spec"]:
        manifest = manifest["spec"].get("template") or manifest["spec"]["jobTemplate"]
    return manifest


@EVERY_WORKLOAD
def test_an_ambassador_brings_its_configuration(
    kind: type[Any], fields: dict[str, Any], chart: Chart, manifests: Synth
) -> None:
    kind(chart, "web", patterns=[relay()], **fields)

    config, workload = manifests()

    assert config["kind"] == "ConfigMap"
    assert config["data"] == {"haproxy.cfg": "listen db\n"}
    assert config["metadata"]["name"].startswith("shop-web-relay-config-c8")
    spec = pods_of(workload)["spec"]
    assert spec["volumes"] == [{"name": "relay-config", "configMap": {"name": config["metadata"]["name"]}}]
    assert spec["initContainers"][0]["volumeMounts"] == [
        {"name": "relay-config", "mountPath": "/usr/local/etc/haproxy"}
    ]


@EVERY_WORKLOAD
def test_an_adapter_brings_a_service_that_selects_its_pods(
    kind: type[Any], fields: dict[str, Any], chart: Chart, manifests: Synth
) -> None:
    kind(chart, "web", patterns=[adapter(EXPORTER, port=9113, service=True)], **fields)

    workload, service = manifests()

    assert service["kind"] == "Service"
    assert service["metadata"]["name"].startswith("shop-web-exporter-c8")
    assert service["spec"]["ports"] == [{"name": "metrics", "port": 9113, "targetPort": "metrics"}]
    assert service["spec"]["selector"]
    assert service["spec"]["selector"].items() <= pods_of(workload)["metadata"]["labels"].items()


def test_the_service_of_an_adapter_has_the_labels_by_which_it_is_selected(chart: Chart, manifests: Synth) -> None:
    exporter = adapter(EXPORTER, port=9113, service=True, service_labels={"monitored": "yes"})
    Deployment(chart, "web", template=WEB, patterns=[exporter])

    assert by_kind(manifests())["Service"]["metadata"]["labels"] == {"monitored": "yes"}
    with pytest.raises(ValueError, match="service=True"):
        adapter(EXPORTER, port=9113, service_labels={"monitored": "yes"})


@pytest.mark.parametrize(
    ("declared", "port_name", "name", "port"),
    [
        (None, None, "metrics", {"name": "metrics", "containerPort": 9113}),
        (None, "prom", "prom", {"name": "prom", "containerPort": 9113}),
        (ContainerPort(container_port=9113), None, "metrics", {"containerPort": 9113}),
        (ContainerPort(container_port=9113), "prom", "prom", {"name": "prom", "containerPort": 9113}),
        (ContainerPort(container_port=9113, name="own"), None, "own", {"name": "own", "containerPort": 9113}),
    ],
    ids=["undeclared", "undeclared and named", "declared", "declared and named", "named by itself"],
)
def test_the_port_of_an_adapter_has_the_name_that_monitors_look_for(
    declared: ContainerPort | None, port_name: str | None, name: str, port: dict[str, Any], chart: Chart
) -> None:
    container = EXPORTER.replace(ports=[declared] if declared else None)
    pattern = adapter(container, port=9113, port_name=port_name, service=True)
    web = Deployment(chart, "web", template=WEB, patterns=[pattern])

    service = by_kind(Testing.synth(chart))["Service"]
    assert service["spec"]["ports"][0]["name"] == name
    assert web.template.to_manifest()["spec"]["initContainers"][0]["ports"] == [port]


def test_an_adapter_does_not_rename_the_port_of_its_container() -> None:
    container = EXPORTER.replace(ports=[ContainerPort(container_port=9113, name="own")])

    with pytest.raises(ValueError, match='exporter calls the port 9113 "own": take port_name="metrics" out'):
        adapter(container, port=9113, port_name="metrics")


def test_an_agent_brings_its_account_and_its_rights(manifests: Synth, chart: Chart) -> None:
    agent = host_network(rules={"configmaps": ["get"]}, cluster_rules={"nodes": ["get", "list"]})
    DaemonSet(chart, "agent", template=WEB, metadata=ObjectMeta(namespace="monitoring"), patterns=[agent])

    made = by_kind(manifests())

    account = made["ServiceAccount"]["metadata"]["name"]
    subjects = [{"kind": "ServiceAccount", "name": account, "namespace": "monitoring"}]
    assert pods_of(made["DaemonSet"])["spec"]["serviceAccountName"] == account
    assert made["Role"]["rules"] == [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]}]
    assert made["ClusterRole"]["rules"] == [{"apiGroups": [""], "resources": ["nodes"], "verbs": ["get", "list"]}]
    for binding, role in (("RoleBinding", "Role"), ("ClusterRoleBinding", "ClusterRole")):
        assert made[binding]["subjects"] == subjects
        assert made[binding]["roleRef"]["name"] == made[role]["metadata"]["name"]
    namespaces = {kind: manifest["metadata"].get("namespace") for kind, manifest in made.items()}
    assert {kind for kind, namespace in namespaces.items() if namespace is None} == {
        "ClusterRole",
        "ClusterRoleBinding",
    }
    assert set(namespaces.values()) == {"monitoring", None}


def test_an_account_alone_has_no_rights(manifests: Synth, chart: Chart) -> None:
    DaemonSet(chart, "agent", template=WEB, patterns=[host_network(service_account=True)])

    assert [manifest["kind"] for manifest in manifests()] == ["ServiceAccount", "DaemonSet"]


def test_pods_that_have_an_account_get_the_rights_for_it(manifests: Synth, chart: Chart) -> None:
    assert WEB.spec is not None
    own = WEB.replace(spec=WEB.spec.replace(service_account_name="mine"))
    DaemonSet(chart, "agent", template=own, patterns=[host_network(rules={"configmaps": ["get"]})])

    made = by_kind(manifests())

    assert set(made) == {"Role", "RoleBinding", "DaemonSet"}
    assert made["RoleBinding"]["subjects"] == [{"kind": "ServiceAccount", "name": "mine"}]


def test_nothing_is_brought_that_is_not_asked_for(manifests: Synth, chart: Chart) -> None:
    patterns = [host_network(), ambassador(RELAY, port=5432, env={}), adapter(EXPORTER, port=9113)]
    DaemonSet(chart, "web", template=WEB, patterns=patterns)

    assert [manifest["kind"] for manifest in manifests()] == ["DaemonSet"]


def test_the_pods_with_a_patterns_name_bring_the_same(chart: Chart, manifests: Synth) -> None:
    assert WEB.spec is not None
    AmbassadorPod(
        chart,
        "a",
        spec=WEB.spec,
        ambassador=RELAY,
        port=5432,
        env={},
        config={"haproxy.cfg": ""},
        config_path="/etc/haproxy",
        config_named_by_content=True,
    )
    AdapterPod(
        chart, "b", spec=WEB.spec, adapter=EXPORTER, port=9113, service=True, service_labels={"monitored": "yes"}
    )
    HostNetworkPod(chart, "c", spec=WEB.spec, service_account=True, rules={"pods": ["get"]})

    kinds = [manifest["kind"] for manifest in manifests()]

    assert kinds == ["ConfigMap", "Pod", "Pod", "Service", "ServiceAccount", "Role", "RoleBinding", "Pod"]
    assert manifests()[0]["immutable"] is True


def test_a_template_keeps_what_a_pattern_brings_until_a_workload_is_made(chart: Chart) -> None:
    spec = PodSpec(containers=[Container(name="web", image="nginx:1.16")], security_context=NOBODY)
    template = PodTemplateSpec(spec=spec).apply(relay(), hardened())
    one = Deployment(chart, "one", template=template)
    other = Deployment(chart, "other", template=template, metadata=ObjectMeta(namespace="elsewhere"))
    Deployment(chart, "reused", template=one.template)

    configs = [each for each in Testing.synth(chart) if each["kind"] == "ConfigMap"]

    assert template.brought
    assert one.template.brought == other.template.brought == ()
    assert [each["metadata"].get("namespace") for each in configs] == [None, "elsewhere"]


def test_a_pattern_of_ones_own_brings_what_it_likes(chart: Chart, manifests: Synth) -> None:
    def with_motd(template: PodTemplateSpec) -> PodTemplateSpec:
        assert template.spec is not None
        web, *others = template.spec.containers
        seen = web.replace(volume_mounts=[VolumeMount(name="motd", mount_path="/etc/motd.d")], ports=[80])
        spec = template.spec.replace(containers=[seen, *others])
        service = BroughtService(id="http", ports=[ServicePort(port=80)])
        config = BroughtConfigMap(id="motd", volume="motd", data={"motd": "hello"})
        return template.replace(spec=spec).bringing(config, service).bringing(config)

    Deployment(chart, "web", template=WEB, patterns=[with_motd])

    assert set(by_kind(manifests())) == {"ConfigMap", "Deployment", "Service"}


def test_what_is_brought_is_part_of_a_template_and_of_no_manifest() -> None:
    brought = WEB.apply(relay())

    assert brought != brought.replace(_brought=None)
    assert "_brought" in repr(brought)
    assert set(brought.to_manifest()) == {"spec"}


def test_what_no_pattern_can_bring_is_refused(chart: Chart) -> None:
    with pytest.raises(TypeError, match=r"a pattern brings BroughtConfigMap\(...\) and its like, not PodSpec"):
        Deployment(chart, "web", template=WEB.bringing(WEB.spec))  # type: ignore[arg-type]

    assert chart.node.children == []


@pytest.mark.parametrize(
    "options", [{"config": {"a": "b"}}, {"config_path": "/etc"}], ids=["no place", "nothing to put there"]
)
def test_a_configuration_needs_a_place(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="give both or none"):
        ambassador(RELAY, port=5432, env={}, **options)


def test_a_configuration_that_cannot_be_made_is_refused_on_the_users_line(chart: Chart) -> None:
    pattern = ambassador(RELAY, port=5432, env={}, config={"haproxy cfg": ""}, config_path="/etc/haproxy")

    with pytest.raises(InvalidManifest, match='ConfigMap "shop/web/relay-config"') as refused:
        Deployment(chart, "web", template=WEB, patterns=[pattern])

    assert __file__ in str(refused.value.source)
    assert chart.node.children == []


def test_a_pattern_that_is_applied_twice_is_told(chart: Chart) -> None:
    twice = [relay(), relay(config_named_by_content=True)]

    with pytest.raises(PodsError, match='"shop/web" has a construct "relay-config" already'):
        Deployment(chart, "web", template=WEB, patterns=twice)

    assert chart.node.children == []


INCLUDED = """
apiVersion: apps/v1
kind: Deployment
metadata: {name: raw, namespace: back}
spec:
  selector: {matchLabels: {app: raw}}
  template:
    metadata: {labels: {app: raw, version: "1"}}
    spec: {containers: [{name: main, image: "example/main:1.0"}]}
---
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: one}
  spec: {containers: [{name: main, image: "example/main:1.0"}]}
- apiVersion: v1
  kind: Pod
  metadata: {name: two}
  spec: {containers: [{name: main, image: "example/main:1.0"}]}
"""


def test_what_an_injected_pattern_brings_is_made_beside_each_workload(tmp_path: Path) -> None:
    (tmp_path / "raw.yaml").write_text(INCLUDED)
    chart = Chart(Testing.app(), "shop")
    Include(chart, "vendor", url=str(tmp_path / "raw.yaml"))
    exporter = adapter(EXPORTER, port=9113, service=True)
    inject(chart, lambda template: exporter(relay()(template)))

    made = Testing.synth(chart)

    brought = [each["metadata"]["name"] for each in made if each["kind"] in ("ConfigMap", "Service")]
    assert [name.rpartition("-c8")[0] for name in brought] == [
        f"shop-vendor-{workload}-{own}"
        for workload in ("raw-deployment-back", "object0-list-one", "object0-list-two")
        for own in ("relay-config", "exporter")
    ]
    raw = next(each for each in made if each["metadata"].get("name") == "raw")
    service, config = (
        next(each for each in made if each["kind"] == kind and each["metadata"].get("namespace") == "back")
        for kind in ("Service", "ConfigMap")
    )
    assert service["spec"]["selector"] == {"app": "raw"}
    assert pods_of(raw)["spec"]["volumes"][0]["configMap"]["name"] == config["metadata"]["name"]
    (listed,) = (each for each in made if each["kind"] == "List")
    labels = [tuple(pod["metadata"]["labels"].items()) for pod in listed["items"]]
    assert len(set(labels)) == 2
    assert {tuple(each["spec"]["selector"].items()) for each in made if each["kind"] == "Service"} > set(labels)


def test_injecting_into_a_construct_makes_what_its_own_patterns_would(chart: Chart) -> None:
    Deployment(chart, "web", template=WEB)
    other = Chart(App(), "shop")
    Deployment(other, "web", template=WEB, patterns=[relay(), adapter(EXPORTER, port=9113, service=True)])

    inject(chart, relay())
    inject(chart, adapter(EXPORTER, port=9113, service=True))

    def sorted_by_name(manifests: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return sorted(manifests, key=lambda each: str(each["metadata"]["name"]))

    assert sorted_by_name(Testing.synth(chart)) == sorted_by_name(Testing.synth(other))


def test_a_refused_injection_leaves_nothing_that_it_brought(chart: Chart) -> None:
    Deployment(chart, "web", template=WEB)
    broken = ApiObject(chart, "broken", api_version="v1", kind="Pod")
    container = {"name": "relay", "image": "a:1"}
    broken.add_json_patch(JsonPatch.add("/spec", {"containers": [container]}))
    before = [construct.node.path for construct in chart.node.find_all()]
    manifests = Testing.synth(chart)

    with pytest.raises(InvalidManifest, match="Duplicate value"):
        inject(chart, relay())

    assert [construct.node.path for construct in chart.node.find_all()] == before
    assert Testing.synth(chart) == manifests
