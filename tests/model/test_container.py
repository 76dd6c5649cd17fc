"""The short forms of a container: plain numbers as ports, a mapping as environment."""

from __future__ import annotations

import pickle
from typing import Any

from cdk8s_pods.model import (
    ConfigMapKeySelector,
    Container,
    ContainerPort,
    EnvFromSource,
    EnvVar,
    EnvVarSource,
    EphemeralContainer,
    ResourceRequirements,
)


def test_a_number_is_a_container_port() -> None:
    container = Container(name="web", ports=[80, ContainerPort(container_port=9090, name="metrics")])

    assert container.ports == (ContainerPort(container_port=80), ContainerPort(container_port=9090, name="metrics"))


def test_a_boolean_is_not_taken_for_a_port() -> None:
    assert Container(name="web", ports=[True]).to_manifest()["ports"] == [True]


def test_ports_without_a_list_are_held_for_the_check_to_name() -> None:
    fields: dict[str, Any] = {"ports": 80}

    assert Container(name="web", **fields).to_manifest()["ports"] == 80


def test_a_mapping_is_an_environment_in_its_order() -> None:
    container = Container(name="web", env={"B": "2", "A": "1", "EMPTY": ""})

    assert container.to_manifest()["env"] == [
        {"name": "B", "value": "2"},
        {"name": "A", "value": "1"},
        {"name": "EMPTY", "value": ""},
    ]


def test_a_mapping_takes_sources_beside_texts() -> None:
    container = Container(
        name="web", env={"LOG_LEVEL": "debug", "PASSWORD": EnvVarSource.from_secret("db", key="password")}
    )

    assert container.env == (
        EnvVar(name="LOG_LEVEL", value="debug"),
        EnvVar.from_secret("PASSWORD", name="db", key="password"),
    )


def test_an_empty_mapping_is_an_empty_environment() -> None:
    assert Container(name="web", env={}).to_manifest() == {"name": "web", "env": []}


def test_ephemeral_containers_take_the_same_short_forms() -> None:
    debugger = EphemeralContainer(name="debug", ports=[80], env={"A": "1"})

    assert debugger.ports == (ContainerPort(container_port=80),)
    assert debugger.env == (EnvVar(name="A", value="1"),)


def test_replace_takes_short_forms_too() -> None:
    assert Container(name="web").replace(ports=[80]).ports == (ContainerPort(container_port=80),)


def test_variables_come_from_secrets_config_maps_fields_and_resources() -> None:
    variables = [
        EnvVar.from_secret("A", name="db", key="pw", optional=True),
        EnvVar.from_config_map("B", "conf", key="level"),
        EnvVar.from_field("C", "status.podIP"),
        EnvVar.from_resource("D", "limits.memory", container_name="web", divisor="1Mi"),
    ]

    assert [variable.to_manifest() for variable in variables] == [
        {"name": "A", "valueFrom": {"secretKeyRef": {"name": "db", "key": "pw", "optional": True}}},
        {"name": "B", "valueFrom": {"configMapKeyRef": {"name": "conf", "key": "level"}}},
        {"name": "C", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}},
        {
            "name": "D",
            "valueFrom": {"resourceFieldRef": {"containerName": "web", "resource": "limits.memory", "divisor": "1Mi"}},
        },
    ]


def test_the_long_form_of_a_source_is_the_same() -> None:
    long = EnvVarSource(config_map_key_ref=ConfigMapKeySelector(name="conf", key="level"))

    assert EnvVarSource.from_config_map("conf", key="level") == long


def test_whole_config_maps_and_secrets_become_variables() -> None:
    sources = [EnvFromSource.config_map("conf", prefix="APP_"), EnvFromSource.secret("db", optional=True)]

    assert [source.to_manifest() for source in sources] == [
        {"prefix": "APP_", "configMapRef": {"name": "conf"}},
        {"secretRef": {"name": "db", "optional": True}},
    ]


def test_guaranteed_resources_request_what_they_limit() -> None:
    resources = ResourceRequirements.guaranteed(cpu="500m", memory="256Mi")

    assert resources.to_manifest() == {
        "requests": {"cpu": "500m", "memory": "256Mi"},
        "limits": {"cpu": "500m", "memory": "256Mi"},
    }


def test_guaranteed_resources_can_include_the_nodes_disk() -> None:
    resources = ResourceRequirements.guaranteed(cpu=1, memory="1Gi", ephemeral_storage="2Gi")

    assert resources.limits == {"cpu": 1, "memory": "1Gi", "ephemeral-storage": "2Gi"}


def test_a_container_remembers_that_it_only_helps_through_replace_and_pickle() -> None:
    helper = Container(name="proxy").helping()

    assert helper.replace(image="x").helps
    assert pickle.loads(pickle.dumps(helper)).helps
    assert not Container(name="proxy").helps


def test_a_container_that_only_helps_is_another_value_but_the_same_manifest() -> None:
    container = Container(name="proxy")

    assert container.helping() != container
    assert container.helping().to_manifest() == container.to_manifest()
