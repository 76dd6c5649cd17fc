"""A line on the terminal that says how far a long piece of work is."""

from __future__ import annotations

import os
import sys
import time
from _thread import allocate_lock, start_new_thread  # not threading, which a small app would wait for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

#: What is done sooner needs no line.
_SECONDS_BEFORE = 0.7
_SECONDS_BETWEEN = 0.2
_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """While it lasts, and stderr is a terminal: how far the work is, and how long it has taken.

    Args:
        say: Says how far it is, such as ``Synthesizing application: 2,000 constructs``; called in a thread of its own.
    """

    def __init__(self, say: Callable[[], str]) -> None:
        self._say = say

    def __enter__(self) -> None:
        self._process = os.getpid()
        self._stop = allocate_lock()
        self._done = allocate_lock()
        self._stop.acquire()
        self._shown = sys.stderr.isatty()
        if self._shown:
            self._done.acquire()
            start_new_thread(self._show, ())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop.release()
        # In a fork of the app's, the thread is not there to be waited for.
        if self._shown and os.getpid() == self._process:
            self._done.acquire()

    def _show(self) -> None:
        started = time.monotonic()
        written = False
        wait = _SECONDS_BEFORE
        while not self._stop.acquire(timeout=wait):
            wait = _SECONDS_BETWEEN
            sys.stderr.write(f"{_CLEAR_LINE}{self._say()}, {time.monotonic() - started:.0f} s")
            sys.stderr.flush()
            written = True
        if written:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
        self._done.release()
