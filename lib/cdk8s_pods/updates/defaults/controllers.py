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
    strategy = spec.setdefault("updateStrategy", {})
    if not strategy.get("type"):
        strategy["type"] = _ROLLING_UPDATE
        strategy.setdefault("rollingUpdate", {})
    if strategy["type"] == _ROLLING_UPDATE and "rollingUpdate" in strategy:
        strategy["rollingUpdate"].setdefault("partition", 0)
    policy = spec.setdefault("persistentVolumeClaimRetentionPolicy", {})
    for field in ("whenDeleted", "whenScaled"):
        policy[field] = policy.get(field) or "Retain"
    for template in spec.get("volumeClaimTemplates", ()):
        template.setdefault("apiVersion", "v1")
        template.setdefault("kind", "PersistentVolumeClaim")
        template.pop("status", None)


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
    spec = job.get("spec", {})
    template = spec.get("template")
    if template is None or spec.get("manualSelector"):
        return
    metadata = job.get("metadata", {})
    uid = metadata.get("uid", SOME_UID)
    labels = template.setdefault("metadata", {}).setdefault("labels", {})
    for label in JOB_NAME_LABELS:
        labels.setdefault(label, metadata.get("name", ""))
    for label in JOB_UID_LABELS:
        labels.setdefault(label, uid)
    spec.setdefault("selector", {}).setdefault("matchLabels", {}).setdefault(JOB_UID_LABELS[0], uid)


def fill_replication_controller(controller: dict[str, Any]) -> None:
    """It selects what its template is labelled with."""
    spec = controller.get("spec", {})
    labels = spec.get("template", {}).get("metadata", {}).get("labels")
    if labels and not spec.get("selector"):
        spec["selector"] = dict(labels)


def _fill_rolling(spec: dict[str, Any], field: str, amounts: dict[str, Any]) -> None:
    strategy = spec.setdefault(field, {})
    strategy["type"] = strategy.get("type") or _ROLLING_UPDATE
    if strategy["type"] == _ROLLING_UPDATE:
        strategy["rollingUpdate"] = {**amounts, **strategy.get("rollingUpdate", {})}
