"""The sidecar pattern: a helper that shares files with the main container."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from cdk8s import Chart

from cdk8s_pods import (
    Container,
    InvalidManifest,
    Job,
    ObjectMeta,
    Pod,
    PodSpec,
    PodTemplateSpec,
    SharedVolume,
    SidecarPod,
    Volume,
    sidecar,
)

if TYPE_CHECKING:
    from cdk8s import App

    from .pods import Pods

_SHIP = 'tail -n +1 -F /logs/access.log | while read -r line; do redis-cli -h $ARCHIVE rpush lines "$line"; done'


def test_what_the_main_container_logs_is_shipped_by_the_sidecar_which_outlives_its_restart(pods: Pods) -> None:
    pods.play(pods.synthesize("archive", _archive))
    archive = pods.address("archive", "redis")

    def web_with_log_shipper(app: App, id: str) -> None:
        SidecarPod(
            Chart(app, id),
            "web",
            metadata=ObjectMeta(name="web"),
            spec=PodSpec(containers=[Container(name="web", image="nginx:1.16", ports=[80])]),
            sidecar=Container(
                name="log-shipper", image="debian:12", command=["sh", "-c"], args=[_SHIP], env={"ARCHIVE": archive}
            ),
            shares=SharedVolume(
                volume=Volume.empty_dir("logs"), main_path="/var/log/nginx", helper_path="/logs", read_only=True
            ),
        )

    pods.play(pods.synthesize("web", web_with_log_shipper))

    def visit(page: str) -> None:
        url = f"http://127.0.0.1:80/{page}"
        pods.wait_until("the web server answers", lambda: pods.execute("web", "log-shipper", f"curl -sS {url}"))
        pods.wait_until(f"the line about {page} is in the archive", lambda: f"/{page} " in _shipped(pods))

    visit("before-the-restart")
    shipper = pods.inspect("web", "log-shipper")["State"]["Pid"]
    web = pods.inspect("web", "web")["State"]["Pid"]
    # The command may die with the container that it ends.
    pods.engine.podman("exec", "web-web", "sh", "-c", "kill -QUIT 1", check=False)
    pods.wait_until(
        "the web server was started again", lambda: pods.inspect("web", "web")["State"]["Pid"] not in (0, web)
    )
    visit("after-the-restart")

    assert pods.inspect("web", "log-shipper")["State"]["Pid"] == shipper
    assert pods.inspect("web", "web")["RestartCount"] == 1


def _archive(app: App, id: str) -> None:
    Pod(
        Chart(app, id),
        "archive",
        metadata=ObjectMeta(name="archive"),
        spec=PodSpec(containers=[Container(name="redis", image="redis:3.2", ports=[6379])]),
    )


def _shipped(pods: Pods) -> str:
    return pods.execute("archive", "redis", "redis-cli lrange lines 0 -1")


# The job's work needs its sidecar: it is done when the sidecar has seen all three parts, or it fails.
_WORK = """\
for part in 1 2 3; do echo part $part >> /work/log; done
for look in $(seq 100); do grep -q 3 /work/seen && exit 0; sleep 0.1; done
exit 1
"""
_WATCH = """\
trap 'cat /work/seen; echo bye; exit 0' TERM
while :; do cp /work/log /work/seen; sleep 0.1; done
"""


def _job_with_sidecar(app: App, id: str, *, plain: bool) -> None:
    Job(
        Chart(app, id),
        "job",
        metadata=ObjectMeta(name="count"),
        template=PodTemplateSpec(
            spec=PodSpec(
                containers=[Container(name="count", image="debian:12", command=["sh", "-c"], args=[_WORK])],
                restart_policy="Never",
            )
        ),
        patterns=[
            sidecar(
                Container(name="watch", image="debian:12", command=["sh", "-c"], args=[_WATCH]),
                shares=SharedVolume(volume=Volume.empty_dir("work"), main_path="/work", helper_path="/work"),
                plain=plain,
            )
        ],
    )


def test_a_jobs_sidecar_works_beside_it_and_is_ended_when_the_job_is_done(pods: Pods) -> None:
    """The closest that podman has: it knows no native sidecars, so ``play --wait`` does here what the kubelet does."""
    file = pods.synthesize("job", partial(_job_with_sidecar, plain=False))

    played = pods.command(file, "--wait")

    assert "podman has no native sidecars" in played.stderr
    assert pods.inspect("count", "count")["State"]["ExitCode"] == 0
    assert not pods.is_running("count", "watch")
    assert pods.inspect("count", "watch")["State"]["ExitCode"] == 0
    assert pods.logs("count", "watch").splitlines() == ["part 1", "part 2", "part 3", "bye"]
    assert [line.split()[:3] for line in played.stdout.splitlines()[1:]] == [["count", "0/2", "Completed"]]


def test_a_plain_sidecar_that_would_keep_a_job_alive_is_refused_before_it_is_played(pods: Pods) -> None:
    with pytest.raises(InvalidManifest, match="watch"):
        pods.synthesize("job", partial(_job_with_sidecar, plain=True))
