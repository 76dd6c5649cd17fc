"""Controls over what the processes of a container may do beyond the ordinary."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, invalid, never, required, rule, standard

from .pod_facts import runs_windows, security_contexts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


#: The capabilities that a container runtime gives by default, without NET_RAW.
_BASELINE_CAPABILITIES = (
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
)
_RESTRICTED_CAPABILITY = "NET_BIND_SERVICE"


@never(
    "SecurityContext.privileged",
    requirement="must not be privileged",
    level="baseline",
    source=standard("check_privileged"),
    remedy="leave privileged out and add the single capability that is needed",
)
def containers_are_not_privileged() -> None:
    """A privileged container is not confined: its root is root on the node."""


@rule(
    "Capabilities.add",
    level="baseline",
    source=standard("check_capabilities_baseline"),
    remedy="leave the capability out",
)
def added_capabilities_are_ordinary(value: Sequence[str], at: FieldPath, context: Context) -> Problems | None:
    """Capabilities beyond those that container runtimes give by default, and NET_RAW, reach out of the container."""
    if context.pod_security == "restricted":
        return None  # only_the_capability_to_bind_low_ports_is_added takes the place of this control
    return [
        (at.index(position), forbidden(f'must not add "{name}": baseline allows {", ".join(_BASELINE_CAPABILITIES)}'))
        for position, name in enumerate(value)
        if name not in _BASELINE_CAPABILITIES
    ]


@rule(
    "Capabilities.add",
    level="restricted",
    source=standard("check_capabilities_restricted"),
    remedy="leave the capability out",
)
def only_the_capability_to_bind_low_ports_is_added(
    value: Sequence[str], at: FieldPath, context: Context
) -> Problems | None:
    """The restricted standard allows one capability to be added: NET_BIND_SERVICE, to listen on ports below 1024."""
    if runs_windows(context):
        return None
    return [
        (at.index(position), forbidden(f'must not add "{name}": restricted allows {_RESTRICTED_CAPABILITY} alone'))
        for position, name in enumerate(value)
        if name != _RESTRICTED_CAPABILITY
    ]


@rule(
    "PodSpec",
    level="restricted",
    source=standard("check_capabilities_restricted"),
    remedy='write drop: ["ALL"] in the capabilities of the container',
)
def all_capabilities_are_dropped(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A container keeps the capabilities of its runtime's defaults unless it drops them all."""
    if runs_windows(context):
        return None
    return [
        (here.child("capabilities").child("drop"), required('must include "ALL"'))
        for written, here in security_contexts(value, at)
        if "ALL" not in written.get("capabilities", {}).get("drop", ())
    ]


@rule(
    "PodSpec",
    level="restricted",
    source=standard("check_allowPrivilegeEscalation"),
    remedy="write allowPrivilegeEscalation: false in the security context of the container",
)
def privileges_do_not_escalate(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Without `allowPrivilegeEscalation: false` a set-user-ID program gives its caller the rights of its owner."""
    if runs_windows(context):
        return None
    found: list[Problem] = []
    for written, here in security_contexts(value, at):
        escalation = written.get("allowPrivilegeEscalation")
        if escalation is None:
            found.append((here.child("allowPrivilegeEscalation"), required("must be false")))
        elif escalation:
            found.append((here.child("allowPrivilegeEscalation"), invalid(True, "must be false")))
    return found
