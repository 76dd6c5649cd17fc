"""How the volumes of a pod are written: where they are mounted, above the pod, or in its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.model import VolumeMount

from .layout import flat, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.model import PodSpec, Volume

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
            mounted = [mount.name for mount in _mounts_of(spec)]
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


def _mounts_of(spec: PodSpec) -> Iterator[VolumeMount]:
    """The mounts in the order in which their volumes join the pod."""
    for containers in (spec.containers, spec.init_containers, spec.ephemeral_containers):
        for container in containers or ():
            yield from container.volume_mounts or ()
