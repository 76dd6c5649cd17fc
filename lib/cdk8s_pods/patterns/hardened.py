"""The hardening pattern: a pod that meets the "restricted" Pod Security Standard."""

from __future__ import annotations

from .pattern import applied_last
from .placement import pod_spec

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from cdk8s_pods.model import Container, EphemeralContainer, PodSpec, PodTemplateSpec

    from .pattern import Pattern

    ContainerT = TypeVar("ContainerT", Container, EphemeralContainer)


def hardened() -> Pattern:
    """Make the pod meet the "restricted" Pod Security Standard as far as nothing written speaks against it.

    What is not written is added: the pod runs as non-root under the runtime's seccomp profile, and each container is
    refused to gain privileges and drops all capabilities (for a Windows pod: it runs as non-root, which is all that the
    standard asks there). What is written stays, also where the standard forbids it, so a helper that needs more says so
    in its own ``security_context``; a check with ``pod_security="restricted"`` names what remains.
    https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted

    Returns:
        A pattern: a function from a pod template to the hardened one. It is applied last wherever it stands among
        others, so that it covers the containers of all of them.
    """
    return _with_hardening


@applied_last
def _with_hardening(template: PodTemplateSpec) -> PodTemplateSpec:
    pod = pod_spec(template)
    windows = pod.os is not None and pod.os.name == "windows"
    pod = _pod(pod, windows=windows)
    if not windows:  # what follows is about Linux, and the server refuses it in a Windows pod
        pod = pod.replace(
            containers=[_container(container) for container in pod.containers],
            init_containers=pod.init_containers and [_container(container) for container in pod.init_containers],
            ephemeral_containers=pod.ephemeral_containers
            and [_container(container) for container in pod.ephemeral_containers],
        )
    return template.replace(spec=pod)


def _pod(pod: PodSpec, *, windows: bool) -> PodSpec:
    """The pod, with what the standard asks of it as a whole."""
    # Deferred, as below: all patterns are imported with one of them, and few pods are hardened.
    from cdk8s_pods.model import PodSecurityContext, SeccompProfile

    context = pod.security_context or PodSecurityContext()
    if context.run_as_non_root is None:
        context = context.replace(run_as_non_root=True)
    if context.seccomp_profile is None and not windows:
        context = context.replace(seccomp_profile=SeccompProfile(type="RuntimeDefault"))
    return pod.replace(security_context=context)


def _container(container: ContainerT) -> ContainerT:
    from cdk8s_pods.model import Capabilities, SecurityContext

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
