"""ReplicationControllers: what came before ReplicaSets, with a plain map as selector."""

from __future__ import annotations

from cdk8s_pods.issues.message import invalid, required
from cdk8s_pods.rules.rule import rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem


@rule(
    "ReplicationControllerSpec",
    remedy="write a pod template",
    source="pkg/apis/core/validation/validation.go: ValidatePodTemplateSpecForRC",
)
def replication_controllers_have_a_template(
    spec: Mapping[str, Any], at: FieldPath, _context: Context
) -> list[Problem] | None:
    """There is nothing to replicate without a template."""
    return None if "template" in spec else [(at.child("template"), required())]


@rule(
    "ReplicationControllerSpec",
    remedy="give the template labels, and every one that the selector asks for",
    source="pkg/apis/core/validation/validation.go: ValidateReplicationControllerSpec",
)
def replication_controllers_select_their_pods(
    spec: Mapping[str, Any], at: FieldPath, _context: Context
) -> list[Problem] | None:
    """The selector, which defaults to the labels of the template, must match them and can't be empty."""
    labels = spec.get("template", {}).get("metadata", {}).get("labels", {})
    selector = spec.get("selector") or labels
    if not selector:
        return [(at.child("selector"), required())]
    if selector.items() <= labels.items() or "template" not in spec:
        return None
    path = at.child("template").child("metadata").child("labels")
    return [(path, invalid(labels, "`selector` does not match template `labels`"))]
