"""Containers, their ports and their environment are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, paths, pod, workload

GOOD: dict[str, dict[str, Any]] = {
    "two ports of one number": {"ports": [{"containerPort": 80}, {"containerPort": 80, "protocol": "UDP"}]},
    "the last port": {"ports": [{"containerPort": 65535}]},
    "no host port": {"ports": [{"containerPort": 80, "hostPort": 0}]},
    "a port named of 15 characters": {"ports": [{"containerPort": 80, "name": "a23456789012345"}]},
    "a protocol that is not said": {"ports": [{"containerPort": 80, "protocol": ""}]},
    "one host port over two protocols": {
        "ports": [{"containerPort": 53, "hostPort": 53}, {"containerPort": 53, "hostPort": 53, "protocol": "UDP"}]
    },
    "one host port on two addresses": {
        "ports": [
            {"containerPort": 53, "hostPort": 53, "hostIP": "127.0.0.1"},
            {"containerPort": 53, "hostPort": 53, "hostIP": "127.0.0.2"},
        ]
    },
    "a variable with a dash": {"env": [{"name": "my-var.1", "value": "x"}]},
    "a variable with a digit first": {"env": [{"name": "1A", "value": "x"}]},
    "an empty value beside a source": {
        "env": [{"name": "A", "value": "", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}]
    },
    "one label": {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['a.b/c']"}}}]},
    "one annotation in capitals": {
        "env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.annotations['A.b/C']"}}}]
    },
    "the node by its old name": {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "spec.host"}}}]},
    "a limit of huge pages": {
        "env": [
            {"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.hugepages-2Mi", "divisor": "1Mi"}}}
        ]
    },
    "a limit in thousands": {
        "env": [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.memory", "divisor": "1000"}}}]
    },
    "an optional secret": {
        "env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "s", "key": "k", "optional": True}}}]
    },
    "all of a secret": {"envFrom": [{"prefix": "a-", "secretRef": {"name": "s"}}, {"configMapRef": {"name": "c"}}]},
    "a policy that is not said": {"imagePullPolicy": "", "terminationMessagePolicy": ""},
}

BAD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "no port number": ({"ports": [{}]}, ["ports[0].containerPort"]),
    "port 65536": ({"ports": [{"containerPort": 65536}]}, ["ports[0].containerPort"]),
    "a negative host port": ({"ports": [{"containerPort": 1, "hostPort": -1}]}, ["ports[0].hostPort"]),
    "a port named in capitals": ({"ports": [{"containerPort": 1, "name": "HTTP"}]}, ["ports[0].name"]),
    "a port named by a number": ({"ports": [{"containerPort": 1, "name": "80"}]}, ["ports[0].name"]),
    "a port named with two dashes": ({"ports": [{"containerPort": 1, "name": "a--b"}]}, ["ports[0].name"]),
    "a port named of 16 characters": ({"ports": [{"containerPort": 1, "name": "a" * 16}]}, ["ports[0].name"]),
    "two ports of one name": (
        {"ports": [{"containerPort": 1, "name": "a"}, {"containerPort": 2, "name": "a"}]},
        ["ports[1].name"],
    ),
    "a protocol in small letters": ({"ports": [{"containerPort": 1, "protocol": "tcp"}]}, ["ports[0].protocol"]),
    "a host port twice": (
        {"ports": [{"containerPort": 1, "hostPort": 9}, {"containerPort": 2, "hostPort": 9, "protocol": "TCP"}]},
        ["ports[1].hostPort"],
    ),
    "an image of nothing": ({"image": ""}, ["image"]),
    "an image with a space before it": ({"image": " nginx"}, ["image"]),
    "an unknown pull policy": ({"imagePullPolicy": "Sometimes"}, ["imagePullPolicy"]),
    "an unknown message policy": ({"terminationMessagePolicy": "Logs"}, ["terminationMessagePolicy"]),
    "a variable without a name": ({"env": [{"value": "x"}]}, ["env[0].name"]),
    "a variable with an equals sign": ({"env": [{"name": "A=B"}]}, ["env[0].name"]),
    "a variable with another script": ({"env": [{"name": "Ä"}]}, ["env[0].name"]),
    "a source of nothing": ({"env": [{"name": "A", "valueFrom": {}}]}, ["env[0].valueFrom"]),
    "two sources": (
        {
            "env": [
                {
                    "name": "A",
                    "valueFrom": {
                        "fieldRef": {"fieldPath": "metadata.name"},
                        "secretKeyRef": {"name": "s", "key": "k"},
                    },
                }
            ]
        },
        ["env[0].valueFrom"],
    ),
    "a value and a source": (
        {"env": [{"name": "A", "value": "x", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}]},
        ["env[0].valueFrom"],
    ),
    "no field": ({"env": [{"name": "A", "valueFrom": {"fieldRef": {}}}]}, ["env[0].valueFrom.fieldRef.fieldPath"]),
    "a field of another version": (
        {"env": [{"name": "A", "valueFrom": {"fieldRef": {"apiVersion": "v2", "fieldPath": "metadata.name"}}}]},
        ["env[0].valueFrom.fieldRef.fieldPath"],
    ),
    "all labels": (
        {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels"}}}]},
        ["env[0].valueFrom.fieldRef.fieldPath"],
    ),
    "a label that is no key": (
        {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['a b']"}}}]},
        ["env[0].valueFrom.fieldRef"],
    ),
    "a key of what has none": (
        {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name['a']"}}}]},
        ["env[0].valueFrom.fieldRef.fieldPath"],
    ),
    "no resource": (
        {"env": [{"name": "A", "valueFrom": {"resourceFieldRef": {}}}]},
        ["env[0].valueFrom.resourceFieldRef.resource"],
    ),
    "an unknown resource": (
        {"env": [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.gpu"}}}]},
        ["env[0].valueFrom.resourceFieldRef.resource"],
    ),
    "cpu in bytes": (
        {"env": [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.cpu", "divisor": "1Mi"}}}]},
        ["env[0].valueFrom.resourceFieldRef.divisor"],
    ),
    "memory in units of 1024 that is not 1Ki": (
        {"env": [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.memory", "divisor": "1024"}}}]},
        ["env[0].valueFrom.resourceFieldRef.divisor"],
    ),
    "a secret without its name": (
        {"env": [{"name": "A", "valueFrom": {"secretKeyRef": {"key": "k"}}}]},
        ["env[0].valueFrom.secretKeyRef.name"],
    ),
    "a config map without its key": (
        {"env": [{"name": "A", "valueFrom": {"configMapKeyRef": {"name": "c"}}}]},
        ["env[0].valueFrom.configMapKeyRef.key"],
    ),
    "a key that is a path": (
        {"env": [{"name": "A", "valueFrom": {"configMapKeyRef": {"name": "c", "key": "../k"}}}]},
        ["env[0].valueFrom.configMapKeyRef.key"],
    ),
    "an import of nothing": ({"envFrom": [{}]}, ["envFrom"]),
    "an import of two": ({"envFrom": [{"secretRef": {"name": "s"}, "configMapRef": {"name": "c"}}]}, ["envFrom"]),
    "an import without a name": ({"envFrom": [{"secretRef": {}}]}, ["envFrom[0].secretRef.name"]),
    "an import with a bad name": ({"envFrom": [{"configMapRef": {"name": "C"}}]}, ["envFrom[0].configMapRef.name"]),
    "a prefix with an equals sign": (
        {"envFrom": [{"prefix": "A=", "secretRef": {"name": "s"}}]},
        ["envFrom[0].prefix"],
    ),
    "a file that is in no volume": (
        {"env": [{"name": "A", "valueFrom": {"fileKeyRef": {"volumeName": "v", "path": "p", "key": "K"}}}]},
        ["env[0].valueFrom.fileKeyRef.volumeName"],
    ),
}


@pytest.mark.parametrize("fields", GOOD.values(), ids=GOOD)
def test_a_container_that_the_server_takes(fields: dict[str, Any]) -> None:
    assert paths(pod(containers=[{**CONTAINER, **fields}])) == []


@pytest.mark.parametrize(("fields", "refused"), BAD.values(), ids=BAD)
def test_a_container_that_the_server_refuses(fields: dict[str, Any], refused: list[str]) -> None:
    assert paths(pod(containers=[{**CONTAINER, **fields}])) == [f"spec.containers[0].{path}" for path in refused]


def test_a_pod_without_containers_is_refused() -> None:
    assert paths({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}}) == ["spec.containers"]


def test_all_containers_of_a_pod_share_one_set_of_names() -> None:
    init = {"name": "app", "image": "busybox"}

    assert paths(pod(containers=[CONTAINER, CONTAINER], initContainers=[init])) == [
        "spec.containers[1].name",
        "spec.initContainers[0].name",
    ]


def test_init_containers_without_names_are_told_once_each() -> None:
    assert paths(pod(initContainers=[{"image": "a"}, {"image": "b"}])) == [
        "spec.initContainers[0].name",
        "spec.initContainers[1].name",
    ]


def test_host_ports_meet_between_containers_and_not_between_init_containers() -> None:
    ports = [{"containerPort": 1, "hostPort": 9}]
    others = [{**CONTAINER, "name": name, "ports": ports} for name in ("a", "b")]

    assert paths(pod(containers=others)) == ["spec.containers[1].ports[0].hostPort"]
    assert paths(pod(initContainers=others)) == []


def test_ports_on_the_host_network_are_host_ports_of_a_pod_and_not_of_a_template() -> None:
    containers = [{**CONTAINER, "name": name, "ports": [{"containerPort": 80}]} for name in ("a", "b")]

    assert paths(pod(hostNetwork=True, containers=containers)) == ["spec.containers[1].ports[0].hostPort"]
    assert paths(workload("Deployment", template={"hostNetwork": True, "containers": containers})) == []


def test_spaces_around_an_image_pass_in_a_template() -> None:
    assert paths(workload("Deployment", template={"containers": [{**CONTAINER, "image": "nginx "}]})) == []


@pytest.mark.parametrize("field", ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"])
def test_only_a_sidecar_among_init_containers_has_probes_and_hooks(field: str) -> None:
    action = {"exec": {"command": ["true"]}}
    init = {"name": "init", "image": "busybox", field: {"preStop": action} if field == "lifecycle" else action}

    assert paths(pod(initContainers=[init])) == [f"spec.initContainers[0].{field}"]
    assert paths(pod(initContainers=[{**init, "restartPolicy": "Always"}])) == []


def test_ephemeral_containers_are_refused_and_looked_at_all_the_same() -> None:
    debug = {"name": "app", "targetContainerName": "web", "ports": [{"containerPort": 1}], "livenessProbe": {}}

    assert set(paths(pod(ephemeralContainers=[debug]))) >= {
        "spec.ephemeralContainers",
        "spec.ephemeralContainers[0].name",
        "spec.ephemeralContainers[0].image",
        "spec.ephemeralContainers[0].targetContainerName",
        "spec.ephemeralContainers[0].ports",
        "spec.ephemeralContainers[0].livenessProbe",
    }


def test_a_variable_from_a_file_needs_an_empty_dir() -> None:
    env = [{"name": "A", "valueFrom": {"fileKeyRef": {"volumeName": "v", "path": "p", "key": "K"}}}]
    containers = [{**CONTAINER, "env": env}]

    assert paths(pod(containers=containers, volumes=[{"name": "v"}])) == []
    assert paths(pod(containers=containers, volumes=[{"name": "v", "secret": {"secretName": "s"}}])) == [
        "spec.containers[0].env[0].valueFrom.fileKeyRef.volumeName"
    ]
