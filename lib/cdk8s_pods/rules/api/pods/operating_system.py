"""The operating system of a pod, and what only the other one has."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, forbidden, required, rule, server, unsupported

from .pod_parts import every_container

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_SYSTEMS = ("linux", "windows")
_NOT_IN_WINDOWS_PODS = ("hostPID", "hostIPC", "hostUsers", "shareProcessNamespace")
_NOT_IN_WINDOWS_POD_CONTEXTS = (
    "appArmorProfile",
    "seLinuxOptions",
    "seccompProfile",
    "fsGroup",
    "fsGroupChangePolicy",
    "sysctls",
    "runAsUser",
    "runAsGroup",
    "supplementalGroups",
    "supplementalGroupsPolicy",
    "seLinuxChangePolicy",
)
_NOT_IN_WINDOWS_CONTAINERS = (
    "appArmorProfile",
    "seLinuxOptions",
    "seccompProfile",
    "capabilities",
    "readOnlyRootFilesystem",
    "privileged",
    "allowPrivilegeEscalation",
    "procMount",
    "runAsUser",
    "runAsGroup",
)
#: Fields that are as good as not written while they are false or empty.
_ABSENT_WHEN_EMPTY = frozenset({"hostPID", "hostIPC", "sysctls"})


@rule(
    "PodSpec.os",
    remedy="write linux or windows",
    source=server(CORE, "validateOS"),
)
def operating_systems_are_known(system: Object, at: FieldPath, context: Context) -> Problems | None:
    """A pod runs on Linux or on Windows."""
    name = system.get("name", "")
    if not name:
        return [(at.child("name"), required())]
    return None if name in _SYSTEMS else [(at, unsupported(name, _SYSTEMS))]


@rule(
    "PodSpec.os",
    remedy="take windowsOptions out, or write os.name: windows",
    source=server(CORE, "validateLinux"),
)
def linux_pods_have_no_windows_options(system: Object, _at: FieldPath, context: Context) -> Problems | None:
    """Where a pod says that it runs on Linux, options for Windows are a mistake."""
    if system.get("name") != "linux":
        return None
    pod, at = context.pod_spec, context.pod_path
    places = [(pod, at), *every_container(pod, at)]
    return [
        (
            where.child("securityContext").child("windowsOptions"),
            forbidden("windows options cannot be set for a linux pod"),
        )
        for place, where in places
        if "windowsOptions" in place.get("securityContext", ())
    ]


@rule(
    "PodSpec.os",
    remedy="take the field out, or write os.name: linux",
    source=server(CORE, "validateWindows"),
)
def windows_pods_have_no_linux_options(system: Object, _at: FieldPath, context: Context) -> Problems | None:
    """Windows has no user numbers, capabilities, seccomp, SELinux, AppArmor or sysctls, and shares no namespaces."""
    if system.get("name") != "windows":
        return None
    pod, at = context.pod_spec, context.pod_path
    found = _written(_NOT_IN_WINDOWS_PODS, pod, at)
    found += _written(_NOT_IN_WINDOWS_POD_CONTEXTS, pod.get("securityContext", {}), at.child("securityContext"))
    if "resources" in pod:
        found.append((at.child("resources"), forbidden("may not be set for a windows pod")))
    for container, here in every_container(pod, at):
        security = container.get("securityContext", {})
        found += _written(_NOT_IN_WINDOWS_CONTAINERS, security, here.child("securityContext"))
    return found


def _written(names: tuple[str, ...], value: Object, at: FieldPath) -> list[Problem]:
    return [
        (at.child(name), forbidden("cannot be set for a windows pod"))
        for name in names
        if name in value and (value[name] or name not in _ABSENT_WHEN_EMPTY)
    ]
