"""Names of Linux capabilities."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


# fmt: off
#: include/uapi/linux/capability.h of Linux 6.12, and ALL for all of them.
_CAPABILITIES = frozenset({
    "ALL", "AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE", "CHOWN",
    "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE",
    "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST",
    "NET_RAW", "PERFMON", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYSLOG", "SYS_ADMIN", "SYS_BOOT",
    "SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME",
    "SYS_TTY_CONFIG", "WAKE_ALARM",
})
# fmt: on


@rule(
    "Capabilities.add",
    "Capabilities.drop",
    category="runtime",
    remedy="use a name from capabilities(7), in capitals and without CAP_",
    source=page("https://man7.org/linux/man-pages/man7/capabilities.7.html"),
)
def capabilities_are_known_to_linux(value: Sequence[str], at: FieldPath, context: Context) -> Problems | None:
    """The API server takes any text; the container runtime fails on a name it does not know, or ignores it."""
    return [
        (at.index(position), invalid(name, "must be a capability of Linux"))
        for position, name in enumerate(value)
        if name not in _CAPABILITIES and name.upper().removeprefix("CAP_") not in _CAPABILITIES
    ]
