"""Putting a folder that is complete in the place of another one."""

from __future__ import annotations

import os

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.cli.signals import DeferredSignals

from . import swapping
from .ownership import compare
from .stages import OLD, SWAP, clear_old, slot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .ownership import Contents


class _NotAsAWhole(Exception):
    """The folder cannot be exchanged, or what stays in it cannot be taken along: its files can be replaced."""


def replace_folder(
    target: str, new: str, stage: str, *, inside: str, shown_as: str, changed_since: int | None, as_a_whole: bool
) -> list[str]:
    """Let a folder take the place of another, in one step where that is possible; gives the names of what was kept.

    Args:
        target: The folder to replace; it need not exist.
        new: What takes its place.
        stage: The private folder of the run.
        inside: The path of the target inside of the output folder, or a dot.
        shown_as: What the target is called.
        changed_since: See :func:`compare`.
        as_a_whole: Whether the private folder is on the same file system.
    """
    contents = compare(target, new, shown_as, changed_since)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if as_a_whole:
        try:
            _replace_as_a_whole(target, new, stage, inside, contents)
        except _NotAsAWhole:
            pass
        else:
            return contents.kept
    # Deferred: hardly ever needed.
    from .in_place import fill_folder

    os.makedirs(target, exist_ok=True)
    fill_folder(target, _where_it_is(new, stage, inside), contents, shown_as)
    return contents.kept


def _replace_as_a_whole(target: str, new: str, stage: str, inside: str, contents: Contents) -> None:
    from errno import EACCES, EBUSY, EEXIST, ENOTEMPTY, EPERM, EXDEV

    swap = os.path.join(stage, slot(SWAP, inside, os.stat(new).st_ino))
    old = None
    aside = os.path.join(stage, slot(OLD, inside))
    with DeferredSignals():
        os.rename(new, swap)
        try:
            _take_along(target, swap, contents.kept)
            try:
                # Also over an empty folder: nothing has to be exchanged for that.
                os.rename(swap, target)
            except OSError as error:
                if error.errno not in (EEXIST, ENOTEMPTY):
                    raise
                old = _exchange(target, swap, aside)
        except OSError as error:
            if error.errno in (EACCES, EBUSY, EPERM, EXDEV):
                raise _NotAsAWhole from None
            raise
    if old is not None:
        clear_old(old, target, kept=frozenset(contents.kept), dropped=frozenset(contents.dropped))


def _where_it_is(new: str, stage: str, inside: str) -> str:
    """The new folder, which an attempt to exchange it may have renamed."""
    if os.path.exists(new):
        return new
    prefix, suffix = f"{SWAP}.", slot("", inside)
    (name,) = (each for each in os.listdir(stage) if each.startswith(prefix) and each.endswith(suffix))
    return os.path.join(stage, name)


def _exchange(target: str, swap: str, aside: str) -> str:
    """Exchange two folders; gives where the old one is now."""
    try:
        swapping.exchange_folders(swap, target)
    except swapping.CannotExchange:
        os.rename(target, aside)
        try:
            os.rename(swap, target)
        except BaseException:
            os.rename(aside, target)
            raise
        return aside
    return swap


def _take_along(target: str, swap: str, names: list[str]) -> None:
    """Let the new folder have the user's files too; they are the same files in both until the old one is removed."""
    for name in names:
        place = os.path.join(swap, name)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        try:
            os.link(os.path.join(target, name), place, follow_symlinks=False)
        except FileExistsError:
            continue  # from an attempt before
        except (OSError, NotImplementedError) as error:
            _copy(os.path.join(target, name), place, error)


def _copy(source: str, place: str, reason: BaseException) -> None:
    from errno import EXDEV
    from shutil import copy2
    from stat import S_ISREG

    if getattr(reason, "errno", None) == EXDEV:
        # A mount inside of the folder: it would stay behind.
        raise _NotAsAWhole from None
    if os.path.islink(source):
        os.symlink(os.readlink(source), place)
    elif S_ISREG(os.lstat(source).st_mode):
        copy2(source, place)
    else:
        raise CommandError(f"{source} is no file and cannot be taken along; move it out of the output folder") from None
