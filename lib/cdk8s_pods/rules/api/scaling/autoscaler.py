"""A HorizontalPodAutoscaler: what it scales, and between which numbers of replicas."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, invalid, required, rule, server
from cdk8s_pods.schema.formats import path_segment_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

AUTOSCALING = "pkg/apis/autoscaling/validation/validation.go"
_SPEC = server(AUTOSCALING, "validateHorizontalPodAutoscalerSpec", release="1.36")
_REFERENCE = server(AUTOSCALING, "ValidateCrossVersionObjectReference", release="1.36")
#: What is scaled is in a group, but for the one kind that is older than groups.
_WITHOUT_GROUP = "ReplicationController"
#: The metrics that have a value while nothing runs.
_MEASURED_FROM_OUTSIDE = ("Object", "External")


@rule("HorizontalPodAutoscalerSpec", remedy="write maxReplicas: at least 1, and no less than minReplicas", source=_SPEC)
def autoscalers_have_a_highest_number(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """There is no default for how far to scale up; how far down is 1 where nothing is written."""
    most = spec.get("maxReplicas", 0)
    here = at.child("maxReplicas")
    if most == 0:
        return [(here, required("must be set and greater than 0"))]
    if most < 0:
        return [(here, invalid(most, "must be greater than or equal to 1"))]
    if most < spec.get("minReplicas", 1):
        return [(here, invalid(most, "must be greater than or equal to `minReplicas`"))]
    return None


@rule(
    "HorizontalPodAutoscalerSpec.minReplicas",
    remedy="write minReplicas: at least 1",
    source=_SPEC,
)
def autoscalers_leave_one_replica(least: int, at: FieldPath, _context: Context) -> Problems | None:
    """Scaling to zero is a feature (HPAScaleToZero) that no cluster has unless it was turned on."""
    return None if least >= 1 else [(at, invalid(least, "must be greater than or equal to 1"))]


@rule(
    "HorizontalPodAutoscalerSpec.scaleTargetRef",
    "ObjectMetricSource.describedObject",
    remedy="write the kind and the name of an object",
    source=_REFERENCE,
)
def objects_of_autoscalers_have_kind_and_name(reference: Object, at: FieldPath, _context: Context) -> Problems | None:
    """What is scaled, or measured, is found by its kind and its name in the same namespace."""
    found: list[Problem] = []
    for field in ("kind", "name"):
        text = reference.get(field, "")
        if not text:
            found.append((at.child(field), required()))
        elif (problem := path_segment_problem(text)) is not None:
            found.append((at.child(field), invalid(text, problem)))
    return found


@rule(
    "HorizontalPodAutoscalerSpec.scaleTargetRef",
    remedy="write the apiVersion of what is scaled, such as apps/v1",
    source=server(AUTOSCALING, "ValidateAPIVersion", release="1.36"),
)
def targets_of_autoscalers_are_in_a_group(reference: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Without its group a Deployment is not found, and the autoscaler would do nothing for ever."""
    version = reference.get("apiVersion", "")
    problem = _version_problem(version, needs_group=reference.get("kind") != _WITHOUT_GROUP)
    return None if problem is None else [(at.child("apiVersion"), invalid(version, problem))]


@rule(
    "ObjectMetricSource.describedObject",
    remedy="write the apiVersion of the object, such as networking.k8s.io/v1",
    source=server(AUTOSCALING, "ValidateAPIVersion", release="1.36"),
)
def measured_objects_have_a_version(reference: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A version is a name, or a group and a name; objects of the core group have none."""
    version = reference.get("apiVersion", "")
    problem = _version_problem(version, needs_group=False)
    return None if problem is None else [(at.child("apiVersion"), invalid(version, problem))]


@rule(
    "HorizontalPodAutoscalerSpec.minReplicas",
    remedy="write minReplicas: at least 1",
    source=server(AUTOSCALING, "validateMetrics", release="1.36"),
)
def autoscalers_to_zero_measure_from_outside(least: int, at: FieldPath, context: Context) -> Problems | None:
    """Pods that do not run use no CPU, so nothing of theirs tells when to start one."""
    if least != 0:
        return None
    metrics: Objects = context.manifest["spec"].get("metrics", ())
    if any(metric.get("type") in _MEASURED_FROM_OUTSIDE for metric in metrics):
        return None
    here = context.at.child("spec").child("metrics")
    message = "must specify at least one Object or External metric to support scaling to zero replicas"
    return [(here, forbidden(message))]


def _version_problem(version: str, *, needs_group: bool) -> str | None:
    """What is required of a text that is no version of the API, or has no group where one is needed."""
    if version.count("/") > 1:
        return "must be a version, or a group and a version, such as apps/v1"
    group, slash, _ = version.partition("/")
    return "apiVersion must specify API group" if needs_group and not (slash and group) else None
