"""Affinity, tolerations, spreading and gates are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, below, pod, refusals, workload

SPREAD = {"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule"}
WEB = {"matchLabels": {"app": "web"}}
TERM = {"labelSelector": WEB, "topologyKey": "zone"}
REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution"
PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution"


def node(*expressions: dict[str, Any], fields: Any = ()) -> dict[str, Any]:
    term = {"matchExpressions": list(expressions), "matchFields": list(fields)}
    return {"affinity": {"nodeAffinity": {REQUIRED: {"nodeSelectorTerms": [term]}}}}


def near(**term: Any) -> dict[str, Any]:
    return {"affinity": {"podAffinity": {REQUIRED: [{**TERM, **term}]}}}


NODE_TERM = f"affinity.nodeAffinity.{REQUIRED}.nodeSelectorTerms[0]"
POD_TERM = f"affinity.podAffinity.{REQUIRED}[0]"

GOOD: dict[str, dict[str, Any]] = {
    "a node selector": {"nodeSelector": {"disk": "", "example.com/a": "b"}},
    "every operator": node(
        {"key": "a", "operator": "In", "values": ["b"]},
        {"key": "a", "operator": "NotIn", "values": ["b", "c"]},
        {"key": "a", "operator": "Exists"},
        {"key": "a", "operator": "DoesNotExist", "values": []},
        {"key": "a", "operator": "Gt", "values": ["1"]},
        {"key": "a", "operator": "Lt", "values": ["any"]},
        fields=[{"key": "metadata.name", "operator": "In", "values": ["n"]}],
    ),
    "a preferred value that no label has": {
        "affinity": {
            "nodeAffinity": {
                PREFERRED: [
                    {
                        "weight": 1,
                        "preference": {"matchExpressions": [{"key": "a", "operator": "Gt", "values": ["-1"]}]},
                    }
                ]
            }
        }
    },
    "a pod in a namespace": near(namespaces=["data"], namespaceSelector={}),
    "keys of the pod": near(matchLabelKeys=["hash"], mismatchLabelKeys=["tenant"]),
    "a key that the pod has not": near(matchLabelKeys=["app"]),
    "every toleration": {
        "tolerations": [
            {"operator": "Exists"},
            {"key": "a"},
            {"key": "a", "operator": "Equal", "value": "b", "effect": "PreferNoSchedule"},
            {"key": "a", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": -1},
        ]
    },
    "spreads": {
        "topologySpreadConstraints": [
            {**SPREAD, "minDomains": 1, "nodeAffinityPolicy": "Ignore", "nodeTaintsPolicy": "Honor"},
            {**SPREAD, "whenUnsatisfiable": "ScheduleAnyway", "labelSelector": WEB, "matchLabelKeys": ["hash"]},
        ]
    },
    "gates": {"schedulingGates": [{"name": "a"}, {"name": "example.com/b"}]},
    "a deadline": {"activeDeadlineSeconds": 2**31 - 1},
    "names": {"nodeName": "n.example.com", "serviceAccountName": "", "priorityClassName": "system-node-critical"},
}

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "a node selector that no label is": (
        {"nodeSelector": {"a": "b c"}},
        [("nodeSelector", "node_selectors_are_labels")],
    ),
    "operators with other values": (
        node(
            {"key": "a", "operator": "In"},
            {"key": "a", "operator": "Exists", "values": ["b"]},
            {"key": "a", "operator": "Gt", "values": ["1", "2"]},
            {"key": "a", "operator": "Equals", "values": ["b"]},
            {"key": "", "operator": "Exists"},
            {"key": "a", "operator": "In", "values": ["b", "-"]},
        ),
        [
            *(
                (f"{NODE_TERM}.matchExpressions{path}", "node_requirements_are_well_formed")
                for path in ("[0].values", "[1].values", "[2].values", "[3].operator", "[4].key")
            ),
            (f"{NODE_TERM}.matchExpressions[5].values[1]", "required_node_affinities_compare_with_label_values"),
        ],
    ),
    "fields of nodes": (
        node(
            fields=[
                {"key": "metadata.uid", "operator": "In", "values": ["n"]},
                {"key": "metadata.name", "operator": "Exists"},
                {"key": "metadata.name", "operator": "NotIn", "values": ["a", "B"]},
            ]
        ),
        [
            (f"{NODE_TERM}.matchFields{path}", "node_fields_are_the_name_of_a_node")
            for path in ("[0].key", "[1].operator", "[2].values", "[2].values[1]")
        ],
    ),
    "weights": (
        {
            "affinity": {
                "nodeAffinity": {PREFERRED: [{"weight": 0, "preference": {}}]},
                "podAntiAffinity": {PREFERRED: [{"weight": 101, "podAffinityTerm": TERM}]},
            }
        },
        [
            (f"affinity.nodeAffinity.{PREFERRED}[0].weight", "weights_of_preferences_are_from_1_to_100"),
            (f"affinity.podAntiAffinity.{PREFERRED}[0].weight", "weights_of_preferences_are_from_1_to_100"),
        ],
    ),
    "a preference without a term": (
        {"affinity": {"podAffinity": {PREFERRED: [{"weight": 1}]}}},
        [(f"affinity.podAffinity.{PREFERRED}[0].podAffinityTerm.topologyKey", "pod_affinities_have_a_topology_key")],
    ),
    "a topology without a key": (
        near(topologyKey=""),
        [(f"{POD_TERM}.topologyKey", "pod_affinities_have_a_topology_key")],
    ),
    "a namespace that is none": (
        near(namespaces=["A"]),
        [(f"{POD_TERM}.namespace", "namespaces_of_pod_affinities_are_dns_labels")],
    ),
    "a selector that is none": (
        near(namespaceSelector={"matchExpressions": [{"key": "a", "operator": "Gt"}]}),
        [(f"{POD_TERM}.namespaceSelector.matchExpressions[0].operator", "selector_requirements_are_well_formed")],
    ),
    "keys without a selector": (
        {"affinity": {"podAffinity": {REQUIRED: [{"topologyKey": "zone", "mismatchLabelKeys": ["a"]}]}}},
        [(f"{POD_TERM}.mismatchLabelKeys", "label_keys_of_pod_affinities_are_distinct")],
    ),
    "a key in both lists": (
        near(matchLabelKeys=["a"], mismatchLabelKeys=["a"]),
        [(f"{POD_TERM}.matchLabelKeys[0]", "label_keys_of_pod_affinities_are_distinct")],
    ),
    "tolerations": (
        {
            "tolerations": [
                {},
                {"key": "a b", "operator": "Exists"},
                {"key": "a", "value": "b c"},
                {"key": "a", "operator": "In"},
                {"key": "a", "effect": "Never"},
                {"key": "a", "tolerationSeconds": 1},
            ]
        },
        [
            ("tolerations[0].operator", "tolerations_have_an_operator_that_fits"),
            ("tolerations[1].key", "tolerations_name_a_taint"),
            ("tolerations[2].operator", "tolerations_have_an_operator_that_fits"),
            ("tolerations[3].operator", "tolerations_have_an_operator_that_fits"),
            ("tolerations[4].effect", "tolerations_have_an_effect_that_fits"),
            ("tolerations[5].effect", "tolerations_have_an_effect_that_fits"),
        ],
    ),
    "a spread of nothing": (
        {"topologySpreadConstraints": [{}]},
        [
            (f"topologySpreadConstraints[0].{name}", "spread_constraints_are_complete")
            for name in ("maxSkew", "topologyKey", "whenUnsatisfiable")
        ],
    ),
    "spreads of other values": (
        {
            "topologySpreadConstraints": [
                {**SPREAD, "minDomains": 0, "nodeTaintsPolicy": "x"},
                {**SPREAD, "topologyKey": "host", "whenUnsatisfiable": "ScheduleAnyway", "minDomains": 1},
            ]
        },
        [
            (f"topologySpreadConstraints{path}", "spread_constraints_are_complete")
            for path in ("[0].minDomains", "[0].nodeTaintsPolicy", "[1].minDomains")
        ],
    ),
    "a spread twice": (
        {"topologySpreadConstraints": [SPREAD, {**SPREAD, "maxSkew": 2}]},
        [("topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}", "spread_constraints_are_unique")],
    ),
    "gates": (
        {"schedulingGates": [{}, {"name": "a"}, {"name": "a"}], "nodeName": "n"},
        [
            ("schedulingGates[0]", "scheduling_gates_have_names_of_their_own"),
            ("schedulingGates[2]", "scheduling_gates_have_names_of_their_own"),
            ("nodeName", "gated_pods_have_no_node"),
        ],
    ),
    "no time at all": ({"activeDeadlineSeconds": 0}, [("activeDeadlineSeconds", "deadlines_of_pods_are_positive")]),
    "names": (
        {"nodeName": "N", "serviceAccountName": "a b", "priorityClassName": "A", "runtimeClassName": ""},
        [
            ("nodeName", "names_in_pods_are_dns_subdomains"),
            ("serviceAccountName", "names_in_pods_are_dns_subdomains"),
            ("priorityClassName", "names_in_pods_are_dns_subdomains"),
            ("runtimeClassName", "runtime_classes_have_a_name"),
        ],
    ),
    "an empty preemption policy": ({"preemptionPolicy": ""}, [("preemptionPolicy", "preemption_policies_are_known")]),
    "a priority of one's own": (
        {"priority": 1, "preemptionPolicy": "Never"},
        [
            ("priority", "priorities_of_pods_come_from_their_class"),
            ("preemptionPolicy", "priorities_of_pods_come_from_their_class"),
        ],
    ),
    "a gate that is no condition": (
        {"readinessGates": [{}]},
        [("readinessGates[0].conditionType", "readiness_gates_are_conditions")],
    ),
    "responders": (
        {
            "evictionResponders": [
                {"name": "a", "priority": 0},
                {"name": "a.b/c", "priority": 100001},
                {"name": "a.b/c", "priority": 1},
                {},
            ]
        },
        [
            (f"evictionResponders{path}", "eviction_responders_are_well_formed")
            for path in ("[0].name", "[1].priority", "[2]", "[3].name", "[3].priority")
        ],
    ),
}


@pytest.mark.parametrize("spec", GOOD.values(), ids=GOOD)
def test_a_pod_that_the_server_takes(spec: dict[str, Any]) -> None:
    assert refusals(pod(**spec)) == []


@pytest.mark.parametrize(("spec", "refused"), BAD.values(), ids=BAD)
def test_a_pod_that_the_server_refuses(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert sorted(refusals(pod(**spec))) == sorted(below("spec.", refused))


def test_a_key_that_the_selector_has_already_is_refused_where_the_pod_has_the_label() -> None:
    spread = {**SPREAD, "labelSelector": WEB, "matchLabelKeys": ["app"]}
    manifest = pod(**near(matchLabelKeys=["app"]), topologySpreadConstraints=[spread])
    manifest["metadata"]["labels"] = {"app": "web"}

    assert refusals(manifest) == [
        (f"spec.{POD_TERM}[0]", "label_keys_of_pod_affinities_are_distinct"),
        ("spec.topologySpreadConstraints[0].matchLabelKeys[0]", "label_keys_of_spread_constraints_complete_a_selector"),
    ]


def test_a_template_is_not_completed_by_its_labels() -> None:
    spec = {"containers": [CONTAINER], **near(matchLabelKeys=["app"])}

    assert refusals(workload("Deployment", template=spec)) == []


@pytest.mark.parametrize("operator", ["Gt", "Lt"])
def test_taints_are_compared_by_size_since_1_37(operator: str) -> None:
    def manifest(value: str) -> dict[str, Any]:
        return pod(tolerations=[{"key": "a", "operator": operator, "value": value}])

    assert refusals(manifest("5"), "1.36") == [
        ("spec.tolerations[0].operator", "tolerations_have_an_operator_that_fits")
    ]
    assert refusals(manifest("5"), "1.37") == []
    assert refusals(manifest("many"), "1.37") == [
        ("spec.tolerations[0].value", "tolerations_have_an_operator_that_fits")
    ]
