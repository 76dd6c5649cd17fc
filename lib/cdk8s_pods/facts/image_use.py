"""How a container uses its image: whether its own program runs, and with which settings."""

from __future__ import annotations

from .command_words import program_name, unwrapped, words_of
from .image_facts import image_facts, namesake_facts, program_facts
from .pod_mounts import normal_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .image_facts import Image

#: Parts of the tags of variants that are made otherwise, and run as somebody else.
_OTHER_VARIANTS = ("distroless", "nonroot", "rootless", "unprivileged", "chainguard")
#: Folders that Linux knows under another name.
_SAME = {"/var/run": "/run", "/var/lock": "/run/lock"}


def own_image(container: Mapping[str, Any]) -> Image | None:
    """What is known of a container's image, where the container runs the image's own program; None elsewhere."""
    image = image_facts(container.get("image", ""))
    if image is None:
        return None
    command = container.get("command")
    args = container.get("args", ())
    first = program_name(command[0]) if command else args[0] if args and image.starts == "script" else ""
    is_own = not first or first[:1] == "-" or first in image.programs or first == image.name
    return image if is_own else None


def splits_arguments(container: Mapping[str, Any]) -> bool:
    """Whether the program that a container runs is known to take an option and its value as one argument too."""
    command = unwrapped(container.get("command", ()))
    known = program_facts(program_name(command[0])) if command else namesake_facts(container.get("image", ""))
    return known is not None and known.splits_arguments


def is_other_variant(reference: str) -> bool:
    """Whether the tag of an image says that it is a variant of which the facts need not hold."""
    tag = reference.rpartition(":")[2] if ":" in reference.rpartition("/")[2] else ""
    return any(part in tag for part in _OTHER_VARIANTS)


def has_own_settings(container: Mapping[str, Any], image: Image) -> bool:
    """Whether a container brings settings of its own: over the image's file of settings, or named by an argument."""
    if container.get("command") or any(word[:1] == "-" for word in container.get("args", ())):
        return True
    places = [normal_path(mount.get("mountPath", "")) for mount in container.get("volumeMounts", ())]
    return any(file == place or file.startswith(place + "/") for file in image.files[:1] for place in places)


def is_opened(container: Mapping[str, Any], opened_by: tuple[str, ...]) -> bool:
    """Whether anything that a container is told may open a port that is closed, or on loopback, by default.

    Args:
        container: The container.
        opened_by: What in an argument or in the name of a variable does; a mount may hold settings that do.
    """
    if "envFrom" in container or container.get("command"):
        return True
    variables = tuple(variable.get("name", "") for variable in container.get("env", ()))
    if any(part in text for part in opened_by for text in (*words_of(container), *variables)):
        return True
    return any(
        part in mount.get("mountPath", "") for mount in container.get("volumeMounts", ()) for part in ("/etc", "conf")
    )


def known_place(path: str) -> str:
    """A path under the name that the tables use: ``/run/nginx`` for ``/var/run/nginx``."""
    path = normal_path(path)
    for other, name in _SAME.items():
        if path == other or path.startswith(other + "/"):
            return name + path[len(other) :]
    return path
