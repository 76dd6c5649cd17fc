"""Schedules, time zones and policies of CronJobs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from cdk8s_pods.facts.cron_schedule import FIELDS, schedule_problem

from .manifests import cron_job, refusals

GOOD_SCHEDULES = [
    "* * * * *",
    "0 0 1 1 0",
    "59 23 31 12 6",
    "*/15 0-6,18-23 ? * mon-FRI",
    "5/10 * * jan,Dec *",
    "0-59/2 */1 * * *",
    " 0 3 * * *\t",
    "+5 3 * * *",
    "05 03 * * *",
    ", * * * *",
    "1,,2 * * * *",
    "*-5 * * * *",
    "*/90 * * * *",
    "@yearly",
    "@annually",
    "@monthly",
    "@weekly",
    "@daily",
    "@midnight",
    "@hourly",
    "@every 1h30m10s",
    "@every 1.5h",
    "@every -5m",
    "@every 0",
    "@every 100µs",
]
BAD_SCHEDULES = [
    "",
    " ",
    "* * * *",
    "0 0 * * * *",
    "60 * * * *",
    "* 24 * * *",
    "* * 0 * *",
    "* * 32 * *",
    "* * * 0 *",
    "* * * 13 *",
    "* * * * 7",
    "* * * * sunday",
    "mon * * * *",
    "-1 * * * *",
    "5-1 * * * *",
    "1-2-3 * * * *",
    "*/0 * * * *",
    "*/-1 * * * *",
    "*/x * * * *",
    "*/ * * * *",
    "1/2/3 * * * *",
    "1.5 * * * *",
    "1_0 * * * *",
    "٣ * * * *",
    "fri-mon * * * *",
    "TZ=UTC 0 3 * * *",
    "CRON_TZ=Europe/Berlin 0 3 * * *",
    "TZ=",
    "@reboot",
    "@Daily",
    "@daily ",
    " @daily",
    "@every",
    "@every ",
    "@every 5",
    "@every 1d",
    "@every 1h 30m",
    "@every .h",
    "@every 9999999999h",
]


@pytest.mark.parametrize("schedule", GOOD_SCHEDULES)
def test_a_schedule_that_the_library_reads_is_accepted(schedule: str) -> None:
    assert refusals(cron_job(schedule=schedule)) == []


@pytest.mark.parametrize("schedule", BAD_SCHEDULES)
def test_a_schedule_that_the_library_does_not_read_is_refused(schedule: str) -> None:
    assert refusals(cron_job(schedule=schedule)) == [("spec.schedule", "schedules_are_written_in_cron_syntax")]


def test_a_cron_job_needs_a_schedule() -> None:
    manifest = cron_job()
    del manifest["spec"]["schedule"]

    assert refusals(manifest) == [("spec.schedule", "schedules_are_written_in_cron_syntax")]


@st.composite
def schedules(draw: st.DrawFn) -> str:
    """Five fields of numbers, intervals and steps within their ranges."""
    fields = []
    for field in FIELDS:
        low = draw(st.integers(field.lowest, field.highest))
        high = draw(st.integers(low, field.highest))
        step = draw(st.integers(1, 100))
        fields.append(
            draw(st.sampled_from(["*", f"{low}", f"{low}-{high}", f"*/{step}", f"{low}-{high}/{step},{high}"]))
        )
    return " ".join(fields)


@settings(max_examples=50, deadline=None)
@given(schedules())
def test_every_schedule_within_the_ranges_is_accepted(schedule: str) -> None:
    assert schedule_problem(schedule) is None


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789*/-,? @abcdehmnrsuvy.+µ", max_size=20), st.integers(0, 6))
def test_any_text_is_either_a_schedule_or_has_a_problem(text: str, stars: int) -> None:
    problem = schedule_problem(" ".join([text, *["*"] * stars]))

    assert problem is None or problem


@pytest.mark.parametrize(
    "zone", ["UTC", "Etc/UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "EST5EDT", "Zulu"]
)
def test_a_time_zone_of_the_database_is_accepted(zone: str) -> None:
    assert refusals(cron_job(timeZone=zone)) == []


@pytest.mark.parametrize(
    "zone",
    [
        "",
        "Local",
        "local",
        "utc",
        "Europe",
        "Europe/",
        "Europe/berlin",
        "Europe/Rome ",
        "CEST",
        "../UTC",
        "/UTC",
        "Europe/Berlin Paris",
    ],
)
def test_any_other_time_zone_is_refused(zone: str) -> None:
    assert refusals(cron_job(timeZone=zone)) == [("spec.timeZone", "time_zones_are_in_the_time_zone_database")]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ({"concurrencyPolicy": "Replace"}, []),
        ({"concurrencyPolicy": ""}, []),
        ({"concurrencyPolicy": "allow"}, [("spec.concurrencyPolicy", "cron_jobs_have_a_known_concurrency_policy")]),
        ({"startingDeadlineSeconds": 0, "successfulJobsHistoryLimit": 0, "failedJobsHistoryLimit": 0}, []),
        ({"startingDeadlineSeconds": -1}, [("spec.startingDeadlineSeconds", "counts_and_seconds_are_not_negative")]),
        (
            {"successfulJobsHistoryLimit": -1},
            [("spec.successfulJobsHistoryLimit", "counts_and_seconds_are_not_negative")],
        ),
        ({"failedJobsHistoryLimit": -1}, [("spec.failedJobsHistoryLimit", "counts_and_seconds_are_not_negative")]),
    ],
    ids=str,
)
def test_policies_and_limits_of_cron_jobs(spec: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert refusals(cron_job(**spec)) == expected
