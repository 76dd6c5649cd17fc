"""What ``cdk8s-pods play`` makes of a manifest, and what it shows; the pods themselves run in tests/containers."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from cdk8s_pods.cli.commands.play.environment import expand
from cdk8s_pods.cli.commands.play.host_access import ACCESS
from cdk8s_pods.cli.commands.play.objects import Objects
from cdk8s_pods.cli.commands.play.permission import ask_for_access
from cdk8s_pods.cli.commands.play.pod import PlayablePod, playable
from cdk8s_pods.cli.commands.play.status import ContainerStatus, PodStatus, duration, table
from cdk8s_pods.cli.errors import CommandError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

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


_FAKE_PODMAN = """\
#!{python}
import json, os, pathlib, sys
with open(os.environ["CALLS"], "a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
answers = json.loads(os.environ.get("ANSWERS", "{{}}"))
code, out, errors = answers.get(" ".join(sys.argv[1:3]), [0, "", ""])
sys.stdout.write(out)
sys.stderr.write(errors)
sys.exit(code)
"""


class FakePodman(NamedTuple):
    """A podman that does nothing, and remembers what it was asked for."""

    play: Callable[..., subprocess.CompletedProcess[str]]
    dist: Path
    calls: Callable[[], list[list[str]]]


@pytest.fixture
def fake_podman(cdk8s_pods: Command, project: Path, tmp_path: Path) -> FakePodman:
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin/podman"
    program.write_text(_FAKE_PODMAN.format(python=sys.executable))
    program.chmod(0o755)
    (project / "dist").mkdir()
    calls = tmp_path / "calls"
    calls.touch()

    def play(*arguments: str, answers: dict[str, Any] | None = None) -> subprocess.CompletedProcess[str]:
        said = {"pod exists": [1, "", ""], **(answers or {})}
        environment = {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "CALLS": str(calls), "ANSWERS": json.dumps(said)}
        return cdk8s_pods("play", *arguments, env=environment)

    return FakePodman(play, project / "dist", lambda: [json.loads(line) for line in calls.read_text().splitlines()])


def _write(podman: FakePodman, *manifests: dict[str, Any], name: str = "all.k8s.json") -> None:
    path = podman.dist / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(json.dumps(manifest) for manifest in manifests))


def _workload(kind: str, **metadata: Any) -> dict[str, Any]:
    spec = {"selector": {"matchLabels": {"app": "web"}}, "template": _TEMPLATE}
    return {"apiVersion": "apps/v1", "kind": kind, "metadata": {"name": "web", **metadata}, "spec": spec}


def test_the_reason_that_podman_gives_is_shown_and_not_its_summary_alone(fake_podman: FakePodman) -> None:
    infra, web = "a" * 64, "b" * 64
    errors = (
        'time="2024-05-17T09:30:00Z" level=warning msg="Failed to load cached network config"\n'
        'time="2024-05-17T09:30:01Z" level=error msg="Cannot set up \\"cdk8s-pods\\""\n'
        f"starting container {infra}: rootlessport listen tcp 127.0.0.1:80: bind: address already in use\n"
        f"starting container {web}: a dependency of container {web} failed to start: container state improper\n"
        "Error: failed to start 2 containers\n"
    )
    answers = {"kube play": [125, "", errors], "ps --all": [0, f"{infra} web-infra\n{web} web-web\n", ""]}
    _write(fake_podman, _pod())
    refused = fake_podman.play("web", answers=answers)

    assert refused.returncode == 1
    assert refused.stderr == (
        'cdk8s-pods: error: pod web: failed to start 2 containers: Cannot set up "cdk8s-pods"; '
        "starting container web-infra: rootlessport listen tcp 127.0.0.1:80: bind: address already in use\n"
    )


@pytest.mark.parametrize(
    ("written", "name", "said"),
    [
        pytest.param(
            {f"{env}/web.k8s.json": [_workload("Deployment")] for env in ("dev", "prod", "test")},
            "Deployment/web",
            "give the file: dist/dev/web.k8s.json",
            id="three environments",
        ),
        pytest.param(
            {"all.json": [_workload("Deployment"), _workload("StatefulSet")]},
            "web",
            "give the kind too: deployment/web",
            id="two kinds",
        ),
        pytest.param(
            {"all.json": [_workload("Deployment", namespace=namespace) for namespace in ("a", "b")]},
            "web",
            "they stand in one file: put each into one of its own, and give that",
            id="two namespaces in one file",
        ),
        pytest.param(
            {"all.json": [_workload("Deployment", name=f"web-c8{digits}") for digits in ("123456", "654321")]},
            "web",
            "give the whole name: deployment/web-c8123456",
            id="two hashes",
        ),
    ],
)
def test_a_name_that_can_mean_several_is_answered_with_what_tells_them_apart(
    written: dict[str, list[dict[str, Any]]], name: str, said: str, fake_podman: FakePodman
) -> None:
    for file, manifests in written.items():
        _write(fake_podman, *manifests, name=file)
    refused = fake_podman.play(name)

    assert refused.returncode == 2
    assert refused.stderr.rstrip().endswith(said)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param(
            {"metadata": {"name": "web", "restartPolicy": "Never"}},
            "restartPolicy is a field of PodSpec: write it at spec [fields_are_known_to_the_api]",
            id="unknown field",
        ),
        pytest.param({"metadata": "web"}, "metadata: cannot unmarshal string", id="metadata that is text"),
        pytest.param({"spec": None}, "spec.containers: Required value", id="no spec"),
        pytest.param({"apiVersion": "v2"}, "it is served as v1", id="wrong version"),
        pytest.param({"metadata": {"name": "--all"}}, 'metadata.name: Invalid value: "--all"', id="an option"),
    ],
)
def test_what_is_not_well_formed_gives_the_rules_answer(
    changed: dict[str, Any], said: str, fake_podman: FakePodman
) -> None:
    _write(fake_podman, {**_pod(), **changed})
    refused = fake_podman.play("dist/all.k8s.json")

    assert refused.returncode == 1
    assert "an API server would refuse it:\n" in refused.stderr
    assert said in refused.stderr


def test_what_a_server_takes_and_nodes_then_break_is_said_and_played(fake_podman: FakePodman) -> None:
    ports = [{"containerPort": 80}]
    _write(fake_podman, _pod(containers=[{"name": name, "image": f"{name}:1", "ports": ports} for name in ("a", "b")]))
    played = fake_podman.play("web")

    assert played.returncode == 0
    assert "note: pod/web: spec.containers[1].ports[0].containerPort: Duplicate value: 80" in played.stderr


_ACCESS = [
    pytest.param("host-path", {"volumes": [{"name": "v", "hostPath": {"path": "/etc"}}]}, "volume v: /etc", id="path"),
    pytest.param(
        "devices",
        {"volumes": [{"name": "v", "hostPath": {"path": "/dev/kvm", "type": "CharDevice"}}]},
        "volume v: /dev/kvm",
        id="device",
    ),
    pytest.param("host-network", {"hostNetwork": True}, "hostNetwork: true", id="network"),
    pytest.param("host-pid", {"hostPID": True}, "hostPID: true", id="processes"),
    pytest.param("host-ipc", {"hostIPC": True}, "hostIPC: true", id="shared memory"),
    pytest.param(
        "privileged",
        {"initContainers": [{"name": "first", "image": "a:1", "securityContext": {"privileged": True}}]},
        "container first: privileged: true",
        id="privileged",
    ),
    pytest.param(
        "capabilities",
        {"containers": [{"name": "web", "image": "a:1", "securityContext": {"capabilities": {"add": ["SYS_ADMIN"]}}}]},
        "container web: capabilities SYS_ADMIN",
        id="capabilities",
    ),
]


@pytest.mark.parametrize(("name", "spec", "wanted"), _ACCESS)
def test_what_a_pod_wants_from_the_machine_is_told_and_needs_to_be_allowed(
    name: str, spec: dict[str, Any], wanted: str, fake_podman: FakePodman
) -> None:
    _write(fake_podman, _pod(**spec))
    refused = fake_podman.play("web")
    made = [call for call in fake_podman.calls() if call[:2] == ["kube", "play"]]
    others = ",".join(other for other in ACCESS if other != name)
    still_refused = fake_podman.play("web", "--allow", others)
    played = fake_podman.play("web", "--allow", f"host-path,{name}")

    assert (refused.returncode, still_refused.returncode, made) == (1, 1, [])
    assert f"pod web wants from this machine:\n  {name}: {wanted} ({ACCESS[name]})" in refused.stderr
    assert f"write --allow {name} to play it with that" in refused.stderr
    assert played.returncode == 0
    assert f"note: {name}: {wanted}" in played.stderr


def test_on_a_terminal_a_pod_is_asked_about(fake_podman: FakePodman, monkeypatch: pytest.MonkeyPatch) -> None:
    pod = _played(_pod(hostPID=True))

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked = Terminal()
    monkeypatch.setattr(sys, "stderr", asked)
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    ask_for_access(pod, ())
    monkeypatch.setattr(sys, "stdin", Terminal("\n"))
    with pytest.raises(CommandError, match="pod web is not played; --allow host-pid allows it without asking"):
        ask_for_access(pod, ())

    assert asked.getvalue().count("play it with that? [y/N] ") == 2


def test_an_access_that_is_not_known_is_refused_with_those_that_are(fake_podman: FakePodman) -> None:
    _write(fake_podman, _pod())
    refused = fake_podman.play("web", "--allow", "host-paths")

    assert refused.returncode == 2
    assert '--allow: host-paths is not known (did you mean "host-path"?); known are host-path, ' in refused.stderr


def test_names_are_never_taken_for_options_of_podman(fake_podman: FakePodman) -> None:
    service = {"kind": "Service", "apiVersion": "v1", "spec": {"selector": {"app": "web"}, "ports": [{"port": 80}]}}
    others = [{**service, "metadata": {"name": name}} for name in ("shop", "x,ip=10.0.0.1", "--x")]
    _write(fake_podman, _pod(containers=[{"name": "web", "image": "--authfile.x/y"}]), *others)
    played = fake_podman.play("web", answers={"image exists": [1, "", ""]})
    calls = fake_podman.calls()

    assert played.returncode == 0
    assert ["pull", "--quiet", "--", "--authfile.x/y"] in calls
    assert ["kube", "play", "--network", "cdk8s-pods:alias=shop", "-"] in calls


def test_annotations_are_not_given_to_podman_which_takes_options_from_them() -> None:
    pod = _pod()
    pod["metadata"]["annotations"] = {"io.podman.annotations.privileged": "TRUE"}

    assert "annotations" not in _played(pod).manifest["metadata"]


@pytest.mark.parametrize(
    ("holder", "said"),
    [
        ({"kind": "ConfigMap", "data": "x"}, "ConfigMap settings: data must be a mapping"),
        ({"kind": "ConfigMap", "data": {"a": 1}}, "the value of a must be text"),
        ({"kind": "ConfigMap", "data": {"a": "\udce9"}}, "the value of a must be text"),
        ({"kind": "ConfigMap", "binaryData": {"a": "?"}}, "the value of a must be base64"),
        ({"kind": "ConfigMap", "data": {"../a": "x"}}, "the key ../a must"),
        ({"kind": "ConfigMap", "binaryData": {"a": "/w=="}}, "the value of a is not text"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_stands_around_a_pod_and_cannot_be_used_is_refused_with_the_reason(
    holder: dict[str, Any], said: str
) -> None:
    container = {"name": "web", "image": "a:1", "envFrom": [{"configMapRef": {"name": "settings"}}]}

    with pytest.raises(CommandError, match=said):
        _played(_pod(containers=[container]), {**holder, "metadata": {"name": "settings"}})
