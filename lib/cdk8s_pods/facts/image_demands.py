"""What a container does not tell the program of its image, although that cannot start without."""

from __future__ import annotations

from .command_words import program_name
from .endless_runs import ENDING_WORDS
from .image_facts import image_facts
from .image_reference import parse_image
from .image_use import is_other_variant, own_image
from .pod_mounts import normal_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .image_facts import Image, Required


class Demand:
    """What is missing.

    Args:
        image: The image that cannot start without.
        needed: What it needs.
        mounts: The mounts of the container whose files may say it instead.
    """

    __slots__ = ("image", "mounts", "needed")

    def __init__(self, image: Image, needed: Required, mounts: Sequence[Mapping[str, Any]]) -> None:
        self.image = image
        self.needed = needed
        self.mounts = mounts

    @property
    def field(self) -> str:
        """The field of the container in which it is told."""
        return "env" if self.needed.variables else "args"

    @property
    def wanted(self) -> str:
        """What it is."""
        named = [name if name[-1] != "_" else f"{name}..." for name in self.needed.variables]
        if len(named) > 1:
            return f"one of {', '.join(named)}"
        return named[0] if named else "an argument that says what to do"


def unmet_demand(container: Mapping[str, Any]) -> Demand | None:
    """What a container does not tell the program of its image; None where it may, or nothing is known of the image.

    A variable of another name, or with no text, tells nothing; whole ConfigMaps and Secrets may hold any.
    """
    if "command" in container or "envFrom" in container:
        return None
    reference: str = container.get("image", "")
    image = image_facts(reference)
    needed = None if image is None else image.required
    if image is None or needed is None or is_other_variant(reference) or own_image(container) is None:
        return None
    if not needed.is_of_version(parse_image(reference)[2]) or _is_told(container, image, needed):
        return None
    mounts = [
        mount for mount in container.get("volumeMounts", ()) if _may_say(mount.get("mountPath", ""), needed.given_in)
    ]
    return Demand(image, needed, mounts)


def _is_told(container: Mapping[str, Any], image: Image, needed: Required) -> bool:
    """Whether a variable or an argument says what a program needs, or has it do something else."""
    for variable in container.get("env", ()):
        given = variable.get("value") or "valueFrom" in variable
        if given and variable.get("name", "").startswith(needed.variables):
            return True
    arguments: Sequence[str] = container.get("args", ())
    if arguments and program_name(arguments[0]) in (image.name, *image.programs):
        arguments = arguments[1:]
    if any(word in ENDING_WORDS or word.partition("=")[0] in image.ends_with for word in arguments):
        return True
    return any(part in word for word in arguments for part in needed.arguments)


def _may_say(path: str, folders: Sequence[str]) -> bool:
    """Whether a mount puts files into one of these folders, or over a part of the entry point."""
    place = normal_path(path).rstrip("/")
    return place.startswith(("/usr/local/bin", "/docker-entrypoint.sh")) or any(
        f"{place}/".startswith(f"{folder}/") or f"{folder}/".startswith(f"{place}/") for folder in folders
    )
