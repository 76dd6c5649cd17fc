"""The objects around the pod as constructs: nothing added, every field there, all of them valid."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import kubernetes_validate
import pytest
from cdk8s import App, Chart, Testing

import cdk8s_pods
from cdk8s_pods import (
    ClusterRole,
    ClusterRoleBinding,
    ConfigMap,
    HorizontalPodAutoscaler,
    Ingress,
    IngressBackend,
    IngressClass,
    InvalidManifest,
    LimitRange,
    LimitRangeItem,
    Namespace,
    NetworkPolicy,
    ObjectMeta,
    PersistentVolume,
    PersistentVolumeClaim,
    PersistentVolumeClaimSpec,
    PersistentVolumeClaimTemplate,
    PodDisruptionBudget,
    PriorityClass,
    ResourceQuota,
    Role,
    RoleBinding,
    Secret,
    Service,
    ServiceAccount,
    ServiceSpec,
    StorageClass,
)
from cdk8s_pods.model import CrossVersionObjectReference, CSIPersistentVolumeSource, RoleRef, objects

if TYPE_CHECKING:
    from collections.abc import Callable

    Synth = Callable[[], list[dict[str, Any]]]

VERSIONS = ["1.34", "1.35", "1.36", "1.37"]
VIEW = RoleRef(api_group="rbac.authorization.k8s.io", kind="ClusterRole", name="view")
API = "rbac.authorization.k8s.io/v1"

#: Each kind with what it needs, and what comes of that beside its name.
KINDS: list[tuple[type[Any], dict[str, Any], dict[str, Any]]] = [
    (Service, {"ports": [80]}, {"apiVersion": "v1", "spec": {"ports": [{"port": 80}]}}),
    (ConfigMap, {"data": {"a": "1"}}, {"apiVersion": "v1", "data": {"a": "1"}}),
    (Secret, {"data": {"a": "1"}, "type": "Opaque"}, {"apiVersion": "v1", "type": "Opaque", "data": {"a": "MQ=="}}),
    (ServiceAccount, {}, {"apiVersion": "v1"}),
    (
        PersistentVolumeClaim,
        {"access_modes": ["ReadWriteOnce"], "storage": "1Gi"},
        {
            "apiVersion": "v1",
            "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}},
        },
    ),
    (
        Ingress,
        {"default_backend": IngressBackend.service("web", port=80)},
        {
            "apiVersion": "networking.k8s.io/v1",
            "spec": {"defaultBackend": {"service": {"name": "web", "port": {"number": 80}}}},
        },
    ),
    (
        NetworkPolicy,
        {"policy_types": ["Ingress"]},
        {"apiVersion": "networking.k8s.io/v1", "spec": {"policyTypes": ["Ingress"]}},
    ),
    (
        HorizontalPodAutoscaler,
        {
            "scale_target_ref": CrossVersionObjectReference(api_version="apps/v1", kind="Deployment", name="web"),
            "max_replicas": 3,
        },
        {
            "apiVersion": "autoscaling/v2",
            "spec": {
                "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"},
                "maxReplicas": 3,
            },
        },
    ),
    (PodDisruptionBudget, {"min_available": 1}, {"apiVersion": "policy/v1", "spec": {"minAvailable": 1}}),
    (
        Role,
        {"rules": {"pods": ["get"]}},
        {"apiVersion": API, "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]},
    ),
    (RoleBinding, {"role_ref": VIEW}, {"apiVersion": API, "roleRef": VIEW.to_manifest()}),
    (
        ClusterRole,
        {"rules": {"/healthz": ["get"]}},
        {"apiVersion": API, "rules": [{"nonResourceURLs": ["/healthz"], "verbs": ["get"]}]},
    ),
    (ClusterRoleBinding, {"role_ref": VIEW}, {"apiVersion": API, "roleRef": VIEW.to_manifest()}),
    (Namespace, {}, {"apiVersion": "v1"}),
    (ResourceQuota, {"hard": {"pods": 10}}, {"apiVersion": "v1", "spec": {"hard": {"pods": 10}}}),
    (
        LimitRange,
        {"limits": [LimitRangeItem(type="Container", default={"cpu": "500m"})]},
        {"apiVersion": "v1", "spec": {"limits": [{"type": "Container", "default": {"cpu": "500m"}}]}},
    ),
    (PriorityClass, {"value": 1000}, {"apiVersion": "scheduling.k8s.io/v1", "value": 1000}),
    (
        StorageClass,
        {"provisioner": "ebs.csi.aws.com"},
        {"apiVersion": "storage.k8s.io/v1", "provisioner": "ebs.csi.aws.com"},
    ),
    (
        PersistentVolume,
        {
            "capacity": {"storage": "1Gi"},
            "access_modes": ["ReadWriteOnce"],
            "csi": CSIPersistentVolumeSource(driver="ebs.csi.aws.com", volume_handle="vol-1"),
        },
        {
            "apiVersion": "v1",
            "spec": {
                "capacity": {"storage": "1Gi"},
                "accessModes": ["ReadWriteOnce"],
                "csi": {"driver": "ebs.csi.aws.com", "volumeHandle": "vol-1"},
            },
        },
    ),
    (
        IngressClass,
        {"controller": "k8s.io/ingress-nginx"},
        {"apiVersion": "networking.k8s.io/v1", "spec": {"controller": "k8s.io/ingress-nginx"}},
    ),
]
OF_NO_NAMESPACE = {
    ClusterRole,
    ClusterRoleBinding,
    IngressClass,
    Namespace,
    PersistentVolume,
    PriorityClass,
    StorageClass,
}
each_kind = pytest.mark.parametrize(
    ("construct", "fields", "content"), KINDS, ids=[construct.__name__ for construct, *_ in KINDS]
)


@each_kind
def test_an_object_holds_what_was_written_and_nothing_else(
    construct: type[Any], fields: dict[str, Any], content: dict[str, Any], chart: Chart, manifests: Synth
) -> None:
    made = construct(chart, "it", **fields)

    assert manifests() == [{"kind": construct.__name__, "metadata": {"name": made.name}, **content}]
    assert made.api_object.name == made.name


@each_kind
def test_an_object_is_valid_by_the_published_schemas(
    construct: type[Any], fields: dict[str, Any], content: dict[str, Any], chart: Chart, manifests: Synth
) -> None:
    metadata = ObjectMeta(name="named", labels={"a": "b"}, annotations={"c": "d"})
    construct(chart, "it", metadata=metadata, **fields)
    (manifest,) = manifests()

    assert manifest["metadata"] == metadata.to_manifest()
    for version in VERSIONS:
        kubernetes_validate.validate(manifest, version, strict=True)


@each_kind
def test_only_objects_that_belong_to_a_namespace_are_in_that_of_their_chart(
    construct: type[Any], fields: dict[str, Any], content: dict[str, Any]
) -> None:
    chart = Chart(App(), "shop", namespace="prod")
    construct(chart, "it", **fields)
    ((manifest,)) = Testing.synth(chart)

    assert manifest["metadata"].get("namespace") == (None if construct in OF_NO_NAMESPACE else "prod")


@each_kind
def test_an_object_that_is_refused_leaves_the_tree_as_it_was(
    construct: type[Any], fields: dict[str, Any], content: dict[str, Any], chart: Chart
) -> None:
    with pytest.raises(InvalidManifest) as refused:
        construct(chart, "it", metadata=ObjectMeta(labels={"a": 1}), **fields)  # type: ignore[dict-item]

    assert refused.value.source is not None
    assert __file__ in refused.value.source
    assert chart.node.children == []
    construct(chart, "it", **fields)


@each_kind
def test_every_field_of_a_kind_can_be_given(
    construct: type[Any], fields: dict[str, Any], content: dict[str, Any]
) -> None:
    name = construct.__name__
    value_type = getattr(cdk8s_pods, f"{name}Spec", None) or getattr(objects, name)
    keywords = inspect.signature(construct.__init__).parameters

    of_the_object = {"api_version", "kind", "status"}
    assert set(value_type.__manifest_keys__) - of_the_object <= set(keywords)
    assert {"metadata", "ignore_rules"} <= set(keywords)
    assert [keyword for keyword in keywords if f"        {keyword}:" not in construct.__doc__] == ["self"]


def test_a_spec_is_given_whole_or_field_by_field(chart: Chart, manifests: Synth) -> None:
    Service(chart, "web", spec=ServiceSpec(ports=[80]))

    assert manifests()[0]["spec"] == {"ports": [{"port": 80}]}
    with pytest.raises(TypeError, match="takes its spec whole or field by field: write ports into spec="):
        Service(chart, "both", spec=ServiceSpec(ports=[80]), ports=[80])
    assert len(chart.node.children) == 1


def test_a_claim_without_a_scope_is_the_template_of_one() -> None:
    claim: Any = PersistentVolumeClaim
    fields = {"metadata": ObjectMeta(name="data"), "spec": PersistentVolumeClaimSpec(access_modes=["ReadWriteOnce"])}

    assert claim(**fields) == PersistentVolumeClaimTemplate(**fields)


def test_a_program_that_makes_pods_loads_none_of_it() -> None:
    program = (
        "from cdk8s_pods.engine import install; install(); from cdk8s import App, Chart\n"
        "from cdk8s_pods import Container, Pod, PodSpec\n"
        "Pod(Chart(App(), 'c'), 'p', spec=PodSpec(containers=[Container(name='a', image='b:1')]))\n"
        "import sys; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    needed_by_others = {
        *(f"cdk8s_pods.constructs.{name}" for name in ("companion", "content", "service", "service_ports")),
        *(f"cdk8s_pods.model.{name}" for name in ("named", "objects", "selectable", "service", "template_pods")),
        "cdk8s_pods.schema.other_types",
    }

    assert needed_by_others & set(done.stdout.split()) == set()
