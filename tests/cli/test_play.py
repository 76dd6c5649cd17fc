"""What ``cdk8s-pods play`` makes of a manifest, and what it shows; the pods themselves run in tests/containers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods.cli.commands.play.environment import expand
from cdk8s_pods.cli.commands.play.objects import Objects
from cdk8s_pods.cli.commands.play.pod import PlayablePod, playable
from cdk8s_pods.cli.commands.play.status import ContainerStatus, PodStatus, duration, table
from cdk8s_pods.cli.errors import CommandError

if TYPE_CHECKING:
    from .conftest import Command


def _pod(**spec: Any) -> dict[str, Any]:
    spec.setdefault("containers", [{"name": "web", "image": "nginx:1.16"}])
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"app": "web"}}, "spec": spec}


def _played(manifest: dict[str, Any], *around: dict[str, Any]) -> PlayablePod:
    return playable(manifest, Objects(around))


_TEMPLATE = {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "web", "image": "nginx:1.16"}]}}


@pytest.mark.parametrize(
    ("kind", "spec", "name"),
    [
        pytest.param("Deployment", {"template": _TEMPLATE}, "web", id="Deployment"),
        pytest.param("DaemonSet", {"template": _TEMPLATE}, "web", id="DaemonSet"),
        pytest.param("StatefulSet", {"template": _TEMPLATE}, "web-0", id="StatefulSet, with the number of its pod"),
        pytest.param("Job", {"template": _TEMPLATE}, "web", id="Job"),
        pytest.param("CronJob", {"jobTemplate": {"spec": {"template": _TEMPLATE}}}, "web", id="CronJob"),
    ],
)
def test_a_controller_is_played_as_one_pod_of_its_template_and_says_so(
    kind: str, spec: dict[str, Any], name: str
) -> None:
    played = _played({"kind": kind, "metadata": {"name": "web"}, "spec": spec})

    assert played.manifest["kind"] == "Pod"
    assert played.name == played.manifest["metadata"]["name"] == name
    assert [container["name"] for container in played.manifest["spec"]["containers"]] == ["web"]
    assert played.notes == (f"{kind} {name}: its template is played as one pod: podman has no controllers",)


def test_a_native_sidecar_becomes_a_container_that_starts_first_and_is_remembered() -> None:
    native = {"name": "proxy", "image": "haproxy:2.9", "restartPolicy": "Always"}
    played = _played(_pod(initContainers=[native]))

    assert [container["name"] for container in played.manifest["spec"]["containers"]] == ["proxy", "web"]
    assert "initContainers" not in played.manifest["spec"]
    assert played.manifest["metadata"]["labels"]["io.cdk8s-pods.sidecars"] == "proxy"
    assert played.manifest["metadata"]["labels"]["io.cdk8s-pods.containers"] == "web,proxy"
    assert played.notes[0].startswith("native sidecar proxy: starts with the main containers, not before them")


def test_the_manifest_that_is_played_is_not_changed() -> None:
    manifest = _pod(initContainers=[{"name": "proxy", "image": "haproxy:2.9", "restartPolicy": "Always"}])
    again = _pod(initContainers=[{"name": "proxy", "image": "haproxy:2.9", "restartPolicy": "Always"}])

    _played(manifest)

    assert manifest == again


@pytest.mark.parametrize("field", ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"])
def test_what_podman_would_do_otherwise_is_left_out_and_said(field: str) -> None:
    played = _played(_pod(containers=[{"name": "web", "image": "nginx:1.16", field: {"exec": {"command": ["true"]}}}]))

    assert field not in played.manifest["spec"]["containers"][0]
    assert len(played.notes) == 1


def test_ports_are_not_published_unless_they_are_host_ports() -> None:
    ports = [{"containerPort": 80}, {"containerPort": 81, "hostPort": 8081}]
    own = [{"containerPort": 82, "hostPort": 8082, "hostIP": "0.0.0.0"}]
    played = _played(_pod(containers=[{"name": "web", "image": "nginx:1.16", "ports": [*ports, *own]}]))

    assert played.manifest["spec"]["containers"][0]["ports"] == [
        {"hostIP": "127.0.0.1", "containerPort": 81, "hostPort": 8081},
        {"hostIP": "0.0.0.0", "containerPort": 82, "hostPort": 8082},
    ]


def test_a_pod_on_the_host_network_publishes_nothing_because_it_is_there() -> None:
    ports = [{"containerPort": 80, "hostPort": 80}]
    played = _played(_pod(hostNetwork=True, containers=[{"name": "web", "image": "nginx:1.16", "ports": ports}]))

    assert played.uses_host_network
    assert "ports" not in played.manifest["spec"]["containers"][0]


def test_volumes_of_two_pods_never_share_a_name() -> None:
    played = _played(_pod(volumes=[{"name": "logs", "emptyDir": {}}, {"name": "data", "hostPath": {"path": "/data"}}]))

    assert [volume.name for volume in played.volumes] == ["cdk8s-pods-web-logs"]
    assert played.manifest["spec"]["volumes"] == [
        {"name": "logs", "persistentVolumeClaim": {"claimName": "cdk8s-pods-web-logs"}},
        {"name": "data", "hostPath": {"path": "/data"}},
    ]


def test_the_files_of_a_volume_have_the_modes_that_are_written() -> None:
    config = {"kind": "ConfigMap", "metadata": {"name": "settings"}, "data": {"a": "A", "b": "B"}}
    items = [{"key": "a", "path": "run.sh", "mode": 0o755}, {"key": "b", "path": "b"}]
    source = {"name": "settings", "items": items, "defaultMode": 0o600}
    played = _played(_pod(volumes=[{"name": "settings", "configMap": source}]), config)

    assert played.volumes[0].files == (("run.sh", b"A", 0o755), ("b", b"B", 0o600))


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        pytest.param({"volumes": [{"name": "v", "csi": {"driver": "d"}}]}, "podman has no csi", id="volume"),
        pytest.param(
            {"volumes": [{"name": "v", "secret": {"secretName": "far"}}]}, "Secret far is needed", id="Secret elsewhere"
        ),
        pytest.param(
            {
                "containers": [
                    {"name": "c", "image": "i", "volumeMounts": [{"name": "v", "mountPath": "/v", "subPath": "s"}]}
                ]
            },
            "podman mounts the whole volume in place of a subPath",
            id="subPath",
        ),
        pytest.param(
            {
                "containers": [
                    {
                        "name": "c",
                        "image": "i",
                        "env": [{"name": "IP", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}}],
                    }
                ]
            },
            "fieldRef status.podIP: podman has no such field before the pod runs",
            id="field that is known later",
        ),
    ],
)
def test_what_podman_cannot_do_is_refused_with_the_reason(spec: dict[str, Any], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        _played(_pod(**spec))


def test_what_is_optional_may_be_missing() -> None:
    source = {"name": "far", "optional": True}
    reference = {"name": "LEVEL", "valueFrom": {"configMapKeyRef": {"key": "level", **source}}}
    container = {"name": "web", "image": "nginx:1.16", "env": [reference], "envFrom": [{"secretRef": source}]}
    played = _played(_pod(containers=[container], volumes=[{"name": "far", "configMap": source}]))

    assert played.manifest["spec"]["containers"][0]["env"] == []
    assert played.volumes[0].files == ()


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        pytest.param("$(A)-$(A)", "1-1", id="known"),
        pytest.param("$(B)", "$(B)", id="unknown"),
        pytest.param("$$(A)", "$(A)", id="escaped"),
        pytest.param("$$$(A)", "$1", id="escaped dollar, then known"),
        pytest.param("$A $(A $", "$A $(A $", id="no reference"),
    ],
)
def test_references_to_variables_are_replaced_as_the_kubelet_does(text: str, expanded: str) -> None:
    assert expand(text, {"A": "1"}) == expanded


def test_a_service_on_another_port_than_its_pod_is_said() -> None:
    ports = [{"port": 80, "targetPort": 8080}]
    service = {"kind": "Service", "metadata": {"name": "shop"}, "spec": {"selector": {"app": "web"}, "ports": ports}}
    other = {"kind": "Service", "metadata": {"name": "other"}, "spec": {"selector": {"app": "other"}, "ports": ports}}
    played = _played(_pod(), service, other)

    assert played.aliases == ("shop",)
    assert "Service shop: its name leads to the pod itself, so port 80 is not open there" in played.notes[0]


def _status(*containers: ContainerStatus, name: str = "web") -> PodStatus:
    return PodStatus(name, containers, age_seconds=130, address="10.89.0.2", node="laptop")


def _container(state: str, exit_code: int = 0, *, restarts: int = 0, policy: str = "no") -> ContainerStatus:
    return ContainerStatus("web", state, exit_code, restarts, policy)


@pytest.mark.parametrize(
    ("containers", "summary"),
    [
        pytest.param([_container("running")], "Running", id="all run"),
        pytest.param([_container("created")], "Pending", id="none has started"),
        pytest.param([_container("exited")], "Completed", id="all ended well"),
        pytest.param([_container("exited", 1), _container("running")], "Error", id="one failed"),
        pytest.param([_container("exited"), _container("running")], "NotReady", id="one ended well"),
        pytest.param([_container("exited", 1, policy="always")], "CrashLoopBackOff", id="one is started again"),
        pytest.param([_container("exited", 0, policy="on-failure")], "Completed", id="ended well, restart on failure"),
    ],
)
def test_the_status_of_a_pod_is_kubectls_word_for_it(containers: list[ContainerStatus], summary: str) -> None:
    assert _status(*containers).summary == summary


def test_the_table_is_aligned_under_its_headings() -> None:
    lines = table([_status(_container("running", restarts=2)), _status(name="a-longer-name")]).splitlines()

    assert lines == [
        "NAME            READY   STATUS    RESTARTS   AGE     IP          NODE",
        "web             1/1     Running   2          2m10s   10.89.0.2   laptop",
        "a-longer-name   0/0     Pending   0          2m10s   10.89.0.2   laptop",
    ]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0s"), (119, "119s"), (120, "2m"), (125, "2m5s"), (3599, "59m"), (4 * 3600 + 60, "4h1m"), (86400 * 3, "3d")],
)
def test_an_age_is_written_as_kubectl_writes_it(seconds: int, text: str) -> None:
    assert duration(seconds) == text


def test_the_help_shows_how_to_play_look_and_remove(cdk8s_pods: Command) -> None:
    said = cdk8s_pods("play", "--help")

    assert said.returncode == 0
    for option in ("--logs", "--exec", "--down", "--wait"):
        assert option in said.stdout


def test_without_podman_the_command_says_how_to_get_it(cdk8s_pods: Command) -> None:
    said = cdk8s_pods("play", env={"PATH": "/nowhere"})

    assert said.returncode == 1
    assert "podman is not installed" in said.stderr
