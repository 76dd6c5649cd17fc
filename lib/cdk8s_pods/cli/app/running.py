"""Runs the app of a project: on the engine where it can, on the official engine otherwise, saying why."""

from __future__ import annotations

import os
import sys

from cdk8s_pods.cli.errors import CommandError

from .command_line import is_this_environment, try_find_program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdk8s_pods.cli.output.folder import OutputFolder

    from .forked import AppFork

INTERRUPTED = 130


class _ForOfficialEngine(Exception):  # not an error: the app is fine
    """The app runs on the official engine; the message says why.

    Args:
        why: The reason.
        started: Whether the app already ran for a while on the engine, so that it runs twice.
    """

    def __init__(self, why: str, *, started: bool = False) -> None:
        super().__init__(why)
        self.started = started


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
        program = None if engine == "cdk8s" else try_find_program(command)
        #: The app, where it is a program of this very Python.
        self._program = program if program is not None and is_this_environment(program) else None

    def __enter__(self) -> AppRun:
        if self._program is not None and is_own_process() and hasattr(os, "fork"):
            # Deferred: only an app that runs on the engine of this Python needs it.
            from .forked import AppFork

            self._fork = AppFork(self._program, self._at_start)
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
        engine, program = self._engine, self._program
        if engine == "cdk8s":
            self._run_in_a_shell()
            return
        if program is None:
            self._run_as_it_is_written(engine)
            return
        try:
            if engine == "auto":
                # Deferred: not needed by those who say what to run on.
                from .jsii_imports import jsii_import_of

                if reason := jsii_import_of(program.script, program.module):
                    raise _ForOfficialEngine(reason)
            if self._fork is not None:
                self._run_in_the_fork(self._fork)
            else:
                self._run_and_wait([sys.executable, "-m", "cdk8s_pods", "run", *program.named])
        except _ForOfficialEngine as why:
            if engine == "python":
                raise CommandError(f"the app `{self._command}` cannot run on the Python engine: {why}") from None
            from .program import STARTS_AGAIN

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
            raise _ForOfficialEngine(reason, started=True)
        for wrong in outcome.told(WRONG):
            raise CommandError(wrong)
        if outcome.told(SHOWN):
            raise AppFailedError("the app failed")
        _end(outcome.code)
        for what in outcome.told(FAILED):
            raise AppFailedError(f"{what} of the app failed")
        for part in outcome.told(PART):
            self._output.refuse_part(part)

    def _run_as_it_is_written(self, engine: str) -> None:
        """Run the command in a shell; the engine takes its place inside the Pythons that it starts."""
        # Deferred: most apps are a script for this very Python.
        from cdk8s_pods.cli.output.direct_writes import DirectWrites

        from .inside import variables_for, why_not_on_the_engine

        notes = os.path.join(self._output.stage, "engines")
        with DirectWrites(self._output):
            code = self._wait(self._command, variables_for(engine, notes))
        why = why_not_on_the_engine(notes)
        if why and engine == "python":
            raise CommandError(f"the app `{self._command}` cannot run on the Python engine: {why}")
        if why:
            ran = f"cdk8s-pods: `{self._command}` ran on the official engine (Node.js): {why}"
            print(ran, file=sys.stderr, flush=True)
        _end(code)

    def _run_in_a_shell(self) -> None:
        """Run the command as cdk8s-cli does."""
        # Deferred: an app on the engine writes nowhere but where it is told.
        from cdk8s_pods.cli.output.direct_writes import DirectWrites

        with DirectWrites(self._output):
            self._run_and_wait(self._command)

    def _run_and_wait(self, words: list[str] | str) -> None:
        _end(self._wait(words, {}))

    def _wait(self, words: list[str] | str, more: Mapping[str, str]) -> int:
        # Deferred: an app in a fork is no other program.
        from .process import start

        self._output.prepare()
        return start(words, {**os.environ, **self._variables, **more}).wait()


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
