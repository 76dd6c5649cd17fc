"""Making the private folder of a run; :mod:`.stages` says what is in it."""

from __future__ import annotations

import os
import time

from .locking import CannotLock, try_lock

#: What is in the name of every such folder; where a folder cannot be exchanged, they stand in it and begin so.
STAGES_INSIDE = ".cdk8s-pods."
#: So long may a name be, on nearly every file system.
_LONGEST_NAME = 255


def prefix_beside(target: str) -> str:
    """How the names of the private folders begin that stand beside an output folder."""
    return f".{os.path.basename(target)[: _LONGEST_NAME - 60]}{STAGES_INSIDE}"


def make_stage(parent: str, prefix: str) -> tuple[str, int | None]:
    """Make a private folder and lock it; gives its path and the descriptor that holds the lock, if it can be locked."""
    while True:
        path = os.path.join(parent, f"{prefix}{os.getpid():x}-{time.time_ns():x}")
        try:
            os.mkdir(path)
        except FileExistsError:
            continue
        try:
            return path, try_lock(path)
        except CannotLock:
            return path, None
        except FileNotFoundError:
            # Another run took it for left behind, in the moment before it was locked.
            continue
