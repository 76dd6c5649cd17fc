"""What every value of the model does: it is made by keywords, never changes, compares, copies and pickles."""

from __future__ import annotations

import copy
import pickle
import sys
from collections import OrderedDict
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any

import pytest

from cdk8s_pods.model import (
    Container,
    ContainerPort,
    EnvVar,
    ManagedFieldsEntry,
    ObjectMeta,
    OwnerReference,
    PodSpec,
    Probe,
    ResourceRequirements,
    Volume,
)

WEB = Container(name="web", image="nginx:1.27", args=["-g", "daemon off;"], ports=[80])
META = ObjectMeta(name="web", labels={"app": "web"})


class Words(Sequence[str]):
    """A list of another kind than Python's own."""

    def __getitem__(self, position: Any) -> Any:
        return ("a", "b")[position]

    def __len__(self) -> int:
        return 2


def test_fields_are_read_by_their_names() -> None:
    assert (WEB.name, WEB.image) == ("web", "nginx:1.27")


def test_a_field_that_was_not_written_is_none() -> None:
    assert WEB.command is None


@pytest.mark.parametrize("empty", ["", 0, False, (), {}])
def test_zero_false_and_empty_are_values_of_their_own(empty: Any) -> None:
    assert EnvVar(name="A", value=empty).value == empty
    assert EnvVar(name="A", value=empty) != EnvVar(name="A")


