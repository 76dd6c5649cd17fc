"""Which changes a server applies in place: every rule holds for a good change and is broken by a bad one."""

from __future__ import annotations

import copy
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from cdk8s_pods.rules.target import Target
from cdk8s_pods.schema import KINDS
from cdk8s_pods.updates.comparison import compare
from cdk8s_pods.updates.objects import Placed
from cdk8s_pods.updates.rule import UPDATE_RULES

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "updates-known.jsonl.gz"

POD_SPEC = {
    "containers": [
        {"name": "web", "image": "web:1", "env": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]},
    ],
    "tolerations": [{"key": "a", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 5}],
    "activeDeadlineSeconds": 60,
    "restartPolicy": "Never",
}
TEMPLATE = {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "web", "image": "web:1"}]}}
CONTROLLER = {"selector": {"matchLabels": {"app": "web"}}, "template": TEMPLATE}
GATED = {
    **POD_SPEC,
    "schedulingGates": [{"name": "a"}, {"name": "b"}],
    "nodeSelector": {"disk": "ssd"},
    "affinity": {
        "nodeAffinity": {
            "requiredDuringSchedulingIgnoredDuringExecution": {
                "nodeSelectorTerms": [{"matchExpressions": [{"key": "zone", "operator": "In", "values": ["a"]}]}]
            }
        }
    },
}
CLAIM_SPEC = {
    "accessModes": ["ReadWriteOnce"],
    "storageClassName": "fast",
    "resources": {"requests": {"storage": "1Gi"}},
}
#: What each base is, without its name.
BASES: dict[str, dict[str, Any]] = {
    "pod": {"apiVersion": "v1", "kind": "Pod", "spec": POD_SPEC},
    "gated pod": {"apiVersion": "v1", "kind": "Pod", "spec": GATED},
    "deployment": {"apiVersion": "apps/v1", "kind": "Deployment", "spec": CONTROLLER},
    "daemon set": {"apiVersion": "apps/v1", "kind": "DaemonSet", "spec": CONTROLLER},
    "stateful set": {
        "apiVersion": "apps/v1",
        "kind": "StatefulSet",
        "spec": {
            **CONTROLLER,
            "serviceName": "web",
            "volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": CLAIM_SPEC}],
        },
    },
    "job": {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "spec": {"template": {"spec": POD_SPEC}, "completions": 3, "completionMode": "Indexed", "parallelism": 3},
    },
    "suspended job": {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "spec": {"template": {"spec": POD_SPEC}, "suspend": True},
    },
    "cron job": {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "spec": {"schedule": "@daily", "jobTemplate": {"spec": {"template": {"spec": POD_SPEC}}}},
    },
    "claim": {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "spec": CLAIM_SPEC},
    "classless claim": {
        "apiVersion": "v1",
        "kind": "PersistentVolumeClaim",
        "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}},
    },
    "volume": {
        "apiVersion": "v1",
        "kind": "PersistentVolume",
        "spec": {"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"], "nfs": {"server": "a", "path": "/"}},
    },
    "service": {
        "apiVersion": "v1",
        "kind": "Service",
        "spec": {"selector": {"app": "web"}, "ports": [{"name": "http", "port": 80}]},
    },
    "pinned service": {
        "apiVersion": "v1",
        "kind": "Service",
        "spec": {"clusterIP": "10.0.0.7", "selector": {"app": "web"}, "ports": [{"port": 80}]},
    },
    "twin service": {
        "apiVersion": "v1",
        "kind": "Service",
        "spec": {
            "ipFamilies": ["IPv4", "IPv6"],
            "ipFamilyPolicy": "RequireDualStack",
            "selector": {"app": "web"},
            "ports": [{"port": 80}],
        },
    },
    "balancer": {
        "apiVersion": "v1",
        "kind": "Service",
        "spec": {
            "type": "LoadBalancer",
            "loadBalancerClass": "example.com/a",
            "externalTrafficPolicy": "Local",
            "healthCheckNodePort": 32001,
            "ports": [{"port": 80}],
        },
    },
    "config map": {"apiVersion": "v1", "kind": "ConfigMap", "data": {"a": "1"}},
    "closed config map": {"apiVersion": "v1", "kind": "ConfigMap", "immutable": True, "data": {"a": "1"}},
    "closed secret": {"apiVersion": "v1", "kind": "Secret", "immutable": True, "stringData": {"a": "1"}},
    "secret": {"apiVersion": "v1", "kind": "Secret", "data": {"a": "MQ=="}},
    "quota": {
        "apiVersion": "v1",
        "kind": "ResourceQuota",
        "spec": {"scopes": ["BestEffort", "NotTerminating"], "hard": {"pods": 1}},
    },
    "storage class": {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "provisioner": "a.example.com"},
    "role binding": {
        "apiVersion": "rbac.authorization.k8s.io/v1",
        "kind": "RoleBinding",
        "roleRef": {"kind": "Role", "name": "a", "apiGroup": "rbac.authorization.k8s.io"},
        "subjects": [{"kind": "ServiceAccount", "name": "a", "namespace": "b"}],
    },
    "priority class": {"apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "value": 5},
    "runtime class": {"apiVersion": "node.k8s.io/v1", "kind": "RuntimeClass", "handler": "runc"},
    "ingress class": {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "IngressClass",
        "spec": {"controller": "a.example.com/b"},
    },
    "driver": {"apiVersion": "storage.k8s.io/v1", "kind": "CSIDriver", "spec": {"attachRequired": True}},
    "definition": {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "spec": {
            "group": "example.com",
            "scope": "Namespaced",
            "names": {"kind": "Fleet", "plural": "fleets"},
            "versions": [
                {"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": {"type": "object"}}},
                {"name": "v2", "served": True, "storage": False, "schema": {"openAPIV3Schema": {"type": "object"}}},
            ],
        },
    },
    "range": {"apiVersion": "networking.k8s.io/v1", "kind": "ServiceCIDR", "spec": {"cidrs": ["10.0.0.0/24"]}},
    "custom": {"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout", "spec": {"replicas": 1}},
}
GONE = object()
REQUIRED = "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms"

