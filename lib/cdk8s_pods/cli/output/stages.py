"""The private folder of a run, in which it collects what it writes, and what a killed run has left in one.

.. code-block:: text

    .dist.cdk8s-pods.<id>/        beside the output folder, locked for as long as the run or its app lives
        new/                      what the app writes
        elsewhere/<hash>/         what it writes for other folders
        swap.<inode>.<path>/      what is about to be exchanged with the output folder, or with a folder in it
        before/                   a copy of the output folder, while a program may write to that itself
        old.<path>/               where a folder cannot be exchanged: the old one, until the new one is in its place

The number of the folder in the name of ``swap`` says whether the exchange has happened: afterwards the folder of that
name has another number, and is the old one.
"""

from __future__ import annotations

import os
import sys
import time

from .locking import CannotLock, try_lock
from .removing import remove_empty_folders, remove_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

BEFORE, SWAP, OLD = "before", "swap", "old"
#: Where there are no locks, what has not been touched for so long is taken for left behind.
_SECONDS_TO_LIVE_UNLOCKED = 24 * 60 * 60


def slot(kind: str, inside: str, number: int | None = None) -> str:
    """The name in a private folder for a folder of the output; ``inside`` is its path there, or a dot."""
    quoted = inside.replace("%", "%25").replace("/", "%2F").replace(os.sep, "%2F")
    return f"{kind}.{quoted}" if number is None else f"{kind}.{number}.{quoted}"


def _target_of(quoted: str, output: str) -> str:
    inside = quoted.replace("%2F", os.sep).replace("%25", "%")
    return output if inside == os.curdir else os.path.join(output, inside)


def clear_stage(stage: str, output: str) -> None:
    """Remove a private folder, and put first where it belongs what of it is the user's, or the only copy.

    Raises:
        OSError: Something cannot be removed.
    """
    try:
        names = os.listdir(stage)
    except FileNotFoundError:
        return
    for name in names:
        path = os.path.join(stage, name)
        kind, _, rest = name.partition(".")
        if kind == OLD:
            target = _target_of(rest, output)
            if not os.path.lexists(target):
                # Killed between two renames: this is the only copy.
                os.rename(path, target)
            else:
                clear_old(path, target)
        elif kind == BEFORE:
            clear_old(path, output)
        elif kind == SWAP:
            number, _, inside = rest.partition(".")
            if str(os.stat(path).st_ino) == number:
                remove_folder(path)
            else:
                clear_old(path, _target_of(inside, output))
        elif os.path.isdir(path) and not os.path.islink(path):
            remove_folder(path)
        else:
            os.remove(path)
    os.rmdir(stage)


def clear_old(old: str, target: str, kept: Collection[str] = (), dropped: Collection[str] | None = None) -> None:
    """Remove what an output folder was before; what of it is the user's and not in the new one is moved there.

    Args:
        old: The folder as it was.
        target: The output folder as it is.
        kept: What is in both, and the user's: it is moved once more where it has been replaced in the last moment.
        dropped: What is a run's own; None where this has to be found out.
    """
    # Deferred: needed when the app has come to its end, and loaded by then.
    from .listing import entries_below
    from .ownership import made_by_runs

    is_ours = made_by_runs(old, ()) if dropped is None else None
    for name, entry in list(entries_below(old)):
        place = os.path.join(target, name)
        if os.path.lexists(place):
            if name in kept and not os.path.samestat(entry.stat(follow_symlinks=False), os.lstat(place)):
                os.replace(entry.path, place)
            else:
                os.remove(entry.path)
        elif (is_ours is not None and is_ours(name, entry)) or (dropped is not None and name in dropped):
            os.remove(entry.path)
        else:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            os.rename(entry.path, place)
    remove_empty_folders(old)


def clear_leftovers(parent: str, prefix: str, output: str, own: str) -> None:
    """Remove what killed runs have left in a folder; what cannot be removed is told, and stays."""
    try:
        names = [name for name in os.listdir(parent) if name.startswith(prefix)]
    except OSError:
        return
    for name in names:
        path = os.path.join(parent, name)
        if path == own or not os.path.isdir(path) or os.path.islink(path):
            continue
        lock = None
        try:
            try:
                lock = try_lock(path)
                if lock is None:
                    continue  # that run lives
            except CannotLock:
                if time.time() - os.stat(path).st_mtime < _SECONDS_TO_LIVE_UNLOCKED:
                    continue
            clear_stage(path, output)
        except FileNotFoundError:
            continue
        except OSError as error:
            print(
                f"cdk8s-pods: note: cannot remove {path}, which a killed run has left: {error.strerror}",
                file=sys.stderr,
            )
        finally:
            if lock is not None:
                os.close(lock)
