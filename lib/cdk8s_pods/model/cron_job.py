"""What a CronJob is made of."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from .job import JobTemplateSpec


class CronJobSpec(Value):
    """A Job started again and again by the clock.

    https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
    """

    schedule: str
    """When: minute, hour, day of month, month, day of week, as in ``"*/5 * * * *"``; or ``@daily`` and the like."""
    time_zone: str | None = None
    """The time zone of the schedule, such as ``Europe/Berlin``; the controller's own unless written."""
    job_template: JobTemplateSpec
    """What each Job is made of."""
    concurrency_policy: Literal["Allow", "Forbid", "Replace"] | None = None
    """What happens while the last Job still runs; ``Allow`` unless written."""
    starting_deadline_seconds: int | None = None
    """How late a missed Job may still start; any time unless written."""
    suspend: bool | None = None
    """True starts no more Jobs; those that run go on."""
    successful_jobs_history_limit: int | None = None
    """How many succeeded Jobs are kept; 3 unless written."""
    failed_jobs_history_limit: int | None = None
    """How many failed Jobs are kept; 1 unless written."""
