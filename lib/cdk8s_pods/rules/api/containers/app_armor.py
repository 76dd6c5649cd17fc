"""AppArmor profiles: what the kernel lets a container do."""

from __future__ import annotations

from cdk8s_pods.rules.api.pods.pod_annotations import annotations_path, are_of_the_pod, has_prefix
from cdk8s_pods.rules.api.pods.pod_parts import every_container
from cdk8s_pods.rules.interface import CORE, forbidden, invalid, required, rule, server, too_long, unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems, TextMap


_ANNOTATION = "container.apparmor.security.beta.kubernetes.io/"
_TYPES = ("Localhost", "RuntimeDefault", "Unconfined")
_ANNOTATED = {"RuntimeDefault": "runtime/default", "Unconfined": "unconfined"}
_LOCALHOST = "localhost/"
_LONGEST_PROFILE = 4095


@rule(
    "AppArmorProfile",
    remedy="write type, and localhostProfile for the type Localhost alone",
    source=server(CORE, "ValidateAppArmorProfileField"),
)
def app_armor_profiles_are_complete(profile: Object, at: FieldPath, context: Context) -> Problems | None:
    """A profile is the runtime's own, none, or one loaded on the node, and only the last has a name."""
    kind = profile.get("type", "")
    if not kind:
        return [(at.child("type"), required("type is required when appArmorProfile is set"))]
    if kind not in _TYPES:
        return [(at.child("type"), unsupported(kind, _TYPES))]
    name = profile.get("localhostProfile")
    where = at.child("localhostProfile")
    if kind != "Localhost":
        return None if name is None else [(where, invalid(name, "can only be set when AppArmor type is Localhost"))]
    if not name:
        return [(where, required("must be set when AppArmor type is Localhost"))]
    found: list[Problem] = []
    if name != name.strip():
        found.append((where, invalid(name, "must not be padded with whitespace")))
    if len(name) > _LONGEST_PROFILE:
        found.append((where, too_long(_LONGEST_PROFILE)))
    return found


@rule(
    "ObjectMeta.annotations",
    remedy="write securityContext.appArmorProfile instead of the annotation",
    source=server(CORE, "ValidateAppArmorPodAnnotations"),
)
def app_armor_annotations_are_well_formed(annotations: TextMap, at: FieldPath, context: Context) -> Problems | None:
    """An old annotation names a container of the pod and a profile."""
    if not has_prefix(annotations, _ANNOTATION) or not are_of_the_pod(annotations, context):
        return None
    where = annotations_path(context)
    names = [container.get("name", "") for container, _ in every_container(context.pod_spec, context.pod_path)]
    found: list[Problem] = []
    for key, profile in annotations.items():
        if key.startswith(_ANNOTATION):
            name = key.removeprefix(_ANNOTATION)
            if name not in names:
                found.append((where.key(key), invalid(name, "container not found")))
            if profile and profile not in _ANNOTATED.values() and not profile.startswith(_LOCALHOST):
                found.append((where.key(key), invalid(profile, "invalid AppArmor profile name")))
    return found


@rule(
    "ObjectMeta.annotations",
    remedy="take the annotation out",
    source=server(CORE, "validateAppArmorAnnotationsAndFieldsMatchOnCreate"),
)
def app_armor_annotations_match_the_fields(annotations: TextMap, at: FieldPath, context: Context) -> Problems | None:
    """Where both the old annotation and the field are written, they say the same."""
    if context.kind != "Pod" or not has_prefix(annotations, _ANNOTATION):
        return None
    spec = context.pod_spec
    if spec.get("os", {}).get("name") == "windows":
        return None
    found: list[Problem] = []
    of_pod = spec.get("securityContext", {}).get("appArmorProfile")
    for container, here in every_container(spec, context.pod_path):
        profile = container.get("securityContext", {}).get("appArmorProfile", of_pod)
        annotation = annotations.get(_ANNOTATION + container.get("name", ""))
        if profile is None or annotation is None:
            continue
        where = here.child("securityContext").child("appArmorProfile")
        kind = profile.get("type", "")
        is_local = kind == "Localhost"
        if annotation != _ANNOTATED.get(kind, annotation) or (is_local and not annotation.startswith(_LOCALHOST)):
            found.append((where.child("type"), forbidden("apparmor type in annotation and field must match")))
        elif is_local and annotation.removeprefix(_LOCALHOST) != profile.get("localhostProfile"):
            message = "apparmor profile in annotation and field must match"
            found.append((where.child("localhostProfile"), forbidden(message)))
    return found
