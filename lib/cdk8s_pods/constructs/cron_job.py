"""CronJob: a Job by the clock."""

from __future__ import annotations

from constructs import Construct

from cdk8s_pods.model import CronJobSpec, JobSpec, JobTemplateSpec, PodTemplateSpec

from .arguments import expect
from .composition import Composing, composed, fields_of, labels_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from cdk8s_pods.model import LabelSelector, ObjectMeta
    from cdk8s_pods.patterns.pattern import Pattern


class CronJob(Construct):
    """A Job that is started by the clock, again and again.

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name, which has at most 52 characters.
        schedule: When, in the five fields of cron (minute, hour, day of month, month, day of week) or as ``@hourly``,
            ``@daily``, ``@weekly``, ``@monthly``, ``@yearly``; it or ``spec`` must be given.
        template: The pods of each Job, where the Job needs nothing else said.
        job_template: The whole Job, where it does; one of the two is given.
        time_zone: The time zone of the schedule, such as ``Europe/Berlin``; that of the cluster's controller unless
            written.
        concurrency_policy: Whether a Job starts while the one before still runs; ``Allow`` unless written.
        starting_deadline_seconds: How late a Job may still start when its time was missed.
        suspend: Whether no more Jobs are started.
        successful_jobs_history_limit: How many succeeded Jobs are kept; 3 unless written.
        failed_jobs_history_limit: How many failed Jobs are kept; 1 unless written.
        spec: The whole spec, instead of all of the above.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        patterns: Applied to the pods' template in order.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.
        template: The pods, with all patterns applied.
        labels: The labels written for the pods; the cluster adds some of its own.
        selector: Which pods are each Job's, where the user says it; else the cluster makes one.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: Neither or both of ``spec`` and its fields, or of ``template`` and ``job_template``, are given.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        schedule: str | None = None,
        template: PodTemplateSpec | None = None,
        job_template: JobTemplateSpec | None = None,
        time_zone: str | None = None,
        concurrency_policy: Literal["Allow", "Forbid", "Replace"] | None = None,
        starting_deadline_seconds: int | None = None,
        suspend: bool | None = None,
        successful_jobs_history_limit: int | None = None,
        failed_jobs_history_limit: int | None = None,
        spec: CronJobSpec | None = None,
        metadata: ObjectMeta | None = None,
        patterns: Sequence[Pattern] = (),
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            given = fields_of(
                self,
                CronJobSpec,
                spec,
                'schedule="..."',
                schedule=schedule,
                template=template,
                job_template=job_template,
                time_zone=time_zone,
                concurrency_policy=concurrency_policy,
                starting_deadline_seconds=starting_deadline_seconds,
                suspend=suspend,
                successful_jobs_history_limit=successful_jobs_history_limit,
                failed_jobs_history_limit=failed_jobs_history_limit,
            )
            fields = {name: value for name, value in given.items() if name != "template"}
            if template is not None:
                expect(self, PodTemplateSpec, template=template)
            if job_template is not None:
                expect(self, JobTemplateSpec, job_template=job_template)
            job = _job(given["template"], given["job_template"])
            job_spec = job.spec or JobSpec(template=PodTemplateSpec())

            def spec_of(pods: PodTemplateSpec) -> CronJobSpec:
                run = job.replace(spec=job_spec.replace(template=pods))
                return (spec.replace if spec else CronJobSpec)(**{**fields, "job_template": run})

            self.api_object, self.name, self.template = composed(
                self,
                "batch/v1",
                "CronJob",
                job_spec.template,
                spec_of,
                metadata=metadata,
                patterns=patterns,
                ignore_rules=ignore_rules,
            )
        self.labels = labels_of(self.template)
        self.selector: LabelSelector | None = job_spec.selector


def _job(template: PodTemplateSpec | None, job_template: JobTemplateSpec | None) -> JobTemplateSpec:
    if template is not None and job_template is None:
        return JobTemplateSpec(spec=JobSpec(template=template))
    if job_template is not None and template is None:
        return job_template
    raise TypeError("CronJob takes one of template (the pods) and job_template (the whole Job)")
