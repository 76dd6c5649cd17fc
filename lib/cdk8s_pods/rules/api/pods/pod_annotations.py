"""Annotations of pods that mean something to the API server."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, invalid, rule, server
from cdk8s_pods.schema.formats import whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Problems, TextMap


_SOURCE = server(CORE, "ValidatePodSpecificAnnotations")
_MIRROR = "kubernetes.io/config.mirror"
_TOLERATIONS = "scheduler.alpha.kubernetes.io/tolerations"
_DELETION_COST = "controller.kubernetes.io/pod-deletion-cost"


@rule("ObjectMeta.annotations", remedy="take the annotation out, or write nodeName", source=_SOURCE)
def mirror_pods_are_on_a_node(annotations: TextMap, at: FieldPath, context: Context) -> Problems | None:
    """A mirror pod stands for one that a node runs by itself."""
    if _MIRROR not in annotations or not are_of_the_pod(annotations, context) or context.pod_spec.get("nodeName"):
        return None
    message = "must set spec.nodeName if mirror pod annotation is set"
    return [(annotations_path(context).key(_MIRROR), invalid(annotations[_MIRROR], message))]


@rule("ObjectMeta.annotations", remedy="write tolerations into the spec", source=_SOURCE)
def annotated_tolerations_are_a_list(annotations: TextMap, at: FieldPath, context: Context) -> Problems | None:
    """Tolerations were an annotation once; one that is still there has to be JSON, though nobody looks at it."""
    written = annotations.get(_TOLERATIONS)
    if not written or not are_of_the_pod(annotations, context):
        return None
    import json  # needed for an annotation that has been out of use since Kubernetes 1.6

    try:
        tolerations = json.loads(written)
    except (ValueError, RecursionError):
        tolerations = written
    if tolerations is None:
        return None
    if not isinstance(tolerations, list) or not all(isinstance(each, dict) for each in tolerations):
        return [(annotations_path(context), invalid(_TOLERATIONS, "must be a list of tolerations in JSON"))]
    # Deferred, as json above.
    from .tolerations import toleration_problems

    where = annotations_path(context).child(_TOLERATIONS)
    return [
        problem
        for position, toleration in enumerate(tolerations)
        for problem in toleration_problems(toleration, where.index(position), context)
    ]


@rule("ObjectMeta.annotations", remedy="write a whole number", source=_SOURCE)
def costs_of_deletion_are_numbers(annotations: TextMap, at: FieldPath, context: Context) -> Problems | None:
    """A ReplicaSet deletes the cheapest pods first, and compares whole numbers of 32 bits."""
    if _DELETION_COST not in annotations or not are_of_the_pod(annotations, context):
        return None
    cost = annotations[_DELETION_COST]
    if _is_cost(cost):
        return None
    return [(annotations_path(context).key(_DELETION_COST), invalid(cost, "must be a 32bit integer"))]


def are_of_the_pod(annotations: TextMap, context: Context) -> bool:
    """Whether annotations are those of the pod or its template, and not of the workload around."""
    return annotations is context.pod_metadata.get("annotations")


def annotations_path(context: Context) -> FieldPath:
    """The path of a pod's annotations, which the API server prints without `metadata` in a template."""
    if context.kind == "Pod":
        return context.at.child("metadata").child("annotations")
    return context.template_path.child("annotations")


def has_prefix(annotations: TextMap, prefix: str) -> bool:
    """Whether the key of some annotation begins with a prefix."""
    for key in annotations:  # noqa: SIM110  # a loop is quicker than any() over a generator
        if key.startswith(prefix):
            return True
    return False


def _is_cost(cost: str) -> bool:
    number = whole_number(cost)
    # A plus sign and leading zeros are refused, so that a cost has one spelling.
    spelled_out = cost.startswith("+") or (cost.startswith("0") and cost != "0")
    return number is not None and -(2**31) <= number < 2**31 and not spelled_out
