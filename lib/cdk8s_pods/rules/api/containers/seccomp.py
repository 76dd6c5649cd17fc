"""Seccomp profiles: which system calls a container may make."""

from __future__ import annotations

from cdk8s_pods.facts.volume_paths import relative_path_problem
from cdk8s_pods.rules.api.pods.pod_annotations import annotations_path, are_of_the_pod, has_prefix
from cdk8s_pods.rules.api.pods.pod_parts import every_container
from cdk8s_pods.rules.interface import CORE, forbidden, invalid, required, rule, server, unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems, TextMap


_POD_ANNOTATION = "seccomp.security.alpha.kubernetes.io/pod"
_CONTAINER_ANNOTATION = "container.seccomp.security.alpha.kubernetes.io/"
_TYPES = ("Localhost", "RuntimeDefault", "Unconfined")
#: What the old annotations call the types.
_ANNOTATED = {"RuntimeDefault": ("runtime/default", "docker/default"), "Unconfined": ("unconfined",)}
_LOCALHOST = "localhost/"


@rule(
    "SeccompProfile",
    remedy="write type, and localhostProfile for the type Localhost alone",
    source=server(CORE, "validateSeccompProfileField"),
)
def seccomp_profiles_are_complete(profile: Object, at: FieldPath, context: Context) -> Problems | None:
    """A profile is the runtime's own, none, or a file on the node, and only the last has a path."""
    found: list[Problem] = []
    kind = profile.get("type", "")
    if not kind:
        found.append((at.child("type"), required("type is required when seccompProfile is set")))
    elif kind not in _TYPES:
        found.append((at.child("type"), unsupported(kind, _TYPES)))
    path = profile.get("localhostProfile")
    where = at.child("localhostProfile")
    if kind != "Localhost":
        if path is not None:
            found.append((where, invalid(path, "can only be set when seccomp type is Localhost")))
    elif path is None:
        found.append((where, required("must be set when seccomp type is Localhost")))
    elif (problem := relative_path_problem(path)) is not None:
        found.append((where, invalid(path, problem)))
    return found


@rule(
    "ObjectMeta.annotations",
    remedy="write securityContext.seccompProfile instead of the annotation",
    source=server(CORE, "ValidateSeccompPodAnnotations"),
)
def seccomp_annotations_are_well_formed(annotations: TextMap, at: FieldPath, context: Context) -> Problems | None:
    """The old annotations are ignored when a pod runs, and still refused where they say nothing valid."""
    if not _has_seccomp(annotations) or not are_of_the_pod(annotations, context):
        return None
    where = annotations_path(context)
    return [
        (where.child(key), invalid(profile, problem))
        for key, profile in annotations.items()
        if (key == _POD_ANNOTATION or key.startswith(_CONTAINER_ANNOTATION))
        and (problem := _annotation_problem(profile)) is not None
    ]


@rule(
    "ObjectMeta.annotations",
    remedy="take the annotation out",
    source=server(CORE, "validateSeccompAnnotationsAndFields"),
)
def seccomp_annotations_match_the_fields(annotations: TextMap, at: FieldPath, context: Context) -> Problems | None:
    """Where both the old annotation and the field are written, they say the same."""
    if not _has_seccomp(annotations) or not are_of_the_pod(annotations, context):
        return None
    found: list[Problem] = []
    pod, where = context.pod_spec, context.pod_path
    profile = pod.get("securityContext", {}).get("seccompProfile")
    if profile is not None and _POD_ANNOTATION in annotations:
        found += _mismatch(
            annotations[_POD_ANNOTATION], profile, where.child("securityContext").child("seccompProfile")
        )
    for container, here in every_container(pod, where):
        profile = container.get("securityContext", {}).get("seccompProfile")
        annotation = annotations.get(_CONTAINER_ANNOTATION + container.get("name", ""))
        if profile is not None and annotation is not None:
            found += _mismatch(annotation, profile, here.child("securityContext").child("seccompProfile"))
    return found


def _has_seccomp(annotations: TextMap) -> bool:
    return _POD_ANNOTATION in annotations or has_prefix(annotations, _CONTAINER_ANNOTATION)


def _annotation_problem(profile: str) -> str | None:
    if profile in ("runtime/default", "docker/default", "unconfined"):
        return None
    if profile.startswith(_LOCALHOST):
        return relative_path_problem(profile.removeprefix(_LOCALHOST))
    return "must be a valid seccomp profile"


def _mismatch(annotation: str, profile: Object, at: FieldPath) -> list[Problem]:
    kind = profile.get("type", "")
    if kind in _ANNOTATED and annotation not in _ANNOTATED[kind]:
        return [(at.child("type"), forbidden("seccomp type in annotation and field must match"))]
    if kind == "Localhost":
        if not annotation.startswith(_LOCALHOST):
            return [(at.child("type"), forbidden("seccomp type in annotation and field must match"))]
        if annotation.removeprefix(_LOCALHOST) != profile.get("localhostProfile"):
            message = "seccomp profile in annotation and field must match"
            return [(at.child("localhostProfile"), forbidden(message))]
    return []
