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
    """

    name: str
    """The container's name, unique in the pod: lower-case letters, digits and ``-``, at most 63 characters."""
    image: str | None = None
    """The image, usually one with tools for debugging."""
    target_container_name: str | None = None
    """The container whose processes it sees; the pod's own namespaces unless written."""
    image_pull_policy: Literal["Always", "IfNotPresent", "Never"] | None = None
    """When the image is pulled; ``Always`` for the tag ``latest``, else ``IfNotPresent``, unless written."""
    command: Sequence[str] | None = None
    """What runs instead of the image's entry point. ``$(VAR)`` is replaced by a variable of ``env``."""
    args: Sequence[str] | None = None
    """Arguments instead of the image's own. ``$(VAR)`` is replaced by a variable of ``env``."""
    working_dir: str | None = None
    """Where the command runs; the image's choice unless written."""
    restart_policy: Literal["Always", "OnFailure", "Never"] | None = None
    """Refused by the server: such a container is never restarted."""
    restart_policy_rules: Sequence[ContainerRestartRule] | None = None
    """Refused by the server, as ``restart_policy`` is."""
    ports: Short[Sequence[int | ContainerPort] | None, Sequence[ContainerPort] | None] = Short(full_ports)
    """Refused by the server: such a container takes no traffic."""
    env_from: Sequence[EnvFromSource] | None = None
    """Whole ConfigMaps and Secrets; a variable of ``env`` wins over them, a later one over an earlier."""
    env: Short[Sequence[EnvVar] | Mapping[str, str | EnvVarSource] | None, Sequence[EnvVar] | None] = Short(full_env)
    """The variables, a list of ``EnvVar`` or a mapping of names to values or ``EnvVarSource``."""
    resources: ResourceRequirements | None = None
    """Refused by the server: such a container uses what the pod has to spare."""
    resize_policy: Sequence[ContainerResizePolicy] | None = None
    """Refused by the server, as ``resources`` are."""
    volume_mounts: Sequence[VolumeMount] | None = None
    """Volumes of the pod, usually as ``volume.mount("/path")``; without ``sub_path``."""
    volume_devices: Sequence[VolumeDevice] | None = None
    """Volumes of the pod as raw block devices."""
    startup_probe: Probe | None = None
    """Refused by the server: such a container is not probed."""
    liveness_probe: Probe | None = None
    """Refused by the server: such a container is not probed."""
    readiness_probe: Probe | None = None
    """Refused by the server: such a container is not probed."""
    lifecycle: Lifecycle | None = None
    """Refused by the server: such a container has no hooks."""
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
