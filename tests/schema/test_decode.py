"""A manifest decodes as the API server decodes it: what does not is reported at its place and left out."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.schema import KINDS, TYPES, decode
from cdk8s_pods.schema.scalars import SCALARS
from cdk8s_pods.schema.tables import is_type

GOOD: dict[str, tuple[str, Any]] = {
    "nothing": ("Pod", {}),
    "a string": ("Container", {"name": "app"}),
    "an empty list": ("PodSpec", {"containers": []}),
    "a map of strings": ("ObjectMeta", {"labels": {"app": "web"}}),
    "the largest int32": ("ContainerPort", {"containerPort": 2**31 - 1}),
    "the largest int64": ("PodSpec", {"terminationGracePeriodSeconds": 2**63 - 1}),
    "a port by number": ("TCPSocketAction", {"port": 80}),
    "a port by name": ("TCPSocketAction", {"port": "http"}),
    "a quantity as text": ("ResourceRequirements", {"limits": {"cpu": "500m"}}),
    "a quantity as a whole number": ("ResourceRequirements", {"limits": {"cpu": 2}}),
    "a quantity as a fraction": ("ResourceRequirements", {"limits": {"cpu": 0.5}}),
    "a time": ("ObjectMeta", {"creationTimestamp": "2024-02-29T23:59:59.999+02:00"}),
    "managed fields of any shape": ("ManagedFieldsEntry", {"fieldsV1": {"f:spec": [1, None]}}),
}

BAD: dict[str, tuple[str, Any, str, str, Any]] = {
    "an unknown field": ("Container", {"nam": "app"}, "nam", "field", {}),
    "a name in other letters": ("Container", {"Name": "app"}, "Name", "field", {}),
    "a text for a list": ("Container", {"command": "sleep 1"}, "command", "type", {}),
    "a number for a text": ("EnvVar", {"name": "A", "value": 1}, "value", "type", {"name": "A"}),
    "a boolean for a text": ("EnvVar", {"name": "A", "value": True}, "value", "type", {"name": "A"}),
    "a text for a number": ("ContainerPort", {"containerPort": "80"}, "containerPort", "type", {}),
    "a boolean for a number": ("ContainerPort", {"containerPort": True}, "containerPort", "type", {}),
    "a fraction for a whole number": ("ContainerPort", {"containerPort": 80.5}, "containerPort", "type", {}),
    "a number beyond int32": ("ContainerPort", {"containerPort": 2**31}, "containerPort", "type", {}),
    "a number beyond int64": ("PodSpec", {"activeDeadlineSeconds": 2**63}, "activeDeadlineSeconds", "type", {}),
    "a text for a boolean": ("PodSpec", {"hostNetwork": "true"}, "hostNetwork", "type", {}),
    "a list for an object": ("PodSpec", {"affinity": []}, "affinity", "type", {}),
    "an object for a list": ("PodSpec", {"containers": {}}, "containers", "type", {}),
    "a number in a list of texts": ("Container", {"args": ["a", 1]}, "args[1]", "type", {"args": ["a", ""]}),
    "a text in a list of objects": (
        "PodSpec",
        {"containers": [{"name": "a"}, "b"]},
        "containers[1]",
        "type",
        {"containers": [{"name": "a"}, {}]},
    ),
    "a number in a map of texts": (
        "ObjectMeta",
        {"labels": {"a": "b", "version": 2}},
        "labels[version]",
        "type",
        {"labels": {"a": "b"}},
    ),
    "an amount with an unknown unit": (
        "ResourceRequirements",
        {"limits": {"memory": "512mb"}},
        "limits[memory]",
        "type",
        {"limits": {}},
    ),
    "a boolean for a quantity": ("EmptyDirVolumeSource", {"sizeLimit": True}, "sizeLimit", "type", {}),
    "a day that is none": (
        "ObjectMeta",
        {"creationTimestamp": "2023-02-29T00:00:00Z"},
        "creationTimestamp",
        "type",
        {},
    ),
    "a boolean for a port": ("TCPSocketAction", {"port": False}, "port", "type", {}),
    "a field of a later version": ("GRPCAction", {"port": 1, "mode": "TLS"}, "mode", "version", {"port": 1}),
    "a field of an earlier version": ("PodSpec", {"workloadRef": {}}, "workloadRef", "version", {}),
}


def decoded(kind: str, value: Any, kubernetes: str = "1.36") -> tuple[Any, list[tuple[str, str]]]:
    faults: list[tuple[str, str]] = []
    result = decode(kind, value, FieldPath(), lambda at, fault, _message: faults.append((str(at), fault)), kubernetes)
    return result, faults


@pytest.mark.parametrize(("kind", "value"), GOOD.values(), ids=GOOD)
def test_what_decodes_is_returned_as_it_is(kind: str, value: Any) -> None:
    result, faults = decoded(kind, value)

    assert result is value
    assert faults == []


@pytest.mark.parametrize(("kind", "value", "path", "fault", "rest"), BAD.values(), ids=BAD)
def test_what_does_not_decode_is_reported_and_left_out(kind: str, value: Any, path: str, fault: str, rest: Any) -> None:
    result, faults = decoded(kind, value)

    assert faults == [(path, fault)]
    assert result == rest


def test_null_is_a_field_that_is_not_written() -> None:
    result, faults = decoded("PodSpec", {"hostNetwork": None, "containers": [{"name": "a", "ports": None}]})

    assert result == {"containers": [{"name": "a"}]}
    assert faults == []


def test_null_in_a_list_or_map_is_the_zero_of_its_type() -> None:
    result, faults = decoded("Container", {"args": [None], "ports": [None], "resources": {"limits": {"cpu": None}}})

    assert result == {"args": [""], "ports": [{}], "resources": {"limits": {"cpu": 0}}}
    assert faults == []


def test_a_whole_float_is_the_integer_that_yaml_makes_of_it() -> None:
    result, faults = decoded("DeploymentSpec", {"replicas": 3.0})

    assert result == {"replicas": 3}
    assert isinstance(result["replicas"], int)
    assert faults == []


def test_keys_of_maps_become_texts_as_they_do_in_json() -> None:
    result, faults = decoded("ObjectMeta", {"labels": {2: "two", True: "yes"}})

    assert result == {"labels": {"2": "two", "true": "yes"}}
    assert faults == []


def test_tuples_are_lists() -> None:
    result, faults = decoded("Container", {"args": ("a", "b")})

    assert result == {"args": ["a", "b"]}
    assert faults == []


@pytest.mark.parametrize("value", [None, 1, "a", [], True, 0.5])
def test_anything_but_an_object_decodes_to_an_empty_one(value: Any) -> None:
    result, faults = decoded("Pod", value)

    assert result == {}
    assert [fault for _, fault in faults] == ["type"]


def test_a_field_exists_from_its_version_on() -> None:
    assert decoded("GRPCAction", {"mode": "TLS"}, "1.37") == ({"mode": "TLS"}, [])


def test_every_fault_is_reported_with_the_words_of_the_server() -> None:
    messages: list[str] = []

    decode(
        "Pod",
        {"spec": {"containers": [{"imagePullPolice": "Always", "command": "sleep"}]}},
        FieldPath(),
        lambda _at, _fault, message: messages.append(str(message)),
    )

    assert messages == [
        'strict decoding error: unknown field "spec.containers[0].imagePullPolice"',
        'cannot unmarshal string: "sleep": must be a list',
    ]


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
def test_every_type_that_a_kind_reaches_is_known(kind: str) -> None:
    waiting, seen = [kind], {kind}
    while waiting:
        for field in TYPES[waiting.pop()].values():
            element = field.strip("[]{}!")
            if element not in SCALARS and element not in seen:
                seen.add(element)
                waiting.append(element)
            assert element in SCALARS or is_type(element)

    assert "ObjectMeta" in seen
