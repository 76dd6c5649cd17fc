"""A volume that a main container and its helper both see."""

from __future__ import annotations

from cdk8s_pods.model import Value

from .placement import with_main

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.model import Container, PodTemplateSpec, Volume


class SharedVolume(Value):
    """One volume mounted in two containers: where the main container writes, the helper reads."""

    volume: Volume
    """The volume, such as ``Volume.empty_dir("logs")``."""
    main_path: str
    """Where the main container mounts it, such as ``/var/log/nginx``."""
    helper_path: str | None = None
    """Where the helper mounts it; by default at the same path."""
    read_only: bool | None = None
    """Whether the helper may only read; unset leaves it to the API server, whose default is to allow writing."""

    def mounted_in_main(self, container: Container) -> Container:
        """``container`` with the volume at ``main_path``, unless it is mounted there already."""
        return _mounted(container, self.volume, self.main_path, read_only=None)

    def mounted_in_helper(self, container: Container) -> Container:
        """``container`` with the volume at ``helper_path``, unless it is mounted there already."""
        return _mounted(container, self.volume, self.helper_path or self.main_path, read_only=self.read_only)


def _mounted(container: Container, volume: Volume, path: str, *, read_only: bool | None) -> Container:
    mounts = container.volume_mounts or ()
    if any(mount.name == volume.name and mount.mount_path == path for mount in mounts):
        return container
    return container.replace(volume_mounts=[*mounts, volume.mount(path, read_only=read_only)])


def with_shares(
    template: PodTemplateSpec,
    helper: Container,
    shares: SharedVolume | Sequence[SharedVolume],
    main: str | Sequence[str] | None,
) -> tuple[PodTemplateSpec, Container]:
    """The template and the helper, each with every shared volume mounted in its containers."""
    for share in (shares,) if isinstance(shares, SharedVolume) else shares:
        template = with_main(template, main, share.mounted_in_main)
        helper = share.mounted_in_helper(helper)
    return template, helper
