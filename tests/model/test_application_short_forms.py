"""Values of the kinds around pods, written the way people think of them."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.model import (
    Container,
    ContainerPort,
    HTTPIngressPath,
    HTTPIngressRuleValue,
    IngressBackend,
    IngressRule,
    IngressServiceBackend,
    IngressSpec,
    LabelSelector,
    MetricIdentifier,
    MetricSpec,
    MetricTarget,
    NetworkPolicyIngressRule,
    NetworkPolicyPeer,
    NetworkPolicyPort,
    PersistentVolumeClaimSpec,
    PodSpec,
    PodTemplateSpec,
    PolicyRule,
    ResourceMetricSource,
    ServiceBackendPort,
    ServicePort,
    ServiceSpec,
    StatefulSetSpec,
    objects,
)


@pytest.mark.parametrize(
    ("resource", "rule"),
    [
        ("configmaps", PolicyRule(api_groups=[""], resources=["configmaps"], verbs=["get"])),
        ("pods/log", PolicyRule(api_groups=[""], resources=["pods/log"], verbs=["get"])),
        ("deployments.apps", PolicyRule(api_groups=["apps"], resources=["deployments"], verbs=["get"])),
        ("deployments.apps/scale", PolicyRule(api_groups=["apps"], resources=["deployments/scale"], verbs=["get"])),
        (
            "ingresses.networking.k8s.io",
            PolicyRule(api_groups=["networking.k8s.io"], resources=["ingresses"], verbs=["get"]),
        ),
        ("*", PolicyRule(api_groups=[""], resources=["*"], verbs=["get"])),
        ("*.*", PolicyRule(api_groups=["*"], resources=["*"], verbs=["get"])),
        ("/healthz", PolicyRule(non_resource_urls=["/healthz"], verbs=["get"])),
    ],
)
def test_rights_are_written_as_kubectl_writes_resources(resource: str, rule: PolicyRule) -> None:
    assert objects.Role(rules={resource: ["get"]}).rules == (rule,)
    assert objects.ClusterRole(rules=[rule]).rules == (rule,)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("apps/deployments", "deployments.apps"),
        ("networking.k8s.io/ingresses", "ingresses.networking.k8s.io"),
    ],
)
def test_a_group_in_front_of_its_resource_is_refused(written: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f'"{written}" names the group first: write "{meant}"'):
        objects.Role(rules={written: ["get"]})


def test_ports_of_services_and_policies_are_numbers_or_names() -> None:
    assert ServiceSpec(ports=[80]) == ServiceSpec(ports=[ServicePort(port=80)])
    assert ServiceSpec(ports={80: "http"}) == ServiceSpec(ports=[ServicePort(port=80, target_port="http")])
    assert NetworkPolicyIngressRule(ports=[80, "http"]).ports == (
        NetworkPolicyPort(port=80),
        NetworkPolicyPort(port="http"),
    )


def test_fields_that_are_words_of_python_end_in_an_underscore() -> None:
    peer = NetworkPolicyPeer(pod_selector=LabelSelector(match_labels={"a": "b"}))
    rule = NetworkPolicyIngressRule(from_=[peer])

    assert rule.to_manifest() == {"from": [{"podSelector": {"matchLabels": {"a": "b"}}}]}
    assert NetworkPolicyIngressRule.from_manifest(rule.to_manifest()) == rule


def test_addresses_of_an_ingress_become_rules() -> None:
    backend = IngressBackend(service=IngressServiceBackend(name="web", port=ServiceBackendPort(name="http")))
    path = HTTPIngressPath(path="/api", path_type="Prefix", backend=backend)

    spec = IngressSpec(rules={"a.example/api": IngressBackend.service("web", port="http")})

    assert spec.rules == (IngressRule(host="a.example", http=HTTPIngressRuleValue(paths=[path])),)


def test_a_metric_is_made_by_the_name_of_its_kind() -> None:
    target = MetricTarget(type="Utilization", average_utilization=80)
    identifier = MetricIdentifier(name="jobs")

    cpu = MetricSpec.resource("cpu", average_utilization=80)
    of_one = MetricSpec.container_resource("memory", container="web", average_value="1Gi")
    of_pods = MetricSpec.pods("jobs", average_value=5)
    outside = MetricSpec.external("jobs", value=100)

    assert cpu == MetricSpec(type="Resource", resource=ResourceMetricSource(name="cpu", target=target))
    assert of_one.to_manifest()["containerResource"]["target"] == {"type": "AverageValue", "averageValue": "1Gi"}
    assert of_pods.type == "Pods"
    assert of_pods.pods is not None
    assert of_pods.pods.metric == identifier
    assert outside.to_manifest() == {
        "type": "External",
        "external": {"metric": {"name": "jobs"}, "target": {"type": "Value", "value": 100}},
    }


def test_claims_of_a_stateful_set_are_specs_by_name() -> None:
    claim = PersistentVolumeClaimSpec(access_modes=["ReadWriteOnce"])
    spec = StatefulSetSpec(selector=LabelSelector(), template=PodTemplateSpec(), volume_claim_templates={"data": claim})

    assert spec.volume_claim_templates is not None
    assert [held.to_manifest() for held in spec.volume_claim_templates] == [
        {"metadata": {"name": "data"}, "spec": {"accessModes": ["ReadWriteOnce"]}}
    ]
    assert StatefulSetSpec.from_manifest(spec.to_manifest()) == spec


def test_pull_secrets_are_names() -> None:
    assert PodSpec(containers=[], image_pull_secrets=["registry"]).to_manifest()["imagePullSecrets"] == [
        {"name": "registry"}
    ]


@pytest.mark.parametrize("name", objects.__all__)
def test_objects_as_a_whole_survive_the_way_through_a_manifest(name: str) -> None:
    value_type: Any = getattr(objects, name)
    needed = {
        "role_ref": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "reader"},
        "provisioner": "ebs.csi.aws.com",
    }
    manifest = {
        "kind": name,
        "metadata": {"name": "it"},
        **{value_type.__manifest_keys__[field]: needed[field] for field in value_type.__required__},
    }

    assert value_type.from_manifest(manifest).to_manifest() == manifest


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda wrong: ServiceSpec(ports=[wrong]), r"ServiceSpec\.ports takes a list of ServicePort"),
        (lambda wrong: ServiceSpec(ports=wrong), r"ServiceSpec\.ports takes a list of ServicePort"),
        (lambda wrong: Container(name="web", ports=wrong), r"takes a list: write ports=\[ContainerPort"),
        (lambda wrong: NetworkPolicyIngressRule(from_=[wrong]), "takes a list of NetworkPolicyPeer"),
        (lambda wrong: IngressSpec(rules=[wrong]), "takes a list of IngressRule"),
    ],
    ids=["in a list", "alone", "of its type alone", "peer", "rule"],
)
def test_a_value_of_another_type_is_refused(make: Any, sentence: str) -> None:
    with pytest.raises(TypeError, match=sentence):
        make(ContainerPort(container_port=80))
