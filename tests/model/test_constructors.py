"""Fields that are constructors too: of the type they make a value, of a value they are the field."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.model import (
    ConfigMapProjection,
    DownwardAPIVolumeFile,
    DownwardAPIVolumeSource,
    EmptyDirVolumeSource,
    ExecAction,
    HTTPGetAction,
    KeyToPath,
    LabelSelector,
    LifecycleHandler,
    LocalObjectReference,
    ObjectFieldSelector,
    PersistentVolumeClaimSpec,
    Probe,
    ResourceFieldSelector,
    SecretVolumeSource,
    Volume,
    VolumeProjection,
)

PROBES: list[tuple[Any, dict[str, Any]]] = [
    (Probe.http_get("/healthz", port="http"), {"httpGet": {"path": "/healthz", "port": "http"}}),
    (Probe.http_get(port=80), {"httpGet": {"port": 80}}),
    (
        Probe.http_get("/", port=8443, scheme="HTTPS", host="10.0.0.1", http_headers={"Host": "a.example"}),
        {
            "httpGet": {
                "path": "/",
                "port": 8443,
                "scheme": "HTTPS",
                "host": "10.0.0.1",
                "httpHeaders": [{"name": "Host", "value": "a.example"}],
            }
        },
    ),
    (Probe.tcp_socket(6379), {"tcpSocket": {"port": 6379}}),
    (Probe.tcp_socket("redis", host="10.0.0.1"), {"tcpSocket": {"port": "redis", "host": "10.0.0.1"}}),
    (Probe.grpc(9000, service="ready"), {"grpc": {"port": 9000, "service": "ready"}}),
    (Probe.exec(["redis-cli", "ping"]), {"exec": {"command": ["redis-cli", "ping"]}}),
    (LifecycleHandler.exec(["nginx", "-s", "quit"]), {"exec": {"command": ["nginx", "-s", "quit"]}}),
    (LifecycleHandler.http_get("/stop", port=80), {"httpGet": {"path": "/stop", "port": 80}}),
    (LifecycleHandler.sleep(5), {"sleep": {"seconds": 5}}),
]


@pytest.mark.parametrize(("value", "manifest"), PROBES, ids=[next(iter(manifest)) for _, manifest in PROBES])
def test_actions_are_made_by_name(value: Any, manifest: dict[str, Any]) -> None:
    assert value.to_manifest() == manifest


TIMING: dict[str, Any] = {
    "initial_delay_seconds": 1,
    "period_seconds": 2,
    "timeout_seconds": 3,
    "success_threshold": 1,
    "failure_threshold": 5,
    "termination_grace_period_seconds": 6,
}


@pytest.mark.parametrize(
    "probe",
    [
        Probe.http_get("/", port=80, **TIMING),
        Probe.tcp_socket(80, **TIMING),
        Probe.grpc(80, **TIMING),
        Probe.exec(["true"], **TIMING),
    ],
    ids=["http_get", "tcp_socket", "grpc", "exec"],
)
def test_every_probe_takes_its_timing_as_keywords(probe: Probe) -> None:
    assert {name: getattr(probe, name) for name in TIMING} == TIMING


def test_a_misspelt_timing_is_refused_with_what_was_meant() -> None:
    timing: dict[str, Any] = {"period_secs": 3}

    with pytest.raises(TypeError, match=r"did you mean 'period_seconds'\?"):
        Probe.tcp_socket(80, **timing)


def test_of_a_value_the_name_is_the_field() -> None:
    probe = Probe.http_get("/healthz", port="http")

    assert probe.http_get == HTTPGetAction(path="/healthz", port="http")
    assert probe.exec is None


def test_the_field_can_be_written_in_full() -> None:
    assert Probe(exec=ExecAction(command=["true"])) == Probe.exec(["true"])
    assert Volume(name="logs", empty_dir=EmptyDirVolumeSource()) == Volume.empty_dir("logs")


def test_the_field_can_be_replaced_and_taken_out() -> None:
    changed = Volume.empty_dir("data").replace(empty_dir=None, secret=SecretVolumeSource(secret_name="s"))

    assert changed == Volume.secret("data", "s")


CLAIM = PersistentVolumeClaimSpec(access_modes=["ReadWriteOnce"])
VOLUMES: list[tuple[Volume, dict[str, Any]]] = [
    (Volume.empty_dir("v"), {"emptyDir": {}}),
    (
        Volume.empty_dir("v", medium="Memory", size_limit="1Gi", mode=0o1777),
        {"emptyDir": {"medium": "Memory", "sizeLimit": "1Gi", "mode": 1023}},
    ),
    (
        Volume.config_map("v", "conf", items={"nginx.conf": "site.conf"}, default_mode=0o440, optional=True),
        {
            "configMap": {
                "name": "conf",
                "items": [{"key": "nginx.conf", "path": "site.conf"}],
                "defaultMode": 288,
                "optional": True,
            }
        },
    ),
    (Volume.config_map("v", name="conf"), {"configMap": {"name": "conf"}}),
    (
        Volume.secret("v", "tls", items=[KeyToPath(key="tls.crt", path="crt", mode=0o400)]),
        {"secret": {"secretName": "tls", "items": [{"key": "tls.crt", "path": "crt", "mode": 256}]}},
    ),
    (Volume.persistent_volume_claim("v", "data"), {"persistentVolumeClaim": {"claimName": "data"}}),
    (
        Volume.persistent_volume_claim("v", claim_name="data", read_only=True),
        {"persistentVolumeClaim": {"claimName": "data", "readOnly": True}},
    ),
    (
        Volume.ephemeral("v", CLAIM),
        {"ephemeral": {"volumeClaimTemplate": {"spec": {"accessModes": ["ReadWriteOnce"]}}}},
    ),
    (
        Volume.ephemeral("v", CLAIM, labels={"a": "b"}),
        {
            "ephemeral": {
                "volumeClaimTemplate": {
                    "metadata": {"labels": {"a": "b"}},
                    "spec": {"accessModes": ["ReadWriteOnce"]},
                }
            }
        },
    ),
    (
        Volume.downward_api("v", {"labels": "metadata.labels"}, default_mode=0o444),
        {
            "downwardAPI": {
                "items": [{"path": "labels", "fieldRef": {"fieldPath": "metadata.labels"}}],
                "defaultMode": 292,
            }
        },
    ),
    (Volume.host_path("v", "/var/log", type="Directory"), {"hostPath": {"path": "/var/log", "type": "Directory"}}),
    (
        Volume.image("v", "example.com/model:1", pull_policy="Always"),
        {"image": {"reference": "example.com/model:1", "pullPolicy": "Always"}},
    ),
    (
        Volume.csi(
            "v",
            "secrets-store.csi.k8s.io",
            read_only=True,
            volume_attributes={"secretProviderClass": "vault"},
            node_publish_secret_ref=LocalObjectReference(name="vault"),
        ),
        {
            "csi": {
                "driver": "secrets-store.csi.k8s.io",
                "readOnly": True,
                "volumeAttributes": {"secretProviderClass": "vault"},
                "nodePublishSecretRef": {"name": "vault"},
            }
        },
    ),
    (Volume.nfs("v", server="nfs.example", path="/a"), {"nfs": {"server": "nfs.example", "path": "/a"}}),
]


@pytest.mark.parametrize(("volume", "source"), VOLUMES, ids=[next(iter(source)) for _, source in VOLUMES])
def test_volumes_are_made_by_the_name_of_their_source(volume: Volume, source: dict[str, Any]) -> None:
    assert volume.to_manifest() == {"name": "v", **source}


def test_a_projected_volume_joins_several_sources() -> None:
    volume = Volume.projected(
        "all",
        [
            VolumeProjection.config_map("conf", items={"a": "b"}),
            VolumeProjection.secret("tls", optional=True),
            VolumeProjection.downward_api({"name": "metadata.name"}),
            VolumeProjection.service_account_token("token", audience="vault", expiration_seconds=600),
            VolumeProjection.cluster_trust_bundle(
                "ca.pem", signer_name="example.com/ca", label_selector=LabelSelector()
            ),
        ],
    )

    assert volume.to_manifest() == {
        "name": "all",
        "projected": {
            "sources": [
                {"configMap": {"name": "conf", "items": [{"key": "a", "path": "b"}]}},
                {"secret": {"name": "tls", "optional": True}},
                {"downwardAPI": {"items": [{"path": "name", "fieldRef": {"fieldPath": "metadata.name"}}]}},
                {"serviceAccountToken": {"path": "token", "audience": "vault", "expirationSeconds": 600}},
                {"clusterTrustBundle": {"path": "ca.pem", "signerName": "example.com/ca", "labelSelector": {}}},
            ]
        },
    }


def test_a_projection_can_be_written_in_full() -> None:
    assert VolumeProjection(config_map=ConfigMapProjection(name="c")) == VolumeProjection.config_map("c")


def test_a_file_of_the_downward_api_can_hold_a_field_or_a_resource() -> None:
    memory = ResourceFieldSelector(container_name="web", resource="limits.memory")
    name = ObjectFieldSelector(field_path="metadata.name")
    source = DownwardAPIVolumeSource(items={"memory": memory, "name": name})

    assert source.items == (
        DownwardAPIVolumeFile(path="memory", resource_field_ref=memory),
        DownwardAPIVolumeFile(path="name", field_ref=name),
    )
