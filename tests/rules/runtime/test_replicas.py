"""A host port is there once on a node: for one replica, and not for the old and the new pod of an update."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.check import check

from .manifests import container, paths, pod, workload

REPLICAS = "replicas_do_not_share_a_host_port"
UPDATES = "rolling_updates_free_a_host_port_before_they_need_it"
DAEMONS = "daemons_with_host_ports_do_not_surge"

HOST_PORT = pod(container(ports=[{"containerPort": 80, "hostPort": 8080}]))
HOST_NETWORK = pod(container(ports=[{"containerPort": 80}]), hostNetwork=True)
SIDECAR_ON_HOST = pod(
    initContainers=[container("proxy", restartPolicy="Always", ports=[{"containerPort": 80}])], hostNetwork=True
)


def apart(made: dict[str, Any], **rules: Any) -> dict[str, Any]:
    return {**made, "spec": {**made["spec"], **rules}}


ANTI_AFFINITY = {
    "podAntiAffinity": {
        "requiredDuringSchedulingIgnoredDuringExecution": [
            {"topologyKey": "kubernetes.io/hostname", "labelSelector": {"matchLabels": {"app": "app"}}}
        ]
    }
}
SPREAD = [
    {
        "topologyKey": "kubernetes.io/hostname",
        "maxSkew": 1,
        "whenUnsatisfiable": "DoNotSchedule",
        "labelSelector": {"matchLabels": {"app": "app"}},
    }
]


@pytest.mark.parametrize("kind", ["Deployment", "ReplicaSet", "ReplicationController", "StatefulSet"])
@pytest.mark.parametrize("made", [HOST_PORT, HOST_NETWORK, SIDECAR_ON_HOST], ids=["port", "network", "sidecar"])
def test_several_replicas_with_a_host_port_need_a_node_each(kind: str, made: dict[str, Any]) -> None:
    assert paths(workload(kind, made, replicas=2), REPLICAS) == ["spec.replicas"]


ONE_NODE: dict[str, dict[str, Any]] = {
    "named": {"nodeName": "node-1"},
    "selected": {"nodeSelector": {"kubernetes.io/hostname": "node-1"}},
    "required": {
        "affinity": {
            "nodeAffinity": {
                "requiredDuringSchedulingIgnoredDuringExecution": {
                    "nodeSelectorTerms": [
                        {
                            "matchExpressions": [
                                {"key": "kubernetes.io/hostname", "operator": "In", "values": ["node-1"]}
                            ]
                        }
                    ]
                }
            }
        }
    },
}
SOME_NODES: dict[str, dict[str, Any]] = {
    "anywhere": {},
    "of a pool": {"nodeSelector": {"pool": "edge"}},
    "one or the other": {
        "affinity": {
            "nodeAffinity": {
                "requiredDuringSchedulingIgnoredDuringExecution": {
                    "nodeSelectorTerms": [
                        {"matchFields": [{"key": "metadata.name", "operator": "In", "values": [name]}]}
                        for name in ("node-1", "node-2")
                    ]
                }
            }
        }
    },
}


def categories(manifest: dict[str, Any], rule: str) -> list[str]:
    return [issue.category for issue in check(manifest) if issue.rule == rule]


@pytest.mark.parametrize(
    ("where", "category"),
    [(ONE_NODE, "runtime"), (SOME_NODES, "advice")],
    ids=["one node alone", "as many nodes as there are"],
)
def test_a_host_port_refuses_where_no_second_node_can_have_it(where: dict[str, Any], category: str) -> None:
    made = [apart(HOST_NETWORK, **place) for place in where.values()]

    assert [categories(workload("Deployment", each, replicas=2), REPLICAS) for each in made] == [[category]] * 3
    assert [categories(workload("Deployment", each), UPDATES) for each in made] == [[category]] * 3


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(workload("Deployment", HOST_PORT), id="one replica"),
        pytest.param(workload("Deployment", HOST_PORT, replicas=0), id="no replica"),
        pytest.param(workload("Deployment", pod(), replicas=3), id="no host port"),
        pytest.param(workload("Deployment", pod(hostNetwork=True), replicas=3), id="host network, no known port"),
        pytest.param(workload("Deployment", apart(HOST_PORT, affinity=ANTI_AFFINITY), replicas=3), id="kept apart"),
        pytest.param(
            workload("Deployment", apart(HOST_PORT, topologySpreadConstraints=SPREAD), replicas=3), id="spread"
        ),
        pytest.param(workload("DaemonSet", HOST_PORT), id="DaemonSet"),
    ],
)
def test_replicas_that_fit_are_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, REPLICAS) == []


@pytest.mark.parametrize(
    "spec",
    [
        pytest.param({}, id="defaults"),
        pytest.param({"replicas": 1, "strategy": {"type": "RollingUpdate"}}, id="written defaults"),
        pytest.param({"strategy": {"rollingUpdate": {"maxSurge": "1%"}}}, id="a share rounded up"),
        pytest.param({"strategy": {"rollingUpdate": {"maxSurge": 1, "maxUnavailable": "99%"}}}, id="rounded down"),
    ],
)
def test_an_update_that_needs_the_port_twice_is_found(spec: dict[str, Any]) -> None:
    assert paths(workload("Deployment", HOST_NETWORK, **spec), UPDATES) == ["spec.strategy"]


@pytest.mark.parametrize(
    "spec",
    [
        pytest.param({"strategy": {"type": "Recreate"}}, id="Recreate"),
        pytest.param({"strategy": {"rollingUpdate": {"maxSurge": 0, "maxUnavailable": 1}}}, id="no surge"),
        pytest.param({"strategy": {"rollingUpdate": {"maxUnavailable": "100%"}}}, id="may be unavailable"),
        pytest.param({"replicas": 0}, id="no replica"),
    ],
)
def test_an_update_that_frees_the_port_first_is_let_alone(spec: dict[str, Any]) -> None:
    assert paths(workload("Deployment", HOST_NETWORK, **spec), UPDATES) == []


@pytest.mark.parametrize("surge", [1, "10%"])
def test_a_surging_daemon_with_a_host_port_is_found(surge: int | str) -> None:
    strategy = {"rollingUpdate": {"maxSurge": surge, "maxUnavailable": 0}}

    assert paths(workload("DaemonSet", HOST_PORT, updateStrategy=strategy), DAEMONS) == [
        "spec.updateStrategy.rollingUpdate.maxSurge"
    ]


@pytest.mark.parametrize(
    ("made", "strategy"),
    [
        pytest.param(HOST_PORT, {"rollingUpdate": {"maxUnavailable": 1}}, id="no surge"),
        pytest.param(HOST_PORT, {"type": "OnDelete"}, id="OnDelete"),
        pytest.param(pod(), {"rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}}, id="no host port"),
    ],
)
def test_a_daemon_that_frees_the_port_first_is_let_alone(made: dict[str, Any], strategy: dict[str, Any]) -> None:
    assert paths(workload("DaemonSet", made, updateStrategy=strategy), DAEMONS) == []


APART = "replicas_that_keep_apart_may_run_on_several_nodes"
ON_ONE_NODE = {"affinity": ANTI_AFFINITY, "nodeSelector": {"kubernetes.io/hostname": "node-1"}}


@pytest.mark.parametrize("kind", ["Deployment", "ReplicaSet", "StatefulSet"])
def test_replicas_that_keep_apart_on_one_node_are_refused(kind: str) -> None:
    assert paths(workload(kind, apart(pod(), **ON_ONE_NODE), replicas=2), APART) == ["spec.replicas"]


def test_the_update_of_a_pod_that_keeps_apart_on_one_node_is_refused_where_it_waits_for_the_new_pod() -> None:
    made = apart(pod(), **ON_ONE_NODE)

    assert paths(workload("Deployment", made), APART) == ["spec.strategy"]
    assert paths(workload("Deployment", made, strategy={"type": "Recreate"}), APART) == []
    assert paths(workload("StatefulSet", made), APART) == []


OWN = {"labelSelector": {"matchLabels": {"app": "app"}}}


def affinity(*, apart_by: str, together_by: str = "", nodes: tuple[str, ...] = ()) -> dict[str, Any]:
    made: dict[str, Any] = {
        "podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{**OWN, "topologyKey": apart_by}]}
    }
    if together_by:
        terms = [{**OWN, "topologyKey": together_by}]
        made["podAffinity"] = {"requiredDuringSchedulingIgnoredDuringExecution": terms}
    if nodes:
        named = {"key": "kubernetes.io/hostname", "operator": "In", "values": list(nodes)}
        made["nodeAffinity"] = {
            "requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [named]}]}
        }
    return {"affinity": made}


HOST, ZONE = "kubernetes.io/hostname", "topology.kubernetes.io/zone"


@pytest.mark.parametrize(
    ("rules", "replicas", "found"),
    [
        pytest.param(affinity(apart_by=HOST, together_by=HOST), 2, ["spec.replicas"], id="together and apart"),
        pytest.param(affinity(apart_by=ZONE, together_by=HOST), 2, ["spec.replicas"], id="on one node of two zones"),
        pytest.param(affinity(apart_by=HOST, together_by=ZONE), 2, [], id="on several nodes of a zone"),
        pytest.param(affinity(apart_by=HOST, nodes=("a", "b")), 3, ["spec.replicas"], id="more than there are nodes"),
        pytest.param(affinity(apart_by=HOST, nodes=("a", "b")), 2, [], id="as many as there are nodes"),
        pytest.param(affinity(apart_by=ZONE, nodes=("a", "b")), 3, [], id="nodes of nobody knows which zones"),
    ],
)
def test_replicas_that_keep_apart_need_a_place_each(rules: dict[str, Any], replicas: int, found: list[str]) -> None:
    assert paths(workload("Deployment", apart(pod(), **rules), replicas=replicas), APART) == found


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param({"affinity": ANTI_AFFINITY}, id="any node"),
        pytest.param({"nodeSelector": {"kubernetes.io/hostname": "node-1"}}, id="together"),
        pytest.param(
            {
                **ON_ONE_NODE,
                "affinity": {
                    "podAntiAffinity": {
                        "requiredDuringSchedulingIgnoredDuringExecution": [
                            {
                                "topologyKey": "kubernetes.io/hostname",
                                "labelSelector": {"matchLabels": {"app": "other"}},
                            }
                        ]
                    }
                },
            },
            id="apart from others",
        ),
    ],
)
def test_replicas_that_can_be_placed_are_let_alone(rules: dict[str, Any]) -> None:
    assert paths(workload("Deployment", apart(pod(), **rules), replicas=2), APART) == []
