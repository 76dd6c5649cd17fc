"""ReplicationControllers: what came before ReplicaSets, with a plain map as selector."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, invalid, required, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


@rule(
    "ReplicationControllerSpec",
    remedy="write a pod template",
    source=server(CORE, "ValidatePodTemplateSpecForRC"),
)
def replication_controllers_have_a_template(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """There is nothing to replicate without a template."""
    return None if "template" in spec else [(at.child("template"), required())]


@rule(
    "ReplicationControllerSpec",
    remedy="give the template labels, and every one that the selector asks for",
    source=server(CORE, "ValidateReplicationControllerSpec"),
)
def replication_controllers_select_their_pods(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """The selector, which defaults to the labels of the template, must match them and can't be empty."""
    labels = spec.get("template", {}).get("metadata", {}).get("labels", {})
    selector = spec.get("selector") or labels
    if not selector:
        return [(at.child("selector"), required())]
    if selector.items() <= labels.items() or "template" not in spec:
        return None
    path = at.child("template").child("metadata").child("labels")
    return [(path, invalid(labels, "`selector` does not match template `labels`"))]
