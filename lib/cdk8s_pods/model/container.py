"""A container of a pod."""

from __future__ import annotations

from .env import full_env
from .field import Short
from .ports import full_ports
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from typing_extensions import Self

    from .env import EnvVar
    from .env_source import EnvFromSource, EnvVarSource
    from .lifecycle import Lifecycle
    from .ports import ContainerPort
    from .probe import Probe
    from .resources import ContainerResizePolicy, ResourceRequirements
    from .restart_rule import ContainerRestartRule
    from .security_context import SecurityContext
    from .volume_mount import VolumeDevice, VolumeMount


class Container(Value):
    """A container of a pod.

    ``Container(name="web", image="nginx:1.27", ports=[80], env={"LOG_LEVEL": "debug"})``
    """

    _remembers = ("_helps",)

    name: str
    """The container's name, unique in the pod: lower-case letters, digits and ``-``, at most 63 characters."""
    image: str | None = None
    """The image, with a tag or digest; ``latest`` is meant where there is none."""
    image_pull_policy: Literal["Always", "IfNotPresent", "Never"] | None = None
    """When the image is pulled; ``Always`` for the tag ``latest``, else ``IfNotPresent``, unless written."""
    command: Sequence[str] | None = None
    """What runs instead of the image's entry point. ``$(VAR)`` is replaced by a variable of ``env``."""
    args: Sequence[str] | None = None
    """Arguments instead of the image's own. ``$(VAR)`` is replaced by a variable of ``env``."""
    working_dir: str | None = None
    """Where the command runs; the image's choice unless written."""
    restart_policy: Literal["Always", "OnFailure", "Never"] | None = None
    """In an init container ``Always`` makes it a native sidecar: it starts in its turn, keeps running beside the others
    and stops after them (1.29+). Otherwise it overrides the pod's (since 1.34, on by default since 1.35)."""
    restart_policy_rules: Sequence[ContainerRestartRule] | None = None
    """Exit codes that are restarted whatever the policy; needs ``restart_policy``."""
    ports: Short[Sequence[int | ContainerPort] | None, Sequence[ContainerPort] | None] = Short(full_ports)
    """The ports it listens on; a number is short for a ``ContainerPort``."""
    env_from: Sequence[EnvFromSource] | None = None
    """Whole ConfigMaps and Secrets; a variable of ``env`` wins over them, a later one over an earlier."""
    env: Short[Sequence[EnvVar] | Mapping[str, str | EnvVarSource] | None, Sequence[EnvVar] | None] = Short(full_env)
    """The variables, a list of ``EnvVar`` or a mapping of names to values or ``EnvVarSource``."""
    resources: ResourceRequirements | None = None
    """How much CPU, memory and other resources it requests and may use at most; none unless written."""
    resize_policy: Sequence[ContainerResizePolicy] | None = None
    """What a change of resources at run time does to the container."""
    volume_mounts: Sequence[VolumeMount] | None = None
    """Volumes of the pod, usually as ``volume.mount("/path")``."""
    volume_devices: Sequence[VolumeDevice] | None = None
    """Volumes of the pod as raw block devices."""
    startup_probe: Probe | None = None
    """How the kubelet finds out that it has started; until this succeeds once, the other probes wait."""
    liveness_probe: Probe | None = None
    """How the kubelet finds out that it is alive; the container is restarted when this fails."""
    readiness_probe: Probe | None = None
    """How the kubelet finds out that it is ready; the pod gets no traffic from Services while this fails."""
    lifecycle: Lifecycle | None = None
    """What happens right after its start and before its stop."""
    security_context: SecurityContext | None = None
    """Who the container runs as and what it may do; wins over that of the pod."""
    stdin: bool | None = None
    """True keeps the standard input open, for ``kubectl attach``; False unless written."""
    stdin_once: bool | None = None
    """True closes the standard input when the first client leaves; False unless written."""
    tty: bool | None = None
    """True gives it a terminal; needs ``stdin``."""
    termination_message_path: str | None = None
    """The file whose text becomes the status; ``/dev/termination-log`` unless written."""
    termination_message_policy: Literal["File", "FallbackToLogsOnError"] | None = None
    """Where the status text comes from; ``FallbackToLogsOnError`` takes the end of the log where the file is empty,
    ``File`` unless written."""

    @property
    def helps(self) -> bool:
        """Whether a pattern put this container there to help the main ones, so that it runs until it is stopped."""
        return "_helps" in self.__dict__

    def helping(self) -> Self:
        """This container, remembered as one that only helps: a Job waits for it in vain, which no manifest shows."""
        return self.replace(_helps=True)
