"""The process of an app, and those that it has started: waited for, or ended together."""

from __future__ import annotations

import os
import sys
import time

from cdk8s_pods.cli.signals import SIGINT, SIGKILL, SIGTERM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: So long a process may tidy up before it is killed.
_SECONDS_TO_END = 5.0
#: So long the processes of an app may go on after its end without a word.
_SECONDS_BEFORE_A_NOTE = 2.0
_SECONDS_BETWEEN = 0.01


def gets_a_group() -> bool:
    """Whether an app is made a process group of its own, which can be ended as a whole.

    Not where it may ask something on the terminal: only the group in the foreground may read from it.
    """
    if not hasattr(os, "setpgid"):
        return False
    try:
        return os.tcgetpgrp(0) != os.getpgrp()
    except OSError:
        return True


class AppProcess:
    """A process that runs an app.

    Args:
        number: Its number; a child of this process.
        has_group: Whether it leads a process group.
    """

    def __init__(self, number: int, *, has_group: bool) -> None:
        self._number = number
        self._has_group = has_group
        self._code: int | None = None

    def wait(self) -> int:
        """Wait for its end; gives its exit code, or the negative number of the signal that ended it.

        Interrupted, by Ctrl-C or SIGTERM, it ends all processes of the app first.
        """
        with self:
            if self._code is None:
                self._code = os.waitstatus_to_exitcode(os.waitpid(self._number, 0)[1])
        return self._code

    def __enter__(self) -> AppProcess:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, *_: object) -> None:
        if error is not None:
            self._end(by_terminal=isinstance(error, KeyboardInterrupt))

    def has_ended(self) -> bool:
        """Whether it has ended."""
        if self._code is None:
            try:
                number, status = os.waitpid(self._number, os.WNOHANG)
            except ChildProcessError:
                self._code = 0
                return True
            if number:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code is not None

    def _end(self, *, by_terminal: bool) -> None:
        try:
            if by_terminal and not self._has_group:
                # The terminal has told it too.
                self._wait_briefly()
            first = SIGINT if by_terminal and self._has_group else SIGTERM
            self._send(first)
            if not self._wait_briefly() and first != SIGTERM:
                self._send(SIGTERM)
                self._wait_briefly()
        finally:
            self._send(SIGKILL)
            if not self.has_ended():
                os.waitpid(self._number, 0)

    def _wait_briefly(self) -> bool:
        end = time.monotonic() + _SECONDS_TO_END
        while time.monotonic() < end:
            if self.has_ended() and not self._has_others():
                return True
            time.sleep(_SECONDS_BETWEEN)
        return False

    def _has_others(self) -> bool:
        if not self._has_group:
            return False
        try:
            os.killpg(self._number, 0)
        except OSError:
            return False
        return True

    def _send(self, signal: int) -> None:
        if self._has_group:
            _send(os.killpg, self._number, signal)
            return
        if self.has_ended():
            return
        for number in [*_descendants(self._number), self._number]:
            _send(os.kill, number, signal)


def _send(function: object, number: int, signal: int) -> None:
    try:
        function(number, signal)  # type: ignore[operator]  # os.kill or os.killpg
    except OSError:
        return


def _descendants(number: int) -> Iterator[int]:
    """The children of a process, and theirs, as far as the operating system tells without another program."""
    try:
        threads = os.listdir(f"/proc/{number}/task")
        for thread in threads:
            with open(f"/proc/{number}/task/{thread}/children", encoding="ascii") as file:
                children = [int(word) for word in file.read().split()]
            for child in children:
                yield from _descendants(child)
                yield child
    except OSError:
        return


def start(words: Sequence[str] | str, variables: dict[str, str]) -> AppProcess:
    """Start a program, or a command of a shell; what it writes to stdout goes nowhere.

    Raises:
        OSError: There is no such program.
    """
    # Deferred: an app that runs in a fork of this process needs none of it.
    import subprocess

    has_group = gets_a_group()
    process = subprocess.Popen(
        words,
        shell=isinstance(words, str),
        env=variables,
        stdout=subprocess.DEVNULL,
        preexec_fn=(lambda: os.setpgid(0, 0)) if has_group else None,
    )
    process.returncode = 0  # waited for here, and not by subprocess
    return AppProcess(process.pid, has_group=has_group)


class Reports:
    """What a fork tells about itself, message by message, and whether any fork of its own still lives.

    Args:
        descriptor: The end of a pipe to read from.
        process: The process of the app.
    """

    def __init__(self, descriptor: int, process: AppProcess) -> None:
        self._descriptor = descriptor
        self._process = process
        self._text = b""

    def read_to_the_end(self, last: bytes, leaves_others: str) -> list[tuple[str, str]]:
        """Wait until everything has been told: until the message ``last``, or until no process is left that could.

        Args:
            last: The message after which nothing follows.
            leaves_others: The sort of message that says that the app leaves processes behind: their end is waited for,
                and when that takes long it is said so.

        Returns:
            Each message: what it is, a character, and its text.
        """
        waits_for_others = False
        with self._process:
            while not waits_for_others or self._has_more():
                chunk = os.read(self._descriptor, 65536)
                self._text += chunk
                if not chunk or self._text.endswith(last + b"\0"):
                    break
                waits_for_others = any(kind == leaves_others for kind, _ in self._messages())
        os.close(self._descriptor)
        return self._messages()

    def _messages(self) -> list[tuple[str, str]]:
        messages = [os.fsdecode(each) for each in self._text.split(b"\0") if each]
        return [(each[0], each[1:]) for each in messages]

    def _has_more(self) -> bool:
        # Deferred: hardly any app leaves processes behind.
        from select import select

        if not select([self._descriptor], [], [], _SECONDS_BEFORE_A_NOTE)[0]:
            print("cdk8s-pods: waiting for a process that the app has forked", file=sys.stderr)
        return True
