"""The profiles that bound what a container may do."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal


class SeccompProfile(Value):
    """Which system calls are allowed.

    Args:
        type: ``RuntimeDefault`` is the container runtime's own choice.
        localhost_profile: The file on the node, relative to the kubelet's seccomp folder; with ``Localhost`` only.
    """

    type: Literal["RuntimeDefault", "Localhost", "Unconfined"]
    localhost_profile: str | None = None


class AppArmorProfile(Value):
    """The AppArmor profile a container runs under.

    Args:
        type: ``RuntimeDefault`` is the container runtime's own choice.
        localhost_profile: The name of a profile loaded on the node; with ``Localhost`` only.
    """

    type: Literal["RuntimeDefault", "Localhost", "Unconfined"]
    localhost_profile: str | None = None


class SELinuxOptions(Value):
    """The SELinux labels of a container; the runtime's choice where not written."""

    user: str | None = None
    role: str | None = None
    type: str | None = None
    level: str | None = None


class WindowsSecurityContextOptions(Value):
    """Who a container runs as on Windows.

    Args:
        run_as_user_name: The user; the image's unless written.
        host_process: True runs it on the node itself; all containers of a pod alike, together with
            ``host_network``.
        gmsa_credential_spec_name: The name of a group managed service account's credentials.
        gmsa_credential_spec: Those credentials; an admission webhook writes them.
    """

    run_as_user_name: str | None = None
    host_process: bool | None = None
    gmsa_credential_spec_name: str | None = None
    gmsa_credential_spec: str | None = None


class Sysctl(Value):
    """A kernel parameter of the pod.

    Args:
        name: Such as ``net.core.somaxconn``; the node must allow those that are not safe.
        value: Its value, as text.
    """

    name: str
    value: str
