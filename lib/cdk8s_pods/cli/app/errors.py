"""Shows what ended an app: the user's own lines of the traceback, not ours."""

from __future__ import annotations

import os
import traceback

import cdk8s_pods

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

#: Set to `full`, tracebacks keep our own lines: for those who look for a mistake in cdk8s-pods.
TRACEBACK_VARIABLE = "CDK8S_PODS_TRACEBACK"

_PACKAGE = os.path.dirname(os.path.abspath(cdk8s_pods.__file__)) + os.sep
_RUNPY = ("<frozen runpy>", traceback.__file__.replace("traceback.py", "runpy.py"))


def show_app_error(error: BaseException, stream: TextIO) -> None:
    """Print an exception of the app as Python would have, had it run the app itself."""
    shown = traceback.TracebackException.from_exception(error)
    if os.environ.get(TRACEBACK_VARIABLE) != "full":
        _leave_out_our_lines(shown, error)
    stream.write("".join(shown.format()))


def needs_the_official_engine(error: BaseException) -> str | None:
    """Why a program that ended like this has to run on the official engine; None where it does not."""
    from .program import NeedsTheOfficialEngine

    return str(error) if isinstance(error, NeedsTheOfficialEngine) else None


def exit_code_of(end: SystemExit, stream: TextIO) -> int:
    """The exit code that ``sys.exit(...)`` asked for; a message is printed, as Python does."""
    if end.code is None:
        return 0
    if isinstance(end.code, int):
        return end.code
    stream.write(f"{end.code}\n")
    return 1


def _leave_out_our_lines(shown: traceback.TracebackException, error: BaseException) -> None:
    waiting = [(shown, error)]
    while waiting:
        each, cause = waiting.pop()
        users = [frame for frame in each.stack if not _is_ours(frame.filename)]
        # A mistake of ours that no line of the user's leads to keeps its lines; a mistake in syntax has none.
        if users or isinstance(cause, SyntaxError):
            each.stack = traceback.StackSummary.from_list(users)
        if each.__cause__ is not None and cause.__cause__ is not None:
            waiting.append((each.__cause__, cause.__cause__))
        if each.__context__ is not None and cause.__context__ is not None:
            waiting.append((each.__context__, cause.__context__))


def _is_ours(filename: str) -> bool:
    return filename.startswith((_PACKAGE, "<frozen importlib")) or filename in _RUNPY
