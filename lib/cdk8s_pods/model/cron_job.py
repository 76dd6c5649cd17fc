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

    Args:
        schedule: Minute, hour, day of month, month, day of week: ``"*/5 * * * *"``; or ``@daily`` and the like.
        time_zone: Such as ``Europe/Berlin``; the controller's own unless written.
        job_template: The Jobs.
        concurrency_policy: What happens while the last Job still runs; ``Allow`` unless written.
        starting_deadline_seconds: How late a missed Job may still start; any time unless written.
        suspend: True starts no more Jobs.
        successful_jobs_history_limit: How many are kept; 3 unless written.
        failed_jobs_history_limit: How many are kept; 1 unless written.
    """

    schedule: str
    time_zone: str | None = None
    job_template: JobTemplateSpec
    concurrency_policy: Literal["Allow", "Forbid", "Replace"] | None = None
    starting_deadline_seconds: int | None = None
    suspend: bool | None = None
    successful_jobs_history_limit: int | None = None
    failed_jobs_history_limit: int | None = None
