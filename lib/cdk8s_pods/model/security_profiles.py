"""The profiles that bound what a container may do."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal


class SeccompProfile(Value):
    """Which system calls are allowed."""

    type: Literal["RuntimeDefault", "Localhost", "Unconfined"]
    """Where the profile comes from; ``RuntimeDefault`` is the container runtime's own choice."""
    localhost_profile: str | None = None
    """The file on the node, relative to the kubelet's seccomp folder; with ``Localhost`` only."""


class AppArmorProfile(Value):
    """The AppArmor profile a container runs under."""

    type: Literal["RuntimeDefault", "Localhost", "Unconfined"]
    """Where the profile comes from; ``RuntimeDefault`` is the container runtime's own choice."""
    localhost_profile: str | None = None
    """The name of a profile loaded on the node; with ``Localhost`` only."""


class SELinuxOptions(Value):
    """The SELinux labels of a container; the runtime's choice where not written."""

    user: str | None = None
    """The SELinux user, such as ``system_u``."""
    role: str | None = None
    """The SELinux role, such as ``system_r``."""
    type: str | None = None
    """The SELinux type, such as ``container_t``."""
    level: str | None = None
    """The SELinux level, such as ``s0:c123,c456``."""


class WindowsSecurityContextOptions(Value):
    """Who a container runs as on Windows."""

    run_as_user_name: str | None = None
    """The user's name; the image's choice unless written."""
    host_process: bool | None = None
    """True runs it on the node itself; all containers of a pod alike, together with ``host_network``."""
    gmsa_credential_spec_name: str | None = None
    """The name of a group managed service account's credentials."""
    gmsa_credential_spec: str | None = None
    """The credentials of that account themselves; an admission webhook writes them."""


class Sysctl(Value):
    """A kernel parameter of the pod."""

    name: str
    """The parameter, such as ``net.core.somaxconn``; the node must allow those that are not safe."""
    value: str
    """What the parameter is set to, as text."""
