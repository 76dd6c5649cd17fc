"""How a container sees the volumes of its pod."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from typing_extensions import Self

    from .volume import Volume


class VolumeMount(Value):
    """A volume of the pod at a path of one container.

    ``volume.mount(path)`` makes one that remembers its volume, so that the pod needs no second mention of it.
    """

    _remembers = ("_volume",)

    name: str
    """The volume, as the pod names it; in a StatefulSet also a volume claim template."""
    mount_path: str
    """Where the container sees the volume: absolute in practice, without ``:``, each path once in a container."""
    sub_path: str | None = None
    """The file or folder of the volume to mount instead of its root; relative, without ``..``. A ConfigMap or Secret
    mounted so is never updated while the container runs."""
    sub_path_expr: str | None = None
    """As ``sub_path``, with ``$(VAR)`` of the container's environment; not together with it."""
    read_only: bool | None = None
    """True lets the container read only; False unless written."""
    recursive_read_only: Literal["Disabled", "IfPossible", "Enabled"] | None = None
    """Whether mounts below the volume are read-only too; needs ``read_only`` and no mount propagation."""
    mount_propagation: Literal["None", "HostToContainer", "Bidirectional"] | None = None
    """Whether later mounts are seen on the other side; ``None`` (of the API) unless written. ``Bidirectional`` is for
    privileged containers alone."""
    bind_mount_options: Sequence[Literal["noexec", "nodev", "nosuid"]] | None = None
    """Extra options, for Linux; since 1.37, behind a feature gate."""

    @property
    def volume(self) -> Volume | None:
        """The volume that ``volume.mount()`` made this of; None where the mount was written by name."""
        return self.__dict__.get("_volume")

    def replace(self, **changes: Any) -> Self:
        """A copy with the given fields changed; under another ``name`` it forgets the volume it was made of."""
        if changes.get("name", self.name) != self.name:
            changes["_volume"] = None
        return super().replace(**changes)


def mount_of(volume: Volume, mount_path: str, **options: Any) -> VolumeMount:
    """A mount that remembers its volume: a pod whose containers have it gets the volume by itself."""
    mount = VolumeMount(name=volume.name, mount_path=mount_path, **options)
    mount.__dict__["_volume"] = volume
    return mount


class VolumeDevice(Value):
    """A volume of the pod as a raw block device of one container."""

    name: str
    """The volume, which must be a persistent volume claim in ``Block`` mode."""
    device_path: str
    """Where the device appears in the container."""
