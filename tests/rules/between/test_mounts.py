"""What containers mount of a volume is in it."""

from __future__ import annotations

from typing import Any

import pytest

from .applications import config_map, container, found_by, secret, workload

AT = ("Deployment/till", "spec.template.spec.containers[0].volumeMounts[0].subPath", "error")
RULE = "sub_paths_are_files_of_their_volumes"
SITE = config_map("till", **{"nginx.conf": "events {}"})
ITEMS = {"items": [{"key": "nginx.conf", "path": "conf.d/site.conf"}]}


def mounting(volume: dict[str, Any], sub_path: str, field: str = "subPath") -> dict[str, Any]:
    mount = {"name": "files", "mountPath": "/etc/nginx/nginx.conf", field: sub_path}
    return workload("till", container(volumeMounts=[mount]), pod={"volumes": [{"name": "files", **volume}]})


def projected(*sources: dict[str, Any]) -> dict[str, Any]:
    return {"projected": {"sources": list(sources)}}


LABELS = {"downwardAPI": {"items": [{"path": "about/labels", "fieldRef": {"fieldPath": "metadata.labels"}}]}}
GOOD: dict[str, list[dict[str, Any]]] = {
    "a key": [SITE, mounting({"configMap": {"name": "till"}}, "nginx.conf")],
    "with a dot before": [SITE, mounting({"configMap": {"name": "till"}}, "./nginx.conf")],
    "the path of an item": [SITE, mounting({"configMap": {"name": "till", **ITEMS}}, "conf.d/site.conf")],
    "the folder of an item": [SITE, mounting({"configMap": {"name": "till", **ITEMS}}, "conf.d")],
    "items of an object that is not there": [mounting({"configMap": {"name": "till", **ITEMS}}, "conf.d/site.conf")],
    "an object that is not there": [mounting({"configMap": {"name": "till"}}, "nginx.cfg")],
    "a key of a Secret": [secret("till", "tls.crt"), mounting({"secret": {"secretName": "till"}}, "tls.crt")],
    "an empty volume": [mounting({"emptyDir": {}}, "any/where")],
    "the downward API": [mounting(LABELS, "about/labels")],
    "a token": [mounting(projected({"serviceAccountToken": {"path": "token"}}), "token")],
    "certificates": [
        mounting(
            projected(
                {"clusterTrustBundle": {"name": "ca", "path": "ca.pem"}},
                {"podCertificate": {"signerName": "a/b", "keyType": "ED25519", "credentialBundlePath": "pod.pem"}},
            ),
            "pod.pem",
        )
    ],
    "a part of a projected volume is not known": [
        SITE,
        mounting(projected({"configMap": {"name": "till"}}, {"secret": {"name": "elsewhere"}}), "tls.crt"),
    ],
    "a variable": [SITE, mounting({"configMap": {"name": "till"}}, "$(NAME).conf", field="subPathExpr")],
}
BAD: dict[str, list[dict[str, Any]]] = {
    "no key": [SITE, mounting({"configMap": {"name": "till"}}, "nginx.cfg")],
    "below a file": [SITE, mounting({"configMap": {"name": "till"}}, "nginx.conf/more")],
    "no key of a Secret": [secret("till", "tls.crt"), mounting({"secret": {"secretName": "till"}}, "cert.pem")],
    "a projected volume": [
        SITE,
        mounting(projected({"configMap": {"name": "till"}}, {"serviceAccountToken": {"path": "token"}}), "tokens"),
    ],
}


@pytest.mark.parametrize("objects", GOOD.values(), ids=GOOD)
def test_a_part_of_a_volume_that_is_there_can_be_mounted(objects: list[dict[str, Any]]) -> None:
    assert found_by(RULE, *objects) == set()


@pytest.mark.parametrize("objects", BAD.values(), ids=BAD)
def test_a_part_of_a_volume_that_is_not_there_is_found(objects: list[dict[str, Any]]) -> None:
    assert found_by(RULE, *objects) == {AT}


def test_a_path_without_variables_is_one_as_well() -> None:
    objects = [SITE, mounting({"configMap": {"name": "till"}}, "nginx.cfg", field="subPathExpr")]

    assert {path for _, path, _ in found_by(RULE, *objects)} == {AT[1] + "Expr"}
