"""Projected and downward API volumes."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import paths, pod_with_volume

TOKEN = {"path": "token"}
CERTIFICATE = {"signerName": "example.com/tls", "keyType": "ED25519", "keyPath": "key.pem"}


def item(**fields: Any) -> dict[str, Any]:
    return {"downwardAPI": {"items": [{"path": "file", **fields}]}}


def cpu(**fields: Any) -> dict[str, Any]:
    return item(resourceFieldRef={"containerName": "app", "resource": "limits.cpu", **fields})


def memory(divisor: Any) -> dict[str, Any]:
    return item(resourceFieldRef={"containerName": "app", "resource": "limits.memory", "divisor": divisor})


GOOD_FILES = {
    "one annotation": item(fieldRef={"fieldPath": "metadata.annotations['Example.com/Owner']"}),
    "one label": item(fieldRef={"fieldPath": "metadata.labels['app']"}),
    "all labels": item(fieldRef={"apiVersion": "v1", "fieldPath": "metadata.labels"}),
    "cpu in thousandths": cpu(divisor="1m"),
    "cpu in thousandths, written out": cpu(divisor="0.001"),
    "cpu without divisor": cpu(divisor="0"),
    "memory in Mi": memory("1Mi"),
    "memory in Mi, written in Ki": memory("1024Ki"),
    "memory in units": memory(1),
    "huge pages": item(resourceFieldRef={"containerName": "app", "resource": "limits.hugepages-2Mi", "divisor": "1Gi"}),
}
BAD_FILES = {
    "another field of pods": (item(fieldRef={"fieldPath": "spec.nodeName"}), "downwardAPI.fieldRef.fieldPath"),
    "a key of something else": (item(fieldRef={"fieldPath": "metadata.uid['x']"}), "downwardAPI.fieldRef.fieldPath"),
    "a key that no label has": (item(fieldRef={"fieldPath": "metadata.labels['a b']"}), "downwardAPI.fieldRef"),
    "an upper-case domain of a label": (
        item(fieldRef={"fieldPath": "metadata.labels['A.io/b']"}),
        "downwardAPI.fieldRef",
    ),
    "no field": (item(fieldRef={"fieldPath": ""}), "downwardAPI.fieldRef.fieldPath"),
    "another version": (
        item(fieldRef={"apiVersion": "v2", "fieldPath": "metadata.name"}),
        "downwardAPI.fieldRef.fieldPath",
    ),
    "no source": (item(), "downwardAPI"),
    "both sources": (
        item(
            fieldRef={"fieldPath": "metadata.name"}, resourceFieldRef={"containerName": "a", "resource": "limits.cpu"}
        ),
        "downwardAPI",
    ),
    "no container": (cpu(containerName=""), "downwardAPI.resourceFieldRef.containerName"),
    "no resource": (cpu(resource=""), "downwardAPI.resourceFieldRef.resource"),
    "another resource": (cpu(resource="limits.gpu"), "downwardAPI.resourceFieldRef.resource"),
    "cpu by two": (cpu(divisor="2"), "downwardAPI.resourceFieldRef.divisor"),
    "memory by 1024": (memory("1024"), "downwardAPI.resourceFieldRef.divisor"),
    "memory by an exponent": (memory("1e3"), "downwardAPI.resourceFieldRef.divisor"),
    "mode": (item(fieldRef={"fieldPath": "metadata.name"}, mode=0o1000), "downwardAPI.mode"),
    "path": (
        {"downwardAPI": {"items": [{"path": "../x", "fieldRef": {"fieldPath": "metadata.name"}}]}},
        "downwardAPI.path",
    ),
}

GOOD_SOURCES: dict[str, list[dict[str, Any]]] = {
    "nothing": [],
    "an empty source, as the server leaves where a feature is off": [{}],
    "a token beside the same path": [
        {"serviceAccountToken": TOKEN},
        {"secret": {"name": "s", "items": [{"key": "k", "path": "token"}]}},
    ],
    "a token of 2^32 seconds": [{"serviceAccountToken": {**TOKEN, "expirationSeconds": 1 << 32}}],
    "a bundle of a signer": [{"clusterTrustBundle": {"signerName": "example.com/ca", "path": "ca.pem"}}],
    "a bundle with its signer in its name": [{"clusterTrustBundle": {"name": "example.com:ca:one", "path": "ca.pem"}}],
    "a certificate": [{"podCertificate": CERTIFICATE}],
    "a certificate for 91 days": [{"podCertificate": {**CERTIFICATE, "maxExpirationSeconds": 91 * 86400}}],
}
BAD_SOURCES: dict[str, tuple[list[dict[str, Any]], list[str]]] = {
    "two in one": ([{"secret": {"name": "s"}, "configMap": {"name": "c"}}], ["sources[0]"]),
    "no name": ([{"secret": {}}, {"configMap": {"name": ""}}], ["sources[0].secret.name", "sources[1].configMap.name"]),
    "the same path twice in one source": (
        [{"secret": {"name": "s", "items": [{"key": "a", "path": "p"}, {"key": "b", "path": "p"}]}}],
        [""],
    ),
    "the same path in two kinds": (
        [
            {"configMap": {"name": "c", "items": [{"key": "a", "path": "p"}]}},
            {"downwardAPI": {"items": [{"path": "p", "fieldRef": {"fieldPath": "metadata.name"}}]}},
        ],
        [""],
    ),
    "a path of the second source": (
        [{}, {"secret": {"name": "s", "items": [{"key": "k", "path": "/p"}]}}],
        ["sources[1].secret.items[0].path"],
    ),
    "a token of 599 seconds": (
        [{"serviceAccountToken": {**TOKEN, "expirationSeconds": 599}}],
        ["sources[0].serviceAccountToken.expirationSeconds"],
    ),
    "a token of more than 2^32 seconds": (
        [{"serviceAccountToken": {**TOKEN, "expirationSeconds": (1 << 32) + 1}}],
        ["sources[0].serviceAccountToken.expirationSeconds"],
    ),
    "a token without path": ([{"serviceAccountToken": {"path": ""}}], ["path"]),
    "a bundle by name and signer": (
        [{"clusterTrustBundle": {"name": "a", "signerName": "example.com/ca", "path": "p"}}],
        ["sources[0].clusterTrustBundle"],
    ),
    "a bundle by name and labels": (
        [{"clusterTrustBundle": {"name": "a", "labelSelector": {"matchLabels": {"a": "b"}}, "path": "p"}}],
        ["sources[0].clusterTrustBundle.labelSelector"],
    ),
    "a bundle of a signer without domain": (
        [{"clusterTrustBundle": {"signerName": "ca/one", "path": "p"}}],
        ["sources[0].clusterTrustBundle.signerName"],
    ),
    "a bundle without path": ([{"clusterTrustBundle": {"name": "a"}}], ["sources[0].clusterTrustBundle.path"]),
    "a certificate without path": (
        [{"podCertificate": {"signerName": "example.com/tls", "keyType": "ED25519"}}],
        ["sources[0].podCertificate"],
    ),
    "a certificate of Kubernetes for two days": (
        [{"podCertificate": {**CERTIFICATE, "signerName": "kubernetes.io/tls", "maxExpirationSeconds": 2 * 86400}}],
        ["sources[0].podCertificate.maxExpirationSeconds"],
    ),
    "a certificate for a minute": (
        [{"podCertificate": {**CERTIFICATE, "maxExpirationSeconds": 60}}],
        ["sources[0].podCertificate.maxExpirationSeconds"],
    ),
}


@pytest.mark.parametrize("case", GOOD_FILES)
def test_a_file_with_a_field_of_the_pod_is_accepted(case: str) -> None:
    assert paths(pod_with_volume(**GOOD_FILES[case])) == []


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_file_with_another_field_is_refused_without_saying_which_item(case: str) -> None:
    volume, expected = BAD_FILES[case]

    assert paths(pod_with_volume(**volume)) == [f"spec.volumes[0].{expected}"]


@pytest.mark.parametrize("case", GOOD_SOURCES)
def test_good_sources_are_projected(case: str) -> None:
    assert paths(pod_with_volume(projected={"sources": GOOD_SOURCES[case]})) == []


@pytest.mark.parametrize("case", BAD_SOURCES)
def test_bad_sources_are_refused_at_the_path_of_the_server(case: str) -> None:
    sources, expected = BAD_SOURCES[case]

    found = paths(pod_with_volume(projected={"sources": sources}))

    assert found == [f"spec.volumes[0].projected.{path}".removesuffix(".") for path in expected]
