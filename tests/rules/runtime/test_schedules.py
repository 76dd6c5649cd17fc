"""A schedule comes at some time."""

from __future__ import annotations

import pytest

from .manifests import container, job, paths

RULE = "schedules_name_days_that_exist"


def found(schedule: str) -> list[str]:
    template = job(container())["spec"]
    spec = {"schedule": schedule, "jobTemplate": {"spec": template}}
    return paths({"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": "app"}, "spec": spec}, RULE)


@pytest.mark.parametrize(
    "schedule", ["0 0 31 2 *", "0 0 30-31 FEB *", "0 0 31 4,6,9,11 *", "5 4 31,30 2 ?", "0 0 31 nov *", "0 0 30/1 2 *"]
)
def test_a_day_that_no_month_has_is_found(schedule: str) -> None:
    assert found(schedule) == ["spec.schedule"]


@pytest.mark.parametrize(
    "schedule",
    [
        "0 0 29 2 *",
        "0 0 31 1 *",
        "0 0 31 2,3 *",
        "0 0 31 2-3 *",
        "0 0 1,31 2 *",
        "0 0 31 2 1",
        "0 0 31 * *",
        "0 0 31 */2 *",
        "0 0 * 2 *",
        "0 0 */31 2 *",
        "@monthly",
        "@every 5m",
        "no schedule",
    ],
)
def test_a_day_that_comes_is_let_alone(schedule: str) -> None:
    assert found(schedule) == []
