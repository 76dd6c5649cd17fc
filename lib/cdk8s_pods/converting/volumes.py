"""How the volumes of a pod are written: where they are mounted, above the pod, or in its list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods.model import PodSpec

from .layout import flat, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdk8s_pods.model import Volume, VolumeMount

    from .code import Code, Group

#: A volume that is mounted once is written there up to this width.
_LONGEST_IN_PLACE = 48


class VolumePlan:
    """What becomes of each volume of a pod.

    A volume that is mounted joins its pod by itself; where all of them would join in the order they have, the pod's
    list is left out.
    """

    def __init__(self) -> None:
        self._mounts: dict[str, int] = {}
        self._code: dict[str, tuple[Code, tuple[str, ...]]] = {}
        #: Whether the pod's list of volumes is left out.
        self.is_left_out = False

    @classmethod
    def of(cls, spec: PodSpec) -> VolumePlan:
        """The plan for a pod; an empty one where two of its volumes share a name."""
        plan = cls()
        names = [volume.name for volume in spec.volumes or ()]
        if len(set(names)) == len(names):
            mounted = [mount.name for mount in mounts_of(spec)]
            plan._mounts = {name: mounted.count(name) for name in names}
            joining = list(dict.fromkeys(name for name in mounted if name in plan._mounts))
            plan.is_left_out = bool(names) and joining == names
        return plan

    @property
    def is_empty(self) -> bool:
        """Whether the pod has no volumes."""
        return not self._mounts

    def has(self, name: str) -> bool:
        """Whether a volume of that name is the pod's."""
        return name in self._mounts

    def has_name(self, volume: Volume, code: Group) -> bool:
        """Whether a volume is given a name above the pod: where it is needed several times, or is long."""
        mounts = self._mounts[volume.name]
        needed = mounts + (not self.is_left_out)
        return needed > 1 or (mounts > 0 and width(flat(code)) > _LONGEST_IN_PLACE)

    def write(self, volume: Volume, code: Code, comments: tuple[str, ...]) -> None:
        """Say how a volume is written."""
        self._code[volume.name] = code, comments

    def code(self, name: str) -> tuple[Code, tuple[str, ...]]:
        """How a volume is written, and the comments above it."""
        return self._code[name]


def mounts_of(spec: PodSpec) -> Iterator[VolumeMount]:
    """The mounts in the order in which their volumes join the pod."""
    for containers in (spec.containers, spec.init_containers, spec.ephemeral_containers):
        for container in containers or ():
            yield from container.volume_mounts or ()


def with_mounted_volumes(spec: PodSpec) -> PodSpec:
    """A pod as it is written: where its list of volumes is left out, each joins it where it is mounted."""
    if not VolumePlan.of(spec).is_left_out:
        return spec
    volumes = {volume.name: volume for volume in spec.volumes or ()}
    changes = {}
    for field in ("containers", "init_containers", "ephemeral_containers"):
        containers = getattr(spec, field)
        if containers:
            changes[field] = [mounting(container, volumes) for container in containers]
    return PodSpec(**{**spec.__dict__, **changes, "volumes": None, "_written_volumes": None})


def mounting(container: Any, volumes: Mapping[str, Volume]) -> Any:
    """A container whose mounts remember their volumes, where those are among the given ones."""
    mounts = container.volume_mounts
    if not mounts:
        return container
    written = []
    for mount in mounts:
        fields = {
            name: value for name, value in mount.__dict__.items() if name in mount.__manifest_keys__ and name != "name"
        }
        written.append(volumes[mount.name].mount(**fields) if mount.name in volumes else mount)
    return container.replace(volume_mounts=written)