#: Base, path, new value -> what a server applies: the base it is, the field, its value.
IN_PLACE: list[tuple[str, str, Any]] = [
    ("pod", "spec.containers.0.image", "web:2"),
    ("pod", "metadata.labels", {"a": "b"}),
    ("pod", "spec.activeDeadlineSeconds", 30),
    ("pod", "spec.tolerations.0.tolerationSeconds", 9),
    ("pod", "spec.hostNetwork", False),
    ("pod", "spec.serviceAccountName", "default"),
    ("pod", "spec.containers.0.terminationMessagePolicy", "File"),
    ("pod", "spec.containers.0.resources", {}),
    ("gated pod", "spec.schedulingGates", [{"name": "b"}]),
    ("gated pod", "spec.nodeSelector.zone", "a"),
    ("gated pod", f"{REQUIRED}.0.matchExpressions.1", {"key": "arch", "operator": "Exists"}),
    ("deployment", "spec.strategy", {"type": "Recreate"}),
    ("deployment", "spec.template.spec.containers.0.command", ["a"]),
    ("deployment", "spec.selector.matchExpressions", []),
    ("daemon set", "spec.updateStrategy", {"type": "OnDelete"}),
    ("stateful set", "spec.replicas", 3),
    ("stateful set", "spec.volumeClaimTemplates.0.spec.resources.requests.storage", "1024Mi"),
    ("stateful set", "spec.volumeClaimTemplates.0.spec.volumeMode", "Filesystem"),
    ("job", "spec.suspend", True),
    ("job", "spec.ttlSecondsAfterFinished", 5),
    ("suspended job", "spec.template.spec.nodeSelector", {"disk": "ssd"}),
    ("suspended job", "spec.template.spec.containers.0.resources", {"limits": {"cpu": 1}}),
    ("suspended job", "spec.template.metadata", {"labels": {"a": "b"}}),
    ("cron job", "spec.jobTemplate.spec.template.spec.containers.0.image", "web:2"),
    ("claim", "spec.resources.requests.storage", "1024Mi"),
    ("volume", "spec.capacity.storage", "2Gi"),
    ("volume", "spec.persistentVolumeReclaimPolicy", "Delete"),
    ("service", "spec.type", "NodePort"),
    ("service", "spec.ports.0.targetPort", 80),
    ("pinned service", "spec", {"type": "ExternalName", "externalName": "db.example.com"}),
    ("twin service", "spec.ipFamilyPolicy", "SingleStack"),
    ("balancer", "spec", {"type": "ClusterIP", "ports": [{"port": 80}]}),
    ("config map", "immutable", True),
    ("closed config map", "metadata.labels", {"a": "b"}),
    ("secret", "type", "Opaque"),
    ("secret", "data", {"b": "Mg=="}),
    ("quota", "spec.scopes", ["NotTerminating", "BestEffort"]),
    ("quota", "spec.hard.pods", 2),
    ("storage class", "allowVolumeExpansion", True),
    ("storage class", "volumeBindingMode", "Immediate"),
    ("role binding", "subjects.0.name", "b"),
    ("role binding", "roleRef", {"kind": "Role", "name": "a"}),
    ("priority class", "globalDefault", True),
    ("runtime class", "overhead", {"podFixed": {"cpu": "1m"}}),
    ("driver", "spec.attachRequired", GONE),
    ("definition", "spec.names.shortNames", ["f"]),
    ("definition", "spec.versions.1", GONE),
    ("range", "spec.cidrs", ["10.0.0.0/24", "fd00::/112"]),
    ("custom", "metadata.labels", {"a": "b"}),
]
#: Base, path, new value -> the field that is refused, and the rule.
REFUSED: list[tuple[str, str, Any, str, str]] = [
    ("pod", "spec.containers.0.env.0.value", "9", "spec.containers[0].env[0].value", "specs_of_pods_stay"),
    (
        "pod",
        "spec.containers.0.resources",
        {"limits": {"cpu": 1}},
        "spec.containers[0].resources",
        "specs_of_pods_stay",
    ),
    ("pod", "spec.containers.1", {"name": "b", "image": "b"}, "spec.containers[1]", "specs_of_pods_stay"),
    ("pod", "spec.affinity", {}, "spec.affinity", "specs_of_pods_stay"),
    ("pod", "spec.automountServiceAccountToken", False, "spec.automountServiceAccountToken", "specs_of_pods_stay"),
    ("pod", "spec.activeDeadlineSeconds", GONE, "spec.activeDeadlineSeconds", "deadlines_of_pods_only_come_closer"),
    ("pod", "spec.activeDeadlineSeconds", 61, "spec.activeDeadlineSeconds", "deadlines_of_pods_only_come_closer"),
    ("pod", "spec.tolerations.0.key", "b", "spec.tolerations[0]", "tolerations_of_pods_are_only_added"),
    ("pod", "spec.schedulingGates", [{"name": "c"}], "spec.schedulingGates[0].name", "scheduling_gates_only_go"),
    (
        "pod",
        "metadata.annotations",
        {"kubernetes.io/config.mirror": "a"},
        "metadata.annotations[kubernetes.io/config.mirror]",
        "annotations_of_the_kubelet_stay",
    ),
    ("gated pod", "spec.nodeSelector.disk", "hdd", "spec.nodeSelector[disk]", "gated_pods_only_narrow_their_nodes"),
    ("gated pod", REQUIRED, [], REQUIRED, "gated_pods_only_narrow_their_nodes"),
    ("gated pod", f"{REQUIRED}.0.matchExpressions.0.key", "z", f"{REQUIRED}[0]", "gated_pods_only_narrow_their_nodes"),
    (
        "deployment",
        "spec.selector.matchLabels.app",
        "b",
        "spec.selector.matchLabels[app]",
        "selectors_of_controllers_stay",
    ),
    ("stateful set", "spec.serviceName", "b", "spec.serviceName", "identities_of_stateful_sets_stay"),
    (
        "stateful set",
        "spec.volumeClaimTemplates.0.spec.resources.requests.storage",
        "2Gi",
        "spec.volumeClaimTemplates[0].spec.resources.requests[storage]",
        "claim_templates_of_stateful_sets_stay",
    ),
    (
        "stateful set",
        "spec.updateStrategy",
        {"type": "OnDelete"},
        "spec.updateStrategy.rollingUpdate",
        "defaults_of_the_old_version_do_not_stay",
    ),
    (
        "job",
        "spec.template.spec.containers.0.image",
        "b",
        "spec.template.spec.containers[0].image",
        "templates_of_jobs_stay",
    ),
    ("job", "spec.podFailurePolicy", {"rules": []}, "spec.podFailurePolicy", "policies_of_jobs_stay"),
    ("job", "spec.completions", 5, "spec.completions", "completions_of_jobs_stay"),
    (
        "suspended job",
        "spec.template.spec.containers.0.image",
        "b",
        "spec.template.spec.containers[0].image",
        "templates_of_jobs_stay",
    ),
    (
        "claim",
        "spec.resources.requests.storage",
        "1Mi",
        "spec.resources.requests[storage]",
        "sizes_of_claims_grow_once_they_are_bound",
    ),
    ("claim", "spec.storageClassName", "slow", "spec.storageClassName", "classes_of_claims_stay"),
    ("claim", "spec.accessModes", ["ReadOnlyMany"], "spec.accessModes", "wishes_of_claims_stay"),
    ("volume", "spec.nfs.path", "/b", "spec.nfs.path", "sources_of_volumes_stay"),
    ("volume", "spec.volumeMode", "Block", "spec.volumeMode", "modes_of_volumes_stay"),
    ("service", "spec.clusterIP", "None", "spec.clusterIP", "addresses_of_services_stay"),
    ("pinned service", "spec.clusterIP", "10.0.0.8", "spec.clusterIP", "addresses_of_services_stay"),
    ("twin service", "spec.ipFamilies", ["IPv6", "IPv4"], "spec.ipFamilies[0]", "first_families_of_services_stay"),
    ("twin service", "spec.ipFamilies", ["IPv4"], "spec.ipFamilyPolicy", "first_families_of_services_stay"),
    ("balancer", "spec.loadBalancerClass", "example.com/b", "spec.loadBalancerClass", "classes_of_load_balancers_stay"),
    ("balancer", "spec.healthCheckNodePort", 32002, "spec.healthCheckNodePort", "health_check_ports_stay"),
    ("closed config map", "data.a", "2", "data[a]", "closed_content_stays_closed"),
    ("closed config map", "immutable", GONE, "immutable", "closed_content_stays_closed"),
    ("closed secret", "stringData.a", "2", "data[a]", "closed_content_stays_closed"),
    ("secret", "type", "example.com/a", "type", "secrets_keep_their_type"),
    ("quota", "spec.scopes", ["BestEffort"], "spec.scopes", "quotas_keep_their_scopes"),
    ("storage class", "parameters", {"a": "b"}, "parameters", "storage_classes_keep_how_they_make_volumes"),
    ("role binding", "roleRef.name", "b", "roleRef.name", "bindings_keep_their_role"),
    ("priority class", "value", 6, "value", "priority_classes_keep_their_value"),
    ("runtime class", "handler", "runsc", "handler", "runtime_classes_keep_their_handler"),
    ("ingress class", "spec.controller", "a.example.com/c", "spec.controller", "ingress_classes_keep_their_controller"),
    ("driver", "spec.attachRequired", False, "spec.attachRequired", "drivers_keep_how_volumes_are_attached"),
    ("definition", "spec.scope", "Cluster", "spec.scope", "definitions_keep_what_resources_are_stored_by"),
    ("definition", "spec.versions.0.name", "v3", "spec.versions[0]", "stored_versions_stay_defined"),
    ("range", "spec.cidrs", ["10.0.1.0/24"], "spec.cidrs", "address_ranges_stay"),
]
#: Base, path, new value -> the field that hangs on the cluster, and the rule.
OPEN: list[tuple[str, str, Any, str, str]] = [
    (
        "claim",
        "spec.resources.requests.storage",
        "2Gi",
        "spec.resources.requests[storage]",
        "sizes_of_claims_grow_once_they_are_bound",
    ),
    ("claim", "spec.volumeName", "a", "spec.volumeName", "volumes_of_claims_stay"),
    (
        "claim",
        "spec.volumeAttributesClassName",
        "a",
        "spec.volumeAttributesClassName",
        "attributes_of_bound_claims_change",
    ),
    ("classless claim", "spec.storageClassName", "fast", "spec.storageClassName", "classes_of_claims_stay"),
    ("service", "spec.clusterIP", "10.0.0.9", "spec.clusterIP", "addresses_of_services_stay"),
    ("service", "spec.ipFamilies", ["IPv6"], "spec.ipFamilies[0]", "first_families_of_services_stay"),
    ("custom", "spec.replicas", 2, "spec.replicas", "custom_resources_follow_their_definition"),
]


