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

    Args:
        name: Unique in the pod: lower-case letters, digits and ``-``, at most 63 characters.
        image: The image, with a tag or digest; ``latest`` is meant where there is none.
        image_pull_policy: ``Always`` for the tag ``latest``, else ``IfNotPresent``, unless written.
        command: Instead of the image's entry point. ``$(VAR)`` is replaced by a variable of ``env``.
        args: Instead of the image's own arguments; replaced alike.
        working_dir: The image's unless written.
        restart_policy: In an init container ``Always`` makes it a native sidecar: it starts in its turn, keeps
            running beside the others and stops after them (1.29+). Otherwise it overrides the pod's (since 1.34, on
            by default since 1.35).
        restart_policy_rules: Exit codes that are restarted whatever the policy; needs ``restart_policy``.
        ports: What it listens on; a number is a ``ContainerPort``.
        env_from: Whole ConfigMaps and Secrets; a variable of ``env`` wins over them, a later one over an earlier.
        env: The variables, a list of ``EnvVar`` or a mapping of names to values or ``EnvVarSource``.
        resources: Requests and limits; none unless written.
        resize_policy: What a change of resources at run time does to the container.
        volume_mounts: Volumes of the pod, usually as ``volume.mount("/path")``.
        volume_devices: Volumes of the pod as raw block devices.
        startup_probe: Until it succeeds, the others wait.
        liveness_probe: The container is restarted when it fails.
        readiness_probe: The pod gets no traffic from Services while it fails.
        lifecycle: Hooks at the start and before the stop.
        security_context: User, privileges, capabilities.
        stdin: Keeps the standard input open.
        stdin_once: Closes it when the first client leaves.
        tty: Gives it a terminal; needs ``stdin``.
        termination_message_path: The file whose text becomes the status; ``/dev/termination-log`` unless written.
        termination_message_policy: ``FallbackToLogsOnError`` takes the end of the log where the file is empty.
    """

    _remembers = ("_helps",)

    name: str
    image: str | None = None
    image_pull_policy: Literal["Always", "IfNotPresent", "Never"] | None = None
    command: Sequence[str] | None = None
    args: Sequence[str] | None = None
    working_dir: str | None = None
    restart_policy: Literal["Always", "OnFailure", "Never"] | None = None
    restart_policy_rules: Sequence[ContainerRestartRule] | None = None
    ports: Short[Sequence[int | ContainerPort] | None, Sequence[ContainerPort] | None] = Short(full_ports)
    env_from: Sequence[EnvFromSource] | None = None
    env: Short[Sequence[EnvVar] | Mapping[str, str | EnvVarSource] | None, Sequence[EnvVar] | None] = Short(full_env)
    resources: ResourceRequirements | None = None
    resize_policy: Sequence[ContainerResizePolicy] | None = None
    volume_mounts: Sequence[VolumeMount] | None = None
    volume_devices: Sequence[VolumeDevice] | None = None
    startup_probe: Probe | None = None
    liveness_probe: Probe | None = None
    readiness_probe: Probe | None = None
    lifecycle: Lifecycle | None = None
    security_context: SecurityContext | None = None
    stdin: bool | None = None
    stdin_once: bool | None = None
    tty: bool | None = None
    termination_message_path: str | None = None
    termination_message_policy: Literal["File", "FallbackToLogsOnError"] | None = None

    @property
    def helps(self) -> bool:
        """Whether a pattern put this container there to help the main ones, so that it runs until it is stopped."""
        return "_helps" in self.__dict__

    def helping(self) -> Self:
        """This container, remembered as one that only helps: a Job waits for it in vain, which no manifest shows."""
        return self.replace(_helps=True)
