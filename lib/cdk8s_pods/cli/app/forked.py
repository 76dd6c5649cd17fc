"""Runs an app on the engine in a fork of this process, so that its end is certain, however it comes to it.

An app may end its process by ``os._exit``, give it to another program by ``os.execv``, write from threads and from
functions of ``atexit``, or leave forks of its own that come back from its last line as it does itself. Here none of
that matters: what the app has written is looked at by a process that the app is not in, once the app's is gone. A fork
costs two milliseconds, which it makes up for by loading the engine meanwhile; starting Python again would cost fifteen.
"""

from __future__ import annotations

import gc
import os
import sys

from cdk8s_pods.cli.code_store import CodeStore
from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.cli.signals import DeferredSignals, reset_signals

from .process import AppProcess, Reports, gets_a_group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import NoReturn

    from .command_line import Program

#: What a fork tells: that it ends now, with an exit code, and has no processes left, or has some; that an exception was
#: shown; that a thread or a function of atexit failed; why the official engine is needed; what is wrong with the
#: command; a part of the app in the output folder.
ENDS, LEAVES_OTHERS, SHOWN, FAILED, NEEDS_OFFICIAL, WRONG, PART = "E", "L", "S", "F", "O", "W", "P"
_CLEAN_END = b"E0"
INTERRUPTED = 130


class Outcome:
    """How an app came to its end.

    Args:
        code: Its exit code, or the negative number of a signal.
        messages: What it told about itself.
    """

    __slots__ = ("code", "messages")

    def __init__(self, code: int, messages: list[tuple[str, str]]) -> None:
        self.code = code
        self.messages = messages

    def told(self, what: str) -> list[str]:
        """The messages of one sort."""
        return [text for kind, text in self.messages if kind == what]


class AppFork:
    """A fork of this process that loads the engine at once, and runs a program on it when told to.

    So the engine is loaded while this process looks at what there is to look at before a program may run.

    Args:
        program: The program.
        at_start: Called in the fork before the program runs.
    """

    def __init__(self, program: Program, at_start: Callable[[], None] | None) -> None:
        self._reading, told = os.pipe()
        go, self._go = os.pipe()
        has_group = gets_a_group()
        sys.stdout.flush()
        sys.stderr.flush()
        # A collection writes to every object, and what two processes share is copied when one of them writes to it.
        gc.disable()
        with DeferredSignals() as waiting:
            number = os.fork()
            if number == 0:
                try:
                    os.close(self._reading)
                    os.close(self._go)
                    if has_group:
                        os.setpgid(0, 0)
                    reset_signals()
                    waiting.end()
                    _Fork(go, told, at_start).run(program)
                finally:
                    os._exit(1)
            if has_group:
                try:  # noqa: SIM105  # importing contextlib takes longer than all of this
                    os.setpgid(number, number)  # by both: neither knows which of them is first
                except OSError:
                    pass
            self._process = AppProcess(number, has_group=has_group)
        os.close(go)
        os.close(told)

    def drop(self) -> None:
        """Let it end, if it was not told to run the program."""
        if self._go >= 0:
            os.close(self._go)
            os.close(self._reading)
            self._go = -1
            self._process.wait()

    def run(self, variables: Mapping[str, str], output: str, meanwhile: Callable[[], None]) -> Outcome:
        """Run the program to its very end.

        Args:
            variables: The environment variables that it finds besides those of this process.
            output: The real path of the output folder; what the program is made of is no part of it.
            meanwhile: Called in this process while the program runs.
        """
        with self._process:
            words = [output, *(word for pair in variables.items() for word in pair)]
            os.write(self._go, b"\0".join(map(os.fsencode, words)))
            os.close(self._go)
            self._go = -1
            meanwhile()
        messages = Reports(self._reading, self._process).read_to_the_end(_CLEAN_END, LEAVES_OTHERS)
        # A fork that has told its clean end does nothing any more but end, and this process need not wait for that.
        code = 0 if (ENDS, "0") in messages else self._process.wait()
        return Outcome(code, messages)


