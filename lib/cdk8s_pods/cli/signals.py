"""Signals that end a run: turned into exceptions, so that it cleans up, and put off while it must not be torn apart."""

from __future__ import annotations

from cdk8s_pods.cli.errors import Terminated

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from types import FrameType
    from typing import Any
else:
    import _signal  # what signal is made of, without enum: importing that takes a tenth of the time of a small app

SIGINT: int = _signal.SIGINT
SIGTERM: int = _signal.SIGTERM
#: There is none on Windows, where nothing is sent it.
SIGKILL: int = getattr(_signal, "SIGKILL", SIGTERM)
_SIGNALS = tuple(getattr(_signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(_signal, name))


class TerminatesWithCleanup:
    """While it lasts, SIGTERM and SIGHUP raise :class:`Terminated` where this process is, once."""

    def __enter__(self) -> None:
        self._changed: list[int] = []
        for number in _SIGNALS:
            # What is ignored, as under nohup, stays ignored.
            if _signal.getsignal(number) == _signal.SIG_DFL:
                try:
                    _signal.signal(number, _raise)
                except ValueError:  # not in the main thread
                    return
                self._changed.append(number)

    def __exit__(self, *_: object) -> None:
        for number in self._changed:
            _signal.signal(number, _signal.SIG_DFL)


def reset_signals() -> None:
    """Let the signals end the process again: in a fork that runs what is not ours."""
    for number in _SIGNALS:
        if _signal.getsignal(number) is _raise:
            _signal.signal(number, _signal.SIG_DFL)


def _raise(number: int, _: FrameType | None) -> None:
    for each in _SIGNALS:
        if _signal.getsignal(each) is _raise:
            _signal.signal(each, _signal.SIG_IGN)
    raise Terminated(number)


class DeferredSignals:
    """While it lasts, the signals that end a process wait."""

    def __enter__(self) -> DeferredSignals:
        self._before: Any = None
        if hasattr(_signal, "pthread_sigmask"):
            self._before = _signal.pthread_sigmask(_signal.SIG_BLOCK, {_signal.SIGINT, *_SIGNALS})
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Let them come."""
        if self._before is not None:
            _signal.pthread_sigmask(_signal.SIG_SETMASK, self._before)
