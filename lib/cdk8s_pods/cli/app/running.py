"""Runs the app of a project: on the engine where it can, on the official engine otherwise, saying why."""

from __future__ import annotations

import os
import sys

from cdk8s_pods.cli.errors import CommandError

from .command_line import STARTS_AGAIN, ForShell, is_this_environment, python_program
from .output_folder import remove_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from .command_line import Program


class AppFailedError(CommandError):
    """The app ended with an error, which has been shown."""


def run_app(command: str, engine: str, variables: Mapping[str, str]) -> None:
    """Run the app to its end; what it prints on stdout is discarded, as cdk8s-cli does.

    Args:
        command: The command as ``cdk8s.yaml`` has it.
        engine: ``python``, ``cdk8s`` or ``auto``: the first if possible, else the second.
        variables: The environment variables that the app finds besides those of this process.

    Raises:
        AppFailedError: The app failed, or ended with an exit code other than 0.
        CommandError: ``python`` was asked for, and cannot run this app.
    """
    if engine == "cdk8s":
        _run_in_a_shell(command, variables)
        return
    try:
        program = python_program(command)
        if is_this_environment(program):
            if engine == "auto":
                # Deferred: not needed by those who say what to run on.
                from .jsii_imports import jsii_import_of

                if reason := jsii_import_of(program.script, program.module):
                    raise ForShell(reason)
            _run_here(program, variables)
        else:
            _run_in_its_own_python(program, variables)
    except ForShell as why:
        if engine == "python":
            raise CommandError(f"the app `{command}` cannot run on the Python engine: {why}") from None
        again = STARTS_AGAIN if why.started else ""
        print(f"cdk8s-pods: running `{command}` on the official engine (Node.js): {why}{again}", file=sys.stderr)
        sys.stderr.flush()
        _run_in_a_shell(command, variables)


def _run_here(program: Program, variables: Mapping[str, str]) -> None:
    """Run the app in this process, on the engine."""
    # Deferred: only an app that runs in this process needs it.
    from .program import run_program
    from .progress import Progress

    folder = os.getcwd()
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    code = 0
    try:
        with _DiscardedOutput(), Progress():
            run_program(program.script, program.module, program.arguments)
    except CommandError:
        raise
    except SystemExit as end:
        from .errors import exit_code_of

        code = exit_code_of(end, sys.stderr)
    except Exception as error:  # whatever an app ends with is shown, as Python does
        from .errors import needs_the_official_engine, show_app_error

        reason = needs_the_official_engine(error)
        if reason:
            remove_folder(variables["CDK8S_OUTDIR"])
            raise ForShell(reason, started=True) from None

        show_app_error(error, sys.stderr)
        raise AppFailedError("the app failed") from None
    finally:
        os.chdir(folder)
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
    if code:
        raise AppFailedError(f"the app ended with exit code {code}")


#: Says whether a Python has this package, without importing it.
_PROBE = "from importlib.util import find_spec; print(find_spec('cdk8s_pods') is not None)"


def _run_in_its_own_python(program: Program, variables: Mapping[str, str]) -> None:
    """Run the app on the engine that the app's own Python environment has."""
    # Deferred: only an app of another environment needs it.
    import subprocess

    python = [*program.runner, program.interpreter]
    try:
        probe = subprocess.run([*python, "-c", _PROBE], capture_output=True, text=True, check=False)
    except OSError:
        raise ForShell(f"{python[0]} cannot be started") from None
    if probe.stdout.strip() == "True":
        words = [*python, "-m", "cdk8s_pods", "run", *program.named]
        _end(subprocess.run(words, env={**os.environ, **variables}, stdout=subprocess.DEVNULL, check=False).returncode)
    else:
        raise ForShell(f"{' '.join(python)} has no cdk8s-pods")


def _run_in_a_shell(command: str, variables: Mapping[str, str]) -> None:
    """Run the command as cdk8s-cli does."""
    # Deferred: the engine of this process needs no other process.
    import subprocess

    environment = {**os.environ, **variables}
    done = subprocess.run(command, shell=True, env=environment, stdout=subprocess.DEVNULL, check=False)
    _end(done.returncode)


def _end(code: int) -> None:
    if code in (-2, 130):
        raise KeyboardInterrupt
    if code < 0:
        raise AppFailedError(f"the app was ended by signal {-code}")
    if code:
        raise AppFailedError(f"the app ended with exit code {code}")


class _DiscardedOutput:
    """Sends what this process and its children write to stdout nowhere, while it lasts."""

    def __enter__(self) -> None:
        sys.stdout.flush()
        self._stream = sys.stdout
        self._saved = os.dup(1)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        sys.stdout = self._stream
        sys.stdout.flush()
        os.dup2(self._saved, 1)
        os.close(self._saved)
