"""A container put into a running pod to look at it."""

from __future__ import annotations

from .env import full_env
from .field import Short
from .ports import full_ports
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from .env import EnvVar
    from .env_source import EnvFromSource, EnvVarSource
    from .lifecycle import Lifecycle
    from .ports import ContainerPort
    from .probe import Probe
    from .resources import ContainerResizePolicy, ResourceRequirements
    from .restart_rule import ContainerRestartRule
    from .security_context import SecurityContext
    from .volume_mount import VolumeDevice, VolumeMount


class EphemeralContainer(Value):
    """A container put into a running pod to look at it, as ``kubectl debug`` does.

    The server takes none when a pod is created; it is here so that a running pod's manifest can be read. It has the
    fields of ``Container``, of which the server refuses ports, probes, lifecycle, resources, resize and restart
    policies.

    Args:
        target_container_name: The container whose processes it sees; the pod's own namespaces unless written.
    """

    name: str
    image: str | None = None
    target_container_name: str | None = None
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
