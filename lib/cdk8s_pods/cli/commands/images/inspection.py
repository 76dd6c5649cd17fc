"""What the local podman says about an image."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.facts.image_reference import parse_image
from cdk8s_pods.facts.inspected_images import InspectedImage

#: podman asks its own storage; longer than this, it waits for something.
_SECONDS = 60
#: What podman says of an image that it has not.
_UNKNOWN = ("no such image", "image not known", "failed to find image")


def inspected(image: str) -> InspectedImage | None:
    """What an image is made of; None where podman has not got it.

    Raises:
        CommandError: There is no podman, or it fails; with its own words.
    """
    podman = shutil.which("podman")
    if podman is None:
        raise CommandError("podman is not installed (or not on the PATH), and knows what images are made of")
    # By its whole name: of a short one podman would take any registry's.
    registry, path, tag = parse_image(image)
    digest = image.partition("@")[2]
    whole = f"{registry}/{path}" + (f"@{digest}" if digest else f":{tag or 'latest'}")
    try:
        ended = subprocess.run(
            [podman, "image", "inspect", "--", whole], capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise CommandError(f"podman does not say within {_SECONDS} seconds what {image} is made of") from None
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip()
        if any(text in said for text in _UNKNOWN):
            return None
        raise CommandError(f"podman image inspect {whole}: {said}")
    return _image(image, json.loads(ended.stdout)[0])


def _image(image: str, found: dict[str, Any]) -> InspectedImage:
    config = found.get("Config") or {}
    return InspectedImage(
        image,
        digest=found.get("Digest") or "",
        user=config.get("User") or found.get("User") or "",
        ports=sorted(config.get("ExposedPorts") or ()),
        entry_point=config.get("Entrypoint") or (),
        command=config.get("Cmd") or (),
        volumes=sorted(config.get("Volumes") or ()),
    )
