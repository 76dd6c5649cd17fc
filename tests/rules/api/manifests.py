"""The smallest good manifests, to lay a case over, and what the API rules say of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import Target
from cdk8s_pods.schema import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTAINER: dict[str, Any] = {"name": "app", "image": "nginx:1.29"}
LABELS = {"app": "app"}
CLAIM: dict[str, Any] = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}


def pod(*, name: str = "app", **spec: Any) -> dict[str, Any]:
    """A Pod with one container, unless the spec has its own."""
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": name},
        "spec": {"containers": [CONTAINER], **spec},
    }


def pod_with_volume(**source: Any) -> dict[str, Any]:
    """A Pod with one volume."""
    return pod(volumes=[{"name": "data", **source}])


def pod_with_container(*volumes: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A Pod with one container and the volumes that it may use."""
    return pod(containers=[{**CONTAINER, **fields}], volumes=list(volumes))


def workload(kind: str, *, template: dict[str, Any] | None = None, **spec: Any) -> dict[str, Any]:
    """A Deployment, ReplicaSet, DaemonSet or StatefulSet."""
    return {
        "apiVersion": "apps/v1",
        "kind": kind,
        "metadata": {"name": "app"},
        "spec": {
            "selector": {"matchLabels": LABELS},
            "template": {"metadata": {"labels": LABELS}, "spec": {"containers": [CONTAINER], **(template or {})}},
            **spec,
        },
    }


def job(*, metadata: dict[str, Any] | None = None, labels: dict[str, str] | None = None, **spec: Any) -> dict[str, Any]:
    """A Job; the labels are those of its template."""
    template = {"metadata": {"labels": labels or {}}, "spec": {"containers": [CONTAINER], "restartPolicy": "Never"}}
    return {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "metadata": metadata or {"name": "app"},
        "spec": {"template": template, **spec},
    }


def cron_job(*, job_spec: dict[str, Any] | None = None, **spec: Any) -> dict[str, Any]:
    """A CronJob."""
    return {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "metadata": {"name": "app"},
        "spec": {"schedule": "0 3 * * *", "jobTemplate": {"spec": {**job()["spec"], **(job_spec or {})}}, **spec},
    }


def of_kind(kind: str, *, metadata: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """An object of a kind that has no pods, in its newest version, with these fields beside its metadata."""
    *_, version = (version for version, known in KINDS if known == kind)
    return {"apiVersion": version, "kind": kind, "metadata": {"name": "app", **(metadata or {})}, **fields}


def refusals(manifest: Any, kubernetes: str = "1.37") -> list[tuple[str, str]]:
    """Where the API server would refuse something, and the rule that says so, in order."""
    issues = check(manifest, target=Target(kubernetes=kubernetes))
    return list(dict.fromkeys((issue.path, issue.rule) for issue in issues if issue.category == "api"))


def below(start: str, places: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Places and rules with what all the paths begin with; an empty path is the object there itself."""
    return [(f"{start}{path}".removesuffix("."), rule) for path, rule in places]
