"""The control over kernel parameters."""

from __future__ import annotations

from cdk8s_pods.issues.message import quoted
from cdk8s_pods.rules.interface import forbidden, rule, standard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


#: The sysctls that touch nothing outside the pod, and the version of the standards that first allows each.
_SAFE = {
    "kernel.shm_rmid_forced": (1, 0),
    "net.ipv4.ip_local_port_range": (1, 0),
    "net.ipv4.ip_unprivileged_port_start": (1, 0),
    "net.ipv4.ping_group_range": (1, 0),
    "net.ipv4.tcp_syncookies": (1, 0),
    "net.ipv4.ip_local_reserved_ports": (1, 27),
    "net.ipv4.tcp_fin_timeout": (1, 29),
    "net.ipv4.tcp_keepalive_intvl": (1, 29),
    "net.ipv4.tcp_keepalive_probes": (1, 29),
    "net.ipv4.tcp_keepalive_time": (1, 29),
    "net.ipv4.tcp_rmem": (1, 32),
    "net.ipv4.tcp_wmem": (1, 32),
    "net.ipv4.tcp_notsent_lowat": (1, 37),
    "net.ipv4.tcp_slow_start_after_idle": (1, 37),
}


@rule(
    "Sysctl.name",
    level="baseline",
    source=standard("check_sysctls"),
    remedy="leave the sysctl out, or have it set on the node",
)
def sysctls_are_safe(value: str, at: FieldPath, context: Context) -> Problems | None:
    """Most kernel parameters reach beyond the pod that sets them; a few are known to be safe."""
    version = context.pod_security_version
    since = _SAFE.get(value)
    if since is not None and since <= version:
        return None
    if since is not None:
        return [(at, forbidden(f"{quoted(value)} is safe since version {since[0]}.{since[1]} of the standard"))]
    safe = ", ".join(sorted(name for name, first in _SAFE.items() if first <= version))
    return [(at, forbidden(f"{quoted(value)} is not one of the safe sysctls: {safe}"))]
