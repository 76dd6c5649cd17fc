"""What a Job is made of."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal

    from .job_policies import PodFailurePolicy, SuccessPolicy
    from .job_scheduling import JobSchedulingConfiguration
    from .label_selector import LabelSelector
    from .metadata import ObjectMeta
    from .pod_template import PodTemplateSpec


class JobSpec(Value):
    """Pods that run until enough of them have succeeded.

    https://kubernetes.io/docs/concepts/workloads/controllers/job/

    Args:
        completions: How many must succeed; 1 unless written. With ``parallelism`` alone, one success ends the work.
        parallelism: How many run at once; 1 unless written.
        completion_mode: ``Indexed`` gives each pod a number; ``NonIndexed`` unless written.
        template: The pods; their ``restart_policy`` must be ``OnFailure`` or ``Never``.
        active_deadline_seconds: The Job is stopped and marked failed after this time.
        backoff_limit: How many failures are retried; 6 unless written, without end by ``backoff_limit_per_index``.
        backoff_limit_per_index: The same for each number of an ``Indexed`` job.
        max_failed_indexes: How many numbers may fail before the Job does; needs ``backoff_limit_per_index``.
        pod_failure_policy: Which failures count how; the pods' ``restart_policy`` must be ``Never``.
        pod_replacement_policy: Whether a pod is replaced once it stops or once it has failed.
        success_policy: When an ``Indexed`` job has succeeded before all numbers have.
        ttl_seconds_after_finished: The Job is deleted this long after its end; never unless written.
        suspend: True stops its pods until it is taken back.
        managed_by: Another controller than Kubernetes' own, such as ``example.com/queue``.
        selector: The pods that belong to it, with ``manual_selector`` only; the server makes one otherwise.
        manual_selector: True leaves the selector and its labels to you.
        scheduling: How its pods are scheduled as a group; since 1.37, behind a feature gate.
    """

    completions: int | None = None
    parallelism: int | None = None
    completion_mode: Literal["NonIndexed", "Indexed"] | None = None
    template: PodTemplateSpec
    active_deadline_seconds: int | None = None
    backoff_limit: int | None = None
    backoff_limit_per_index: int | None = None
    max_failed_indexes: int | None = None
    pod_failure_policy: PodFailurePolicy | None = None
    pod_replacement_policy: Literal["TerminatingOrFailed", "Failed"] | None = None
    success_policy: SuccessPolicy | None = None
    ttl_seconds_after_finished: int | None = None
    suspend: bool | None = None
    managed_by: str | None = None
    selector: LabelSelector | None = None
    manual_selector: bool | None = None
    scheduling: JobSchedulingConfiguration | None = None


class JobTemplateSpec(Value):
    """The Jobs that a CronJob makes.

    Args:
        metadata: The labels and annotations of each Job.
        spec: What each Job runs.
    """

    metadata: ObjectMeta | None = None
    spec: JobSpec | None = None
