"""How the selectors of workloads find the pods they make."""

from __future__ import annotations

from cdk8s_pods.rules.interface import APPS, invalid, required, rule, server
from cdk8s_pods.schema.formats import label_value_problem, qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems, TextMap


@rule(
    "DeploymentSpec",
    "ReplicaSetSpec",
    "StatefulSetSpec",
    remedy="write a selector that matches the labels of the template",
    source=server(APPS, "ValidateDeploymentSpec"),
)
def workloads_have_a_selector(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """A workload knows its pods by their labels. An empty selector would take every pod of the namespace."""
    selector = spec.get("selector")
    if selector is None:
        return [(at.child("selector"), required())]
    if selector.get("matchLabels") or selector.get("matchExpressions"):
        return None
    return [(at.child("selector"), invalid(selector, f"empty selector is invalid for {context.kind.lower()}"))]


@rule(
    "DaemonSetSpec.selector",
    remedy="write a selector that matches the labels of the template",
    source=server(APPS, "ValidateDaemonSetSpec"),
)
def daemon_sets_have_a_selector(selector: Object, at: FieldPath, context: Context) -> Problems | None:
    """A DaemonSet knows its pods by their labels. An empty selector would take every pod of the namespace."""
    if selector.get("matchLabels") or selector.get("matchExpressions"):
        return None
    return [(at, invalid(selector, "empty selector is invalid for daemonset"))]


@rule(
    "DeploymentSpec",
    "ReplicaSetSpec",
    "StatefulSetSpec",
    "DaemonSetSpec",
    remedy="give the template every label that the selector asks for",
    source=server(APPS, "ValidatePodTemplateSpecForReplicaSet"),
)
def selectors_match_the_pods_of_their_workload(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """A workload whose selector misses its own pods would make new ones forever."""
    labels = spec.get("template", {}).get("metadata", {}).get("labels", {})
    selector = spec.get("selector")
    # Of a DaemonSet without one the API server says that nothing matches; of the others, that it is missing.
    if selector is None and context.kind != "DaemonSet":
        return None
    if selector is not None and (matches(selector, labels) or not is_readable(selector)):
        return None
    path = at.child("template").child("metadata").child("labels")
    return [(path, invalid(labels, "`selector` does not match template `labels`"))]


def is_readable(selector: Object) -> bool:
    """Whether a selector has a meaning at all; the rules above say where it has none."""
    for key, value in selector.get("matchLabels", {}).items():
        if qualified_name_problem(key) is not None or label_value_problem(value) is not None:
            return False
    for expression in selector.get("matchExpressions", ()):
        values = expression.get("values", ())
        operators = ("In", "NotIn") if values else ("Exists", "DoesNotExist")
        if expression.get("operator") not in operators or qualified_name_problem(expression.get("key", "")) is not None:
            return False
        if any(label_value_problem(value) is not None for value in values):
            return False
    return True


def matches(selector: Object, labels: TextMap) -> bool:
    """Whether a selector selects something with these labels; only of a readable one does the answer count."""
    for key, value in selector.get("matchLabels", {}).items():
        if labels.get(key) != value:
            return False
    for expression in selector.get("matchExpressions", ()):
        key, operator, values = expression.get("key"), expression.get("operator"), expression.get("values", ())
        if operator == "Exists":
            is_met = key in labels
        elif operator == "DoesNotExist":
            is_met = key not in labels
        elif operator == "In":
            is_met = labels.get(key) in values
        else:
            is_met = labels.get(key) not in values
        if not is_met:
            return False
    return True
