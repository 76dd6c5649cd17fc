"""CronJobs that never start a Job."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, page, rule
from cdk8s_pods.schema.formats import natural_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ANY = ("*", "?")


@rule(
    "CronJobSpec.schedule",
    category="runtime",
    remedy="name a day that the month has",
    source=page("https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax"),
)
def schedules_name_days_that_exist(value: str, at: FieldPath, context: Context) -> Problems | None:
    """A schedule for 31 February is taken by the API server and never comes."""
    fields = value.split()
    if len(fields) != 5 or fields[2][:1] in _ANY or fields[4] not in _ANY:
        return None  # a day of the week comes in every month
    first_day = min(map(_first_day, fields[2].split(",")))
    longest = max((_longest_month(months) for months in fields[3].split(",")), default=31)
    if first_day <= longest:
        return None
    return [(at, invalid(value, f"never comes: the longest of its months has {longest} days"))]


def _first_day(days: str) -> int:
    """The first day of a range such as ``30``, ``30-31`` or ``30/2``; 1 where it is none."""
    first = natural_number(days.partition("/")[0].partition("-")[0])
    return 1 if first is None else first


def _longest_month(months: str) -> int:
    """The most days that one of a month or a range of months has; 31 where the text is neither."""
    first, dash, last = months.lower().partition("-")
    begin, end = _month(first), _month(last if dash else first)
    if begin is None or end is None or begin > end:
        return 31
    return max(_LONGEST[begin : end + 1])


def _month(text: str) -> int | None:
    """The place of a month in the year, from 0."""
    if text in _MONTHS:
        return _MONTHS.index(text)
    number = natural_number(text) or 0
    return number - 1 if 1 <= number <= 12 else None
