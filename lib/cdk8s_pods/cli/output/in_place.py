"""Replacing the files of a folder that cannot be exchanged itself: a mount point, or one in a folder of others.

Every file is whole at every moment, and new ones are there before old ones go; the folder as a whole is not replaced in
one step. That there is room for everything is known before the first file is touched: all of them are there by then.
"""

from __future__ import annotations

import os

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.cli.signals import DeferredSignals

from .listing import entries_below
from .removing import remove_folder
from .stage_making import STAGES_INSIDE, make_stage
from .stages import clear_leftovers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .ownership import Contents


def fill_folder(target: str, new: str, contents: Contents, shown_as: str) -> None:
    """Replace the files of ``target`` with those of ``new``.

    Args:
        target: The folder as it is.
        new: A folder with what comes into it.
        contents: What becomes of the files that are in it.
        shown_as: What the folder is called.

    Raises:
        CommandError: There is not enough room; the folder is as it was.
        OSError: The folder may not be written to.
    """
    # Deferred: hardly ever needed.
    from shutil import copyfile, copymode

    clear_leftovers(target, STAGES_INSIDE, target, "")
    stage, lock = make_stage(target, STAGES_INSIDE)
    try:
        # What stays may have been taken along for an exchange that was not possible.
        kept = frozenset(contents.kept)
        names = [name for name, _ in entries_below(new) if name not in kept]
        for number, name in enumerate(names):
            # Not under its own name: what looks for manifests everywhere shall not find one half written.
            copy = os.path.join(stage, str(number))
            try:
                copyfile(os.path.join(new, name), copy, follow_symlinks=False)
            except OSError as error:
                raise CommandError(f"cannot write to {shown_as}: {error.strerror}; it is as it was") from None
            if not os.path.islink(copy):
                copymode(os.path.join(new, name), copy)
        with DeferredSignals():
            dropped = set(contents.dropped)
            for number, name in enumerate(names):
                _make_way(target, name, dropped)
                os.replace(os.path.join(stage, str(number)), os.path.join(target, name))
            for name in dropped:
                _remove(target, name)
    finally:
        remove_folder(stage)
        if lock is not None:
            os.close(lock)


def _make_way(target: str, name: str, dropped: set[str]) -> None:
    """Let there be folders where a file needs them, and none where the file itself goes."""
    parts = name.split("/")
    for end in range(1, len(parts)):
        above = os.path.join(target, *parts[:end])
        if os.path.islink(above) or (os.path.lexists(above) and not os.path.isdir(above)):
            os.remove(above)
            dropped.discard("/".join(parts[:end]))
        if not os.path.isdir(above):
            os.mkdir(above)
    place = os.path.join(target, name)
    if os.path.isdir(place) and not os.path.islink(place):
        # Whatever is in it is a run's own: it was looked at before.
        remove_folder(place)
        for each in [each for each in dropped if each.startswith(f"{name}/")]:
            dropped.discard(each)


def _remove(target: str, name: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    try:
        os.remove(os.path.join(target, name))
        while name := os.path.dirname(name):
            os.rmdir(os.path.join(target, name))
    except OSError:
        # Gone by now, or other files are there: both are fine.
        return
