"""Refusing a manifest in a way that points at the line the user wrote."""

from __future__ import annotations

import sys

from .errors import InvalidManifest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import FrameType, TracebackType
    from typing import NoReturn

    from .issue import Issue

#: Modules whose frames are machinery to a user: a problem is never shown on a line of theirs. ``abc`` and ``typing``
#: stand here because jsii creates constructs through a metaclass.
_MACHINERY = ("cdk8s_pods", "cdk8s", "constructs", "jsii", "abc", "typing", "typeguard", "runpy", "importlib")


def refuse(subject: str, issues: Iterable[Issue]) -> NoReturn:
    """Raise :class:`InvalidManifest` naming the user's own ``file:line``; its traceback ends there when uncaught."""
    _end_tracebacks_on_the_users_line()
    raise InvalidManifest(subject, issues, _users_line())


def _is_machinery(module: object) -> bool:
    return isinstance(module, str) and module.partition(".")[0] in _MACHINERY


def _users_line() -> str | None:
    """The innermost frame that is not machinery, as ``file:line``."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and _is_machinery(frame.f_globals.get("__name__")):
        frame = frame.f_back
    return None if frame is None else f"{frame.f_code.co_filename}:{frame.f_lineno}"


def _end_tracebacks_on_the_users_line() -> None:
    """Have an uncaught InvalidManifest printed without our own frames; every other exception prints as before.

    Done on the first refusal and not at import, so that a program whose manifests are fine keeps its hook untouched.
    """
    previous = sys.excepthook
    if getattr(previous, "ends_on_the_users_line", False):
        return

    def hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if isinstance(error, InvalidManifest):
            traceback = _without_machinery(traceback)
            error.__traceback__ = traceback
        previous(kind, error, traceback)

    hook.ends_on_the_users_line = True  # type: ignore[attr-defined]  # a mark on the function itself
    sys.excepthook = hook


def _without_machinery(traceback: TracebackType | None) -> TracebackType | None:
    """The entries of ``traceback`` that are the user's own; all of them where none is."""
    entries = []
    while traceback is not None:
        entries.append(traceback)
        traceback = traceback.tb_next
    own = [entry for entry in entries if not _is_machinery(entry.tb_frame.f_globals.get("__name__"))] or entries
    for entry, below in zip(own, [*own[1:], None], strict=True):
        entry.tb_next = below
    return own[0] if own else None
