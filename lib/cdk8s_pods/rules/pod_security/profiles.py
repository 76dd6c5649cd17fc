"""Controls over the profiles that confine a container: AppArmor, SELinux, seccomp and the masked parts of /proc."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, one_of, required, rule, standard, unsupported

from .pod_facts import has_own_users, runs_windows, security_contexts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_CONFINING_TYPES = ("RuntimeDefault", "Localhost")
#: The annotation that stood for the field appArmorProfile before Kubernetes 1.30, and is still heeded.
_APP_ARMOR_ANNOTATION = "container.apparmor.security.beta.kubernetes.io/"
_SE_LINUX_TYPES = ("", "container_t", "container_init_t", "container_kvm_t")
_SE_LINUX_TYPE_SINCE_1_31 = "container_engine_t"


@one_of(
    "AppArmorProfile.type",
    words=_CONFINING_TYPES,
    empty="is no word",
    level="baseline",
    source=standard("check_appArmorProfile"),
    remedy="use RuntimeDefault or Localhost, or leave the profile out",
)
def app_armor_profiles_confine() -> None:
    """The AppArmor profile of the container runtime may be replaced, never switched off."""


@rule(
    "Pod.metadata",
    "PodTemplateSpec.metadata",
    level="baseline",
    source=standard("check_appArmorProfile"),
    remedy="use the field appArmorProfile with RuntimeDefault or Localhost",
)
def app_armor_annotations_confine(value: Object, at: FieldPath, context: Context) -> Problems:
    """The annotation of the time before the field is heeded still: it may not switch AppArmor off either."""
    return [
        (at.child("annotations").key(name), unsupported(profile, ("runtime/default", "localhost/*")))
        for name, profile in value.get("annotations", {}).items()
        if name.startswith(_APP_ARMOR_ANNOTATION) and not _app_armor_annotation_confines(profile)
    ]


def _app_armor_annotation_confines(profile: str) -> bool:
    return profile in ("", "runtime/default") or profile.startswith("localhost/")


@rule(
    "SELinuxOptions",
    level="baseline",
    source=standard("check_seLinuxOptions"),
    remedy="use a type for containers, and leave user and role out",
)
def se_linux_options_confine(value: Object, at: FieldPath, context: Context) -> Problems:
    """The SELinux type must be one made for containers; a user or a role of one's own may not be set."""
    newer = (_SE_LINUX_TYPE_SINCE_1_31,) if context.pod_security_version >= (1, 31) else ()
    types = (*_SE_LINUX_TYPES, *newer)
    found: list[Problem] = []
    if value.get("type", "") not in types:
        found.append((at.child("type"), unsupported(value["type"], types[1:])))
    found += [(at.child(name), forbidden("must not be set")) for name in ("user", "role") if value.get(name)]
    return found


@rule(
    "PodSpec",
    level="baseline",
    source=standard("check_procMount_baseline"),
    remedy="leave procMount out, or give the pod users of its own with hostUsers: false where that is allowed",
)
def sensitive_parts_of_proc_stay_masked(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """`procMount: Unmasked` shows a container the parts of /proc that tell of the node and change it.

    Since version 1.35 of the standards, baseline allows it in a pod with users of its own (`hostUsers: false`).
    """
    if context.pod_security == "baseline" and has_own_users(context):
        return None
    return [
        (here.child("procMount"), unsupported(written["procMount"], ("Default",)))
        for written, here in security_contexts(value, at)
        if written.get("procMount", "Default") != "Default"
    ]


@one_of(
    "SeccompProfile.type",
    words=_CONFINING_TYPES,
    empty="is no word",
    level="baseline",
    source=standard("check_seccompProfile_baseline"),
    remedy="use RuntimeDefault or Localhost",
)
def seccomp_profiles_confine() -> None:
    """The seccomp profile of the container runtime may be replaced, never switched off."""


@rule(
    "PodSpec",
    level="restricted",
    source=standard("check_seccompProfile_restricted"),
    remedy="write seccompProfile: {type: RuntimeDefault} in the security context of the pod",
)
def seccomp_profiles_are_written(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Kubernetes starts containers without a seccomp profile: the pod or each container has to name one."""
    own: Object = value.get("securityContext", {})
    if runs_windows(context) or "seccompProfile" in own:
        return None
    contexts = list(security_contexts(value, at))
    missing = [here for written, here in contexts if "seccompProfile" not in written]
    if len(missing) == len(contexts):
        missing = [at.child("securityContext")]
    return [(here.child("seccompProfile"), required("must be RuntimeDefault or Localhost")) for here in missing]
