"""Real shells on a real terminal: what stands on the command line after the TAB key."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest

from .conftest import environment

if TYPE_CHECKING:
    from pathlib import Path

#: Shell -> how it is started without anybody's settings, and how it reads its script.
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(cdk8s-pods completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'autoload -Uz compinit; compinit -u; eval "$(cdk8s-pods completion zsh)"; bindkey -e'),
    "fish": (["fish", "--no-config", "-i"], "cdk8s-pods completion fish | source"),
}
#: The TAB key, the key to the start of the line, and Enter.
_TAB, _HOME, _ENTER = "\t", "\x01", "\r"
_SECONDS = 30


def completed(shell: str, typed: str, folder: Path, home: Path) -> list[str]:
    """The words of the command line after the TAB key was pressed behind what is typed.

    Args:
        shell: Which of the shells.
        typed: What is typed.
        folder: Where the shell stands.
        home: The home of a user who has no settings.
    """
    if shell != "bash" and shutil.which(shell) is None:
        pytest.skip(f"{shell} is not on this machine")
    arguments, setup = SHELLS[shell]
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        variables = environment(TERM="xterm", HOME=str(home), PS1="", XDG_DATA_HOME=str(home), COLUMNS="200")
        os.execvpe(arguments[0], arguments, variables)
    try:
        _type(terminal, setup + _ENTER + _said("ready"))
        _read_until(terminal, "<ready>")
        # A shell reads on only after it has completed. What it shows then is as its terminal likes it; printed, it is
        # what a program would be given.
        _type(terminal, f"{typed}{_TAB} 'the end'{_HOME}printf '<%s>' {_ENTER}")
        shown = _read_until(terminal, "<the end>")
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
    return shown[shown.rindex("<cdk8s-pods>") :].split("<the end>")[0].strip("<>").split("><")


def _said(word: str) -> str:
    return f"printf '<%s>' {word}{_ENTER}"


def _type(terminal: int, keys: str) -> None:
    os.write(terminal, keys.encode())


def _read_until(terminal: int, end: str) -> str:
    shown, until = "", time.monotonic() + _SECONDS
    while end not in shown:
        if time.monotonic() > until:
            raise AssertionError(f"the shell did not come to {end}: {shown!r}")
        shown += _read(terminal, 1)
    return shown


def _read(terminal: int, seconds: float) -> str:
    ready, _, _ = select.select([terminal], [], [], seconds)
    return os.read(terminal, 65536).decode(errors="replace") if ready else ""
