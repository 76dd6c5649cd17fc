"""The configuration of a helper: a text, a file, several of them, or a volume that has them."""

from __future__ import annotations

from cdk8s_pods.model import Volume, VolumeMount
from cdk8s_pods.patterns import BroughtConfigMap

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from typing import TypeAlias

    #: A text; a path, of a file that is read now; texts by the names of their files; or a volume that has the files.
    Configuration: TypeAlias = str | PathLike[str] | Mapping[str, str] | Volume


class Configured:
    """Where a helper finds its configuration.

    Args:
        mounts: The volume with the files.
        brings: The ConfigMap that the volume is made of, where there is one.
        files: The texts by the names of their files, as far as they are known.
    """

    __slots__ = ("brings", "files", "mounts")

    def __init__(
        self, mounts: tuple[VolumeMount, ...], brings: tuple[BroughtConfigMap, ...], files: Mapping[str, str]
    ) -> None:
        self.mounts = mounts
        self.brings = brings
        self.files = files

    def says(self, word: str) -> bool:
        """Whether a word stands anywhere in it; True as well where nobody knows what it says."""
        return not self.files or any(word in text for text in self.files.values())


def configured(
    name: str, config: Configuration | None, *, file: str, folder: str, beside: Mapping[str, str] | None = None
) -> Configured:
    """The configuration of a helper in a folder of its container.

    A ConfigMap is brought for it whose name ends in a hash of the content: the pods are replaced when that changes,
    because few programs look again.

    Args:
        name: The name of the helper's container.
        config: What the user says; None for nothing.
        file: The name of the file that a text goes to.
        folder: Where the helper looks for it.
        beside: More files, unless the configuration has those itself or is a volume.
    """
    if config is None:
        return Configured((), (), {})
    if isinstance(config, Volume):
        return Configured((config.mount(folder, read_only=True),), (), {})
    files = {**(beside or {}), **_files(config, file)}
    volume = f"{name[:56]}-config"  # a name has 63 characters at most
    brought = BroughtConfigMap(id=volume, volume=volume, data=files, named_by_content=True)
    return Configured((VolumeMount(name=volume, mount_path=folder, read_only=True),), (brought,), files)


def _files(config: str | PathLike[str] | Mapping[str, str], file: str) -> Mapping[str, str]:
    if isinstance(config, str):
        return {file: _as_written(config)}
    # Deferred: whoever gives a path has them imported already, and whoever gives several files pays little.
    from os import PathLike
    from pathlib import Path

    return {file: Path(config).read_text(encoding="utf-8")} if isinstance(config, PathLike) else dict(config)


def _as_written(text: str) -> str:
    """A text without the indentation that it has in a program, where it begins on a line of its own."""
    if not text.startswith("\n"):
        return text
    # Deferred: most texts come from files.
    from textwrap import dedent

    return dedent(text[1:]).rstrip() + "\n"
