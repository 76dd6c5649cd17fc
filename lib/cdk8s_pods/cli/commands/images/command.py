"""``cdk8s-pods images``: what the images of manifests are made of, written down for ``check``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.errors import CommandError, UsageError
from cdk8s_pods.cli.sources import read_sources
from cdk8s_pods.issues.printable import printable
from cdk8s_pods.reading.documents import Document, Unreadable
from cdk8s_pods.reading.inspected_images import images_as_json, read_images

from .inspection import inspected
from .named_images import images_in

if TYPE_CHECKING:
    from cdk8s_pods.facts.inspected_images import InspectedImage

_DESCRIPTION = """\
Ask the local podman what the images of manifests are made of (user, ports, entry point,
volumes, digest), and write it to images.json. Nothing is pulled: images that podman has
not are told, and what an earlier run knew of them stays. `cdk8s-pods check --images
images.json`, or `images: images.json` in cdk8s.yaml, holds manifests to it."""

_EPILOG = """\
examples:
  cdk8s-pods images dist/ --output images.json   what podman knows of the images in dist/

exit codes: 0 written, 1 podman failed, 2 wrong usage or unreadable input"""


def main(arguments: list[str]) -> int:
    """Ask podman, and write down what it says."""
    given = _parser().parse_args(arguments)
    wanted, unreadable = list(given.image), 0
    if not wanted:
        documents = list(read_sources(given.paths or [_output_folder()]))
        wanted = images_in(each.value for each in documents if isinstance(each, Document))
        for document in documents:
            if isinstance(document, Unreadable):
                unreadable += 1
                print(f"cdk8s-pods: {document}", file=sys.stderr)
    if not wanted:
        raise CommandError("no image is named in these manifests; `cdk8s-pods images --image NAME` asks for one")
    known = _known_before(given.output)
    found = {image: each for image in wanted if (each := inspected(image)) is not None}
    for image in wanted:
        if image not in found:
            kept = "; what an earlier run knew of it stays" if image in known else ""
            print(f"cdk8s-pods: podman has no {printable(image)}{kept}", file=sys.stderr)
    text = images_as_json({**known, **found}.values())
    with open(given.output, "w", encoding="utf-8") as file:
        file.write(text)
    print(f"{given.output}: {len(found)} of {len(wanted)} images")
    if unreadable:
        return UsageError.exit_code
    return 0 if found else CommandError.exit_code


def _known_before(path: str) -> dict[str, InspectedImage]:
    from os.path import exists

    if not exists(path):
        return {}
    try:
        return {each.image: each for each in read_images(path)}
    except ValueError as error:
        raise CommandError(f"{error}; remove the file to write it anew") from None


def _output_folder() -> str:
    # Deferred: whoever names files needs no configuration.
    from cdk8s_pods.cli.config import read_config

    return read_config().output or "dist"


def _parser() -> Arguments:
    parser = Arguments("images", _DESCRIPTION, _EPILOG)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file, a folder or - for stdin, as of `check`; by default the output folder of cdk8s.yaml",
    )
    parser.add_argument(
        "--image",
        action="append",
        default=[],
        metavar="NAME",
        help="an image to ask for instead of those in manifests; may be given several times",
    )
    parser.add_argument(
        "--output", default="images.json", metavar="FILE", help="the file that is written (default: images.json)"
    )
    return parser
