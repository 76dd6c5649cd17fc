"""The TAB key offers what can stand there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.cli.main import COMMANDS

from .conftest import environment
from .shells import SHELLS, completed

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command


@pytest.fixture
def files(project: Path) -> Path:
    """A folder in which something begins with each of these."""
    (project / "my folder").mkdir()
    (project / "out").mkdir()
    (project / "outer.txt").touch()
    (project / "deploy.yaml").touch()
    return project


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("typed", "then"),
    [
        pytest.param("hel", ["helpers"], id="a command"),
        pytest.param("check --no-gi", ["check", "--no-gitignore"], id="an option"),
        pytest.param("check --format gitl", ["check", "--format", "gitlab"], id="a choice"),
        pytest.param("check --format=gitl", ["check", "--format=gitlab"], id="a choice in one word"),
        pytest.param("check --ignore images_can", ["check", "--ignore", "images_can_be_parsed"], id="a rule"),
        pytest.param("rules images_can", ["rules", "images_can_be_parsed"], id="a rule to explain"),
        pytest.param("helpers redis", ["helpers", "redis_exporter"], id="a helper"),
        pytest.param("check dep", ["check", "deploy.yaml"], id="a file"),
        pytest.param("check my", ["check", "my folder"], id="a folder with a space in its name"),
        pytest.param("check --baseline=dep", ["check", "--baseline=deploy.yaml"], id="a file in one word"),
        pytest.param("synth --output ou", ["synth", "--output", "out"], id="a folder, where no file is meant"),
        pytest.param("synth --output=ou", ["synth", "--output=out"], id="a folder in one word"),
        pytest.param("completion z", ["completion", "zsh"], id="a shell"),
    ],
)
def test_the_tab_key_completes(shell: str, typed: str, then: list[str], files: Path, tmp_path: Path) -> None:
    words = completed(shell, f"cdk8s-pods {typed}", files, tmp_path)

    # Some shells write the end of a folder's name, and some wait for what follows.
    assert [word.rstrip("/") for word in words] == ["cdk8s-pods", *then]


def offered(cdk8s_pods: Command, *words: str) -> list[str]:
    """The answer to a script, without what words mean."""
    done = cdk8s_pods("completion", "--words", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.partition("\t")[0] for line in done.stdout.splitlines()]


def test_every_command_is_offered_with_what_it_does(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("completion", "--words", "")

    assert done.stdout.splitlines() == ["words", *(f"{name}\t{does}" for name, does in COMMANDS.items())]
    assert offered(cdk8s_pods, "help", "") == ["words", *COMMANDS]
    assert offered(cdk8s_pods, "-") == ["words", "--help", "--version"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_in_the_help_of_a_command_is_offered(name: str, cdk8s_pods: Command) -> None:
    listed = re.findall(r"^  (-.*?)(?:  |$)", cdk8s_pods(name, "--help").stdout, re.MULTILINE)
    options = re.findall(r"--[a-z-]+", " ".join(listed))

    assert offered(cdk8s_pods, name, "--") == ["words", *(options or ["--help"])]


def test_every_rule_is_offered_where_one_can_be_named(cdk8s_pods: Command) -> None:
    rules = sorted(rule["id"] for rule in json.loads(cdk8s_pods("rules", "--format", "json").stdout))

    assert offered(cdk8s_pods, "rules", "") == ["words", *rules]
    assert offered(cdk8s_pods, "check", "--ignore", "") == ["words", *rules]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        pytest.param(["check", "--format", "=", "gitl"], ["words", "gitlab"], id="as bash takes it apart"),
        pytest.param(["completion", "="], ["words"], id="an equals sign behind nothing"),
        pytest.param(["check", "--namespace", ""], ["words"], id="a name that nobody here knows"),
        pytest.param(["check", "--", "--fo"], ["files"], id="behind the end of options"),
        pytest.param(["run", "main.py", "--"], ["files"], id="arguments of a program of the user"),
        pytest.param(["run", ""], ["files"], id="a program"),
        pytest.param(["synthesize", "--watc"], ["words", "--watch"], id="the name that cdk8s has for a command"),
        pytest.param(["check", "--kubernetes", "1.36"], ["words", "1.36"], id="a version"),
        pytest.param(["chekc", "--f"], ["words"], id="a command that there is not"),
        pytest.param([], ["words", *COMMANDS], id="no word at all"),
    ],
)
def test_what_is_offered_depends_on_the_words_before(words: list[str], answer: list[str], cdk8s_pods: Command) -> None:
    assert offered(cdk8s_pods, *words) == answer


def test_an_answer_loads_neither_a_parser_nor_what_a_command_needs(project: Path) -> None:
    asked = [["check", "--ignore", ""], ["synth", "--"], ["helpers", ""], [""]]
    program = (
        "import sys\nfrom cdk8s_pods.cli.main import run\n"
        f"for words in {asked!r}:\n    assert run(['completion', '--words', *words]) == 0\n"
        "heavy = {'argparse', 're', 'json', 'yaml', 'typing', 'cdk8s', 'cdk8s_pods.rules', 'cdk8s_pods.schema'}\n"
        "print(sorted(heavy & {*sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        # Without the site module, which loads what it likes.
        [sys.executable, "-S", "-c", program],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == "[]\n"


def test_without_a_shell_those_that_are_known_are_named(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("completion")

    assert (done.returncode, done.stdout) == (2, "")
    assert "no shell is named: bash, zsh, fish" in done.stderr


def test_an_unknown_shell_is_refused_with_those_that_are_known(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("completion", "powershell")

    assert (done.returncode, done.stdout) == (2, "")
    assert all(shell in done.stderr for shell in SHELLS)
