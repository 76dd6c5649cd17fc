"""What the API server fills into the controllers of pods, beside the constants.

Sources: pkg/apis/apps/v1/defaults.go, pkg/apis/batch/v1/defaults.go, pkg/apis/core/v1/defaults.go and
pkg/registry/batch/job/strategy.go of https://github.com/kubernetes/kubernetes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ROLLING_UPDATE = "RollingUpdate"
#: The labels by which a Job finds its pods, and which its name and its uid fill in.
JOB_NAME_LABELS = ("batch.kubernetes.io/job-name", "job-name")
JOB_UID_LABELS = ("batch.kubernetes.io/controller-uid", "controller-uid")
#: Stands for the uid of an object that is in no cluster yet.
SOME_UID = "its-uid"
_MOST_FAILURES = 2147483647
_SOME_FAILURES = 6


def fill_deployment(spec: dict[str, Any]) -> None:
    """A quarter of the pods at a time."""
    _fill_rolling(spec, "strategy", {"maxSurge": "25%", "maxUnavailable": "25%"})


def fill_daemon_set(spec: dict[str, Any]) -> None:
    """One pod at a time, the old one first."""
    _fill_rolling(spec, "updateStrategy", {"maxSurge": 0, "maxUnavailable": 1})


def fill_stateful_set(spec: dict[str, Any]) -> None:
    """All pods, and claims that stay when their pods go; what a claim template is need not be said."""
    written = spec.get("updateStrategy")
    strategy = dict(written) if isinstance(written, dict) else {}
    if not strategy.get("type"):
        strategy = {"rollingUpdate": {}, **strategy, "type": _ROLLING_UPDATE}
    if strategy["type"] == _ROLLING_UPDATE and isinstance(strategy.get("rollingUpdate"), dict):
        strategy["rollingUpdate"] = {"partition": 0, **strategy["rollingUpdate"]}
    spec["updateStrategy"] = strategy
    policy = spec.get("persistentVolumeClaimRetentionPolicy")
    policy = policy if isinstance(policy, dict) else {}
    spec["persistentVolumeClaimRetentionPolicy"] = {"whenDeleted": "Retain", "whenScaled": "Retain", **policy}
    templates = spec.get("volumeClaimTemplates")
    if isinstance(templates, list):
        spec["volumeClaimTemplates"] = [
            {"apiVersion": "v1", "kind": "PersistentVolumeClaim", **_without_status(each)}
            if isinstance(each, dict)
            else each
            for each in templates
        ]


def fill_job_spec(spec: dict[str, Any]) -> None:
    """One pod, and more failures where each index has its own."""
    if "completions" not in spec and "parallelism" not in spec:
        spec["completions"] = 1
    spec.setdefault("parallelism", 1)
    if "backoffLimit" not in spec:
        spec["backoffLimit"] = _MOST_FAILURES if "backoffLimitPerIndex" in spec else _SOME_FAILURES
    if "podReplacementPolicy" not in spec:
        spec["podReplacementPolicy"] = "Failed" if "podFailurePolicy" in spec else "TerminatingOrFailed"


def fill_job(job: dict[str, Any]) -> None:
    """A Job that does not bring a selector gets one, and its pods the labels for it."""
    spec = job.get("spec")
    template = spec.get("template") if isinstance(spec, dict) else None
    if not isinstance(spec, dict) or not isinstance(template, dict) or spec.get("manualSelector") is True:
        return
    metadata = _object(job, "metadata")
    uid = metadata.get("uid", SOME_UID)
    labels = dict(_object(_object(template, "metadata"), "labels"))
    for label in JOB_NAME_LABELS:
        labels.setdefault(label, metadata.get("name", ""))
    for label in JOB_UID_LABELS:
        labels.setdefault(label, uid)
    template["metadata"] = {**_object(template, "metadata"), "labels": labels}
    selector = _object(spec, "selector")
    spec["selector"] = {**selector, "matchLabels": {JOB_UID_LABELS[0]: uid, **_object(selector, "matchLabels")}}


def fill_replication_controller(controller: dict[str, Any]) -> None:
    """It selects what its template is labelled with."""
    spec = _object(controller, "spec")
    labels = _object(_object(_object(spec, "template"), "metadata"), "labels")
    if labels and not spec.get("selector"):
        spec["selector"] = dict(labels)


def _fill_rolling(spec: dict[str, Any], field: str, amounts: dict[str, Any]) -> None:
    written = spec.get(field)
    strategy = dict(written) if isinstance(written, dict) else {}
    strategy["type"] = strategy.get("type") or _ROLLING_UPDATE
    if strategy["type"] == _ROLLING_UPDATE:
        strategy["rollingUpdate"] = {**amounts, **_object(strategy, "rollingUpdate")}
    spec[field] = strategy


def _without_status(template: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in template.items() if name != "status"}


def _object(holder: dict[str, Any], field: str) -> dict[str, Any]:
    value = holder.get(field)
    return value if isinstance(value, dict) else {}
