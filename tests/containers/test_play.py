"""``cdk8s-pods play``: what a user sees, and what of Kubernetes it keeps where podman alone would not."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods.cli.commands.play.podman import NETWORK

if TYPE_CHECKING:
    from pathlib import Path

    from .pods import Pods


def test_the_table_says_what_kubectl_get_pods_would(pods: Pods) -> None:
    _write(pods, _pod("web", _container("web", "nginx:1.16"), _container("redis", "redis:3.2")))

    heading, row = pods.command("web").stdout.splitlines()
    again = pods.command().stdout.splitlines()[1]

    assert heading.split() == ["NAME", "READY", "STATUS", "RESTARTS", "AGE", "IP", "NODE"]
    assert re.fullmatch(rf"web +2/2 +Running +0 +\d+s +{pods.address('web', 'web')} +{os.uname().nodename}", row)
    assert again.split()[:3] == ["web", "2/2", "Running"]


def test_a_deployment_is_played_as_one_pod_and_the_rest_is_said(pods: Pods) -> None:
    template = {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [_container("web", "nginx:1.16")]}}
    spec = {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": template}
    _write(pods, {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": spec})

    played = pods.command("deployment/web")

    assert "note: Deployment web: its template is played as one pod, not 3" in played.stderr
    assert pods.is_running("web", "web")


def test_a_name_that_two_files_share_is_answered_with_both_files(pods: Pods) -> None:
    _write(pods, _pod("web", _container("web", "nginx:1.16")))
    (pods.dist / "more.k8s.json").write_text((pods.dist / "all.k8s.json").read_text())

    refused = pods.command("web", check=False)

    assert refused.returncode == 2
    assert "web can mean pod/web in dist/all.k8s.json, pod/web in dist/more.k8s.json" in refused.stderr


def test_logs_of_a_pod_name_the_container_of_each_line(pods: Pods) -> None:
    one, two = (_container(name, command=f"echo I am {name}; sleep 60") for name in ("one", "two"))
    _write(pods, _pod("talk", one, two))
    pods.command("talk")
    pods.wait_until("both have spoken", lambda: len(pods.command("talk", "--logs").stdout.splitlines()) == 2)

    of_all = pods.command("talk", "--logs").stdout.splitlines()
    of_one = pods.command("talk", "--container", "two", "--logs").stdout

    assert sorted(line.split() for line in of_all) == [["talk-one", "I", "am", "one"], ["talk-two", "I", "am", "two"]]
    assert of_one == "I am two\n"


def test_exec_runs_a_command_in_the_container_asked_for_and_ends_with_its_exit_code(pods: Pods) -> None:
    _write(pods, _pod("web", _container("web", "nginx:1.16"), _container("redis", "redis:3.2")))
    pods.command("web")

    in_redis = pods.command("web", "-c", "redis", "--exec", "--", "cat", "/proc/1/comm")
    failing = pods.command("web", "--exec", "sh", "-c", "exit 3", check=False)
    in_the_first = pods.command("web", "--exec", "cat", "/proc/1/comm")

    assert in_redis.stdout == "redis-server\n"
    assert in_the_first.stdout == "nginx\n"
    assert failing.returncode == 3


def test_down_removes_what_was_played_and_nothing_else(pods: Pods) -> None:
    pods.engine.podman("pod", "create", "--name", "users-own")
    pods.engine.podman("volume", "create", "users-own")
    before = _everything(pods)
    keeps = {"name": "kept", "emptyDir": {}}
    web = _pod(
        "web", _container("web", "nginx:1.16", volumeMounts=[{"name": "kept", "mountPath": "/kept"}]), volumes=[keeps]
    )
    _write(pods, web)
    pods.command("web")
    while_played = _everything(pods)

    said = pods.command("--down").stdout

    assert said == "removed: web\n"
    assert while_played != before
    assert _everything(pods) == before


def test_a_pod_that_is_played_again_is_replaced(pods: Pods) -> None:
    _write(pods, _pod("web", _container("web", command="sleep 60")))
    pods.command("web")
    _write(pods, _pod("web", _container("web", command="sleep 61")))
    pods.command("web")

    assert pods.execute("web", "web", "tr '\\0' ' ' < /proc/1/cmdline") == "sh -c sleep 61"


def test_a_pod_that_the_user_made_with_podman_is_never_replaced(pods: Pods) -> None:
    pods.engine.podman("pod", "create", "--name", "web")
    _write(pods, _pod("web", _container("web", "nginx:1.16")))

    refused = pods.command("web", check=False)

    assert refused.returncode == 1
    assert "podman already has a pod web that was not played by cdk8s-pods" in refused.stderr
    assert "web" in pods.engine.podman("pod", "ps", "--format", "{{.Name}}")


def test_an_image_that_is_not_there_is_named_and_nothing_is_left_of_the_pod(pods: Pods) -> None:
    before = _everything(pods)
    _write(pods, _pod("web", _container("web", "example.invalid/no/such:1", imagePullPolicy="Never")))

    refused = pods.command("web", check=False)

    assert refused.returncode == 1
    assert "image example.invalid/no/such:1 is not on this machine and was not pulled" in refused.stderr
    assert _everything(pods) == before


def test_without_podman_the_message_says_how_to_get_it(pods: Pods, tmp_path: Path) -> None:
    _write(pods, _pod("web", _container("web", "nginx:1.16")))
    pods.more_environment["PATH"] = str(tmp_path)

    refused = pods.command("web", check=False)

    assert refused.returncode == 1
    assert "podman is not installed" in refused.stderr
    assert "apt install podman" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_container_port_is_not_published_on_the_host_and_a_host_port_only_on_its_loopback(pods: Pods) -> None:
    ports = [{"containerPort": 80}, {"containerPort": 81, "hostPort": 18081}]
    _write(pods, _pod("web", _container("web", "nginx:1.16", ports=ports)))
    pods.command("web")

    infra = json.loads(pods.engine.podman("pod", "inspect", "web"))["InfraConfig"]["PortBindings"]

    assert infra == {"81/tcp": [{"HostIp": "127.0.0.1", "HostPort": "18081"}]}


def test_an_empty_dir_starts_empty_and_every_user_may_write_to_it(pods: Pods) -> None:
    def writer(name: str, user: int) -> dict[str, Any]:
        # The image has files at this path; podman alone would copy them into the volume.
        mounts = [{"name": "shared", "mountPath": "/etc/nginx"}]
        return _container(name, command="sleep 60", volumeMounts=mounts, securityContext={"runAsUser": user})

    _write(pods, _pod("share", writer("one", 1001), writer("two", 1002), volumes=[{"name": "shared", "emptyDir": {}}]))
    pods.command("share")
    at_first = pods.execute("share", "one", "ls -A /etc/nginx")
    pods.execute("share", "one", "echo hello > /etc/nginx/note")
    pods.execute("share", "two", "touch /etc/nginx/of-two")

    assert at_first == ""
    assert pods.execute("share", "two", "cat /etc/nginx/note") == "hello"


def test_config_maps_secrets_and_the_downward_api_arrive_as_files_and_variables(pods: Pods) -> None:
    config = {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "settings"},
        "data": {"level": "high", "a.txt": "A"},
    }
    secret = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "login"}, "data": {"password": "c2VjcmV0"}}
    sources = [
        {"configMap": {"name": "settings", "items": [{"key": "a.txt", "path": "sub/b.txt"}]}},
        {"secret": {"name": "login"}},
        {"downwardAPI": {"items": [{"path": "labels", "fieldRef": {"fieldPath": "metadata.labels"}}]}},
    ]
    env = [
        {"name": "NAME", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}},
        {"name": "PASSWORD", "valueFrom": {"secretKeyRef": {"name": "login", "key": "password"}}},
        {"name": "LEVEL", "valueFrom": {"configMapKeyRef": {"name": "settings", "key": "level"}}},
        {"name": "ALL", "value": "$(NAME):$(PASSWORD):$(LEVEL):$$(NAME):$(NONE)"},
    ]
    mounts = [{"name": "all", "mountPath": "/all"}]
    pod = _pod(
        "web",
        _container("web", command="sleep 60", env=env, volumeMounts=mounts),
        volumes=[{"name": "all", "projected": {"sources": sources}}],
    )
    pod["metadata"]["labels"] = {"app": "web"}
    _write(pods, config, secret, pod)
    pods.command("web")

    assert pods.execute("web", "web", "cat /all/sub/b.txt") == "A"
    assert pods.execute("web", "web", "cat /all/password") == "secret"
    assert pods.execute("web", "web", "cat /all/labels") == 'app="web"'
    assert pods.execute("web", "web", "printenv ALL") == "web:secret:high:$(NAME):$(NONE)"
    with pytest.raises(AssertionError, match="Read-only file system"):
        pods.execute("web", "web", "touch /all/new")


def test_init_containers_run_to_their_end_first(pods: Pods) -> None:
    mounts = [{"name": "work", "mountPath": "/work"}]
    first = _container("first", command="echo prepared > /work/note", volumeMounts=mounts)
    pod = _pod(
        "web",
        _container("web", command="cat /work/note; sleep 60", volumeMounts=mounts),
        volumes=[{"name": "work", "emptyDir": {}}],
    )
    pod["spec"]["initContainers"] = [first]
    _write(pods, pod)

    played = pods.command("web")

    assert "restartPolicy Always is played as OnFailure" in played.stderr
    pods.wait_until("the main container found the note", lambda: pods.logs("web", "web") == "prepared\n")


def test_the_services_of_a_pod_are_names_that_lead_to_it(pods: Pods) -> None:
    ports = [{"port": 80}]
    service = {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {"name": "shop"},
        "spec": {"selector": {"app": "web"}, "ports": ports},
    }
    pod = _pod("web", _container("web", "nginx:1.16"))
    pod["metadata"]["labels"] = {"app": "web", "tier": "front"}
    _write(pods, service, pod)
    pods.command("web")

    # The name server of the pod network answers for these; it needs a syslog, so the test asks podman instead.
    infra = json.loads(pods.engine.podman("pod", "inspect", "web"))["InfraContainerID"]
    networks = json.loads(pods.engine.podman("container", "inspect", infra))[0]["NetworkSettings"]["Networks"]

    assert "shop" in networks[NETWORK]["Aliases"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(
            {"volumes": [{"name": "v", "nfs": {"server": "s", "path": "/"}}]}, "podman has no nfs", id="nfs volume"
        ),
        pytest.param(
            {"volumes": [{"name": "v", "configMap": {"name": "elsewhere"}}]},
            "ConfigMap elsewhere is needed",
            id="no ConfigMap",
        ),
    ],
)
def test_what_podman_cannot_do_is_refused_before_anything_is_made(
    pods: Pods, change: dict[str, Any], reason: str
) -> None:
    before = _everything(pods)
    pod = _pod("web", _container("web", "nginx:1.16"))
    pod["spec"].update(change)
    _write(pods, pod)

    refused = pods.command("web", check=False)

    assert refused.returncode == 1
    assert reason in refused.stderr
    assert _everything(pods) == before


def _container(name: str, image: str = "debian:12", *, command: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"name": name, "image": image, **({"command": ["sh", "-c", command]} if command else {}), **fields}


def _pod(name: str, *containers: dict[str, Any], **spec: Any) -> dict[str, Any]:
    grace = {"terminationGracePeriodSeconds": 0}
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": name},
        "spec": {"containers": [*containers], **grace, **spec},
    }


def _write(pods: Pods, *manifests: dict[str, Any]) -> None:
    (pods.dist / "all.k8s.json").write_text(json.dumps({"apiVersion": "v1", "kind": "List", "items": [*manifests]}))


def _everything(pods: Pods) -> list[str]:
    kinds = (("pod", "ps"), ("ps", "--all"), ("volume", "ls"), ("network", "ls"))
    return [pods.engine.podman(*kind, "--quiet") for kind in kinds]