class _Fork:
    """The process that is the app."""

    def __init__(self, go: int, telling: int, at_start: Callable[[], None] | None) -> None:
        self._go = go
        self._at_start = at_start
        self._telling = telling
        self._output = ""
        self._process = os.getpid()

    def _tell(self, what: str, text: str = "") -> None:
        # Forks of the app come this way too, and have nothing to tell.
        if os.getpid() == self._process:
            os.write(self._telling, os.fsencode(f"{what}{text}".replace("\0", "")) + b"\0")

    def run(self, program: Program) -> NoReturn:
        _load_the_engine()
        said = b""
        while chunk := os.read(self._go, 65536):
            said += chunk
        os.close(self._go)
        if not said:
            os._exit(0)
        self._output, *words = map(os.fsdecode, said.split(b"\0"))
        os.environ.update(zip(words[::2], words[1::2], strict=True))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
        gc.enable()
        self._watch_what_python_passes_over()
        if self._at_start is not None:
            self._at_start()
        open_files = _open_files()
        code = self._run(program)
        self._end(code, open_files)

    def _run(self, program: Program) -> int:
        # Deferred: only the fork needs it.
        from cdk8s_pods.cli.progress import Progress

        from .program import run_program

        try:
            with Progress(_constructs_made):
                run_program(program.script, program.module, program.arguments)
        except CommandError as error:
            self._tell(WRONG, str(error))
            return error.exit_code
        except SystemExit as end:
            from .errors import exit_code_of

            return exit_code_of(end, sys.stderr)
        except KeyboardInterrupt:
            return INTERRUPTED
        except BaseException as error:  # whatever an app ends with is shown, as Python does
            from .errors import needs_the_official_engine, show_app_error

            reason = needs_the_official_engine(error)
            if reason:
                self._tell(NEEDS_OFFICIAL, reason)
            else:
                show_app_error(error, sys.stderr)
                self._tell(SHOWN)
            return 1
        return 0

    def _end(self, code: int, open_files: set[str]) -> NoReturn:
        """End as Python does, but for taking apart what is in memory, which takes longer than a small app."""
        import atexit

        try:
            threading = sys.modules.get("threading")
            if threading is not None:
                threading._shutdown()  # waits for its threads; multiprocessing ends its forks by it too
            atexit._run_exitfuncs()
        except BaseException as error:
            from .errors import show_app_error

            show_app_error(error, sys.stderr)
            code = code or 1
        if _open_files() != open_files:
            _flush_open_files()
        for stream in (sys.stdout, sys.stderr):
            try:  # noqa: SIM105
                stream.flush()
            except (OSError, ValueError, AttributeError):
                pass
        self._tell_parts()
        if os.getpid() == self._process:
            # The engine and the rules are loaded here, and not in the process that waits for this one.
            CodeStore("synth").keep()
        self._tell(ENDS if _has_no_children() else LEAVES_OTHERS, str(code & 0xFF))
        os._exit(code & 0xFF)

    def _tell_parts(self) -> None:
        from cdk8s_pods.cli.output.refusals import parts_inside

        for part in parts_inside(self._output):
            self._tell(PART, part)
            return

    def _watch_what_python_passes_over(self) -> None:
        """Tell when a thread or a function of atexit fails: Python shows that, and ends with exit code 0."""
        import _thread

        shown = sys.unraisablehook

        def passed_over(failure: sys.UnraisableHookArgs) -> None:
            shown(failure)
            if "atexit" in (failure.err_msg or ""):
                self._tell(FAILED, "a function of atexit")

        sys.unraisablehook = passed_over
        # Where threading takes its hook from; importing it costs more than it is worth where there are no threads.
        of_threads = getattr(_thread, "_excepthook", None)
        if of_threads is None:
            return

        def thread_failed(failure: object) -> None:
            of_threads(failure)
            self._tell(FAILED, "a thread")

        for module in (_thread, sys.modules.get("threading")):
            if module is not None:
                setattr(module, "_excepthook" if module is _thread else "excepthook", thread_failed)


def _load_the_engine() -> None:
    from cdk8s_pods.cli import progress  # noqa: F401  # loaded for later
    from cdk8s_pods.engine.installation import AlreadyImported, install

    from . import program  # noqa: F401  # loaded for later

    try:
        install()
    except AlreadyImported:
        return  # which the program is told when it runs


def _has_no_children() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0 and _has_no_children()
    except ChildProcessError:
        return True


def _open_files() -> set[str]:
    try:
        return set(os.listdir("/dev/fd"))
    except OSError:
        return {"unknown"} if not os.path.exists("/dev/fd") else set()


def _flush_open_files() -> None:
    """Write what is in files that the app has left open, which Python does when it takes everything apart."""
    from io import IOBase

    for each in gc.get_objects():
        if isinstance(each, IOBase) and not each.closed:
            try:
                each.flush()
            except (OSError, ValueError):
                continue


def _constructs_made() -> str:
    # Imported by now, or not at all: an app that never asks for cdk8s makes no constructs.
    engine = sys.modules.get("cdk8s_pods.engine.constructs.node")
    return f"Synthesizing application: {engine.changes[0] if engine else 0:,} constructs"
