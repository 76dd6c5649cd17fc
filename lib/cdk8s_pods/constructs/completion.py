"""Whether the pods of a Job can come to an end."""

from __future__ import annotations

from cdk8s_pods.issues import Issue
from cdk8s_pods.issues.message import forbidden

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.model import PodTemplateSpec


def helpers_that_never_end(template: PodTemplateSpec | None, at: FieldPath) -> Iterator[Issue]:
    """The helpers that a pattern put beside the main containers as plain ones, which keep a Job from completing.

    A Job's pod is done when all its containers have ended, and a helper runs until it is stopped
    (https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle).

    Args:
        template: The template of the Job's pods.
        at: The path of the pod's spec in the manifest.
    """
    if template is None or template.spec is None:
        return
    for position, container in enumerate(template.spec.containers):
        if container.helps:
            yield Issue(
                at.child("containers").index(position),
                "a_job_ends_with_its_main_containers",
                "runtime",
                forbidden(f'"{container.name}" runs until it is stopped and keeps the Job from completing'),
                "leave out plain=True, so that the helper is a native sidecar",
            )