def test_none_is_the_same_as_not_written() -> None:
    assert Container(name="web", image=None) == Container(name="web")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"nme": "web"}, r"Container has no field 'nme'; did you mean 'name'\?"),
        ({"name": "a", "imagePullPolicy": "Always"}, r"did you mean 'image_pull_policy'\?"),
        ({"name": "a", "zzz": 1}, r"Container has no field 'zzz'$"),
        ({"image": "nginx"}, r"Container needs name: it is required by the Kubernetes API"),
        ({"name": None}, r"Container needs name"),
    ],
    ids=["misspelt", "the API's own name", "nothing alike", "missing", "None"],
)
def test_a_wrong_keyword_is_refused_with_what_was_meant(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Container(**fields)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"imag": "x"}, r"Container has no field 'imag'; did you mean 'image'\?"),
        ({"name": None}, r"Container needs name"),
    ],
    ids=["misspelt", "taken out"],
)
def test_a_wrong_change_is_refused_alike(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        WEB.replace(**changes)


def test_every_missing_field_is_named_at_once() -> None:
    fields: dict[str, Any] = {"name": "x"}

    with pytest.raises(TypeError, match=r"OwnerReference needs api_version and kind and uid: they are required"):
        OwnerReference(**fields)


@pytest.mark.parametrize(
    "change",
    [
        lambda: setattr(WEB, "image", "other"),
        lambda: delattr(WEB, "image"),
        lambda: setattr(WEB, "unknown", 1),
    ],
    ids=["set", "delete", "add"],
)
def test_a_value_refuses_to_change_and_names_replace(change: Callable[[], None]) -> None:
    with pytest.raises(AttributeError, match=r"Container is frozen: use replace\("):
        change()


@pytest.mark.parametrize(
    "change",
    [
        lambda labels: labels.__setitem__("a", "b"),
        lambda labels: labels.__delitem__("app"),
        lambda labels: labels.update(a="b"),
        lambda labels: labels.pop("app"),
        lambda labels: labels.popitem(),
        lambda labels: labels.clear(),
        lambda labels: labels.setdefault("a", "b"),
        lambda labels: labels.__ior__({"a": "b"}),
    ],
    ids=["set", "delete", "update", "pop", "popitem", "clear", "setdefault", "merge in place"],
)
def test_a_mapping_in_a_value_refuses_to_change(change: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match=r"use replace\(\)"):
        change(META.labels)


@pytest.mark.parametrize("written", [["a", "b"], ("a", "b"), Words()], ids=["list", "tuple", "other sequence"])
def test_lists_are_held_as_tuples(written: Sequence[str]) -> None:
    assert Container(name="web", args=written).args == ("a", "b")


@pytest.mark.parametrize("kind", [dict, OrderedDict, MappingProxyType], ids=["dict", "ordered", "proxy"])
def test_a_change_to_the_mapping_written_leaves_the_value_alone(kind: Callable[[Any], Any]) -> None:
    source = {"app": "web"}
    meta = ObjectMeta(labels=kind(source))
    source["app"] = "other"

    assert meta.labels == {"app": "web"}


def test_a_change_to_the_list_written_leaves_the_value_alone() -> None:
    args = ["a"]
    container = Container(name="web", args=args)
    args.append("b")

    assert container.args == ("a",)


def test_nested_json_is_frozen_all_the_way_down() -> None:
    source: dict[str, Any] = {"f:spec": {"f:list": [{"a": 1}]}}
    entry = ManagedFieldsEntry(fields_v1=source)
    source["f:spec"]["f:list"][0]["a"] = 2

    assert entry.to_manifest() == {"fieldsV1": {"f:spec": {"f:list": [{"a": 1}]}}}


def test_a_changed_copy_leaves_the_value_alone() -> None:
    changed = WEB.replace(image="nginx:1.28", ports=[8080], args=None)

    assert changed == Container(name="web", image="nginx:1.28", ports=[8080])
    assert WEB.image == "nginx:1.27"


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace came with Python 3.13")
def test_the_standard_librarys_replace_works_too() -> None:
    standard: Any = copy

    assert standard.replace(WEB, image="x") == WEB.replace(image="x")


def test_values_are_equal_when_their_type_and_fields_are() -> None:
    assert Container(name="web", ports=[80]) == Container(ports=[ContainerPort(container_port=80)], name="web")
    assert Container(name="web") != EnvVar(name="web")
    assert Container(name="web") != Container(name="web", tty=False)


def test_equal_values_hash_alike() -> None:
    logs = Volume.empty_dir("logs")
    pods = {PodSpec(containers=[WEB.replace(volume_mounts=[logs.mount("/a")])], node_selector={"a": "b"}) for _ in "ab"}

    assert len(pods) == 1


def test_a_value_shows_what_was_written_in_the_order_of_its_type() -> None:
    assert repr(EnvVar(value="1", name="A")) == "EnvVar(name='A', value='1')"


@pytest.mark.parametrize(
    "value",
    [
        WEB,
        META,
        Probe.http_get("/", port=80),
        ResourceRequirements(limits={"cpu": 1}),
        PodSpec(containers=[WEB], volumes=[Volume.empty_dir("a")]),
    ],
    ids=lambda value: type(value).__name__,
)
@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_copies_and_pickles_are_equal(value: Any, copied: Callable[[Any], Any]) -> None:
    assert copied(value) == value
    assert copied(value).to_manifest() == value.to_manifest()


def test_a_copy_of_a_frozen_mapping_is_itself_while_dict_makes_one_to_change() -> None:
    assert copy.copy(META.labels) is META.labels
    assert {**(META.labels or {}), "tier": "front"} == {"app": "web", "tier": "front"}


class Redis(Container):
    """A user's own kind of container."""

    def port(self) -> int:
        return 6379 if self.ports is None else 6380


def test_a_users_own_type_has_the_fields_of_the_one_it_derives_from() -> None:
    redis = Redis(name="redis", image="redis:7", ports=[6380])

    assert redis.port() == 6380
    assert redis.to_manifest() == {"name": "redis", "image": "redis:7", "ports": [{"containerPort": 6380}]}
    assert Redis.from_manifest(redis.to_manifest()) == redis
    assert isinstance(redis.replace(image="redis:8"), Redis)


def test_what_is_given_is_closed_all_the_way_down() -> None:
    inner = ["sleep"]
    fields = {"f:metadata": {"f:labels": {}}}
    command: Any = [inner]
    labels: Any = {"a": inner}
    values = (
        Container(name="web", command=command),
        ObjectMeta(labels=labels),
        ManagedFieldsEntry(fields_v1=fields),
    )
    before = [value.to_manifest() for value in values]

    inner.append("3600")
    fields["f:metadata"]["f:labels"]["f:app"] = {}

    assert [value.to_manifest() for value in values] == before
    assert len({*values, *values}) == 3
