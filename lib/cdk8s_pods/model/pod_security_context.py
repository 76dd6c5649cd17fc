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

    Args:
        run_as_non_root: True refuses to start a container as user 0.
        run_as_user: The user's id; each image's unless written.
        run_as_group: The group's id; each image's unless written.
        fs_group: The group that owns the volumes, which every container is in.
        fs_group_change_policy: ``OnRootMismatch`` changes the owner of a volume's files only where its root has
            another; ``Always`` unless written.
        supplemental_groups: More groups that every container is in.
        supplemental_groups_policy: ``Strict`` leaves out the groups that the image adds; ``Merge`` unless written.
        seccomp_profile: Which system calls are allowed.
        app_armor_profile: The AppArmor profile.
        se_linux_options: The SELinux labels.
        se_linux_change_policy: How volumes get the label; ``MountOption`` unless written.
        sysctls: Kernel parameters of the pod.
        windows_options: What Windows has instead.
    """

    run_as_non_root: bool | None = None
    run_as_user: int | None = None
    run_as_group: int | None = None
    fs_group: int | None = None
    fs_group_change_policy: Literal["OnRootMismatch", "Always"] | None = None
    supplemental_groups: Sequence[int] | None = None
    supplemental_groups_policy: Literal["Merge", "Strict"] | None = None
    seccomp_profile: SeccompProfile | None = None
    app_armor_profile: AppArmorProfile | None = None
    se_linux_options: SELinuxOptions | None = None
    se_linux_change_policy: Literal["MountOption", "Recursive"] | None = None
    sysctls: Sequence[Sysctl] | None = None
    windows_options: WindowsSecurityContextOptions | None = None
