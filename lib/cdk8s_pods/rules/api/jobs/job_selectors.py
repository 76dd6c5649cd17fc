"""The labels and the selector of a Job, which the API server generates unless it is told not to."""

from __future__ import annotations

from cdk8s_pods.rules.api.workloads.workload_selectors import is_readable, matches
from cdk8s_pods.rules.interface import BATCH, invalid, required, rule, server, unsupported

from .job import object_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems, TextMap


#: Generated from the name and the new uid of the Job: pkg/registry/batch/job/strategy.go, generateSelector.
NAME_LABELS: tuple[str, ...] = ("job-name", "batch.kubernetes.io/job-name")
UID_LABELS: tuple[str, ...] = ("controller-uid", "batch.kubernetes.io/controller-uid")
#: Stands for the uid that nobody can know before the Job is there.
_UID = "00000000-0000-0000-0000-000000000000"


@rule(
    "Job",
    remedy="leave the labels out of the template: the API server writes them",
    source=server(BATCH, "validateGeneratedSelector"),
)
def generated_labels_of_jobs_are_left_to_the_api(job: Object, at: FieldPath, context: Context) -> Problems | None:
    """The pods of a Job get its name and its new uid as labels; labels copied from another Job belong to that one."""
    spec = job.get("spec", {})
    labels = spec.get("template", {}).get("metadata", {}).get("labels")
    if not labels or spec.get("manualSelector"):
        return None
    return _problems_of_labels(labels, object_name(job), at.child("spec").child("template").child("metadata"))


def _problems_of_labels(labels: TextMap, name: str, at: FieldPath) -> Problems:
    for key in (*NAME_LABELS, *UID_LABELS):
        if key in labels and (key in UID_LABELS or labels[key] != name):
            known = f"must be {name}" if key in NAME_LABELS else "must be the uid that the Job gets when it is created"
            yield at.child("labels").key(key), invalid(labels[key], known)


@rule(
    "Job",
    remedy="leave the selector out, or write manualSelector: true",
    source=server(BATCH, "validateGeneratedSelector"),
)
def selectors_of_jobs_are_left_to_the_api(job: Object, at: FieldPath, context: Context) -> Problems | None:
    """A Job selects its pods by its uid, which is only known when it is created."""
    spec = job.get("spec", {})
    selector = spec.get("selector")
    if not selector or spec.get("manualSelector") or not is_readable(selector):
        return None
    labels = dict.fromkeys(UID_LABELS, _UID) | dict.fromkeys(NAME_LABELS, object_name(job))
    if not matches(selector, labels):
        return [(at.child("spec").child("selector"), invalid(selector, "`selector` not auto-generated"))]
    of_pod: TextMap = spec.get("template", {}).get("metadata", {}).get("labels", {})
    if matches(selector, {**of_pod, **labels}):
        return None
    where = at.child("spec").child("template").child("metadata").child("labels")
    return [(where, invalid(of_pod, "`selector` does not match template `labels`"))]


@rule(
    "Job",
    remedy="write a selector that matches the labels of the template",
    source=server(BATCH, "ValidateJobSpec"),
)
def manual_selectors_of_jobs_match_their_pods(job: Object, at: FieldPath, context: Context) -> Problems | None:
    """With manualSelector: true the API server writes no selector and no labels, and the Job must find its pods."""
    spec = job.get("spec", {})
    if not spec.get("manualSelector"):
        return None
    selector, labels = spec.get("selector"), spec.get("template", {}).get("metadata", {}).get("labels", {})
    if selector is not None and (not is_readable(selector) or matches(selector, labels)):
        return None
    if selector is None:
        return [(at.child("spec").child("selector"), required())]
    path = at.child("spec").child("template").child("metadata").child("labels")
    return [(path, invalid(labels, "`selector` does not match template `labels`"))]


@rule(
    "JobTemplateSpec.spec",
    remedy="leave selector and manualSelector out: each Job of the CronJob gets its own",
    source=server(BATCH, "ValidateJobTemplateSpec"),
)
def cron_jobs_leave_selectors_to_the_api(spec: Object, at: FieldPath, context: Context) -> Problems:
    """Jobs made one after the other from one template can't share a selector."""
    if "selector" in spec:
        yield at.child("selector"), invalid(spec["selector"], "`selector` will be auto-generated")
    if spec.get("manualSelector"):
        yield at.child("manualSelector"), unsupported(True, ("nil", "false"))
