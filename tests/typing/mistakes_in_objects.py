"""Mistakes with the objects around pods that both type checkers report; see mistakes_in_values.py for how."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from cdk8s import App, Chart

from cdk8s_pods import (
    ConfigMap,
    Container,
    Deployment,
    EnvVar,
    HorizontalPodAutoscaler,
    Ingress,
    IngressBackend,
    LimitRangeItem,
    MetricSpec,
    NetworkPolicy,
    NetworkPolicyIngressRule,
    PersistentVolumeClaim,
    PodDisruptionBudget,
    PodSpec,
    PodTemplateSpec,
    Role,
    RoleBinding,
    RoleRef,
    Secret,
    Service,
    ServicePort,
    StorageClass,
)

chart = Chart(App(), "mistakes")
template = PodTemplateSpec(spec=PodSpec(containers=[Container(name="web", image="nginx:1.29")]))
web = Deployment(chart, "web", template=template)
config = ConfigMap(chart, "config", data={"a": "1"})

# Wrong keywords and missing fields.
Service(chart, "keyword", port=80)  # type: ignore[call-arg]
Secret(chart, "keyword", stringData={"a": "b"})  # type: ignore[call-arg]
HorizontalPodAutoscaler(chart, "keyword", scale_target_ref=web, max=3)  # type: ignore[call-arg]
StorageClass(chart, "provisioner")  # type: ignore[call-arg]
RoleBinding(chart, "role", subjects=[])  # type: ignore[call-arg]
RoleRef(kind="Role")  # type: ignore[call-arg]
ServicePort(name="http")  # type: ignore[call-arg]
MetricSpec.container_resource("cpu", average_utilization=80)  # type: ignore[call-arg]

# Wrong types.
Service(chart, "ports", ports=80)  # type: ignore[arg-type]
Service(chart, "port", ports=["80"])  # type: ignore[list-item]
Service(chart, "selector", selector="web")  # type: ignore[arg-type]
Service(chart, "config", selector=config)  # type: ignore[arg-type]
ConfigMap(chart, "number", data={"port": 80})  # type: ignore[dict-item]
ConfigMap(chart, "list", data=["a"])  # type: ignore[arg-type]
Secret(chart, "bytes", string_data={"a": b"b"})  # type: ignore[dict-item]
Deployment(chart, "rolls", template=template, rolls_on=config)  # type: ignore[arg-type]
Deployment(chart, "rolls-on", template=template, rolls_on=["config"])  # type: ignore[list-item]
PodDisruptionBudget(chart, "budget", selector={"app": "web"}, max_unavailable=1)  # type: ignore[arg-type]
NetworkPolicy(chart, "policy", ingress=[web])  # type: ignore[list-item]
NetworkPolicyIngressRule(from_=web)  # type: ignore[arg-type]
HorizontalPodAutoscaler(chart, "target", scale_target_ref="web", max_replicas=3)  # type: ignore[arg-type]
HorizontalPodAutoscaler(chart, "float", scale_target_ref=web, max_replicas=3, cpu=0.8)  # type: ignore[arg-type]
Ingress(chart, "deployment", rules={"a.example/": web})  # type: ignore[dict-item]
Ingress(chart, "rules", rules=["a.example/"])  # type: ignore[list-item]
Role(chart, "rules", rules={"pods": 1})  # type: ignore[dict-item]
RoleBinding(chart, "binding", role_ref="reader")  # type: ignore[arg-type]
EnvVar.from_secret("PW", name=3, key="password")  # type: ignore[arg-type]
IngressBackend.service(80)  # type: ignore[arg-type]

# Texts that the API does not know.
Service(chart, "type", type="Loadbalancer", ports=[80])  # type: ignore[arg-type]
PersistentVolumeClaim(chart, "modes", access_modes=["ReadWrite"], storage="1Gi")  # type: ignore[list-item]
Ingress(chart, "path", rules={}, path_type="prefix")  # type: ignore[arg-type]
MetricSpec.resource("gpu", average_utilization=80)  # type: ignore[arg-type]
LimitRangeItem(type="Deployment")  # type: ignore[arg-type]
