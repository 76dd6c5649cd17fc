"""What a pattern brings beside the pods: plain descriptions, out of which the construct of the workload makes objects.

A pattern hands them over in the template that it gives, ``template.bringing(BroughtService(...))``; names are settled
when they are made. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
"""

from __future__ import annotations

from cdk8s_pods.model import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import PolicyRule, ServicePort


class BroughtConfigMap(Value):
    """A ConfigMap for the pods, and the volume by which their containers mount it."""

    id: str
    """The id of its construct below that of the workload; part of the generated name."""
    volume: str
    """The volume that the pods get: containers mount it by this name, ``VolumeMount(name=..., mount_path=...)``."""
    data: Mapping[str, str | bytes]
    """The content by its key: texts, and bytes, which go to ``binaryData``."""
    named_by_content: bool = False
    """True has its name end in a hash of the content, so that the pods are replaced when that changes."""


class BroughtService(Value):
    """A Service for the pods."""

    id: str
    """The id of its construct below that of the workload; part of the generated name."""
    ports: Sequence[ServicePort]
    """Where it is reached, and the ports of the pods that it leads to."""
    labels: Mapping[str, str] | None = None
    """Its labels, by which others select it; those of the chart come on top."""


class BroughtServiceAccount(Value):
    """A ServiceAccount for the pods, unless they have one, and its rights."""

    id: str
    """The id of its construct below that of the workload; part of the generated name, and of those of its roles."""
    rules: Sequence[PolicyRule] | Mapping[str, Sequence[str]] | None = None
    """What it may do in its namespace: a Role and a RoleBinding; none unless written."""
    cluster_rules: Sequence[PolicyRule] | Mapping[str, Sequence[str]] | None = None
    """What it may do everywhere: a ClusterRole and a ClusterRoleBinding; none unless written."""
