"""The adapter pattern on a pod template."""

from __future__ import annotations

import pytest

from cdk8s_pods import Container, ContainerPort, InvalidManifest, ObjectMeta, PodSpec, PodTemplateSpec, adapter

REDIS = Container(name="redis", image="redis:3.2", ports=[6379])
EXPORTER = Container(name="exporter", image="oliver006/redis_exporter:v1.62.0")


def pod(metadata: ObjectMeta | None = None) -> PodTemplateSpec:
    return PodTemplateSpec(metadata=metadata, spec=PodSpec(containers=[REDIS]))


def test_the_port_of_the_adapter_is_exposed_by_name() -> None:
    manifest = pod().apply(adapter(EXPORTER, port=9121)).to_manifest()

    assert manifest["spec"]["initContainers"][0]["ports"] == [{"name": "metrics", "containerPort": 9121}]


def test_a_port_that_the_adapter_declares_itself_stays_as_it_is() -> None:
    exporter = EXPORTER.replace(ports=[ContainerPort(name="http", container_port=9121)])

    manifest = pod().apply(adapter(exporter, port=9121)).to_manifest()

    assert manifest["spec"]["initContainers"][0]["ports"] == [{"name": "http", "containerPort": 9121}]


def test_the_adapter_is_told_where_on_localhost_it_reads() -> None:
    applied = pod().apply(adapter(EXPORTER, port=9121, reads_port=6379, env={"REDIS_ADDR": "redis://{host}:{port}"}))

    env = applied.to_manifest()["spec"]["initContainers"][0]["env"]
    assert env == [{"name": "REDIS_ADDR", "value": "redis://localhost:6379"}]


def test_annotations_are_added_on_request_alone() -> None:
    without = pod().apply(adapter(EXPORTER, port=9121)).metadata
    with_them = pod().apply(adapter(EXPORTER, port=9121, prometheus=True, path="/probe")).to_manifest()["metadata"]

    assert without is None
    assert with_them == {
        "annotations": {
            "prometheus.io/scrape": "true",
            "prometheus.io/port": "9121",
            "prometheus.io/path": "/probe",
        }
    }


def test_an_annotation_with_another_value_is_refused_and_not_overwritten() -> None:
    other = ObjectMeta(annotations={"prometheus.io/port": "80"})

    with pytest.raises(InvalidManifest) as refused:
        pod(other).apply(adapter(EXPORTER, port=9121, prometheus=True))

    assert [issue.path for issue in refused.value.issues] == ["metadata.annotations[prometheus.io/port]"]


def test_telling_an_address_needs_the_port() -> None:
    with pytest.raises(ValueError, match="reads_port"):
        adapter(EXPORTER, port=9121, env={"REDIS_ADDR": "{host}"})


def test_another_name_in_braces_is_refused_where_it_is_written() -> None:
    with pytest.raises(ValueError, match=r"did you mean {port}\?"):
        adapter(EXPORTER, port=9121, reads_port=6379, env={"REDIS_ADDR": "redis://{host}:{prt}"})
