"""Who a container runs as and what it may do."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .security_profiles import AppArmorProfile, SeccompProfile, SELinuxOptions, WindowsSecurityContextOptions


class Capabilities(Value):
    """The Linux capabilities of a container, against what its runtime gives by default."""

    add: Sequence[str] | None = None
    """Capabilities that are given, such as ``NET_BIND_SERVICE``, without the prefix ``CAP_``."""
    drop: Sequence[str] | None = None
    """Capabilities that are taken away; ``ALL`` drops every one that is not added."""


class SecurityContext(Value):
    """Who a container runs as and what it may do; wins over the pod's where both are written.

    https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
    """

    run_as_non_root: bool | None = None
    """True refuses to start it as user 0."""
    run_as_user: int | None = None
    """The user's id; the image's unless written."""
    run_as_group: int | None = None
    """The group's id; the image's unless written."""
    allow_privilege_escalation: bool | None = None
    """Whether a process may gain more rights than its parent; True unless written, and always for a privileged
    container."""
    privileged: bool | None = None
    """True gives it the node's devices and rights."""
    read_only_root_filesystem: bool | None = None
    """True leaves it only its volumes to write to."""
    capabilities: Capabilities | None = None
    """Linux capabilities to add and drop."""
    seccomp_profile: SeccompProfile | None = None
    """Which system calls are allowed; the pod's unless written."""
    app_armor_profile: AppArmorProfile | None = None
    """The AppArmor profile; the pod's unless written."""
    se_linux_options: SELinuxOptions | None = None
    """The SELinux labels; the pod's unless written."""
    proc_mount: Literal["Default", "Unmasked"] | None = None
    """How ``/proc`` is mounted: ``Unmasked`` shows all of it and needs the pod's ``host_users`` to be False;
    ``Default`` unless written."""
    windows_options: WindowsSecurityContextOptions | None = None
    """Who the container runs as on Windows, which knows little of the rest."""
