"""The pod's own fields and resources as values of environment variables."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, invalid, required, rule, server, unsupported
from cdk8s_pods.schema import nano_units
from cdk8s_pods.schema.formats import qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


#: What an environment variable can show (validation.go: validEnvDownwardAPIFieldPathExpressions).
_POD_FIELDS = (
    "metadata.name",
    "metadata.namespace",
    "metadata.uid",
    "spec.nodeName",
    "spec.serviceAccountName",
    "status.hostIP",
    "status.hostIPs",
    "status.podIP",
    "status.podIPs",
)
#: What the downward API knows at all (pkg/apis/core/pods/helpers.go: ConvertDownwardAPIFieldLabel).
_OTHER_FIELDS = ("metadata.annotations", "metadata.labels", "spec.restartPolicy", "spec.schedulerName", "status.phase")
RESOURCES = (
    "limits.cpu",
    "limits.ephemeral-storage",
    "limits.memory",
    "requests.cpu",
    "requests.ephemeral-storage",
    "requests.memory",
)
HUGE_PAGES = ("limits.hugepages-", "requests.hugepages-")
_ONE = nano_units(1)
_CPU_UNITS = frozenset({_ONE // 1000, _ONE})
_DECIMAL_UNITS = frozenset(_ONE * 1000**power for power in range(7))
_BINARY_UNITS = frozenset(_ONE * 1024**power for power in range(1, 7))


@rule(
    "EnvVarSource.fieldRef",
    remedy="write one of the fields, or metadata.labels['key'] or metadata.annotations['key']",
    source=server(CORE, "validateObjectFieldSelector"),
)
def environment_variables_show_a_field_of_the_pod(
    reference: Object, at: FieldPath, context: Context
) -> Problems | None:
    """A container learns about its pod from a few fields, and from single labels and annotations."""
    field = reference.get("fieldPath", "")
    if field in _POD_FIELDS and "apiVersion" not in reference:
        return None
    where = at.child("fieldPath")
    if not field:
        return [(where, required())]
    version = reference.get("apiVersion") or "v1"
    if version != "v1":
        return [(where, invalid(field, f"error converting fieldPath: unsupported pod version: {version}"))]
    name, bracket, key = field[:-2].partition("['") if field.endswith("']") else (field, "", "")
    if bracket and name:
        if name not in ("metadata.labels", "metadata.annotations"):
            return [
                (where, invalid(field, f"error converting fieldPath: field label does not support subscript: {field}"))
            ]
        problem = qualified_name_problem(key.lower() if name == "metadata.annotations" else key)
        return None if problem is None else [(at, invalid(key, problem))]
    if field == "spec.host" or field in _POD_FIELDS:
        return None
    if field in _OTHER_FIELDS:
        return [(where, unsupported(field, _POD_FIELDS))]
    return [(where, invalid(field, f"error converting fieldPath: field label not supported: {field}"))]


@rule(
    "EnvVarSource.resourceFieldRef",
    remedy="write a resource such as limits.memory and a divisor such as 1Mi",
    source=server(CORE, "validateContainerResourceFieldSelector"),
)
def environment_variables_show_a_resource_of_a_container(
    reference: Object, at: FieldPath, context: Context
) -> Problems | None:
    """A container learns its limits and requests, each divided by a unit."""
    found: list[Problem] = []
    resource = reference.get("resource", "")
    known = resource in RESOURCES or resource.startswith(HUGE_PAGES)
    if not resource:
        found.append((at.child("resource"), required()))
    elif not known:
        found.append((at.child("resource"), unsupported(resource, RESOURCES)))
    divisor = str(reference.get("divisor", 0))
    if known and not divides(divisor, resource):
        units = "1m and 1" if resource.endswith(".cpu") else "1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei"
        message = f"only divisor's values {units} are supported with {resource.partition('.')[2]}"
        found.append((at.child("divisor"), invalid(divisor, message)))
    return found


def divides(divisor: str, resource: str) -> bool:
    """Whether a quantity is one of the units, in the form that the API server brings it to: 1024 is not 1Ki there."""
    worth = nano_units(divisor)
    if worth == 0:
        return True
    text = divisor.strip()
    # A unit that is written otherwise than the API server writes it: +1, 01, 1e0.
    if text[0] == "+" or (text[0] == "0" and text[1:2].isdigit()):
        return False
    binary = text.endswith("i")
    if not binary and text[-1].isdigit() and "e" in text.lower():
        return False
    if resource.endswith(".cpu"):
        return worth in _CPU_UNITS
    return worth == _ONE or worth in (_BINARY_UNITS if binary else _DECIMAL_UNITS)
