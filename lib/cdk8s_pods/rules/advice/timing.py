"""Times that do not go together."""

from __future__ import annotations

from cdk8s_pods.facts.cron_schedule import FIELDS
from cdk8s_pods.facts.waiting_times import slept_seconds
from cdk8s_pods.rules.interface import in_range, invalid, page, rule, server
from cdk8s_pods.schema.formats import natural_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


#: Kubernetes' own default. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
_PROGRESS_SECONDS = 600
_PERIOD_SECONDS = 10


@in_range(
    "CronJobSpec.startingDeadlineSeconds",
    least=10,
    requirement="is shorter than the 10 seconds between two looks of the controller",
    category="advice",
    remedy="write 10 or more",
    source=page("https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline"),
)
def starting_deadlines_leave_time_to_start() -> None:
    """The CronJob controller looks every 10 seconds: a Job that has to start sooner than that may never start."""


@rule(
    "CronJobSpec.schedule",
    category="advice",
    remedy="write the times themselves, or a schedule of the next larger unit",
    source=page("https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax"),
)
def steps_of_a_schedule_fit_into_their_range(value: str, at: FieldPath, context: Context) -> Problems | None:
    """A step begins anew in each range: `*/90` in the minutes comes at minute 0 alone, every hour."""
    written = value.split()
    if len(written) != len(FIELDS) or "/" not in value:
        return None
    found: list[Problem] = []
    for text, field in zip(written, FIELDS, strict=True):
        for element in text.split(","):
            step = natural_number(element.partition("/")[2])
            if step is not None and step > (values := field.highest - field.lowest + 1):
                reason = f"a step of {step} is more than the {values} values of the {field.name}"
                found.append((at, invalid(value, reason)))
    return found


@rule(
    "Probe",
    category="advice",
    when=("timeoutSeconds",),
    remedy="make the timeout shorter, or the period longer",
    source=server("pkg/kubelet/prober/worker.go", "doProbe"),
)
def probes_time_out_within_their_period(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A probe is asked again when its answer has come or its time is over: a longer timeout delays the next one."""
    timeout: int = value["timeoutSeconds"]
    period: int = value.get("periodSeconds") or _PERIOD_SECONDS
    if timeout <= period:
        return None
    return [(at.child("timeoutSeconds"), invalid(timeout, f"is longer than the period of {period} seconds"))]


@rule(
    "Container",
    category="advice",
    when=("readinessProbe", "startupProbe"),
    remedy="make progressDeadlineSeconds longer than the pods take to become ready",
    source=page("https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds"),
)
def deployments_wait_as_long_as_their_pods_take(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Deployment whose pods are not ready within its deadline is reported as failed, also where all is well."""
    if context.kind != "Deployment":
        return None
    deployment: Object = context.manifest.get("spec", {})
    deadline: int = deployment.get("progressDeadlineSeconds", _PROGRESS_SECONDS)
    found: list[Problem] = []
    for name in ("readinessProbe", "startupProbe"):
        delay = value.get(name, {}).get("initialDelaySeconds", 0)
        if delay and delay + deployment.get("minReadySeconds", 0) >= deadline:
            where = at.child(name).child("initialDelaySeconds")
            found.append((where, invalid(delay, f"the Deployment waits {deadline} seconds for a pod to be ready")))
    return found


@rule(
    "JobSpec.activeDeadlineSeconds",
    category="advice",
    remedy="make the deadline longer than what the containers wait",
    source=page("https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup"),
)
def jobs_have_the_time_that_they_wait(value: int, at: FieldPath, context: Context) -> Problems | None:
    """A Job that is still running at its deadline is stopped and fails: one that sleeps longer never completes."""
    before = 0.0
    for container in context.pod_spec.get("initContainers", ()):
        if container.get("restartPolicy") != "Always":
            before += slept_seconds(container)
    longest = before + max(map(slept_seconds, context.pod_spec.get("containers", ())), default=0)
    if longest < value or longest == float("inf"):
        return None
    return [(at, invalid(value, f"the containers sleep for {longest:g} seconds"))]
