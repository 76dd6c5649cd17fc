"""Objects stand for their names, and workloads for the pods that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from cdk8s import ApiObject, App, Chart, Testing

from cdk8s_pods import (
    ClusterRole,
    ClusterRoleBinding,
    ConfigMap,
    Container,
    CronJob,
    DaemonSet,
    Deployment,
    EnvFromSource,
    EnvVar,
    EnvVarSource,
    HorizontalPodAutoscaler,
    Ingress,
    IngressBackend,
    IngressClass,
    InvalidManifest,
    Job,
    LabelSelector,
    LabelSelectorRequirement,
    MetricSpec,
    Namespace,
    NetworkPolicy,
    NetworkPolicyEgressRule,
    NetworkPolicyIngressRule,
    NetworkPolicyPeer,
    ObjectMeta,
    PersistentVolumeClaim,
    PersistentVolumeClaimSpec,
    Pod,
    PodAffinity,
    PodAffinityTerm,
    PodAntiAffinity,
    PodDisruptionBudget,
    PodSpec,
    PodTemplateSpec,
    PriorityClass,
    ReplicaSet,
    ReplicationController,
    ResourceRequirements,
    Role,
    RoleBinding,
    Secret,
    Service,
    ServiceAccount,
    StatefulSet,
    StorageClass,
    TopologySpreadConstraint,
    Volume,
    VolumeProjection,
    VolumeResourceRequirements,
    WeightedPodAffinityTerm,
    inject,
    own_pods,
)
from cdk8s_pods.model import Affinity

if TYPE_CHECKING:
    from collections.abc import Callable

    Synth = Callable[[], list[dict[str, Any]]]

WEB = PodSpec(containers=[Container(name="web", image="nginx:1.16")])
LABELS = {"app": "web"}
LABELLED = PodTemplateSpec(metadata=ObjectMeta(labels=LABELS), spec=WEB)


def named(name: str) -> ObjectMeta:
    return ObjectMeta(name=name)


def test_pods_refer_to_objects_as_they_refer_to_names(chart: Chart) -> None:
    config = ConfigMap(chart, "config", metadata=named("settings"), data={"a": "1"})
    secret = Secret(chart, "secret", metadata=named("login"), data={"password": "x"})
    account = ServiceAccount(chart, "account", metadata=named("reader"))
    claim = PersistentVolumeClaim(chart, "claim", metadata=named("data"), storage="1Gi", access_modes=["ReadWriteOnce"])
    urgent = PriorityClass(chart, "urgent", metadata=named("urgent"), value=1)

    def pod(config: Any, secret: Any, account: Any, claim: Any, urgent: Any) -> PodSpec:
        container = Container(
            name="web",
            env=[
                EnvVar.from_secret("A", name=secret, key="password"),
                EnvVar.from_config_map("B", name=config, key="a"),
                EnvVar(name="C", value_from=EnvVarSource.from_secret(secret, key="password")),
                EnvVar(name="D", value_from=EnvVarSource.from_config_map(config, key="a")),
            ],
            env_from=[EnvFromSource.config_map(config), EnvFromSource.secret(secret)],
        )
        volumes = [
            Volume.config_map("a", name=config),
            Volume.secret("b", secret_name=secret),
            Volume.persistent_volume_claim("c", claim_name=claim),
            Volume.projected("d", [VolumeProjection.config_map(config), VolumeProjection.secret(secret)]),
        ]
        return PodSpec(
            containers=[container],
            volumes=volumes,
            service_account_name=account,
            priority_class_name=urgent,
            image_pull_secrets=[secret],
        )

    by_object = pod(config, secret, account, claim, urgent)

    assert by_object == pod("settings", "login", "reader", "data", "urgent")
    assert by_object.to_manifest()["imagePullSecrets"] == [{"name": "login"}]


def test_any_object_of_cdk8s_is_taken_too(chart: Chart) -> None:
    config = ApiObject(chart, "config", api_version="v1", kind="ConfigMap")

    volume = Volume.config_map("conf", name=config)

    assert volume == Volume.config_map("conf", name=config.name)


@pytest.mark.parametrize(
    ("refer", "sentence"),
    [
        (lambda config: EnvVar.from_secret("A", name=config, key="a"), "a Secret belongs here, not the ConfigMap"),
        (lambda config: PodSpec(containers=[], service_account_name=config), "a ServiceAccount belongs here"),
        (lambda config: IngressBackend.service(config, port=80), "a Service belongs here"),
    ],
    ids=["secret", "account", "service"],
)
def test_an_object_of_another_kind_is_refused(
    refer: Callable[[ConfigMap], object], sentence: str, chart: Chart
) -> None:
    config = ConfigMap(chart, "config", data={"a": "1"})

    with pytest.raises(TypeError, match=sentence):
        refer(config)


def test_a_value_does_not_stand_for_its_name() -> None:
    container: Any = Container(name="web")

    with pytest.raises(TypeError, match=r"SecretKeySelector\.name takes a str, not a Container"):
        EnvVar.from_secret("A", name=container, key="a")


def test_a_namespace_stands_for_its_name(chart: Chart) -> None:
    shop = Namespace(chart, "namespace", metadata=named("shop"))

    assert ObjectMeta(namespace=shop) == ObjectMeta(namespace="shop")


def test_a_reference_makes_no_dependency_between_charts() -> None:
    app = App()
    config = ConfigMap(Chart(app, "config"), "config", data={"a": "1"})
    chart = Chart(app, "web")
    Pod(chart, "web", spec=WEB.replace(volumes=[config.volume()]))

    assert chart.node.dependencies == []
    assert Testing.synth(chart)[0]["spec"]["volumes"] == [{"name": config.name, "configMap": {"name": config.name}}]


def test_objects_give_their_volumes(chart: Chart) -> None:
    config = ConfigMap(chart, "config", metadata=named("nginx.conf"), data={"a": "1"})
    secret = Secret(chart, "secret", metadata=named("login"), data={"a": "1"})
    claim = PersistentVolumeClaim(chart, "claim", metadata=named("data"), storage="1Gi", access_modes=["ReadWriteOnce"])

    assert config.volume() == Volume.config_map("nginx-conf", name="nginx.conf")
    assert config.volume("conf", items={"a": "b"}) == Volume.config_map("conf", name="nginx.conf", items={"a": "b"})
    assert secret.volume(default_mode=0o400) == Volume.secret("login", "login", default_mode=0o400)
    assert claim.volume(read_only=True) == Volume.persistent_volume_claim("data", "data", read_only=True)


def test_roles_and_accounts_stand_for_themselves_in_bindings(chart: Chart, manifests: Synth) -> None:
    role = Role(chart, "role", metadata=named("reader"), rules={"pods": ["get"]})
    everywhere = ClusterRole(chart, "cluster-role", metadata=named("reader"), rules={"nodes": ["get"]})
    account = ServiceAccount(chart, "account", metadata=ObjectMeta(name="agent", namespace="logs"))
    RoleBinding(chart, "binding", role_ref=role, subjects=[account])
    ClusterRoleBinding(chart, "cluster-binding", role_ref=everywhere, subjects=[account])

    *_, binding, cluster_binding = manifests()

    group = "rbac.authorization.k8s.io"
    subjects = [{"kind": "ServiceAccount", "name": "agent", "namespace": "logs"}]
    assert binding["roleRef"] == {"apiGroup": group, "kind": "Role", "name": "reader"}
    assert cluster_binding["roleRef"] == {"apiGroup": group, "kind": "ClusterRole", "name": "reader"}
    assert binding["subjects"] == cluster_binding["subjects"] == subjects


def test_what_is_no_role_is_refused_as_one(chart: Chart) -> None:
    account = ServiceAccount(chart, "account")

    with pytest.raises(TypeError, match="a Role or ClusterRole belongs here, not the ServiceAccount"):
        RoleBinding(chart, "binding", role_ref=account)

    assert len(chart.node.children) == 1


def test_a_stateful_set_takes_its_service_and_claims_by_name(chart: Chart, manifests: Synth) -> None:
    service = Service(chart, "service", metadata=named("db"), selector=LABELS, ports=[5432], headless=True)
    fast = StorageClass(chart, "fast", metadata=named("fast"), provisioner="ebs.csi.aws.com")
    size = VolumeResourceRequirements(requests={"storage": "1Gi"})
    spec = PersistentVolumeClaimSpec(access_modes=["ReadWriteOnce"], resources=size, storage_class_name=fast)
    StatefulSet(chart, "db", template=LABELLED, service_name=service, volume_claim_templates={"data": spec}, replicas=1)

    written = manifests()[-1]["spec"]

    assert written["serviceName"] == "db"
    assert written["volumeClaimTemplates"] == [
        {"metadata": {"name": "data"}, "spec": spec.replace(storage_class_name="fast").to_manifest()}
    ]


SELECTING = [Deployment, ReplicaSet, ReplicationController, DaemonSet, StatefulSet]


@pytest.mark.parametrize("workload", SELECTING, ids=lambda workload: workload.__name__)
def test_a_controller_is_selected_by_what_it_selects_its_pods_by(
    workload: type[Any], chart: Chart, manifests: Synth
) -> None:
    web = workload(chart, "web", template=LABELLED)
    Service(chart, "service", selector=web, ports=[80])
    PodDisruptionBudget(chart, "budget", selector=web, max_unavailable=1)
    NetworkPolicy(chart, "policy", pod_selector=web)

    _, service, budget, policy = manifests()

    address = {"cdk8s.io/metadata.addr": web.selector.match_labels["cdk8s.io/metadata.addr"]}
    assert service["spec"]["selector"] == address
    assert budget["spec"]["selector"] == policy["spec"]["podSelector"] == {"matchLabels": address}


def test_pods_without_a_controller_of_that_kind_are_selected_by_their_labels(chart: Chart, manifests: Synth) -> None:
    pod = Pod(chart, "pod", metadata=ObjectMeta(labels=LABELS), spec=WEB)
    task = LABELLED.replace(spec=WEB.replace(restart_policy="Never"))
    job = Job(chart, "job", template=task)
    nightly = CronJob(chart, "nightly", schedule="0 3 * * *", template=task)
    for position, workload in enumerate((pod, job, nightly)):
        Service(chart, f"service-{position}", selector=workload, ports=[80])

    assert [manifest["spec"]["selector"] for manifest in manifests()[-3:]] == [LABELS] * 3


def test_a_service_selects_by_labels_where_a_selector_says_more(chart: Chart, manifests: Synth) -> None:
    selector = LabelSelector(match_expressions=[LabelSelectorRequirement(key="app", operator="Exists")])
    web = Deployment(chart, "web", template=LABELLED, selector=selector)
    Service(chart, "service", selector=web, ports=[80])
    PodDisruptionBudget(chart, "budget", selector=web, max_unavailable=1)

    _, service, budget = manifests()

    assert service["spec"]["selector"] == LABELS
    assert budget["spec"]["selector"] == selector.to_manifest()


def test_pods_without_labels_cannot_be_selected(chart: Chart) -> None:
    pod = Pod(chart, "pod", metadata=named("bare"), spec=WEB)

    with pytest.raises(ValueError, match='the pods of Pod "bare" have no labels to select them by: give them some'):
        Service(chart, "service", selector=pod, ports=[80])

    assert len(chart.node.children) == 1


def in_two_namespaces() -> tuple[Deployment, Chart]:
    app = App()
    web = Deployment(Chart(app, "shop", namespace="shop"), "web", metadata=named("web"), template=LABELLED)
    return web, Chart(app, "other", namespace="other")


@pytest.mark.parametrize(
    ("construct", "fields", "path"),
    [
        (Service, lambda web: {"selector": web, "ports": [80]}, "spec.selector"),
        (PodDisruptionBudget, lambda web: {"selector": web, "max_unavailable": 1}, "spec.selector"),
        (NetworkPolicy, lambda web: {"pod_selector": web}, "spec.podSelector"),
        (
            HorizontalPodAutoscaler,
            lambda web: {"scale_target_ref": web, "max_replicas": 2},
            "spec.scaleTargetRef.name",
        ),
    ],
    ids=["Service", "PodDisruptionBudget", "NetworkPolicy", "HorizontalPodAutoscaler"],
)
def test_a_workload_of_another_namespace_is_refused(
    construct: type[Any], fields: Callable[[Deployment], dict[str, Any]], path: str
) -> None:
    web, other = in_two_namespaces()

    with pytest.raises(InvalidManifest) as refused:
        construct(other, "it", **fields(web))

    (issue,) = refused.value.issues
    assert str(issue.at) == path
    assert issue.rule == "a_workload_is_selected_in_its_own_namespace"
    assert 'Deployment "web" is in the namespace "shop", not in "other"' in str(issue)
    assert __file__ in str(refused.value.source)
    assert other.node.children == []
    construct(other, "it", **fields(web), ignore_rules={issue.rule: "the chart is moved by kustomize"})


def test_a_peer_of_another_namespace_says_so() -> None:
    web, other = in_two_namespaces()
    NetworkPolicy(
        other,
        "policy",
        ingress=[NetworkPolicyIngressRule(from_=[web], ports=[80])],
        egress=[NetworkPolicyEgressRule(to=[web, NetworkPolicyPeer(namespace_selector=LabelSelector())])],
    )
    (policy,) = Testing.synth(other)

    peer = {
        "podSelector": web.selector.to_manifest(),
        "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "shop"}},
    }
    assert policy["spec"]["ingress"] == [{"from": [peer], "ports": [{"port": 80}]}]
    assert policy["spec"]["egress"] == [{"to": [peer, {"namespaceSelector": {}}]}]


def test_a_peer_of_the_same_namespace_is_its_pods_alone() -> None:
    web, _ = in_two_namespaces()
    chart = web.node.scope
    assert isinstance(chart, Chart)
    NetworkPolicy(chart, "policy", ingress=[NetworkPolicyIngressRule(from_=[web])])

    policy = Testing.synth(chart)[-1]

    assert policy["spec"]["ingress"] == [{"from": [{"podSelector": web.selector.to_manifest()}]}]


def test_an_autoscaler_takes_its_workload_and_short_metrics(chart: Chart, manifests: Synth) -> None:
    measured = WEB.containers[0].replace(resources=ResourceRequirements(requests={"cpu": "100m"}))
    template = LABELLED.replace(spec=WEB.replace(containers=[measured]))
    web = Deployment(chart, "web", metadata=named("web"), template=template)
    entry = Ingress(chart, "entry", metadata=named("entry"), default_backend=IngressBackend.service("web", port=80))
    requests = MetricSpec.object("requests", described_object=entry, value=100)
    HorizontalPodAutoscaler(
        chart, "scaling", scale_target_ref=web, max_replicas=3, cpu=80, memory="512Mi", metrics=[requests]
    )

    spec = manifests()[-1]["spec"]

    assert spec["scaleTargetRef"] == {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}
    assert spec["metrics"] == [
        MetricSpec.resource("cpu", average_utilization=80).to_manifest(),
        MetricSpec.resource("memory", average_value="512Mi").to_manifest(),
        {
            "type": "Object",
            "object": {
                "describedObject": {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "name": "entry"},
                "metric": {"name": "requests"},
                "target": {"type": "Value", "value": 100},
            },
        },
    ]


def test_an_ingress_is_written_as_addresses_and_services(chart: Chart, manifests: Synth) -> None:
    web = Service(chart, "web", metadata=named("web"), ports={80: 8080})
    secret = Secret(chart, "tls", metadata=named("tls"), type="kubernetes.io/tls", data={"tls.crt": "", "tls.key": ""})
    nginx = IngressClass(chart, "class", metadata=named("nginx"), controller="k8s.io/ingress-nginx")
    Ingress(
        chart,
        "entry",
        ingress_class_name=nginx,
        rules={"a.example/": web, "a.example/api": IngressBackend.service("api", port="http"), "/": web},
        tls=secret,
    )

    spec = manifests()[-1]["spec"]

    to_web = {"service": {"name": "web", "port": {"number": 80}}}
    to_api = {"service": {"name": "api", "port": {"name": "http"}}}
    assert spec == {
        "ingressClassName": "nginx",
        "rules": [
            {
                "host": "a.example",
                "http": {
                    "paths": [
                        {"path": "/", "pathType": "Prefix", "backend": to_web},
                        {"path": "/api", "pathType": "Prefix", "backend": to_api},
                    ]
                },
            },
            {"http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": to_web}]}},
        ],
        "tls": [{"hosts": ["a.example"], "secretName": "tls"}],
    }


def test_the_paths_of_an_ingress_match_as_it_is_told(chart: Chart, manifests: Synth) -> None:
    Ingress(chart, "entry", rules={"a.example/x": IngressBackend.service("web", port=80)}, path_type="Exact")

    (path,) = manifests()[0]["spec"]["rules"][0]["http"]["paths"]

    assert path["pathType"] == "Exact"


@pytest.mark.parametrize(
    ("ports", "sentence"),
    [
        ({}, 'the port of "web" is not known here: write IngressBackend.service\\("web", port=...\\)'),
        (
            {80: 80, 443: 443},
            'Service "web" has more than one port \\(tcp-80, tcp-443\\): write port=... for one of them',
        ),
    ],
    ids=["none", "two"],
)
def test_a_service_without_one_port_is_no_backend_by_itself(
    ports: dict[int, int | str], sentence: str, chart: Chart
) -> None:
    web = Service(chart, "web", metadata=named("web"), ports=ports, headless=True)

    with pytest.raises(ValueError, match=sentence):
        Ingress(chart, "entry", rules={"a.example/": web})

    assert len(chart.node.children) == 1


SPREAD = TopologySpreadConstraint(
    max_skew=1, topology_key="zone", when_unsatisfiable="DoNotSchedule", label_selector=own_pods()
)
APART = PodAffinityTerm(topology_key="kubernetes.io/hostname", label_selector=own_pods())
FROM_ITSELF = WEB.replace(
    topology_spread_constraints=[SPREAD],
    affinity=Affinity(
        pod_affinity=PodAffinity(required_during_scheduling_ignored_during_execution=[APART]),
        pod_anti_affinity=PodAntiAffinity(
            preferred_during_scheduling_ignored_during_execution=[
                WeightedPodAffinityTerm(weight=1, pod_affinity_term=APART)
            ]
        ),
    ),
)


def own_selectors(spec: dict[str, Any]) -> list[Any]:
    near, far = spec["affinity"]["podAffinity"], spec["affinity"]["podAntiAffinity"]
    return [
        spec["topologySpreadConstraints"][0]["labelSelector"],
        near["requiredDuringSchedulingIgnoredDuringExecution"][0]["labelSelector"],
        far["preferredDuringSchedulingIgnoredDuringExecution"][0]["podAffinityTerm"]["labelSelector"],
    ]


@pytest.mark.parametrize("workload", SELECTING, ids=lambda workload: workload.__name__)
def test_own_pods_are_those_that_the_controller_selects(workload: type[Any], chart: Chart, manifests: Synth) -> None:
    web = workload(chart, "web", template=PodTemplateSpec(spec=FROM_ITSELF))

    (manifest,) = manifests()

    assert own_selectors(manifest["spec"]["template"]["spec"]) == [web.selector.to_manifest()] * 3


def test_own_pods_of_a_pod_or_a_job_are_those_with_its_labels(chart: Chart, manifests: Synth) -> None:
    Pod(chart, "pod", metadata=ObjectMeta(labels=LABELS), spec=FROM_ITSELF)
    template = LABELLED.replace(spec=FROM_ITSELF.replace(restart_policy="Never"))
    Job(chart, "job", template=template)

    pod, job = manifests()

    assert own_selectors(pod["spec"]) == own_selectors(job["spec"]["template"]["spec"]) == [{"matchLabels": LABELS}] * 3


def test_own_pods_can_be_narrowed(chart: Chart, manifests: Synth) -> None:
    ready = LabelSelectorRequirement(key="ready", operator="Exists")
    narrowed = SPREAD.replace(label_selector=own_pods().replace(match_expressions=[ready]))
    spec = WEB.replace(topology_spread_constraints=[narrowed])
    web = Deployment(chart, "web", template=PodTemplateSpec(spec=spec))

    (constraint,) = manifests()[0]["spec"]["template"]["spec"]["topologySpreadConstraints"]

    assert constraint["labelSelector"] == {
        "matchLabels": web.selector.match_labels,
        "matchExpressions": [{"key": "ready", "operator": "Exists"}],
    }


def test_own_pods_without_labels_are_refused(chart: Chart) -> None:
    with pytest.raises(ValueError, match=r"own_pods\(\) needs labels to select the pods by: give the template some"):
        Pod(chart, "pod", spec=FROM_ITSELF)

    assert chart.node.children == []


def test_own_pods_of_an_injected_pattern_are_those_of_the_workload(chart: Chart, manifests: Synth) -> None:
    def spread(template: PodTemplateSpec) -> PodTemplateSpec:
        assert template.spec is not None
        return template.replace(spec=template.spec.replace(topology_spread_constraints=[SPREAD]))

    Deployment(chart, "web", template=LABELLED)
    inject(chart, spread)
    (manifest,) = manifests()
    template = manifest["spec"]["template"]

    (constraint,) = template["spec"]["topologySpreadConstraints"]
    assert constraint["labelSelector"] == {"matchLabels": template["metadata"]["labels"]}


def test_own_pods_that_nobody_resolves_select_nothing(chart: Chart) -> None:
    template: Any = PodTemplateSpec(metadata=ObjectMeta(labels=LABELS), spec=FROM_ITSELF)

    with pytest.raises(InvalidManifest, match=r"own_pods\(\)"):
        Deployment(chart, "web", template=LABELLED, patterns=[], selector=own_pods())

    assert own_selectors(template.to_manifest()["spec"]) == [{"matchLabels": {"own_pods()": ""}}] * 3
