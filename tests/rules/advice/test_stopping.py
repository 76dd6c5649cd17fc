"""A pod's grace period holds the hook before the stop and the time that a program takes to stop."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.runtime.manifests import container, paths, pod

HOOKS = "hooks_before_the_stop_leave_time_to_stop"
PROGRAMS = "programs_have_the_time_they_take_to_stop"


def stopping(hook: dict[str, Any], **spec: Any) -> dict[str, Any]:
    return pod(container(lifecycle={"preStop": hook}), **spec)


def running(*command: str) -> dict[str, Any]:
    return {"exec": {"command": list(command)}}


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(stopping(running("sleep", "60")), id="longer than the default"),
        pytest.param(stopping(running("sh", "-c", "sleep 20 && nginx -s quit && sleep 10")), id="several sleeps"),
        pytest.param(stopping(running("bash", "-c", "sleep 1m")), id="minutes"),
        pytest.param(stopping({"sleep": {"seconds": 30}}), id="sleep action"),
        pytest.param(stopping(running("sleep", "60"), terminationGracePeriodSeconds=60), id="all of it"),
    ],
)
def test_a_hook_that_takes_all_of_the_grace_period_is_told(manifest: dict[str, Any]) -> None:
    assert paths(manifest, HOOKS) == ["spec.containers[0].lifecycle.preStop"]


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(stopping(running("sleep", "5")), id="short"),
        pytest.param(stopping(running("sleep", "60"), terminationGracePeriodSeconds=90), id="longer grace period"),
        pytest.param(stopping(running("sh", "-c", "test -f /ready || sleep 60")), id="perhaps"),
        pytest.param(stopping({"httpGet": {"path": "/drain", "port": 8080}}), id="a call"),
    ],
)
def test_a_hook_that_leaves_time_is_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, HOOKS) == []


VECTOR = container("logs", "timberio/vector:0.57.0-debian")


def test_a_program_that_takes_longer_than_the_grace_period_is_told() -> None:
    tunnel = container("tunnel", "cloudflare/cloudflared:2026.8.2", args=["tunnel", "run"])
    waiting = {**tunnel, "lifecycle": {"preStop": {"sleep": {"seconds": 5}}}}

    assert paths(pod(VECTOR), PROGRAMS) == ["spec.containers[0].image"]
    assert paths(pod(tunnel), PROGRAMS) == []
    assert paths(pod(waiting), PROGRAMS) == ["spec.containers[0].image"]


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(pod(VECTOR, terminationGracePeriodSeconds=75), id="longer grace period"),
        pytest.param(pod({**VECTOR, "args": ["--graceful-shutdown-limit-secs", "20"]}), id="told to stop sooner"),
        pytest.param(
            pod({**VECTOR, "env": [{"name": "VECTOR_GRACEFUL_SHUTDOWN_LIMIT_SECS", "value": "20"}]}), id="by a variable"
        ),
        pytest.param(pod(container("logs", "example/vector:0.57.0")), id="another image"),
    ],
)
def test_a_program_that_stops_in_time_is_let_alone(manifest: dict[str, Any]) -> None:
    assert paths(manifest, PROGRAMS) == []
