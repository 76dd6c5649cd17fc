"""Lets the engine take the place of cdk8s inside a Python that an ``app:`` line has started.

The line runs in a shell as it is written: it may install what the app needs, set variables, change the folder, call
whatever it likes. Every Python that it starts comes here first (see `startup`). Nothing is done until such a Python
imports cdk8s, so it does not matter that most of them (that of pipenv itself, say) never do.
"""

from __future__ import annotations

import os
import sys

from .startup.sitecustomize import ENGINE, OFFICIAL, VARIABLE, note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import TracebackType
    from typing import NoReturn

STARTUP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "startup")
"""The folder that has to be on the path of a Python for this."""


def variables_for(engine: str, notes: str) -> dict[str, str]:
    """The environment variables by which all Pythons of a command come here.

    Args:
        engine: ``auto`` or ``python``.
        notes: The file that takes notes of what they do.
    """
    path = os.environ.get("PYTHONPATH")
    return {VARIABLE: f"{engine}:{notes}", "PYTHONPATH": f"{STARTUP}{os.pathsep}{path}" if path else STARTUP}


def why_not_on_the_engine(notes: str) -> str | None:
    """Why no Python of a command ran on the engine, where none has said so itself; None where one did either."""
    try:
        with open(notes, encoding="utf-8") as file:
            told = [line.rstrip("\n").partition(" ") for line in file]
    except FileNotFoundError:
        told = []
    if any(what in (ENGINE, OFFICIAL) for what, _, _ in told):
        return None
    pythons = ", ".join(dict.fromkeys(where for _, _, where in told))
    if told:
        return f"the Python of {pythons} has no cdk8s-pods"
    return "it starts no Python that imports cdk8s, or one that heeds no PYTHONPATH"


def begin() -> None:
    """Do what is to be done before the program: called once, when Python starts."""
    program = sys.argv[0] if getattr(sys, "argv", None) else ""
    if program in ("", "-"):
        return  # a program that is typed, or comes from a pipe, cannot start again
    engine = os.environ[VARIABLE].partition(":")[0]
    if engine == "auto" and program != "-c":
        # Deferred: not needed by those who say what to run on.
        from .jsii_imports import jsii_import_of

        module = sys.orig_argv[sys.orig_argv.index("-m") + 1] if program == "-m" else None
        reason = jsii_import_of(None if module else program, module, sys.path)
        if reason:
            _tell(reason)
            return
    sys.meta_path.insert(0, _Imports())


class _Imports:
    """Puts the engine in the place of the official modules when the first of them is imported."""

    def __init__(self) -> None:
        self._folder = os.getcwd()
        self._variables = dict(os.environ)

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002  # the protocol of importers
        if name not in ("cdk8s", "constructs", "jsii"):
            return None
        sys.meta_path.remove(self)
        from cdk8s_pods.cli.collector import collect_rarely
        from cdk8s_pods.engine import installation

        note(ENGINE)
        installation.install()
        installation.when_refused = self._start_over
        if sys.excepthook is sys.__excepthook__:
            sys.excepthook = _show
        collect_rarely()
        return installation.spec_of(name)

    def _start_over(self, why: BaseException) -> NoReturn:
        """Start the program once more, as Python alone would run it, in the place of this process."""
        from .program import STARTS_AGAIN

        _tell(f"{why}{STARTS_AGAIN}")
        sys.stdout.flush()
        self._variables.pop(VARIABLE, None)
        os.chdir(self._folder)
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], self._variables)


def _tell(reason: str) -> None:
    note(OFFICIAL)
    print(f"cdk8s-pods: running on the official engine (Node.js): {reason}", file=sys.stderr, flush=True)


def _show(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    from .errors import show_app_error

    show_app_error(error, sys.stderr)
