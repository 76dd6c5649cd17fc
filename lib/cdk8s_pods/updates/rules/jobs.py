"""Jobs: what is done once keeps what it was to do, but while it is suspended."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import NO_VALUE, invalid, required
from cdk8s_pods.rules.source import BATCH, server
from cdk8s_pods.updates.rule import Cause, fixed, refused, update_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.issues.field_path import Step
    from cdk8s_pods.updates.difference import Difference
    from cdk8s_pods.updates.update import Update

_STRATEGY = "pkg/registry/batch/job/strategy.go"
_TEMPLATE = ("spec", "template")
_POD = (*_TEMPLATE, "spec")
#: What of a template says where its pods run, and what is written on them.
_SCHEDULING: tuple[tuple[str, ...], ...] = (
    (*_TEMPLATE, "metadata", "labels"),
    (*_TEMPLATE, "metadata", "annotations"),
    (*_POD, "nodeSelector"),
    (*_POD, "tolerations"),
    (*_POD, "schedulingGates"),
    (*_POD, "affinity", "nodeAffinity"),
)
#: Since this version the resources of a suspended Job can change.
_RESOURCES_SINCE = (1, 36)
_STARTED = "field is immutable, unless the Job is suspended and none of its pods runs any more"


@fixed(
    "Job",
    fields=(
        "spec.selector",
        "spec.completionMode",
        "spec.podFailurePolicy",
        "spec.backoffLimitPerIndex",
        "spec.managedBy",
        "spec.successPolicy",
    ),
    source=server(BATCH, "ValidateJobSpecUpdate", release="1.36"),
)
def policies_of_jobs_stay() -> None:
    """What counts as done and as failed stays; parallelism, limits, deadlines and `suspend` can change."""


@update_rule("Job", fields=("spec.completions",), source=server(BATCH, "validateCompletions", release="1.36"))
def completions_of_jobs_stay(update: Update) -> Iterator[Cause]:
    """Completions change only in an Indexed Job, and there only together with an equal parallelism."""
    changed = update.below("spec", "completions")
    if not changed:
        return
    if update.becomes("spec", "completionMode") != "Indexed":
        yield refused(changed[0])
        return
    completions = update.becomes("spec", "completions")
    if completions is NO_VALUE:
        yield Cause(changed[0].at, required("when completion mode is Indexed"))
    elif completions != update.becomes("spec", "parallelism"):
        yield Cause(changed[0].at, invalid(completions, "can only be modified in tandem with spec.parallelism"))


@update_rule(
    "Job",
    fields=("spec.template",),
    source=(
        server(BATCH, "validatePodTemplateUpdate", "validatePodResourceUpdatesOnly", release="1.36"),
        server(_STRATEGY, "validationOptionsForJob", release="1.36"),
    ),
)
def templates_of_jobs_stay(update: Update) -> Iterator[Cause]:
    """No field of a template changes, but for labels, annotations, nodes, tolerations, gates and (since 1.36) resources
    while the Job is suspended.
    """
    is_suspended = update.was("spec", "suspend") is True
    rests = _rests(update) if is_suspended else False
    for difference in update.below(*_TEMPLATE):
        if is_suspended and _is_about_scheduling(update, difference):
            if rests is None:
                yield refused(difference, _STARTED, is_certain=False)
            elif not rests:
                yield refused(difference, _STARTED)
        else:
            yield refused(difference)


@update_rule(
    "Job", fields=("spec.template.metadata.labels",), source=server(_STRATEGY, "generateSelector", release="1.36")
)
def labels_that_jobs_generate_stay(update: Update) -> Iterator[Cause]:
    """The labels by which a Job finds its pods, which the server has put there, stay in its template."""
    selector = _object(update.becomes("spec", "selector", "matchLabels"))
    labels = _object(update.becomes(*_TEMPLATE, "metadata", "labels"))
    for key, value in selector.items():
        if labels.get(key) != value and _object(update.was(*_TEMPLATE, "metadata", "labels")).get(key) == value:
            yield Cause(
                FieldPath.of(*_TEMPLATE, "metadata", "labels").key(key),
                invalid(labels.get(key), "must stay what spec.selector asks for"),
            )


def _rests(update: Update) -> bool | None:
    """Whether none of a suspended Job's pods runs: certain of one that has not started; None where nobody knows."""
    if not update.is_live:
        # One that is suspended when it is created has not started.
        return True
    status = update.status
    if status.get("active"):
        return False
    conditions = status.get("conditions")
    is_told = any(
        _object(each).get("type") == "Suspended" and _object(each).get("status") == "True"
        for each in (conditions if isinstance(conditions, list) else ())
    )
    return "startTime" not in status or (is_told and update.kubernetes >= _RESOURCES_SINCE)


def _is_about_scheduling(update: Update, difference: Difference) -> bool:
    steps = difference.at.steps
    if any(steps[: len(field)] == field for field in _SCHEDULING):
        return True
    if steps in ((*_TEMPLATE, "metadata"), (*_POD, "affinity")):
        # What comes or goes as a whole counts for what is in it.
        held = {name for side in (difference.before, difference.after) for name in _object(side)}
        return bool(held) and held <= {"labels", "annotations", "nodeAffinity"}
    return update.kubernetes >= _RESOURCES_SINCE and _is_about_resources(steps)


def _is_about_resources(steps: tuple[Step, ...]) -> bool:
    return steps[:3] == _POD and steps[3:4] in (("containers",), ("initContainers",)) and steps[5:6] == ("resources",)


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
