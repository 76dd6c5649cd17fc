"""Which commands of cdk8s.yaml are a Python program, and which are for a shell."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.cli.app.command_line import ForShell, is_this_environment, python_program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("command", "runner", "interpreter", "named"),
    [
        ("python charts/main.py", (), "python", ("charts/main.py",)),
        ("python3.12 main.py", (), "python3.12", ("main.py",)),
        (".venv/bin/python main.py arg --flag", (), ".venv/bin/python", ("main.py", "arg", "--flag")),
        ("python -m package.main prod", (), "python", ("-m", "package.main", "prod")),
        ("uv run python main.py", ("uv", "run"), "python", ("main.py",)),
        ("uv run -- python -m package", ("uv", "run", "--"), "python", ("-m", "package")),
        ("uv run main.py", ("uv", "run"), "python", ("main.py",)),
        ("pipenv run python main.py", ("pipenv", "run"), "python", ("main.py",)),
        ("poetry run python main.py", ("poetry", "run"), "python", ("main.py",)),
        ("cdk8s-pods run charts/main.py x", (), "python", ("charts/main.py", "x")),
        ("python -m cdk8s_pods run main.py", (), "python", ("main.py",)),
        ("python -u main.py", (), "python", ("main.py",)),
        ("python 'my charts/main.py' \"a b\" c\\ d", (), "python", ("my charts/main.py", "a b", "c d")),
        ("python main.py ''", (), "python", ("main.py", "")),
        ("python main.py '$HOME;*'", (), "python", ("main.py", "$HOME;*")),
        ("python main.py --name=value", (), "python", ("main.py", "--name=value")),
    ],
)
def test_a_python_program_is_understood(
    command: str, runner: tuple[str, ...], interpreter: str, named: tuple[str, ...]
) -> None:
    program = python_program(command)

    assert (program.runner, program.interpreter, program.named) == (runner, interpreter, named)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("node main.js", "node is not Python"),
        ("npx ts-node main.ts", "npx is not Python"),
        ("make charts", "make is not Python"),
        ("STAGE=prod python main.py", "it sets environment variables"),
        ("python main.py && echo done", "it needs a shell for &"),
        ("python main.py | tee log", "it needs a shell for |"),
        ("python main.py > log", "it needs a shell for >"),
        ("python $SCRIPT", "it needs a shell for $"),
        ('python "$SCRIPT"', "it needs a shell for $"),
        ("python main.py *.yaml", "it needs a shell for *"),
        ("python main.py; true", "it needs a shell for ;"),
        ("python main.py\npython other.py", "it runs several lines"),
        ("python -c 'print(1)'", "it calls Python with -c"),
        ("python -W error main.py", "it calls Python with -W"),
        ("python", "it names no script"),
        ("uv run --with x python main.py", "--with is not Python"),
        ("python 'main.py", "its quotes are not closed"),
        ("pythonic main.py", "pythonic is not Python"),
        ("  ", "it is empty"),
    ],
)
def test_every_other_command_is_for_a_shell_and_says_why(command: str, reason: str) -> None:
    with pytest.raises(ForShell) as caught:
        python_program(command)

    assert str(caught.value) == reason


def test_the_running_python_is_this_environment() -> None:
    assert is_this_environment(python_program(f"{sys.executable} main.py"))


@pytest.fixture
def other_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of another environment, whose Python is first on the PATH."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "pyvenv.cfg").touch()
    (tmp_path / "bin/python").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def test_another_environment_that_has_cdk8s_is_another(other_python: Path) -> None:
    (other_python / "lib/python3.12/site-packages/cdk8s").mkdir(parents=True)

    assert not is_this_environment(python_program("python main.py"))
    assert not is_this_environment(python_program(f"{other_python}/bin/python main.py"))


def test_a_python_on_the_path_that_has_no_cdk8s_is_not_meant_unless_by_its_path(other_python: Path) -> None:
    assert is_this_environment(python_program("python main.py"))
    assert not is_this_environment(python_program(f"{other_python}/bin/python main.py"))


def test_a_runner_means_the_active_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIRTUAL_ENV", sys.prefix)
    active = is_this_environment(python_program("uv run python main.py"))
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    other = is_this_environment(python_program("uv run python main.py"))

    assert (active, other) == (True, False)
