"""Who the containers of a pod run as and what they may do."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .security_profiles import (
        AppArmorProfile,
        SeccompProfile,
        SELinuxOptions,
        Sysctl,
        WindowsSecurityContextOptions,
    )


class PodSecurityContext(Value):
    """Who the containers of a pod run as; a container's own security context wins where both are written.

    https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
    """

    run_as_non_root: bool | None = None
    """True refuses to start a container as user 0."""
    run_as_user: int | None = None
    """The user's id; each image's unless written."""
    run_as_group: int | None = None
    """The group's id; each image's unless written."""
    fs_group: int | None = None
    """The group that owns the volumes, which every container is in."""
    fs_group_change_policy: Literal["OnRootMismatch", "Always"] | None = None
    """When the owner of a volume's files is changed: ``OnRootMismatch`` only where its root has another; ``Always``
    unless written."""
    supplemental_groups: Sequence[int] | None = None
    """More groups that every container is in."""
    supplemental_groups_policy: Literal["Merge", "Strict"] | None = None
    """Which groups count: ``Strict`` leaves out those that the image adds; ``Merge`` unless written."""
    seccomp_profile: SeccompProfile | None = None
    """Which system calls are allowed; the kubelet's choice unless written."""
    app_armor_profile: AppArmorProfile | None = None
    """The AppArmor profile that the containers run under."""
    se_linux_options: SELinuxOptions | None = None
    """The SELinux labels of the containers; the runtime's choice unless written."""
    se_linux_change_policy: Literal["MountOption", "Recursive"] | None = None
    """How volumes get the label; ``MountOption`` unless written."""
    sysctls: Sequence[Sysctl] | None = None
    """Kernel parameters of the pod; the node must allow those that are not safe."""
    windows_options: WindowsSecurityContextOptions | None = None
    """Who the containers run as on Windows, which knows little of the rest."""