def changed(base: str, path: str, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """An object, and the same with one field changed."""
    old = {"metadata": {"name": "a"}, **copy.deepcopy(BASES[base])}
    new = copy.deepcopy(old)
    holder: Any = new
    *steps, last = (int(step) if step.isdecimal() else step for step in path.split("."))
    for step in steps:
        holder = holder[step]
    if value is GONE:
        del holder[last]
    elif isinstance(holder, list) and last == len(holder):
        holder.append(value)
    else:
        holder[last] = value
    return old, new


def ids(cases: list[Any]) -> list[str]:
    return [f"{case[0]}: {case[1]} {'gone' if case[2] is GONE else case[2]}"[:70] for case in cases]


def verdict(
    old: dict[str, Any], new: dict[str, Any], kubernetes: str = "1.37"
) -> tuple[bool | None, list[tuple[str, str]]]:
    """Whether it is applied in place, and the fields and rules that are against it."""
    changes = compare([Placed(old)], [Placed(new)], Target(kubernetes=kubernetes))
    assert len(changes) <= 1
    if not changes:
        return True, []
    return changes[0].in_place, [(str(cause.at), cause.rule) for cause in changes[0].causes]


@pytest.mark.parametrize(("base", "path", "value"), IN_PLACE, ids=ids(IN_PLACE))
def test_a_change_that_a_server_applies_is_no_alarm(base: str, path: str, value: Any) -> None:
    assert verdict(*changed(base, path, value)) == (True, [])


@pytest.mark.parametrize(("base", "path", "value", "field", "rule"), REFUSED, ids=ids(REFUSED))
def test_a_change_that_a_server_refuses_is_told_at_its_field(
    base: str, path: str, value: Any, field: str, rule: str
) -> None:
    in_place, causes = verdict(*changed(base, path, value))

    assert in_place is False
    assert (field, rule) in causes


@pytest.mark.parametrize(("base", "path", "value", "field", "rule"), OPEN, ids=ids(OPEN))
def test_a_change_that_hangs_on_the_cluster_is_said_to(base: str, path: str, value: Any, field: str, rule: str) -> None:
    assert verdict(*changed(base, path, value)) == (None, [(field, rule)])


@pytest.mark.parametrize("base", BASES)
def test_an_object_that_stays_as_it_is_does_not_change(base: str) -> None:
    old = {"metadata": {"name": "a"}, **BASES[base]}

    assert compare([Placed(old)], [Placed(copy.deepcopy(old))]) == []


def test_resources_of_a_suspended_job_change_since_1_36() -> None:
    pair = changed("suspended job", "spec.template.spec.containers.0.resources", {"limits": {"cpu": 1}})

    assert verdict(*pair, kubernetes="1.35")[0] is False
    assert verdict(*pair, kubernetes="1.36")[0] is True


def test_the_order_of_containers_of_a_pod_is_told_as_such() -> None:
    old, new = changed("pod", "spec.containers.1", {"name": "b", "image": "b"})
    old, new = new, {**new, "spec": {**new["spec"], "containers": new["spec"]["containers"][::-1]}}
    (change,) = compare([Placed(old)], [Placed(new)])

    assert change.in_place is False
    assert [str(each) for each in change.causes] == [
        'spec.containers: Invalid value: ["b", "web"]: pod updates may not change this field, and so is the order in it'
    ]


def test_server_side_apply_of_a_strategy_that_was_only_defaulted_is_told_and_refuses_nothing() -> None:
    (change,) = compare(*([Placed(each)] for each in changed("deployment", "spec.strategy", {"type": "Recreate"})))

    assert change.in_place is True
    assert [(str(cause.at), cause.rule) for cause in change.told] == [
        ("spec.strategy.rollingUpdate", "server_side_apply_keeps_defaults")
    ]


ROLLS = {
    "deployment": "rolls its pods: at most 25% more and 25% fewer than asked for at a time",
    "daemon set": "rolls its pods, node by node",
    "stateful set": "rolls its pods, the last first, one after the other",
    "cron job": "rolls no pods: the next Job is made from it, and Jobs that run are not touched",
}


@pytest.mark.parametrize("base", ROLLS)
def test_a_new_template_says_what_it_does_to_pods(base: str) -> None:
    template = "spec.jobTemplate.spec.template" if base == "cron job" else "spec.template"
    (change,) = compare(*([Placed(each)] for each in changed(base, f"{template}.spec.containers.0.image", "web:2")))

    assert change.notes == [ROLLS[base]]


@pytest.mark.parametrize(
    ("base", "path", "value", "note"),
    [
        ("deployment", "metadata.labels", {"a": "b"}, "its pods go on untouched"),
        ("deployment", "spec.replicas", 3, "scales from 1 to 3"),
        ("deployment", "spec.strategy", {"type": "Recreate"}, "its pods go on untouched"),
        (
            "deployment",
            "spec.revisionHistoryLimit",
            10,
            "the server stores the same as before: its pods go on untouched",
        ),
        ("job", "spec.suspend", True, "its running pods are stopped"),
        (
            "pod",
            "spec.containers.0.image",
            "b",
            "spec.containers[0].image: the container is restarted in its pod, with the new image",
        ),
    ],
)
def test_a_change_beside_the_template_says_what_it_does_to_pods(base: str, path: str, value: Any, note: str) -> None:
    (change,) = compare(*([Placed(each)] for each in changed(base, path, value)))

    assert change.notes == [note]


def test_every_rule_says_what_holds_and_where_that_is_read() -> None:
    tested = {rule for *_, rule in (*REFUSED, *OPEN)}
    # Nobody keeps objects of these kinds in files, or they are told of several objects.
    beside = {
        "addresses_keep_their_owner",
        "certificate_requests_stay",
        "claims_of_devices_stay",
        "controller_revisions_stay",
        "endpoint_slices_keep_their_address_type",
        "labels_that_jobs_generate_stay",
        "objects_keep_their_name_namespace_and_kind",
        "places_of_volumes_stay",
        "resource_slices_keep_their_pool",
        "server_side_apply_keeps_defaults",
        "storage_capacities_keep_their_subject",
        "trust_bundles_keep_their_signer",
        "volume_attachments_stay",
        "volume_attributes_classes_stay",
    }

    assert set(UPDATE_RULES) == tested | beside
    for rule in UPDATE_RULES.values():
        assert rule.holds.endswith(".")
        assert rule.sources
        assert all(kind in KINDS.values() for kind in rule.kinds)


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of server verdicts (../shared/corpus) is not there")
def test_the_verdicts_agree_with_those_of_an_api_server() -> None:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["state"] == "fresh"]
    said = [(row, verdict(row["old"], row["new"], "1.36")[0]) for row in rows]
    alarms = [row["id"] for row, in_place in said if in_place is False and row["applied_in_place"]]
    misses = [row["id"] for row, in_place in said if in_place is True and not row["applied_in_place"]]

    assert alarms == []
    assert misses == []
