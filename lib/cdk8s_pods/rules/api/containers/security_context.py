"""Security contexts of pods and containers: users, groups, privileges and kernel settings."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, duplicate, in_range, invalid, required, rule, server, unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_POD = server(CORE, "validatePodSpecSecurityContext")
_CONTAINER = server(CORE, "ValidateSecurityContext")
_SYSCTLS = server(CORE, "validateSysctls")
_LARGEST_ID = 2**31 - 1
_ID_RANGE = f"must be between 0 and {_LARGEST_ID}, inclusive"
_POLICIES = {
    "fsGroupChangePolicy": ("Always", "OnRootMismatch"),
    "supplementalGroupsPolicy": ("Merge", "Strict"),
    "seLinuxChangePolicy": ("MountOption", "Recursive"),
}
#: Since then volumes are mounted with their SELinux label by default (feature gate SELinuxMount).
_SELINUX_MOUNT_SINCE = (1, 37)
_PROC_MOUNTS = ("Default", "Unmasked")
_SYSCTL_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_./")
_LONGEST_SYSCTL = 253


@in_range(
    "PodSecurityContext.runAsUser",
    "PodSecurityContext.runAsGroup",
    "PodSecurityContext.fsGroup",
    "SecurityContext.runAsUser",
    "SecurityContext.runAsGroup",
    least=0,
    most=_LARGEST_ID,
    requirement=_ID_RANGE,
    remedy="write a number from 0 to 2147483647",
    source=_POD,
)
def user_and_group_ids_fit_in_31_bits() -> None:
    """Linux numbers users and groups from zero, and Kubernetes takes 31 bits of that."""


@rule("PodSecurityContext.supplementalGroups", remedy="write numbers from 0 to 2147483647", source=_POD)
def supplemental_groups_fit_in_31_bits(groups: list[int], at: FieldPath, context: Context) -> Problems | None:
    """Supplemental groups are group ids as well."""
    return [
        (at.index(position), invalid(group, _ID_RANGE))
        for position, group in enumerate(groups)
        if not 0 <= group <= _LARGEST_ID
    ]


@rule(
    "PodSecurityContext",
    remedy="write one of them, or leave the field out",
    source=server(CORE, "validateFSGroupChangePolicy and its like"),
)
def policies_of_security_contexts_are_known(security: Object, at: FieldPath, context: Context) -> Problems | None:
    """How volumes change owner and label, and how groups of image and pod go together, is one of two each."""
    found: list[Problem] = [
        (at.child(name), unsupported(security[name], known))
        for name, known in _POLICIES.items()
        if name in security and security[name] not in known
    ]
    if security.get("seLinuxChangePolicy") == "MountOption" and context.kubernetes < _SELINUX_MOUNT_SINCE:
        found.append((at.child("seLinuxChangePolicy"), unsupported("MountOption", ("Recursive",))))
    return found


@rule("PodSpec.shareProcessNamespace", remedy="take hostPID or shareProcessNamespace out", source=_POD)
def processes_are_shared_with_the_pod_or_the_host(shared: bool, at: FieldPath, context: Context) -> Problems | None:
    """With hostPID all processes of the node are seen, so there is no process namespace of the pod to share."""
    if not shared or not context.pod_spec.get("hostPID"):
        return None
    # The API server keeps the field in the security context inside, and prints it that way.
    where = context.pod_path.child("securityContext").child("shareProcessNamespace")
    return [(where, invalid(True, "ShareProcessNamespace and HostPID cannot both be enabled"))]


@rule("PodSecurityContext.sysctls", remedy="write names such as net.core.somaxconn, each once", source=_SYSCTLS)
def sysctls_are_well_formed(sysctls: Objects, at: FieldPath, context: Context) -> Problems | None:
    """A sysctl is named by lower-case segments between dots or slashes."""
    found: list[Problem] = []
    seen: set[str] = set()
    for position, sysctl in enumerate(sysctls):
        name = sysctl.get("name", "")
        where = at.index(position).child("name")
        if not name:
            found.append((where, required()))
        elif not _is_sysctl(name):
            found.append((where, invalid(name, f"must have at most {_LONGEST_SYSCTL} characters, lower-case segments")))
        elif name in seen:
            found.append((where, duplicate(name)))
        seen.add(name)
    return found


@rule("PodSecurityContext.sysctls", remedy="take the sysctl out, or the host namespace", source=_SYSCTLS)
def sysctls_leave_the_host_alone(sysctls: Objects, at: FieldPath, context: Context) -> Problems | None:
    """In the namespaces of the host a pod's sysctls would change the host."""
    pod = context.pod_spec
    found: list[Problem] = []
    for position, sysctl in enumerate(sysctls):
        namespace = _namespace_of(sysctl.get("name", ""))
        if namespace is not None and pod.get(namespace):
            message = f"may not be specified when '{namespace}' is true"
            found.append((at.index(position).child("name"), invalid(sysctl["name"], message)))
    return found


@rule(
    "SecurityContext", remedy="take privileged, CAP_SYS_ADMIN or allowPrivilegeEscalation: false out", source=_CONTAINER
)
def privileged_containers_can_escalate(security: Object, at: FieldPath, context: Context) -> Problems | None:
    """Who is privileged, or has CAP_SYS_ADMIN, can get every privilege: it can't be forbidden at the same time."""
    if security.get("allowPrivilegeEscalation") is not False:
        return None
    found: list[Problem] = []
    if security.get("privileged"):
        found.append((at, invalid(security, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true")))
    if "CAP_SYS_ADMIN" in security.get("capabilities", {}).get("add", ()):
        message = "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"
        found.append((at, invalid(security, message)))
    return found


@rule("SecurityContext.procMount", remedy="write Default, or Unmasked with hostUsers: false", source=_CONTAINER)
def proc_is_unmasked_for_own_users_only(kind: str, at: FieldPath, context: Context) -> Problems | None:
    """All of /proc is shown only to containers whose root is not the node's root."""
    if kind not in _PROC_MOUNTS:
        return [(at, unsupported(kind, _PROC_MOUNTS))]
    if kind == "Unmasked" and context.pod_spec.get("hostUsers", True):
        return [(at, invalid(kind, "`hostUsers` must be false to use `Unmasked`"))]
    return None


def _is_sysctl(name: str) -> bool:
    if len(name) > _LONGEST_SYSCTL or not _SYSCTL_CHARACTERS.issuperset(name):
        return False
    return all(part and part[0] not in "-_" and part[-1] not in "-_" for part in name.replace("/", ".").split("."))


def _namespace_of(name: str) -> str | None:
    """The field of the pod that shares the namespace a sysctl belongs to, if it belongs to one.

    Source: component-helpers node/util/sysctl/namespace.go.
    """
    # The first separator decides whether dots or slashes separate: net.ipv4.conf.eth0/1.x is in the dotted form.
    dotted = name if _first(name, ".") < _first(name, "/") else name.translate({46: 47, 47: 46})
    if dotted.startswith("net."):
        return "hostNetwork"
    if dotted.startswith(("fs.mqueue.", "kernel.shm", "kernel.msg")) or dotted == "kernel.sem":
        return "hostIPC"
    return None


def _first(name: str, separator: str) -> int:
    position = name.find(separator)
    return len(name) if position < 0 else position
