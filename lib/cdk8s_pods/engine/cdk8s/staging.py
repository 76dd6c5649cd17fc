"""Where an app writes whose output is collected first and put in its place when the app has come to its end.

Whoever runs the app says so with two environment variables. An app that names its own folder, ``App(outdir="dist")``,
then writes to a place in the collecting folder, which is noted in a file there.
"""

from __future__ import annotations

import os

STAGE_VARIABLE = "CDK8S_PODS_STAGE"
"""The folder that everything is collected in."""
OUTPUT_VARIABLE = "CDK8S_PODS_OUTPUT"
"""The real path of the folder that most of it is for."""
NOTES = "folders"
"""The file in the collecting folder that names the folders asked for: each a path, ended by a null character."""


def staged(outdir: str) -> str:
    """Return where an app writes that names its own folder, and note the folder."""
    stage = os.environ[STAGE_VARIABLE]
    output = os.environ[OUTPUT_VARIABLE]
    parent, name = os.path.split(os.path.abspath(outdir))
    # A link in its place is seen when the folder is replaced.
    target = os.path.join(os.path.realpath(parent), name)
    if is_inside(target, os.path.realpath(stage)) or _is_the_apps_own(target, output):
        return outdir
    descriptor = os.open(os.path.join(stage, NOTES), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        os.write(descriptor, os.fsencode(target) + b"\0")
    finally:
        os.close(descriptor)
    return place_of(target, stage, output)


def place_of(target: str, stage: str, output: str) -> str:
    """Return where in the collecting folder the files for a folder are."""
    if target == output:
        return os.path.join(stage, "new")
    if is_inside(target, output):
        return os.path.join(stage, "new", os.path.relpath(target, output))
    from hashlib import sha256  # expensive to load, and needed by few apps

    return os.path.join(stage, "elsewhere", sha256(os.fsencode(target)).hexdigest())


def is_inside(path: str, folder: str) -> bool:
    """Whether a path is a folder or in it; both are real paths."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def _is_the_apps_own(target: str, output: str) -> bool:
    """Whether a folder is one for temporary files, which the app reads again itself."""
    if is_inside(target, output) or is_inside(target, os.path.realpath(os.curdir)):
        return False
    from tempfile import gettempdir  # expensive to load, and needed by few apps

    return is_inside(target, os.path.realpath(gettempdir()))
