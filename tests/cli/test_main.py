"""What holds for the command as a whole."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.cli.main import COMMANDS

from .conftest import environment

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

BAD_POD = '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"oops": 1}]}}'


def on_a_terminal(arguments: list[str], folder: Path, stream: str = "stdout", **variables: str) -> str:
    """What the command prints on a stream that is a terminal."""
    master, slave = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "cdk8s_pods", *arguments],
        cwd=folder,
        env=environment(TERM="xterm", **variables),
        stdout=slave if stream == "stdout" else subprocess.DEVNULL,
        stderr=slave if stream == "stderr" else None,
        check=False,
    )
    os.close(slave)
    printed = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        printed += part
    os.close(master)
    return printed.decode()


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["help"]])
def test_help_lists_every_command(arguments: list[str], cdk8s_pods: Command) -> None:
    done = cdk8s_pods(*arguments)

    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, cdk8s_pods: Command) -> None:
    done = cdk8s_pods(name, "--help")

    assert (done.returncode, done.stderr) == (0, "")
    assert f"\nexamples:\n  cdk8s-pods {name}" in done.stdout
    assert "\nexit codes: " in done.stdout
    assert all(len(line) <= 100 for line in done.stdout.splitlines())
    assert done.stdout.startswith(f"usage: cdk8s-pods {name} ")
    assert cdk8s_pods("help", name).stdout == done.stdout


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "run"])
def test_an_unknown_option_exits_with_2_and_says_which_is_meant(name: str, cdk8s_pods: Command) -> None:
    done = cdk8s_pods(name, "--halp")

    assert (done.returncode, done.stdout) == (2, "")
    assert 'unknown option --halp (did you mean "--help"?)' in done.stderr


def test_the_version_is_shown(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("--version")

    assert done.returncode == 0
    assert done.stdout.startswith("cdk8s-pods ")


def test_a_call_without_a_command_exits_with_2_and_shows_the_help(cdk8s_pods: Command) -> None:
    done = cdk8s_pods()

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: cdk8s-pods COMMAND")


def test_an_unknown_command_exits_with_2_and_says_which_is_meant(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("sinth")

    assert (done.returncode, done.stdout) == (2, "")
    assert 'unknown command sinth (did you mean "synth"?)' in done.stderr


def test_the_name_that_cdk8s_has_for_synth_works_too(cdk8s_pods: Command) -> None:
    assert cdk8s_pods("synthesize", "--help").stdout == cdk8s_pods("synth", "--help").stdout


def test_a_terminal_gets_colours_unless_it_wants_none(project: Path) -> None:
    (project / "a.json").write_text(BAD_POD)

    assert "\x1b[31m" in on_a_terminal(["check", "a.json"], project)
    assert "\x1b" not in on_a_terminal(["check", "a.json"], project, NO_COLOR="1")


def test_a_long_synthesis_shows_its_progress_on_a_terminal_and_removes_it(project: Path) -> None:
    (project / "main.py").write_text(
        "import time\nfrom cdk8s import App, Chart\napp = App()\nfor n in range(2000):\n    Chart(app, f'c{n}')\n"
        "time.sleep(1.2)\nraise SystemExit('done')\n"
    )
    shown = on_a_terminal(["synth", "--app", "python main.py"], project, stream="stderr")

    assert "\r\x1b[KSynthesizing application: 2,000 constructs, 1 s" in shown
    assert shown.partition("done")[0].endswith("\x1b[K")


def test_a_reader_that_goes_away_ends_the_command_without_a_word(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cdk8s_pods", "check", "-"],
        cwd=project,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate((BAD_POD + "\n").encode() * 2000, timeout=60)

    assert (process.returncode, errors) == (141, b"")


def test_no_command_loads_another_ones_modules(project: Path) -> None:
    (project / "main.py").write_text(
        "import sys\nheavy = ('argparse', 'json', 'yaml', 'subprocess', 'shutil', 'typing', 're')\n"
        "others = ('cdk8s_pods.rules', 'cdk8s_pods.cli.commands.check', 'cdk8s_pods.cli.commands.synth')\n"
        "print(sorted({*heavy, *others} & {*sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", "from cdk8s_pods.cli.main import run; run(['run', 'main.py'])"],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "[]\n"
