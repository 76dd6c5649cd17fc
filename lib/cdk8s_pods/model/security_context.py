"""Who a container runs as and what it may do."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .security_profiles import AppArmorProfile, SeccompProfile, SELinuxOptions, WindowsSecurityContextOptions


class Capabilities(Value):
    """The Linux capabilities of a container, against what its runtime gives by default.

    Args:
        add: Such as ``NET_BIND_SERVICE``, without the prefix ``CAP_``.
        drop: ``ALL`` drops every one that is not added.
    """

    add: Sequence[str] | None = None
    drop: Sequence[str] | None = None


class SecurityContext(Value):
    """Who a container runs as and what it may do; wins over the pod's where both are written.

    https://kubernetes.io/docs/tasks/configure-pod-container/security-context/

    Args:
        run_as_non_root: True refuses to start it as user 0.
        run_as_user: The user's id; the image's unless written.
        run_as_group: The group's id; the image's unless written.
        allow_privilege_escalation: Whether a process may gain more rights than its parent; True unless written, and
            always for a privileged container.
        privileged: True gives it the node's devices and rights.
        read_only_root_filesystem: True leaves it only its volumes to write to.
        capabilities: Linux capabilities to add and drop.
        seccomp_profile: Which system calls are allowed; the pod's unless written.
        app_armor_profile: The AppArmor profile; the pod's unless written.
        se_linux_options: The SELinux labels; the pod's unless written.
        proc_mount: ``Unmasked`` shows all of ``/proc``; needs the pod's ``host_users`` to be False.
        windows_options: What Windows has instead.
    """

    run_as_non_root: bool | None = None
    run_as_user: int | None = None
    run_as_group: int | None = None
    allow_privilege_escalation: bool | None = None
    privileged: bool | None = None
    read_only_root_filesystem: bool | None = None
    capabilities: Capabilities | None = None
    seccomp_profile: SeccompProfile | None = None
    app_armor_profile: AppArmorProfile | None = None
    se_linux_options: SELinuxOptions | None = None
    proc_mount: Literal["Default", "Unmasked"] | None = None
    windows_options: WindowsSecurityContextOptions | None = None
