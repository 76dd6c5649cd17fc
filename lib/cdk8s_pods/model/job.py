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
    """

    completions: int | None = None
    """How many must succeed; 1 unless written. With ``parallelism`` alone, one success ends the work."""
    parallelism: int | None = None
    """How many run at once; 1 unless written."""
    completion_mode: Literal["NonIndexed", "Indexed"] | None = None
    """Whether pods are alike; ``Indexed`` gives each a number, ``NonIndexed`` unless written."""
    template: PodTemplateSpec
    """The pods; their ``restart_policy`` must be ``OnFailure`` or ``Never``."""
    active_deadline_seconds: int | None = None
    """The Job is stopped and marked failed after this time."""
    backoff_limit: int | None = None
    """How many failures are retried; 6 unless written, without end by ``backoff_limit_per_index``."""
    backoff_limit_per_index: int | None = None
    """The same for each number of an ``Indexed`` job."""
    max_failed_indexes: int | None = None
    """How many numbers may fail before the Job does; needs ``backoff_limit_per_index``."""
    pod_failure_policy: PodFailurePolicy | None = None
    """Which failures count how; the pods' ``restart_policy`` must be ``Never``."""
    pod_replacement_policy: Literal["TerminatingOrFailed", "Failed"] | None = None
    """Whether a pod is replaced once it stops or once it has failed."""
    success_policy: SuccessPolicy | None = None
    """When an ``Indexed`` job has succeeded before all numbers have."""
    ttl_seconds_after_finished: int | None = None
    """The Job is deleted this long after its end; never unless written."""
    suspend: bool | None = None
    """True stops its pods until it is taken back."""
    managed_by: str | None = None
    """Another controller than Kubernetes' own that runs the Job, such as ``example.com/queue``."""
    selector: LabelSelector | None = None
    """The pods that belong to it, with ``manual_selector`` only; the server makes one otherwise."""
    manual_selector: bool | None = None
    """True leaves the selector and its labels to you."""
    scheduling: JobSchedulingConfiguration | None = None
    """How its pods are scheduled as a group; since 1.37, behind a feature gate."""


class JobTemplateSpec(Value):
    """The Jobs that a CronJob makes."""

    metadata: ObjectMeta | None = None
    """The labels and annotations of each Job."""
    spec: JobSpec | None = None
    """What each Job does."""
