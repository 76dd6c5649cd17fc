"""Files made of the pod's own fields."""

from __future__ import annotations

from cdk8s_pods.facts.volume_paths import file_path_problem
from cdk8s_pods.rules.api.containers.downward_api import HUGE_PAGES, RESOURCES, divides
from cdk8s_pods.rules.interface import CORE, invalid, required, rule, server, unsupported
from cdk8s_pods.schema.formats import qualified_name_problem

from .volume_files import LARGEST_MODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


#: The pod's fields that a file can hold; an environment variable knows others.
#: Source: pkg/apis/core/validation/validation.go, validVolumeDownwardAPIFieldPathExpressions.
POD_FIELDS = ("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid")


@rule(
    "DownwardAPIVolumeSource",
    "DownwardAPIProjection",
    remedy="write a path below the volume and one of fieldRef and resourceFieldRef",
    source=server(CORE, "validateDownwardAPIVolumeFile"),
)
def downward_api_files_show_a_field_of_the_pod(volume: Object, at: FieldPath, context: Context) -> Problems:
    """Each file shows one field of the pod or one resource of one container."""
    # The API server's paths leave out which of the items it is.
    for item in volume.get("items", ()):
        path = item.get("path", "")
        problem = file_path_problem(path)
        if not path:
            yield at.child("path"), required()
        elif problem is not None:
            yield at.child("path"), invalid(path, problem)
        if "fieldRef" in item and "resourceFieldRef" in item:
            yield at, invalid(path, "fieldRef and resourceFieldRef can't be specified together")
        if "fieldRef" in item:
            yield from _problems_of_field(item["fieldRef"], at.child("fieldRef"))
        elif "resourceFieldRef" in item:
            yield from _problems_of_resource(item["resourceFieldRef"], at.child("resourceFieldRef"))
        else:
            yield at, required("one of fieldRef and resourceFieldRef is required")
        mode = item.get("mode", 0)
        if not 0 <= mode <= LARGEST_MODE:
            yield at.child("mode"), invalid(mode, "must be a number between 0 and 0777 (octal), both inclusive")


def _problems_of_field(reference: Object, at: FieldPath) -> Problems:
    field, version = reference.get("fieldPath", ""), reference.get("apiVersion") or "v1"
    name, bracket, key = field.removesuffix("']").partition("['") if field.endswith("']") else (field, "", "")
    if not field:
        yield at.child("fieldPath"), required()
    elif version != "v1":
        yield at.child("fieldPath"), invalid(field, f"must be of apiVersion v1, not {version}")
    elif not bracket and field not in POD_FIELDS:
        yield at.child("fieldPath"), unsupported(field, POD_FIELDS)
    elif bracket and name not in ("metadata.annotations", "metadata.labels"):
        yield at.child("fieldPath"), invalid(field, "only metadata.annotations and metadata.labels have keys")
    elif bracket:
        problem = qualified_name_problem(key.lower() if name == "metadata.annotations" else key)
        if problem is not None:
            yield at, invalid(key, problem)


def _problems_of_resource(reference: Object, at: FieldPath) -> Problems:
    resource = reference.get("resource", "")
    is_known = resource in RESOURCES or resource.startswith(HUGE_PAGES)
    if not reference.get("containerName"):
        yield at.child("containerName"), required()
    elif not resource:
        yield at.child("resource"), required()
    elif not is_known:
        yield at.child("resource"), unsupported(resource, RESOURCES)
    divisor = str(reference.get("divisor", 0))
    if is_known and not divides(divisor, resource):
        units = (
            "1m and 1" if resource.endswith(".cpu") else "1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi and 1Ei"
        )
        yield at.child("divisor"), invalid(divisor, f"only {units} divide {resource}")
