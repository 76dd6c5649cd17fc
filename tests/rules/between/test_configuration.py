"""ConfigMaps and Secrets are there, and have the keys that pods read."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.rules.between.check import issues_between
from cdk8s_pods.rules.between.resource import Resource
from cdk8s_pods.rules.between.view import View

from .applications import config_map, container, found_by, secret, thing, workload

Case = tuple[list[dict[str, Any]], set[tuple[str, str, str]]]
TILL = "Deployment/till"
POD = "spec.template.spec"
KEY = f"{POD}.containers[0].env[0].valueFrom"
FIELDS = {"ConfigMap": "configMapKeyRef", "Secret": "secretKeyRef"}


def reading(kind: str, name: str, key: str, **reference: Any) -> dict[str, Any]:
    source = {FIELDS[kind]: {"name": name, "key": key, **reference}}
    return workload("till", container(env=[{"name": "VALUE", "valueFrom": source}]))


def mounting(volume: dict[str, Any]) -> dict[str, Any]:
    mount = {"name": "files", "mountPath": "/files"}
    return workload("till", container(volumeMounts=[mount]), pod={"volumes": [{"name": "files", **volume}]})


def pulling(name: str) -> dict[str, Any]:
    return workload("till", pod={"imagePullSecrets": [{"name": name}]})


BINARY = thing("v1", "ConfigMap", "till", binaryData={"logo.png": "AAE="})
MISTYPED = thing("v1", "Secret", "till", stringData={"level": True})
TOKEN = thing("v1", "Secret", "till", type="kubernetes.io/service-account-token", data={"extra": "eA=="})
REFLECTED = thing(
    "v1",
    "Secret",
    "till",
    metadata={"annotations": {"reflector.v1.k8s.emberstack.com/reflects": "vault/till"}},
    data={"own": "eA=="},
)
SEALED = thing("bitnami.com/v1alpha1", "SealedSecret", "till", spec={"encryptedData": {"token": "AgB"}})
ITEMS = {"items": [{"key": "site.conf", "path": "conf.d/site.conf"}]}

KEYS: dict[str, Case] = {
    "a key of data": ([config_map("till", COLOUR="blue"), reading("ConfigMap", "till", "COLOUR")], set()),
    "another key": (
        [config_map("till", COLOUR="blue"), reading("ConfigMap", "till", "COLOR")],
        {(TILL, f"{KEY}.configMapKeyRef.key", "error")},
    ),
    "optional": ([config_map("till", COLOUR="blue"), reading("ConfigMap", "till", "COLOR", optional=True)], set()),
    "a key of binaryData": ([BINARY, reading("ConfigMap", "till", "logo.png")], set()),
    "beside binaryData": (
        [BINARY, reading("ConfigMap", "till", "logo.jpg")],
        {(TILL, f"{KEY}.configMapKeyRef.key", "error")},
    ),
    "one without any key, to be filled": (
        [thing("v1", "ConfigMap", "till"), reading("ConfigMap", "till", "COLOR")],
        set(),
    ),
    "of the other namespace": (
        [
            config_map("till", "front", COLOUR="blue"),
            config_map("till", "back", COLOR="blue"),
            {**reading("ConfigMap", "till", "COLOR"), "metadata": {"name": "till", "namespace": "front"}},
        ],
        {(TILL, f"{KEY}.configMapKeyRef.key", "error")},
    ),
    "an item of a volume": (
        [config_map("till", **{"site.conf": ""}), mounting({"configMap": {"name": "till", **ITEMS}})],
        set(),
    ),
    "an item that is no key": (
        [config_map("till", **{"sites.conf": ""}), mounting({"configMap": {"name": "till", **ITEMS}})],
        {(TILL, f"{POD}.volumes[0].configMap.items[0].key", "error")},
    ),
    "an item of a part of a projected volume": (
        [
            config_map("till", **{"sites.conf": ""}),
            mounting({"projected": {"sources": [{"downwardAPI": {}}, {"configMap": {"name": "till", **ITEMS}}]}}),
        ],
        {(TILL, f"{POD}.volumes[0].projected.sources[1].configMap.items[0].key", "error")},
    ),
}
SECRET_KEYS: dict[str, Case] = {
    "a key of stringData": ([secret("till", "token"), reading("Secret", "till", "token")], set()),
    "another key": (
        [secret("till", "token"), reading("Secret", "till", "tokens")],
        {(TILL, f"{KEY}.secretKeyRef.key", "error")},
    ),
    "a key whose value is no text is there all the same": ([MISTYPED, reading("Secret", "till", "level")], set()),
    "of the token of a ServiceAccount": ([TOKEN, reading("Secret", "till", "ca.crt")], set()),
    "copied from elsewhere": ([REFLECTED, reading("Secret", "till", "password")], set()),
    "made by another object": ([SEALED, secret("till", "own"), reading("Secret", "till", "token")], set()),
}
SECRETS: dict[str, Case] = {
    "there": ([secret("regcred", "x"), pulling("regcred")], set()),
    "with other dividers": (
        [secret("regcred", "x"), pulling("reg-cred")],
        {(TILL, f"{POD}.imagePullSecrets[0].name", "error")},
    ),
    "another of a series": (
        [secret("till-1", "x"), pulling("till-2")],
        {(TILL, f"{POD}.imagePullSecrets[0].name", "advice")},
    ),
    "made by another object": ([secret("tills", "x"), SEALED, pulling("till")], set()),
    "no Secret in the input": ([pulling("regcred")], set()),
    "a placeholder": ([secret("regcred", "x"), pulling("$REGCRED")], set()),
}


@pytest.mark.parametrize(("objects", "expected"), KEYS.values(), ids=KEYS)
def test_keys_of_config_maps_are_there(objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]) -> None:
    assert found_by("config_maps_have_the_keys_that_pods_read", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), SECRET_KEYS.values(), ids=SECRET_KEYS)
def test_keys_of_secrets_are_there(objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]) -> None:
    assert found_by("secrets_have_the_keys_that_pods_read", *objects) == expected


@pytest.mark.parametrize(("objects", "expected"), SECRETS.values(), ids=SECRETS)
def test_secrets_are_there(objects: list[dict[str, Any]], expected: set[tuple[str, str, str]]) -> None:
    assert found_by("secrets_that_pods_read_exist", *objects) == expected


def found_in_folder(**files: dict[str, Any]) -> set[tuple[str, bool]]:
    """What is missing of keys in the files of a folder that no app wrote: the path, and whether it refuses."""
    resources = [Resource(manifest, file=name) for name, manifest in files.items()]
    found = issues_between(View(resources, is_one_output=False))
    rule = "config_maps_have_the_keys_that_pods_read"
    return {(issue.path, issue.refuses) for _, issue in found if issue.rule == rule}


def test_every_object_of_a_name_counts_in_a_folder_with_alternatives() -> None:
    one, other = config_map("till", COLOUR="blue"), config_map("till", SHADE="dark")

    assert found_in_folder(one=one, other=other, pod=reading("ConfigMap", "till", "SHADE")) == set()


def test_a_missing_key_is_advice_where_a_file_beside_may_hold_the_object_that_has_it() -> None:
    settings = config_map("till", interval="5")

    found = found_in_folder(settings=settings, pod=reading("ConfigMap", "till", "site.conf"))

    assert found == {(f"{KEY}.configMapKeyRef.key", False)}


def test_a_key_that_is_nearly_there_is_a_slip_in_a_folder_too() -> None:
    settings = config_map("till", interval="5")

    found = found_in_folder(settings=settings, pod=reading("ConfigMap", "till", "intervall"))

    assert found == {(f"{KEY}.configMapKeyRef.key", True)}
