"""Makes a pod meet the "restricted" Pod Security Standard.

https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
"""

from __future__ import annotations

from .pod_security_context import PodSecurityContext
from .security_context import Capabilities, SecurityContext
from .security_profiles import SeccompProfile

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from .container import Container
    from .ephemeral_container import EphemeralContainer
    from .pod_spec import PodSpec

    ContainerT = TypeVar("ContainerT", Container, EphemeralContainer)


def hardened(pod: PodSpec) -> PodSpec:
    """``pod`` with what the standard asks for written where nothing was; what was written stays."""
    windows = pod.os is not None and pod.os.name == "windows"
    pod = pod.replace(security_context=_pod_context(pod.security_context or PodSecurityContext(), windows=windows))
    if windows:
        # What follows is about Linux, and the server refuses it in a Windows pod.
        return pod
    return pod.replace(
        containers=[_container(container) for container in pod.containers],
        init_containers=pod.init_containers and [_container(container) for container in pod.init_containers],
        ephemeral_containers=pod.ephemeral_containers
        and [_container(container) for container in pod.ephemeral_containers],
    )


def _pod_context(context: PodSecurityContext, *, windows: bool) -> PodSecurityContext:
    if context.run_as_non_root is None:
        context = context.replace(run_as_non_root=True)
    if context.seccomp_profile is None and not windows:
        context = context.replace(seccomp_profile=SeccompProfile(type="RuntimeDefault"))
    return context


def _container(container: ContainerT) -> ContainerT:
    context = container.security_context or SecurityContext()
    capabilities = context.capabilities or Capabilities()
    # The server refuses the two together, and would then complain of a field that the user never wrote.
    demands_privileges = context.privileged or "CAP_SYS_ADMIN" in (capabilities.add or ())
    if context.allow_privilege_escalation is None and not demands_privileges:
        context = context.replace(allow_privilege_escalation=False)
    dropped: Sequence[str] = capabilities.drop or ()
    if "ALL" not in dropped:
        context = context.replace(capabilities=capabilities.replace(drop=[*dropped, "ALL"]))
    return container.replace(security_context=context)
