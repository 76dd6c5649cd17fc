"""ConfigMaps and Secrets are refused where the API server refuses them, and no secret is told."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest

from cdk8s_pods.rules.check import check

from .manifests import of_kind, refusals

MEBIBYTE = 1024 * 1024
TOO_LARGE = "config_maps_hold_at_most_a_mebibyte"
SECRET = "hunter2-hunter2"


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({}, []),
        ({"data": {".a": "", "A_b-c.d": "", "a" * 253: ""}}, []),
        ({"data": {"a": None}}, []),
        ({"binaryData": {"a": [1, 2, 255]}}, []),
        ({"data": {"": ""}}, [("data[]", "config_keys_can_be_file_names")]),
        ({"binaryData": {"..a": ""}}, [("binaryData[..a]", "config_keys_can_be_file_names")]),
        ({"data": {"a": ""}, "binaryData": {"a": ""}}, [("data[a]", "config_keys_are_used_once")]),
        ({"data": {"a": "x" * MEBIBYTE}}, []),
        ({"data": {"a": "x" * MEBIBYTE}, "binaryData": {"b": "eA=="}}, [("[]", TOO_LARGE)]),
        ({"data": {"a": "é" * (MEBIBYTE // 2)}}, []),
        ({"data": {"a": "é" * (MEBIBYTE // 2), "b": "x"}}, [("[]", TOO_LARGE)]),
        ({"binaryData": {"a": b64encode(b"x" * MEBIBYTE).decode()}}, []),
        ({"binaryData": {"a": b64encode(b"x" * (MEBIBYTE + 1)).decode()}}, [("[]", TOO_LARGE)]),
    ],
    ids=range(13),
)
def test_config_maps(fields: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("ConfigMap", **fields)) == refused


NO_KEY = "secrets_have_the_keys_of_their_type"
NO_JSON = "registry_credentials_are_json"


def registry(content: str) -> dict[str, Any]:
    return {"type": "kubernetes.io/dockerconfigjson", "stringData": {".dockerconfigjson": content}}


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"type": "example.com/anything"}, []),
        ({"type": "Opaque", "data": {"a": "eA=="}, "stringData": {"a": "b"}}, []),
        ({"data": {"a/b": ""}}, [("data[a/b]", "secret_keys_can_be_file_names")]),
        ({"stringData": {"a/b": ""}}, [("data[a/b]", "secret_keys_can_be_file_names")]),
        ({"stringData": {"a": "x" * (MEBIBYTE + 1)}}, [("data", "secrets_hold_at_most_a_mebibyte")]),
        ({"data": {"a": b64encode(b"x" * MEBIBYTE).decode()}, "stringData": {"a": "y"}}, []),
        ({"type": "kubernetes.io/tls", "data": {"tls.crt": []}, "stringData": {"tls.key": ""}}, []),
        ({"type": "kubernetes.io/tls"}, [("data[tls.crt]", NO_KEY), ("data[tls.key]", NO_KEY)]),
        ({"type": "kubernetes.io/basic-auth", "data": {"password": ""}}, []),
        ({"type": "kubernetes.io/basic-auth"}, [("data[username]", NO_KEY), ("data[password]", NO_KEY)]),
        ({"type": "kubernetes.io/ssh-auth", "data": {"ssh-privatekey": ""}}, [("data[ssh-privatekey]", NO_KEY)]),
        (registry("{}"), []),
        (registry("null"), []),
        (registry(""), [("data[.dockerconfigjson]", NO_JSON)]),
        (registry("[]"), [("data[.dockerconfigjson]", NO_JSON)]),
        (registry('{"auths": NaN}'), [("data[.dockerconfigjson]", NO_JSON)]),
        ({"type": "kubernetes.io/dockercfg"}, [("data[.dockercfg]", NO_KEY)]),
        (
            {"type": "kubernetes.io/service-account-token"},
            [("metadata.annotations[kubernetes.io/service-account.name]", "tokens_name_their_service_account")],
        ),
    ],
    ids=range(18),
)
def test_secrets(fields: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    assert refusals(of_kind("Secret", **fields)) == refused


@pytest.mark.parametrize(
    "fields",
    [
        {"data": {"password": SECRET}},
        {"data": SECRET},
        {"stringData": [SECRET]},
        {"stringData": {"a/b": SECRET}},
        {"stringData": {"password": {SECRET: 1}}},
        {"type": "kubernetes.io/dockerconfigjson", "stringData": {".dockerconfigjson": SECRET}},
        {"stringData": {"a": SECRET * MEBIBYTE}},
    ],
    ids=["no base64", "no map", "a list", "a wrong key", "an object", "no JSON", "too large"],
)
def test_what_a_secret_holds_is_told_in_no_issue(fields: dict[str, Any]) -> None:
    issues = check(of_kind("Secret", **fields))

    assert issues
    assert SECRET not in str(issues)
    assert all(SECRET not in str(issue.message) for issue in issues)


def test_a_number_that_a_secret_holds_is_not_told_either() -> None:
    in_a_list = {"apiVersion": "v1", "kind": "List", "items": [of_kind("Secret", stringData={"pin": 987654321})]}

    (issue,) = check(in_a_list)

    assert issue.path == "items[0].stringData[pin]"
    assert "987654321" not in str(issue.message)
