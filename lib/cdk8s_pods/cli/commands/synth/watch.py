"""``cdk8s-pods synth --watch``: synthesizes again whenever a file of the app is saved."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from cdk8s_pods.cli.config import CONFIG_FILE, read_config
from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.cli.signals import TerminatesWithCleanup
from cdk8s_pods.cli.terminal import Paint

from .options import read_options
from .watched_files import project_files

if TYPE_CHECKING:
    from collections.abc import Iterable

_SECONDS_BETWEEN_LOOKS = 0.2
#: An editor saves a file in several steps; a run that starts between them would see half of it.
_SECONDS_TO_SETTLE = 0.05


def watch(arguments: list[str]) -> int:
    """Synthesize on every save, each time in a process of its own, until Ctrl-C."""
    arguments = [argument for argument in arguments if argument != "--watch"]
    paint = Paint(sys.stderr)
    with TerminatesWithCleanup(), tempfile.TemporaryDirectory(prefix="cdk8s-pods-") as folder:
        listed = os.path.join(folder, "files")
        while True:
            started = time.time_ns()
            clock = time.perf_counter()
            code = _synthesize(arguments, listed)
            seconds = time.perf_counter() - clock
            files = _files(arguments, listed)
            done = paint.green("synthesized") if code == 0 else paint.red("failed")
            print(
                f"cdk8s-pods: {done} in {seconds:.2f} s; watching {len(files)} files, Ctrl-C ends",
                file=sys.stderr,
                flush=True,
            )
            changed = _wait_for_change(files, started)
            print(f"cdk8s-pods: {os.path.relpath(changed)} has changed", file=sys.stderr, flush=True)


def _synthesize(arguments: list[str], listed: str) -> int:
    environment = {**os.environ, "CDK8S_PODS_WATCHED_FILES": listed}
    environment.pop("CDK8S_WATCH", None)
    command = [sys.executable, "-m", "cdk8s_pods", "synth", *arguments]
    process = subprocess.Popen(command, env=environment)
    try:
        return process.wait()
    except BaseException:
        # It ends the app and tidies up; only killed it could not.
        process.terminate()
        process.wait()
        raise


def _files(arguments: list[str], listed: str) -> list[str]:
    """The files of the app, as the run has listed them; those of the whole project where that is all that is known."""
    always = [os.path.abspath(CONFIG_FILE)]
    try:
        with open(listed, encoding="utf-8") as file:
            names = [name for name in file.read().split("\n") if name]
        os.remove(listed)
    except FileNotFoundError:
        names = []
    if any(name.endswith(".py") for name in names):
        return sorted({*names, *always})
    try:
        output = read_options(arguments).output or read_config().output or "dist"
    except CommandError:
        output = "dist"
    return sorted({*project_files(output), *always})


def _wait_for_change(files: Iterable[str], since: int) -> str:
    """Wait until one of the files is saved, made or removed; a change since the run began counts at once."""
    before = {name: _saved(name) for name in files}
    for name, saved in before.items():
        if saved is not None and saved > since:
            return name
    while True:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
        for name, saved in before.items():
            if _saved(name) != saved:
                time.sleep(_SECONDS_TO_SETTLE)
                return name


def _saved(name: str) -> int | None:
    try:
        return os.stat(name).st_mtime_ns
    except OSError:
        return None
