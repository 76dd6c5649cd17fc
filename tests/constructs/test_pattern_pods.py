"""The constructs with a pattern's name are the one-line form for a bare pod."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods import (
    AdapterPod,
    AmbassadorPod,
    Container,
    HostNetworkPod,
    Istio,
    MeshPod,
    ObjectMeta,
    Pod,
    PodSpec,
    SharedVolume,
    SidecarPod,
    Volume,
    adapter,
    ambassador,
    host_network,
    mesh,
    sidecar,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdk8s import Chart

    Synth = Callable[[], list[dict[str, Any]]]

SPEC = PodSpec(containers=[Container(name="main", image="example/main:1.0", ports=[8080])])
HELPER = Container(name="helper", image="example/helper:1.0", ports=[9000])
SHARED = SharedVolume(volume=Volume.empty_dir("shared"), main_path="/out", helper_path="/in")


def assert_same(manifests: Synth) -> None:
    short, long = (manifest["spec"] for manifest in manifests())
    assert short == long
    assert short != SPEC.to_manifest()


def test_sidecar_pod(chart: Chart, manifests: Synth) -> None:
    SidecarPod(chart, "short", spec=SPEC, sidecar=HELPER, shares=SHARED)
    Pod(chart, "long", spec=SPEC, patterns=[sidecar(HELPER, shares=SHARED)])

    assert_same(manifests)


def test_ambassador_pod(chart: Chart, manifests: Synth) -> None:
    AmbassadorPod(chart, "short", spec=SPEC, ambassador=HELPER, port=9000, env={"URL": "{host}:{port}"})
    Pod(chart, "long", spec=SPEC, patterns=[ambassador(HELPER, port=9000, env={"URL": "{host}:{port}"})])

    assert_same(manifests)


def test_adapter_pod(chart: Chart, manifests: Synth) -> None:
    AdapterPod(chart, "short", spec=SPEC, adapter=HELPER, port=9000, prometheus=True)
    Pod(chart, "long", spec=SPEC, patterns=[adapter(HELPER, port=9000, prometheus=True)])

    assert_same(manifests)


def test_host_network_pod(chart: Chart, manifests: Synth) -> None:
    HostNetworkPod(chart, "short", spec=SPEC)
    Pod(chart, "long", spec=SPEC, patterns=[host_network()])

    assert_same(manifests)


def test_mesh_pod(chart: Chart, manifests: Synth) -> None:
    MeshPod(chart, "short", metadata=ObjectMeta(name="pod"), spec=SPEC, mesh=Istio())
    Pod(chart, "long", metadata=ObjectMeta(name="pod"), spec=SPEC, patterns=[mesh(Istio())])

    short, long = manifests()
    assert short == long
    assert short["metadata"]["labels"] == {"sidecar.istio.io/inject": "true"}


def test_more_patterns_are_applied_behind_the_first(chart: Chart, manifests: Synth) -> None:
    SidecarPod(chart, "pod", spec=SPEC, sidecar=HELPER, patterns=[host_network()])

    spec = manifests()[0]["spec"]
    assert spec["hostNetwork"] is True
    assert [helper["name"] for helper in spec["initContainers"]] == ["helper"]
