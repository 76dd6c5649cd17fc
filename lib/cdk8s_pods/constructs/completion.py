"""Whether the pods of a Job can come to an end."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import forbidden
from cdk8s_pods.rules.catalogue import issue_of
from cdk8s_pods.schema import POD_TEMPLATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.model import PodTemplateSpec


def helpers_that_never_end(kind: str, template: PodTemplateSpec) -> Iterator[Issue]:
    """The helpers that a pattern put beside the main containers as plain ones, which keep a Job from completing.

    A Job's pod is done when all its containers have ended, and a helper runs until it is stopped
    (https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle).

    Args:
        kind: The kind of the workload; pods of other kinds than Job and CronJob need no end.
        template: Its pods.
    """
    if kind not in ("Job", "CronJob") or template.spec is None:
        return
    at = FieldPath.of(*POD_TEMPLATES[kind], "spec", "containers")
    for position, container in enumerate(template.spec.containers):
        if container.helps:
            message = forbidden(f'"{container.name}" runs until it is stopped and keeps the Job from completing')
            yield issue_of("a_job_ends_with_its_main_containers", at.index(position), message)
