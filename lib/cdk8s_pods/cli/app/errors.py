"""Shows what ended an app: the user's own lines of the traceback, not ours."""

from __future__ import annotations

import os

from cdk8s_pods.users_line import leave_out_machinery, traceback_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

#: Set to `full`, tracebacks keep our own lines: for those who look for a mistake in cdk8s-pods.
TRACEBACK_VARIABLE = "CDK8S_PODS_TRACEBACK"


def show_app_error(error: BaseException, stream: TextIO) -> None:
    """Print an exception of the app as Python would have, had it run the app itself."""
    if os.environ.get(TRACEBACK_VARIABLE) != "full":
        leave_out_machinery(error)
    stream.write(traceback_of(error))


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
