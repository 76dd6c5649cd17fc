"""The objects around pods as a user of a type checker writes them: references, selectors and short forms."""

from collections.abc import Mapping, Sequence

from cdk8s import ApiObject, App, Chart
from typing_extensions import assert_type

from cdk8s_pods import (
    ConfigMap,
    Container,
    ContainerPort,
    Deployment,
    EnvVar,
    EnvVarSource,
    HorizontalPodAutoscaler,
    Ingress,
    IngressBackend,
    LabelSelector,
    MetricSpec,
    Namespace,
    NetworkPolicy,
    NetworkPolicyIngressRule,
    ObjectMeta,
    PersistentVolumeClaim,
    PersistentVolumeClaimSpec,
    PodDisruptionBudget,
    PodSpec,
    PodTemplateSpec,
    Role,
    RoleBinding,
    Secret,
    Service,
    ServiceAccount,
    ServicePort,
    ServiceSpec,
    StatefulSet,
    TopologySpreadConstraint,
    Volume,
    own_pods,
)
from cdk8s_pods.model import PolicyRule, objects

chart = Chart(App(), "shop", namespace="shop")
namespace = Namespace(chart, "namespace", metadata=ObjectMeta(name="shop"))
config = ConfigMap(chart, "config", data={"a": "1", "b": b"2"}, named_by_content=True)
secret = Secret(chart, "secret", data={**Secret.from_files(), "password": "x"}, string_data={"user": "me"})
account = ServiceAccount(chart, "account", image_pull_secrets=[secret, "registry"])
claim = PersistentVolumeClaim(chart, "claim", access_modes=["ReadWriteOnce"], storage="1Gi")
raw = ApiObject(chart, "raw", api_version="v1", kind="ConfigMap")
assert_type(ConfigMap.from_files("conf/"), dict[str, str | bytes])
assert_type(config.volume(items={"a": "a.txt"}), Volume)
assert_type(claim.volume(read_only=True), Volume)

spread = TopologySpreadConstraint(
    max_skew=1, topology_key="zone", when_unsatisfiable="DoNotSchedule", label_selector=own_pods()
)
container = Container(
    name="web",
    ports=[ContainerPort(name="http", container_port=8080)],
    env={"PASSWORD": EnvVarSource.from_secret(secret, key="password"), "A": "b"},
    volume_mounts=[config.volume().mount("/etc/web"), Volume.config_map("raw", name=raw).mount("/etc/raw")],
)
spec = PodSpec(containers=[container], service_account_name=account, topology_spread_constraints=[spread])
assert_type(spec.service_account_name, str | None)
assert_type(EnvVar.from_config_map("A", name=config, key="a"), EnvVar)
web = Deployment(chart, "web", template=PodTemplateSpec(spec=spec), rolls_on=[config, secret])

service = Service(chart, "service", selector=web, ports={80: "http"})
for port in service.ports:
    assert_type(port, ServicePort)
assert_type(ServiceSpec(selector=web, ports=[80]).selector, Mapping[str, str] | None)
Ingress(chart, "entry", rules={"a.example/": service, "/": IngressBackend.service("web", port=80)}, tls=secret)
Ingress(chart, "tls", rules={"a.example/": service}, path_type="Exact", tls=["a", secret])
HorizontalPodAutoscaler(
    chart,
    "scaling",
    scale_target_ref=web,
    max_replicas=3,
    cpu=80,
    memory="1Gi",
    metrics=[MetricSpec.object("requests", described_object=service, value=100)],
)
PodDisruptionBudget(chart, "budget", selector=LabelSelector(match_labels={"app": "web"}), max_unavailable="50%")
NetworkPolicy(chart, "policy", pod_selector=web, ingress=[NetworkPolicyIngressRule(from_=[web], ports=[8080, "http"])])
role = Role(chart, "role", rules={"pods": ["get", "list"], "deployments.apps": ("get",)})
RoleBinding(chart, "binding", role_ref=role, subjects=[account])
assert_type(objects.Role(rules={"pods": ["get"]}).rules, Sequence[PolicyRule] | None)
StatefulSet(
    chart,
    "db",
    template=PodTemplateSpec(spec=spec),
    service_name=service,
    volume_claim_templates={"data": PersistentVolumeClaimSpec(access_modes=["ReadWriteOnce"])},
)
ObjectMeta(namespace=namespace)
