"""SELinux labels of pods that share a volume."""

from __future__ import annotations

from cdk8s_pods.issues.message import invalid
from cdk8s_pods.rules.source import page, proposal

from .rule import WITH_PODS, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, TypeAlias

    from cdk8s_pods.rules.rule import Problem

    from .resource import PodTemplate, Resource
    from .view import View

    #: A claim by its namespace and name -> the first object whose pods mount it with a label, for each label.
    Labels: TypeAlias = dict[tuple[str | None, str], dict[tuple[tuple[str, str], ...], Resource]]

_FIELD = "seLinuxOptions"


@between(
    WITH_PODS,
    category="advice",
    since="1.37",
    remedy="give all pods of the volume one label, or write seLinuxChangePolicy: Recursive for them",
    source=(
        proposal(1710, "Speed up recursive SELinux label change"),
        page("https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#selinuxmount"),
    ),
)
def pods_that_share_a_volume_have_one_selinux_label(resource: Resource, view: View) -> Iterator[Problem]:
    """Since Kubernetes 1.37 a volume is mounted with the label of its pod, and on one node with one label at a time.

    On nodes with SELinux the second pod waits until the first has gone.
    """
    assert resource.pods is not None  # the rule is asked for objects with pods alone
    label = _label(resource.pods)
    if not label:
        return
    labels = view.once(_labels_of_claims)
    for claim in _claims(resource.pods.spec):
        for other_label, other in labels.get((resource.namespace, claim), {}).items():
            if other_label != label:
                at = resource.pods.at.child("spec").child("securityContext").child(_FIELD)
                message = f'the pods of {other.title_and_place} mount claim "{claim}" with another label'
                yield at, invalid(dict(label), message).beside(other)
                return


def _labels_of_claims(view: View) -> Labels:
    labels: Labels = {}
    for resource, pods in view.pods():
        label = _label(pods)
        if label:
            for claim in _claims(pods.spec):
                labels.setdefault((resource.namespace, claim), {}).setdefault(label, resource)
    return labels


def _label(pods: PodTemplate) -> tuple[tuple[str, str], ...]:
    """The label of pods whose volumes are mounted with it; empty where there is none, or files are relabelled."""
    context: Mapping[str, Any] = pods.spec.get("securityContext", {})
    if context.get("seLinuxChangePolicy") == "Recursive":
        return ()
    return tuple(sorted(context.get(_FIELD, {}).items()))


def _claims(spec: Mapping[str, Any]) -> Iterator[str]:
    for volume in spec.get("volumes", ()):
        name = volume.get("persistentVolumeClaim", {}).get("claimName")
        if name:
            yield name
