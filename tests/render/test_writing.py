"""What a value becomes in a manifest: what was written, in the order of its type, and nothing else."""

from __future__ import annotations

from enum import Enum
from typing import Any

import pytest

from cdk8s_pods.model import (
    Container,
    ContainerPort,
    EmptyDirVolumeSource,
    EnvVar,
    JobSpec,
    ObjectMeta,
    PodSpec,
    PodTemplateSpec,
    ResourceRequirements,
    Volume,
)


def test_fields_come_in_the_order_of_their_type() -> None:
    container = Container(args=["3600"], ports=[80], command=["/bin/sleep"], image="nginx:1.16", name="nginx")

    assert list(container.to_manifest()) == ["name", "image", "command", "args", "ports"]


def test_maps_keep_the_order_they_were_written_in() -> None:
    assert list(ObjectMeta(labels={"b": "1", "a": "2"}).to_manifest()["labels"]) == ["b", "a"]


def test_nothing_is_added() -> None:
    pod = PodSpec(containers=[Container(name="nginx", image="nginx:1.16")])

    assert pod.to_manifest() == {"containers": [{"name": "nginx", "image": "nginx:1.16"}]}


def test_none_is_never_written() -> None:
    container = Container(name="nginx", image=None, ports=None, env=None, tty=None)

    assert container.to_manifest() == {"name": "nginx"}


@pytest.mark.parametrize(
    ("value", "manifest"),
    [
        (EnvVar(name="A", value=""), {"name": "A", "value": ""}),
        (Container(name="a", tty=False), {"name": "a", "tty": False}),
        (Container(name="a", command=[], ports=[]), {"name": "a", "command": [], "ports": []}),
        (PodSpec(containers=[], priority=0), {"containers": [], "priority": 0}),
        (ObjectMeta(labels={}), {"labels": {}}),
        (Volume(name="a", empty_dir=EmptyDirVolumeSource()), {"name": "a", "emptyDir": {}}),
        (PodTemplateSpec(metadata=ObjectMeta()), {"metadata": {}}),
        (ContainerPort(container_port=0), {"containerPort": 0}),
    ],
    ids=["text", "false", "lists", "zero", "map", "source", "object", "required zero"],
)
def test_zero_false_and_empty_are_written(value: Any, manifest: dict[str, Any]) -> None:
    assert value.to_manifest() == manifest


@pytest.mark.parametrize("quantity", ["100m", 2, 0.5], ids=["text", "whole", "fraction"])
def test_quantities_stay_as_they_were_written(quantity: Any) -> None:
    cpu = ResourceRequirements(limits={"cpu": quantity}).to_manifest()["limits"]["cpu"]

    assert (cpu, type(cpu)) == (quantity, type(quantity))


def test_a_manifest_is_made_of_plain_lists_and_dicts() -> None:
    pod = PodSpec(
        containers=[Container(name="a", command=["x"])],
        node_selector={"a": "b"},
        volumes=[Volume.config_map("c", "c", items={"k": "p"})],
    )

    def kinds(plain: Any) -> set[type]:
        inner = list(plain.values()) if isinstance(plain, dict) else plain if isinstance(plain, list) else []
        return {type(plain)}.union(*map(kinds, inner))

    assert kinds(pod.to_manifest()) == {dict, list, str}


def test_each_manifest_is_the_callers_to_change() -> None:
    meta = ObjectMeta(labels={"app": "web"}, finalizers=["a"])
    first = meta.to_manifest()
    first["labels"]["app"] = "other"
    first["finalizers"].append("b")

    assert meta.to_manifest() == {"labels": {"app": "web"}, "finalizers": ["a"]}


class Level(str, Enum):
    """A user's enumeration of texts."""

    DEBUG = "debug"


def test_members_of_a_text_enumeration_become_their_text() -> None:
    plain = Container(name="a", env={"LEVEL": Level.DEBUG}).to_manifest()["env"][0]["value"]

    assert type(plain) is str
    assert plain == "debug"


def test_what_no_manifest_can_hold_is_left_for_the_check_to_name() -> None:
    something = object()
    written: dict[str, Any] = {"image": something, "args": [something]}

    assert Container(name="a", **written).to_manifest() == {"name": "a", "image": something, "args": [something]}


def test_a_whole_workload_nests() -> None:
    job = JobSpec(
        backoff_limit=0,
        template=PodTemplateSpec(
            metadata=ObjectMeta(labels={"app": "job"}),
            spec=PodSpec(restart_policy="Never", containers=[Container(name="job", image="busybox")]),
        ),
    )

    assert job.to_manifest() == {
        "template": {
            "metadata": {"labels": {"app": "job"}},
            "spec": {"containers": [{"name": "job", "image": "busybox"}], "restartPolicy": "Never"},
        },
        "backoffLimit": 0,
    }
