"""CronJob: a Job by the clock."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.model import CronJobSpec, JobSpec, JobTemplateSpec, PodTemplateSpec

from .arguments import applied, expect
from .completion import helpers_that_never_end
from .emission import emitted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import ObjectMeta
    from cdk8s_pods.patterns.pattern import Pattern


class CronJob(Construct):
    """A Job that is started by the clock, again and again.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name, which has at most 52 characters.
        schedule: When, in the five fields of cron (minute, hour, day of month, month, day of week) or as ``@hourly``,
            ``@daily``, ``@weekly``, ``@monthly``, ``@yearly``.
        template: The pods of each Job, where the Job needs nothing else said.
        job_template: The whole Job, where it does; one of the two is given.
        time_zone: The time zone of the schedule, such as ``Europe/Berlin``; that of the cluster's controller unless
            written.
        concurrency_policy: Whether a Job starts while the one before still runs; ``Allow`` unless written.
        starting_deadline_seconds: How late a Job may still start when its time was missed.
        suspend: Whether no more Jobs are started.
        successful_jobs_history_limit: How many succeeded Jobs are kept; 3 unless written.
        failed_jobs_history_limit: How many failed Jobs are kept; 1 unless written.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: Applied to the pods' template in order.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: Neither or both of ``template`` and ``job_template`` are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        schedule: str,
        template: PodTemplateSpec | None = None,
        job_template: JobTemplateSpec | None = None,
        time_zone: str | None = None,
        concurrency_policy: Literal["Allow", "Forbid", "Replace"] | None = None,
        starting_deadline_seconds: int | None = None,
        suspend: bool | None = None,
        successful_jobs_history_limit: int | None = None,
        failed_jobs_history_limit: int | None = None,
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        if template is not None:
            expect(self, PodTemplateSpec, template=template)
        if job_template is not None:
            expect(self, JobTemplateSpec, job_template=job_template)
        job = _job(template, job_template)
        job_spec = job.spec
        if job_spec is not None:
            job_spec = job_spec.replace(template=applied(self, job_spec.template, patterns))
            job = job.replace(spec=job_spec)
        spec = CronJobSpec(
            schedule=schedule,
            time_zone=time_zone,
            concurrency_policy=concurrency_policy,
            starting_deadline_seconds=starting_deadline_seconds,
            suspend=suspend,
            successful_jobs_history_limit=successful_jobs_history_limit,
            failed_jobs_history_limit=failed_jobs_history_limit,
            job_template=job,
        )
        self.api_object, self.name = emitted(
            self,
            api_version="batch/v1",
            kind="CronJob",
            metadata=metadata,
            spec=spec,
            ignore_rules=ignore_rules,
            also=helpers_that_never_end(
                job_spec.template if job_spec else None,
                FieldPath.of("spec", "jobTemplate", "spec", "template", "spec"),
            ),
        )


def _job(template: PodTemplateSpec | None, job_template: JobTemplateSpec | None) -> JobTemplateSpec:
    if template is not None and job_template is None:
        return JobTemplateSpec(spec=JobSpec(template=template))
    if job_template is not None and template is None:
        return job_template
    raise TypeError("CronJob takes one of template (the pods) and job_template (the whole Job)")
