"""A pod is a few containers that share one network: shown with the sample charts and with pods of their kind."""

from __future__ import annotations

import os
import pty
import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest
from cdk8s import Chart
from charts.plain_pods import SampleCommand, SamplePod, SampleTwoContainers

from cdk8s_pods import Container, InvalidManifest, ObjectMeta, Pod, PodSpec

if TYPE_CHECKING:
    from cdk8s import App

    from .pods import Pods


def test_one_container_serves_on_port_80_of_the_pods_address(pods: Pods) -> None:
    pods.play(pods.synthesize("one", SamplePod))

    address = pods.address("sample-pod", "nginx-container")
    pods.wait_until("nginx answers on the pod's address", lambda: "nginx" in pods.fetch(f"http://{address}:80/"))


def test_two_containers_share_one_address_and_reach_each_other_on_localhost(pods: Pods) -> None:
    pods.play(pods.synthesize("two", SampleTwoContainers))
    web, redis = ("sample-2-pod", "nginx-container"), ("sample-2-pod", "redis-container")

    pods.wait_until(
        "redis answers nginx's container", lambda: pods.execute(*web, "redis-cli -h 127.0.0.1 ping") == "PONG"
    )
    pods.wait_until("nginx answers redis' container", lambda: pods.execute(*redis, "curl -sSf http://127.0.0.1:80/"))

    assert pods.is_running(*web)
    assert pods.is_running(*redis)
    assert pods.address(*web) == pods.address(*redis)


def test_of_two_containers_that_bind_port_80_only_one_keeps_running(pods: Pods) -> None:
    rule = "containers_that_run_side_by_side_want_different_ports"
    names = ("web", "other-web")
    pods.play(pods.synthesize("clash", partial(_two_web_servers, ignore_rules={rule: "to see it fail"})))

    pods.wait_until("one web server gave up", lambda: not all(pods.is_running("clash", name) for name in names))
    loser = next(name for name in names if not pods.is_running("clash", name))
    winner = next(name for name in names if name != loser)

    assert pods.inspect("clash", loser)["State"]["ExitCode"] != 0
    assert pods.is_running("clash", winner)
    assert "nginx" in pods.execute("clash", winner, "curl -sSf http://127.0.0.1:80/")


def test_the_pod_whose_containers_both_bind_port_80_is_refused_before_it_is_played(pods: Pods) -> None:
    with pytest.raises(InvalidManifest) as refused:
        pods.synthesize("clash", _two_web_servers)

    assert '80: TCP port 80 is taken by container "web"' in str(refused.value)
    assert "spec.containers[1].ports[0].containerPort" in str(refused.value)


def _two_web_servers(app: App, id: str, ignore_rules: dict[str, str] | None = None) -> None:
    Pod(
        Chart(app, id),
        "clash",
        metadata=ObjectMeta(name="clash"),
        spec=PodSpec(
            containers=[
                Container(name="web", image="nginx:1.16", ports=[80]),
                Container(name="other-web", image="nginx:1.16", ports=[80]),
            ],
            restart_policy="Never",
        ),
        ignore_rules=ignore_rules,
    )


def test_command_and_args_take_the_place_of_the_images_entry_point(pods: Pods) -> None:
    pods.play(pods.synthesize("command", SampleCommand))

    process = pods.execute("sample-command", "nginx-container-112", "cat /proc/1/cmdline | tr '\\0' ' '")

    assert process == "/bin/sleep 3600"


def test_a_shell_on_a_terminal_sees_the_address_the_port_and_the_processes_of_the_pod(pods: Pods) -> None:
    pods.play(pods.synthesize("shell", SamplePod))
    address = pods.address("sample-pod", "nginx-container")

    said = _typed_into(pods, "sample-pod", "tty; ip -o -4 addr; ss -ltn; ps -e -o pid,args; exit 7\n")

    assert "/dev/pts/" in said
    assert f" {address}/" in said
    assert ":80 " in said
    assert "1 nginx: master process" in said


def _typed_into(pods: Pods, pod: str, text: str) -> str:
    """What a shell in the pod shows on a terminal of its own when the text is typed into it."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        pods.command_line(pod, "--exec", "bash"),
        env=pods.environment,
        cwd=pods.dist.parent,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as shell:
        os.close(theirs)
        os.write(ours, text.encode())
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:
            # Linux ends the reading of a terminal that has no other side any more with an error.
            pass
        finally:
            os.close(ours)
        code = shell.wait(timeout=30)

    assert code == 7, said.decode()
    return said.decode()
