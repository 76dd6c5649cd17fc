"""Times of one manifest that do not go together are told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.runtime.manifests import container, job, paths, pod, workload


def cron_job(schedule: str = "0 3 * * *", **spec: Any) -> dict[str, Any]:
    made = {"schedule": schedule, "jobTemplate": {"spec": job(container())["spec"]}, **spec}
    return {"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "app"}, "spec": made}


@pytest.mark.parametrize(("seconds", "told"), [(0, True), (5, True), (9, True), (10, False), (200, False)])
def test_a_starting_deadline_shorter_than_the_controllers_look_is_told(seconds: int, told: bool) -> None:
    found = paths(cron_job(startingDeadlineSeconds=seconds), "starting_deadlines_leave_time_to_start")

    assert found == (["spec.startingDeadlineSeconds"] if told else [])


@pytest.mark.parametrize(
    ("schedule", "told"),
    [
        ("*/90 * * * *", True),
        ("0 */36 * * *", True),
        ("0 0 */45 * *", True),
        ("0 0 * */18 *", True),
        ("*/15 * * * *", False),
        ("*/60 * * * *", False),
        ("0 */24 * * *", False),
        ("0 0 1-31/7 * *", False),
        ("@hourly", False),
    ],
)
def test_a_step_larger_than_its_range_is_told(schedule: str, told: bool) -> None:
    found = paths(cron_job(schedule), "steps_of_a_schedule_fit_into_their_range")

    assert found == (["spec.schedule"] if told else [])


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ({"timeoutSeconds": 30}, True),
        ({"timeoutSeconds": 6, "periodSeconds": 5}, True),
        ({"timeoutSeconds": 5, "periodSeconds": 5}, False),
        ({"timeoutSeconds": 10}, False),
        ({"periodSeconds": 1}, False),
    ],
)
def test_a_probe_that_times_out_after_its_period_is_told(times: dict[str, int], told: bool) -> None:
    probe = {"httpGet": {"path": "/", "port": 80}, **times}
    found = paths(pod(container(readinessProbe=probe)), "probes_time_out_within_their_period")

    assert found == (["spec.containers[0].readinessProbe.timeoutSeconds"] if told else [])


@pytest.mark.parametrize(
    ("kind", "delay", "spec", "told"),
    [
        ("Deployment", 700, {}, True),
        ("Deployment", 90, {"progressDeadlineSeconds": 60}, True),
        ("Deployment", 50, {"progressDeadlineSeconds": 60, "minReadySeconds": 30}, True),
        ("Deployment", 30, {"progressDeadlineSeconds": 60}, False),
        ("StatefulSet", 700, {}, False),
    ],
)
def test_a_deployment_that_does_not_wait_for_its_pods_is_told(
    kind: str, delay: int, spec: dict[str, int], told: bool
) -> None:
    probe = {"tcpSocket": {"port": 80}, "initialDelaySeconds": delay}
    manifest = workload(kind, pod(container(readinessProbe=probe)), **spec)

    assert bool(paths(manifest, "deployments_wait_as_long_as_their_pods_take")) is told


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["sleep", "120"], True),
        (["sh", "-c", "sleep 2m; import"], True),
        (["sh", "-c", "sleep 30; import"], False),
        (["sh", "-c", "test -f x || sleep 120"], False),
        (["import"], False),
    ],
)
def test_a_job_that_sleeps_beyond_its_deadline_is_told(command: list[str], told: bool) -> None:
    manifest = job(container(command=command))
    manifest["spec"]["activeDeadlineSeconds"] = 60

    assert bool(paths(manifest, "jobs_have_the_time_that_they_wait")) is told
