"""Runs a Python program in this process, on the engine, as ``python SCRIPT`` would run it."""

from __future__ import annotations

import os
import sys

from cdk8s_pods.cli.collector import collect_rarely
from cdk8s_pods.cli.errors import CommandError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


#: Added to the reason where a program has come to what the engine lacks only while it ran.
STARTS_AGAIN = "; it starts again, so what it did until here, such as printing, it does twice"


class NeedsTheOfficialEngine(Exception):  # not an error: the program is fine
    """The program came to something that the engine does not have; the message says what."""


def run_program(script: str | None, module: str | None, arguments: Sequence[str]) -> None:
    """Run a script or, as ``python -m`` does, a module; returns when it has come to its end.

    Raises:
        CommandError: There is no such script or module.
        NeedsTheOfficialEngine: The engine cannot run the program to its end.
        BaseException: Whatever the program raises, ``SystemExit`` too.
    """
    # Deferred to here, so that the command fails before the engine is loaded when it is called wrongly.
    from cdk8s_pods.engine.installation import AlreadyImported, install, refusals

    try:
        install()
    except AlreadyImported as error:
        raise NeedsTheOfficialEngine(str(error)) from None
    try:
        _run(script, module, arguments)
    except KeyboardInterrupt:
        raise
    except BaseException:
        if not refusals:
            raise
    # Whatever the program made of a refusal: caught it, raised something of its own, or went on without.
    if refusals:
        raise NeedsTheOfficialEngine(str(refusals[0])) from None


def _run(script: str | None, module: str | None, arguments: Sequence[str]) -> None:
    collect_rarely()
    if module is not None:
        _set_path(os.getcwd())
        sys.argv = ["-m", *arguments]
        # Deferred: it takes longer to import than a small app to run.
        from runpy import run_module

        try:
            run_module(module, run_name="__main__", alter_sys=True)
        except ImportError as error:
            if _is_raised_by_runpy(error):
                raise CommandError(str(error)) from None
            raise
        return

    assert script is not None
    if os.path.isdir(script):
        sys.argv = [script, *arguments]
        from runpy import run_path

        run_path(script, run_name="__main__")
        return
    try:
        with open(script, "rb") as file:
            source = file.read()
    except OSError as error:
        raise CommandError(f"cannot open {script}: {error.strerror}") from None
    _set_path(os.path.dirname(os.path.realpath(script)))
    path = os.path.abspath(script)
    sys.argv = [script, *arguments]
    main = type(sys)("__main__")
    main.__dict__.update(__file__=path, __builtins__=__builtins__, __cached__=None, __package__=None, __spec__=None)
    sys.modules["__main__"] = main
    exec(compile(source, path, "exec", dont_inherit=True), main.__dict__)


def _is_raised_by_runpy(error: ImportError) -> bool:
    """Whether the module itself was not found, and not something that it imports."""
    from runpy import __file__ as runpy

    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename in (runpy, "<frozen runpy>")


def _set_path(folder: str) -> None:
    """Put the program's folder where Python puts it; this command's own folder stands there now."""
    # With -P and PYTHONSAFEPATH (Python 3.11) Python puts nothing there.
    if not getattr(sys.flags, "safe_path", False):
        sys.path[0] = folder
