"""Projected and downward API volumes."""

from __future__ import annotations

from typing import Any

import pytest

from .manifests import below, pod_with_volume, refusals

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
    "another field of pods": (
        item(fieldRef={"fieldPath": "spec.nodeName"}),
        ("downwardAPI.fieldRef.fieldPath", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "a key of something else": (
        item(fieldRef={"fieldPath": "metadata.uid['x']"}),
        ("downwardAPI.fieldRef.fieldPath", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "a key that no label has": (
        item(fieldRef={"fieldPath": "metadata.labels['a b']"}),
        ("downwardAPI.fieldRef", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "an upper-case domain of a label": (
        item(fieldRef={"fieldPath": "metadata.labels['A.io/b']"}),
        ("downwardAPI.fieldRef", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "no field": (
        item(fieldRef={"fieldPath": ""}),
        ("downwardAPI.fieldRef.fieldPath", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "another version": (
        item(fieldRef={"apiVersion": "v2", "fieldPath": "metadata.name"}),
        ("downwardAPI.fieldRef.fieldPath", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "no source": (item(), ("downwardAPI", "downward_api_files_show_a_field_of_the_pod")),
    "both sources": (
        item(
            fieldRef={"fieldPath": "metadata.name"}, resourceFieldRef={"containerName": "a", "resource": "limits.cpu"}
        ),
        ("downwardAPI", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "no container": (
        cpu(containerName=""),
        ("downwardAPI.resourceFieldRef.containerName", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "no resource": (
        cpu(resource=""),
        ("downwardAPI.resourceFieldRef.resource", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "another resource": (
        cpu(resource="limits.gpu"),
        ("downwardAPI.resourceFieldRef.resource", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "cpu by two": (
        cpu(divisor="2"),
        ("downwardAPI.resourceFieldRef.divisor", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "memory by 1024": (
        memory("1024"),
        ("downwardAPI.resourceFieldRef.divisor", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "memory by an exponent": (
        memory("1e3"),
        ("downwardAPI.resourceFieldRef.divisor", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "mode": (
        item(fieldRef={"fieldPath": "metadata.name"}, mode=0o1000),
        ("downwardAPI.mode", "downward_api_files_show_a_field_of_the_pod"),
    ),
    "path": (
        {"downwardAPI": {"items": [{"path": "../x", "fieldRef": {"fieldPath": "metadata.name"}}]}},
        ("downwardAPI.path", "downward_api_files_show_a_field_of_the_pod"),
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
BAD_SOURCES: dict[str, tuple[list[dict[str, Any]], list[tuple[str, str]]]] = {
    "two in one": (
        [{"secret": {"name": "s"}, "configMap": {"name": "c"}}],
        [("sources[0]", "projections_have_one_source")],
    ),
    "no name": (
        [{"secret": {}}, {"configMap": {"name": ""}}],
        [
            ("sources[0].secret.name", "projected_secrets_and_config_maps_have_a_name"),
            ("sources[1].configMap.name", "projected_secrets_and_config_maps_have_a_name"),
        ],
    ),
    "the same path twice in one source": (
        [{"secret": {"name": "s", "items": [{"key": "a", "path": "p"}, {"key": "b", "path": "p"}]}}],
        [("", "projected_paths_are_unique_in_a_volume")],
    ),
    "the same path in two kinds": (
        [
            {"configMap": {"name": "c", "items": [{"key": "a", "path": "p"}]}},
            {"downwardAPI": {"items": [{"path": "p", "fieldRef": {"fieldPath": "metadata.name"}}]}},
        ],
        [("", "projected_paths_are_unique_in_a_volume")],
    ),
    "a path of the second source": (
        [{}, {"secret": {"name": "s", "items": [{"key": "k", "path": "/p"}]}}],
        [("sources[1].secret.items[0].path", "keys_are_projected_to_paths_in_the_volume")],
    ),
    "a token of 599 seconds": (
        [{"serviceAccountToken": {**TOKEN, "expirationSeconds": 599}}],
        [("sources[0].serviceAccountToken.expirationSeconds", "service_account_tokens_live_ten_minutes_or_longer")],
    ),
    "a token of more than 2^32 seconds": (
        [{"serviceAccountToken": {**TOKEN, "expirationSeconds": (1 << 32) + 1}}],
        [("sources[0].serviceAccountToken.expirationSeconds", "service_account_tokens_live_ten_minutes_or_longer")],
    ),
    "a token without path": (
        [{"serviceAccountToken": {"path": ""}}],
        [("path", "service_account_tokens_have_a_path_in_the_volume")],
    ),
    "a bundle by name and signer": (
        [{"clusterTrustBundle": {"name": "a", "signerName": "example.com/ca", "path": "p"}}],
        [("sources[0].clusterTrustBundle", "cluster_trust_bundles_are_found_by_name_or_signer")],
    ),
    "a bundle by name and labels": (
        [{"clusterTrustBundle": {"name": "a", "labelSelector": {"matchLabels": {"a": "b"}}, "path": "p"}}],
        [("sources[0].clusterTrustBundle.labelSelector", "cluster_trust_bundles_are_found_by_name_or_signer")],
    ),
    "a bundle of a signer without domain": (
        [{"clusterTrustBundle": {"signerName": "ca/one", "path": "p"}}],
        [("sources[0].clusterTrustBundle.signerName", "cluster_trust_bundles_are_found_by_name_or_signer")],
    ),
    "a bundle without path": (
        [{"clusterTrustBundle": {"name": "a"}}],
        [("sources[0].clusterTrustBundle.path", "cluster_trust_bundles_are_found_by_name_or_signer")],
    ),
    "a certificate without path": (
        [{"podCertificate": {"signerName": "example.com/tls", "keyType": "ED25519"}}],
        [("sources[0].podCertificate", "pod_certificates_have_a_signer_a_key_and_a_path")],
    ),
    "a certificate of Kubernetes for two days": (
        [{"podCertificate": {**CERTIFICATE, "signerName": "kubernetes.io/tls", "maxExpirationSeconds": 2 * 86400}}],
        [("sources[0].podCertificate.maxExpirationSeconds", "pod_certificates_have_a_signer_a_key_and_a_path")],
    ),
    "a certificate for a minute": (
        [{"podCertificate": {**CERTIFICATE, "maxExpirationSeconds": 60}}],
        [("sources[0].podCertificate.maxExpirationSeconds", "pod_certificates_have_a_signer_a_key_and_a_path")],
    ),
}


@pytest.mark.parametrize("case", GOOD_FILES)
def test_a_file_with_a_field_of_the_pod_is_accepted(case: str) -> None:
    assert refusals(pod_with_volume(**GOOD_FILES[case])) == []


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_file_with_another_field_is_refused_without_saying_which_item(case: str) -> None:
    volume, expected = BAD_FILES[case]

    assert refusals(pod_with_volume(**volume)) == below("spec.volumes[0].", [expected])


@pytest.mark.parametrize("case", GOOD_SOURCES)
def test_good_sources_are_projected(case: str) -> None:
    assert refusals(pod_with_volume(projected={"sources": GOOD_SOURCES[case]})) == []


@pytest.mark.parametrize("case", BAD_SOURCES)
def test_bad_sources_are_refused_at_the_path_of_the_server(case: str) -> None:
    sources, expected = BAD_SOURCES[case]

    found = refusals(pod_with_volume(projected={"sources": sources}))

    assert found == below("spec.volumes[0].projected.", expected)
