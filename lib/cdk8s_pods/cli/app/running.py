"""Runs the app of a project: on the engine where it can, on the official engine otherwise, saying why."""

from __future__ import annotations

import os
import sys

from cdk8s_pods.cli.errors import CommandError

from .command_line import STARTS_AGAIN, ForShell, is_this_environment, python_program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdk8s_pods.cli.output.folder import OutputFolder

    from .command_line import Program
    from .forked import AppFork

INTERRUPTED = 130


class AppFailedError(CommandError):
    """The app ended with an error, which has been shown."""


class AppRun:
    """One run of an app to its very end; what it prints on stdout is discarded, as cdk8s-cli does.

    As a context manager it gets ready for it: the engine is loaded while the caller goes on, where it will be needed.

    Args:
        command: The command as ``cdk8s.yaml`` has it.
        engine: ``python``, ``cdk8s`` or ``auto``: the first if possible, else the second.
        at_start: Called in the process of the app before it runs, where that is a fork of this one.
    """

    def __init__(self, command: str, engine: str, at_start: Callable[[], None] | None = None) -> None:
        self._command = command
        self._engine = engine
        self._at_start = at_start
        self._fork: AppFork | None = None

    def __enter__(self) -> AppRun:
        if self._engine == "cdk8s" or not is_own_process() or not hasattr(os, "fork"):
            return self
        try:
            program = python_program(self._command)
        except ForShell:
            return self
        if is_this_environment(program):
            # Deferred: only an app that runs on the engine of this Python needs it.
            from .forked import AppFork

            self._fork = AppFork(program, self._at_start)
        return self

    def __exit__(self, *_: object) -> None:
        if self._fork is not None:
            self._fork.drop()

    def run(self, output: OutputFolder, variables: Mapping[str, str]) -> None:
        """Run the app.

        Args:
            output: Where the app writes.
            variables: The environment variables that the app finds besides those of this process.

        Raises:
            AppFailedError: The app failed, or ended with an exit code other than 0.
            CommandError: ``python`` was asked for, and cannot run this app; or it is in its own output folder.
        """
        self._output = output
        self._variables = variables
        engine = self._engine
        if engine == "cdk8s":
            self._run_in_a_shell()
            return
        try:
            program = python_program(self._command)
            if not is_this_environment(program):
                self._run_in_its_own_python([*program.runner, program.interpreter], program)
                return
            if engine == "auto":
                # Deferred: not needed by those who say what to run on.
                from .jsii_imports import jsii_import_of

                if reason := jsii_import_of(program.script, program.module):
                    raise ForShell(reason)
            if self._fork is not None:
                self._run_in_the_fork(self._fork)
            else:
                self._run_on_the_engine_of([sys.executable], program)
        except ForShell as why:
            if engine == "python":
                raise CommandError(f"the app `{self._command}` cannot run on the Python engine: {why}") from None
            again = STARTS_AGAIN if why.started else ""
            print(
                f"cdk8s-pods: running `{self._command}` on the official engine (Node.js): {why}{again}",
                file=sys.stderr,
                flush=True,
            )
            self._run_in_a_shell()

    def _run_in_the_fork(self, fork: AppFork) -> None:
        from .forked import FAILED, NEEDS_OFFICIAL, PART, SHOWN, WRONG

        outcome = fork.run(self._variables, self._output.target, self._output.prepare)
        for reason in outcome.told(NEEDS_OFFICIAL):
            self._output.start_over()
            raise ForShell(reason, started=True)
        for wrong in outcome.told(WRONG):
            raise CommandError(wrong)
        if outcome.told(SHOWN):
            raise AppFailedError("the app failed")
        _end(outcome.code)
        for what in outcome.told(FAILED):
            raise AppFailedError(f"{what} of the app failed")
        for part in outcome.told(PART):
            self._output.refuse_part(part)

    def _run_in_its_own_python(self, python: list[str], program: Program) -> None:
        """Run the app on the engine that the app's own Python environment has."""
        # Deferred: only an app of another environment needs it.
        import subprocess

        try:
            probe = subprocess.run([*python, "-c", _PROBE], capture_output=True, text=True, check=False)
        except OSError:
            raise ForShell(f"{python[0]} cannot be started") from None
        if probe.stdout.strip() != "True":
            raise ForShell(f"{' '.join(python)} has no cdk8s-pods")
        self._run_on_the_engine_of(python, program)

    def _run_on_the_engine_of(self, python: list[str], program: Program) -> None:
        self._run_and_wait([*python, "-m", "cdk8s_pods", "run", *program.named])

    def _run_in_a_shell(self) -> None:
        """Run the command as cdk8s-cli does."""
        # Deferred: an app on the engine writes nowhere but where it is told.
        from cdk8s_pods.cli.output.direct_writes import DirectWrites

        with DirectWrites(self._output):
            self._run_and_wait(self._command)

    def _run_and_wait(self, words: list[str] | str) -> None:
        # Deferred: an app in a fork is no other program.
        from .process import start

        self._output.prepare()
        _end(start(words, {**os.environ, **self._variables}).wait())


#: Says whether a Python has this package, without importing it.
_PROBE = "from importlib.util import find_spec; print(find_spec('cdk8s_pods') is not None)"


def is_own_process() -> bool:
    """Whether this process runs the command and nothing else, so that a fork of it has no business but the app."""
    from cdk8s_pods.cli import main

    return main.OWNS_PROCESS


def _end(code: int) -> None:
    if code in (-2, INTERRUPTED):
        raise KeyboardInterrupt
    if code < 0:
        raise AppFailedError(f"the app was ended by signal {-code}")
    if code:
        raise AppFailedError(f"the app ended with exit code {code}")
