"""Locks on folders, seen by every process of the machine, in whatever container: ``flock`` on the folder itself.

A lock ends with the processes that hold it, however they end, and no number of a process is compared: those of two
containers mean nothing to each other.
"""

from __future__ import annotations

import os
import sys
import time

_SECONDS_BETWEEN = 0.02
_SECONDS_BEFORE_A_NOTE = 2.0


class CannotLock(Exception):
    """The file system or the operating system has no such locks (NFS has none on folders)."""


def try_lock(folder: str) -> int | None:
    """Lock a folder; gives the descriptor that holds the lock until it is closed, or None when another process has it.

    Raises:
        CannotLock: There are no locks here.
        FileNotFoundError: There is no such folder, or not any more.
    """
    try:
        # Deferred: not there on Windows.
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        raise CannotLock from None
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        flock(held, LOCK_EX | LOCK_NB)
        # The folder may have been removed or exchanged between the two calls: then this locks one that nobody sees.
        if not os.path.samestat(os.fstat(held), os.stat(folder)):
            raise FileNotFoundError(folder)
    except BlockingIOError:
        os.close(held)
        return None
    except FileNotFoundError:
        os.close(held)
        raise
    except OSError:
        os.close(held)
        raise CannotLock from None
    return held


class Locked:
    """While it lasts, a folder is locked, if there is one and it can be; waits for whoever holds the lock.

    Args:
        folder: The folder.
        shown_as: What it is called when waiting takes long.
    """

    def __init__(self, folder: str, shown_as: str) -> None:
        self._folder = folder
        self._shown_as = shown_as
        self._held: int | None = None

    def __enter__(self) -> None:
        told = False
        since = time.monotonic()
        while True:
            try:
                self._held = try_lock(self._folder)
            except CannotLock:
                return
            except FileNotFoundError:
                if not os.path.isdir(self._folder):
                    return
                continue
            if self._held is not None:
                return
            if not told and time.monotonic() - since > _SECONDS_BEFORE_A_NOTE:
                told = True
                print(f"cdk8s-pods: waiting for another process that is writing to {self._shown_as}", file=sys.stderr)
            time.sleep(_SECONDS_BETWEEN)

    def __exit__(self, *_: object) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None
