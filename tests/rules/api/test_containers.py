"""Containers, their ports and their environment are refused where the API server refuses them."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import CONTAINER, below, pod, refusals, workload

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

BAD: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "no port number": ({"ports": [{}]}, [("ports[0].containerPort", "container_ports_are_numbers_of_a_port")]),
    "port 65536": (
        {"ports": [{"containerPort": 65536}]},
        [("ports[0].containerPort", "container_ports_are_numbers_of_a_port")],
    ),
    "a negative host port": (
        {"ports": [{"containerPort": 1, "hostPort": -1}]},
        [("ports[0].hostPort", "host_ports_are_numbers_of_a_port")],
    ),
    "a port named in capitals": (
        {"ports": [{"containerPort": 1, "name": "HTTP"}]},
        [("ports[0].name", "port_names_are_service_names")],
    ),
    "a port named by a number": (
        {"ports": [{"containerPort": 1, "name": "80"}]},
        [("ports[0].name", "port_names_are_service_names")],
    ),
    "a port named with two dashes": (
        {"ports": [{"containerPort": 1, "name": "a--b"}]},
        [("ports[0].name", "port_names_are_service_names")],
    ),
    "a port named of 16 characters": (
        {"ports": [{"containerPort": 1, "name": "a" * 16}]},
        [("ports[0].name", "port_names_are_service_names")],
    ),
    "two ports of one name": (
        {"ports": [{"containerPort": 1, "name": "a"}, {"containerPort": 2, "name": "a"}]},
        [("ports[1].name", "port_names_are_unique_in_a_container")],
    ),
    "a protocol in small letters": (
        {"ports": [{"containerPort": 1, "protocol": "tcp"}]},
        [("ports[0].protocol", "port_protocols_are_known")],
    ),
    "a host port twice": (
        {"ports": [{"containerPort": 1, "hostPort": 9}, {"containerPort": 2, "hostPort": 9, "protocol": "TCP"}]},
        [("ports[1].hostPort", "host_ports_are_unique_among_containers")],
    ),
    "an image of nothing": ({"image": ""}, [("image", "containers_have_an_image")]),
    "an image with a space before it": ({"image": " nginx"}, [("image", "images_have_no_spaces_around")]),
    "an unknown pull policy": ({"imagePullPolicy": "Sometimes"}, [("imagePullPolicy", "pull_policies_are_known")]),
    "an unknown message policy": (
        {"terminationMessagePolicy": "Logs"},
        [("terminationMessagePolicy", "termination_message_policies_are_known")],
    ),
    "a variable without a name": (
        {"env": [{"value": "x"}]},
        [("env[0].name", "environment_variables_have_a_usable_name")],
    ),
    "a variable with an equals sign": (
        {"env": [{"name": "A=B"}]},
        [("env[0].name", "environment_variables_have_a_usable_name")],
    ),
    "a variable with another script": (
        {"env": [{"name": "Ä"}]},
        [("env[0].name", "environment_variables_have_a_usable_name")],
    ),
    "a source of nothing": (
        {"env": [{"name": "A", "valueFrom": {}}]},
        [("env[0].valueFrom", "environment_sources_are_one")],
    ),
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
        [("env[0].valueFrom", "environment_sources_are_one")],
    ),
    "a value and a source": (
        {"env": [{"name": "A", "value": "x", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}]},
        [("env[0].valueFrom", "environment_variables_have_one_value")],
    ),
    "no field": (
        {"env": [{"name": "A", "valueFrom": {"fieldRef": {}}}]},
        [("env[0].valueFrom.fieldRef.fieldPath", "environment_variables_show_a_field_of_the_pod")],
    ),
    "a field of another version": (
        {"env": [{"name": "A", "valueFrom": {"fieldRef": {"apiVersion": "v2", "fieldPath": "metadata.name"}}}]},
        [("env[0].valueFrom.fieldRef.fieldPath", "environment_variables_show_a_field_of_the_pod")],
    ),
    "all labels": (
        {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels"}}}]},
        [("env[0].valueFrom.fieldRef.fieldPath", "environment_variables_show_a_field_of_the_pod")],
    ),
    "a label that is no key": (
        {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['a b']"}}}]},
        [("env[0].valueFrom.fieldRef", "environment_variables_show_a_field_of_the_pod")],
    ),
    "a key of what has none": (
        {"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name['a']"}}}]},
        [("env[0].valueFrom.fieldRef.fieldPath", "environment_variables_show_a_field_of_the_pod")],
    ),
    "no resource": (
        {"env": [{"name": "A", "valueFrom": {"resourceFieldRef": {}}}]},
        [("env[0].valueFrom.resourceFieldRef.resource", "environment_variables_show_a_resource_of_a_container")],
    ),
    "an unknown resource": (
        {"env": [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.gpu"}}}]},
        [("env[0].valueFrom.resourceFieldRef.resource", "environment_variables_show_a_resource_of_a_container")],
    ),
    "cpu in bytes": (
        {"env": [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.cpu", "divisor": "1Mi"}}}]},
        [("env[0].valueFrom.resourceFieldRef.divisor", "environment_variables_show_a_resource_of_a_container")],
    ),
    "memory in units of 1024 that is not 1Ki": (
        {"env": [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.memory", "divisor": "1024"}}}]},
        [("env[0].valueFrom.resourceFieldRef.divisor", "environment_variables_show_a_resource_of_a_container")],
    ),
    "a secret without its name": (
        {"env": [{"name": "A", "valueFrom": {"secretKeyRef": {"key": "k"}}}]},
        [("env[0].valueFrom.secretKeyRef.name", "referenced_keys_are_complete")],
    ),
    "a config map without its key": (
        {"env": [{"name": "A", "valueFrom": {"configMapKeyRef": {"name": "c"}}}]},
        [("env[0].valueFrom.configMapKeyRef.key", "referenced_keys_are_complete")],
    ),
    "a key that is a path": (
        {"env": [{"name": "A", "valueFrom": {"configMapKeyRef": {"name": "c", "key": "../k"}}}]},
        [("env[0].valueFrom.configMapKeyRef.key", "referenced_keys_are_complete")],
    ),
    "an import of nothing": ({"envFrom": [{}]}, [("envFrom", "environment_imports_have_one_source")]),
    "an import of two": (
        {"envFrom": [{"secretRef": {"name": "s"}, "configMapRef": {"name": "c"}}]},
        [("envFrom", "environment_imports_have_one_source")],
    ),
    "an import without a name": (
        {"envFrom": [{"secretRef": {}}]},
        [("envFrom[0].secretRef.name", "imported_environments_have_a_name")],
    ),
    "an import with a bad name": (
        {"envFrom": [{"configMapRef": {"name": "C"}}]},
        [("envFrom[0].configMapRef.name", "imported_environments_have_a_name")],
    ),
    "a prefix with an equals sign": (
        {"envFrom": [{"prefix": "A=", "secretRef": {"name": "s"}}]},
        [("envFrom[0].prefix", "environment_prefixes_are_usable")],
    ),
    "a file that is in no volume": (
        {"env": [{"name": "A", "valueFrom": {"fileKeyRef": {"volumeName": "v", "path": "p", "key": "K"}}}]},
        [("env[0].valueFrom.fileKeyRef.volumeName", "environment_files_are_in_an_empty_dir")],
    ),
}


@pytest.mark.parametrize("fields", GOOD.values(), ids=GOOD)
def test_a_container_that_the_server_takes(fields: dict[str, Any]) -> None:
    assert refusals(pod(containers=[{**CONTAINER, **fields}])) == []


@pytest.mark.parametrize(("fields", "refused"), BAD.values(), ids=BAD)
def test_a_container_that_the_server_refuses(fields: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(pod(containers=[{**CONTAINER, **fields}])) == below("spec.containers[0].", refused)


def test_a_pod_without_containers_is_refused() -> None:
    assert refusals({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}}) == [
        ("spec.containers", "pods_have_a_container")
    ]


def test_all_containers_of_a_pod_share_one_set_of_names() -> None:
    init = {"name": "app", "image": "busybox"}

    assert refusals(pod(containers=[CONTAINER, CONTAINER], initContainers=[init])) == [
        ("spec.containers[1].name", "container_names_are_unique_in_a_pod"),
        ("spec.initContainers[0].name", "container_names_are_unique_in_a_pod"),
    ]


def test_init_containers_without_names_are_told_once_each() -> None:
    assert refusals(pod(initContainers=[{"image": "a"}, {"image": "b"}])) == [
        ("spec.initContainers[0].name", "containers_have_a_name"),
        ("spec.initContainers[1].name", "containers_have_a_name"),
    ]


def test_host_ports_meet_between_containers_and_not_between_init_containers() -> None:
    ports = [{"containerPort": 1, "hostPort": 9}]
    others = [{**CONTAINER, "name": name, "ports": ports} for name in ("a", "b")]

    assert refusals(pod(containers=others)) == [
        ("spec.containers[1].ports[0].hostPort", "host_ports_are_unique_among_containers")
    ]
    assert refusals(pod(initContainers=others)) == []


def test_ports_on_the_host_network_are_host_ports_of_a_pod_and_not_of_a_template() -> None:
    containers = [{**CONTAINER, "name": name, "ports": [{"containerPort": 80}]} for name in ("a", "b")]

    assert refusals(pod(hostNetwork=True, containers=containers)) == [
        ("spec.containers[1].ports[0].hostPort", "host_ports_are_unique_among_containers")
    ]
    assert refusals(workload("Deployment", template={"hostNetwork": True, "containers": containers})) == []


def test_spaces_around_an_image_pass_in_a_template() -> None:
    assert refusals(workload("Deployment", template={"containers": [{**CONTAINER, "image": "nginx "}]})) == []


@pytest.mark.parametrize("field", ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"])
def test_only_a_sidecar_among_init_containers_has_probes_and_hooks(field: str) -> None:
    action = {"exec": {"command": ["true"]}}
    init = {"name": "init", "image": "busybox", field: {"preStop": action} if field == "lifecycle" else action}

    assert refusals(pod(initContainers=[init])) == [
        (f"spec.initContainers[0].{field}", "init_containers_that_end_have_no_probes")
    ]
    assert refusals(pod(initContainers=[{**init, "restartPolicy": "Always"}])) == []


def test_ephemeral_containers_are_refused_and_looked_at_all_the_same() -> None:
    debug = {"name": "app", "targetContainerName": "web", "ports": [{"containerPort": 1}], "livenessProbe": {}}

    assert set(refusals(pod(ephemeralContainers=[debug]))) >= {
        ("spec.ephemeralContainers", "ephemeral_containers_are_not_written"),
        ("spec.ephemeralContainers[0].name", "container_names_are_unique_in_a_pod"),
        ("spec.ephemeralContainers[0].image", "containers_have_an_image"),
        ("spec.ephemeralContainers[0].targetContainerName", "ephemeral_containers_target_a_container"),
        ("spec.ephemeralContainers[0].ports", "ephemeral_containers_have_nothing_to_rely_on"),
        ("spec.ephemeralContainers[0].livenessProbe", "ephemeral_containers_have_nothing_to_rely_on"),
        ("spec.ephemeralContainers[0].livenessProbe", "handlers_do_one_thing"),
    }


def test_a_variable_from_a_file_needs_an_empty_dir() -> None:
    env = [{"name": "A", "valueFrom": {"fileKeyRef": {"volumeName": "v", "path": "p", "key": "K"}}}]
    containers = [{**CONTAINER, "env": env}]

    assert refusals(pod(containers=containers, volumes=[{"name": "v"}])) == []
    assert refusals(pod(containers=containers, volumes=[{"name": "v", "secret": {"secretName": "s"}}])) == [
        ("spec.containers[0].env[0].valueFrom.fileKeyRef.volumeName", "environment_files_are_in_an_empty_dir")
    ]
