"""Schedules in cron's notation."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import require_optional_text
from cdk8s_pods.engine.struct import Struct


class CronOptions(Struct):
    """The fields of a schedule; one that is not given matches always."""

    __module__ = "cdk8s"

    def __init__(
        self,
        *,
        day: str | None = None,
        hour: str | None = None,
        minute: str | None = None,
        month: str | None = None,
        week_day: str | None = None,
    ) -> None:
        require_optional_text(day=day, hour=hour, minute=minute, month=month, week_day=week_day)
        super().__init__(day=day, hour=hour, minute=minute, month=month, week_day=week_day)


class Cron:
    """A schedule."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.Cron"
    __script_name__ = "Cron"

    def __init__(
        self,
        *,
        day: str | None = None,
        hour: str | None = None,
        minute: str | None = None,
        month: str | None = None,
        week_day: str | None = None,
    ) -> None:
        CronOptions(day=day, hour=hour, minute=minute, month=month, week_day=week_day)
        fields = (minute, hour, day, month, week_day)
        self._expression = " ".join("*" if field is None else field for field in fields)

    @classmethod
    def schedule(
        cls,
        *,
        day: str | None = None,
        hour: str | None = None,
        minute: str | None = None,
        month: str | None = None,
        week_day: str | None = None,
    ) -> Cron:
        """Return a schedule of these fields."""
        return Cron(day=day, hour=hour, minute=minute, month=month, week_day=week_day)

    @classmethod
    def every_minute(cls) -> Cron:
        """Return the schedule of every minute."""
        return Cron()

    @classmethod
    def hourly(cls) -> Cron:
        """Return the schedule of every full hour."""
        return Cron(minute="0")

    @classmethod
    def daily(cls) -> Cron:
        """Return the schedule of every midnight."""
        return Cron(minute="0", hour="0")

    @classmethod
    def weekly(cls) -> Cron:
        """Return the schedule of every midnight before a Sunday."""
        return Cron(minute="0", hour="0", week_day="0")

    @classmethod
    def monthly(cls) -> Cron:
        """Return the schedule of the first midnight of every month."""
        return Cron(minute="0", hour="0", day="1")

    @classmethod
    def annually(cls) -> Cron:
        """Return the schedule of the first midnight of every year."""
        return Cron(minute="0", hour="0", day="1", month="1")

    @property
    def expression_string(self) -> str:
        """The schedule as the field `schedule` of a CronJob takes it: minute, hour, day, month, day of the week."""
        return self._expression
