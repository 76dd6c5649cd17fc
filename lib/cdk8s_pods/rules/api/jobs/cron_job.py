"""CronJobs: when they run, by which clock, and what happens when one run meets the next."""

from __future__ import annotations

from cdk8s_pods.rules.interface import BATCH, invalid, one_of, page, required, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


CONCURRENCY_POLICIES = ("Allow", "Forbid", "Replace")


@rule(
    "CronJobSpec",
    remedy='write five fields such as "0 3 * * 1-5", or @hourly, @daily, @weekly, @monthly, @yearly or @every 1h30m',
    source=(server(BATCH, "validateScheduleFormat"), page("https://github.com/robfig/cron", "ParseStandard")),
)
def schedules_are_written_in_cron_syntax(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """Minute, hour, day of the month, month and day of the week (0 to 6, from Sunday), or a descriptor."""
    schedule = spec.get("schedule", "")
    if not schedule:
        return [(at.child("schedule"), required())]
    if "TZ" in schedule:
        needed = "cannot use TZ or CRON_TZ in schedule, use timeZone field instead"
        return [(at.child("schedule"), invalid(schedule, needed))]
    from cdk8s_pods.facts.cron_schedule import schedule_problem  # only CronJobs need the syntax

    problem = schedule_problem(schedule)
    return None if problem is None else [(at.child("schedule"), invalid(schedule, problem))]


@rule(
    "CronJobSpec.timeZone",
    remedy="write a name of the time zone database, such as Europe/Berlin or Etc/UTC",
    source=server(BATCH, "validateTimeZone"),
)
def time_zones_are_in_the_time_zone_database(zone: str, at: FieldPath, context: Context) -> Problems:
    """The clock of a schedule is one that everybody knows: not Local, no abbreviation, in the right case."""
    from cdk8s_pods.facts.time_zones import is_time_zone  # 600 names that only CronJobs with a time zone need

    if not zone:
        yield at, invalid(zone, "must be left out or be the name of a time zone")
    elif not is_time_zone(zone):
        yield at, invalid(zone, f"unknown time zone {zone}")


@one_of(
    "CronJobSpec.concurrencyPolicy",
    words=CONCURRENCY_POLICIES,
    remedy="use Allow, Forbid or Replace",
    source=server(BATCH, "validateConcurrencyPolicy"),
)
def cron_jobs_have_a_known_concurrency_policy() -> None:
    """When a Job still runs at the time of the next, both run, the next is left out, or the first is stopped."""
