"""Which commands of cdk8s.yaml are a Python program, and which are for a shell."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.cli.app.command_line import Program, is_this_environment, try_find_program

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
    program = find_program(command)

    assert (program.runner, program.interpreter, program.named) == (runner, interpreter, named)


@pytest.mark.parametrize(
    "command",
    [
        "node main.js",
        "npx ts-node main.ts",
        "make charts",
        "STAGE=prod python main.py",
        "env STAGE=prod python main.py",
        "python main.py && echo done",
        "cd charts && python main.py",
        "pipenv install && pipenv run python ./main.py",
        "python main.py | tee log",
        "python main.py > log",
        "python $SCRIPT",
        'python "$SCRIPT"',
        "python main.py *.yaml",
        "python main.py; true",
        "python main.py\npython other.py",
        "python -c 'print(1)'",
        "python -W error main.py",
        "python -O main.py",
        "python",
        "./main.py",
        "uv run --with x python main.py",
        "uv run --group G --frozen python x.py",
        "python 'main.py",
        "pythonic main.py",
        "  ",
    ],
)
def test_every_other_command_is_to_be_run_as_it_is_written(command: str) -> None:
    assert try_find_program(command) is None


def find_program(command: str) -> Program:
    program = try_find_program(command)
    assert program is not None
    return program


def test_the_running_python_is_this_environment() -> None:
    assert is_this_environment(find_program(f"{sys.executable} main.py"))


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

    assert not is_this_environment(find_program("python main.py"))
    assert not is_this_environment(find_program(f"{other_python}/bin/python main.py"))


def test_a_python_on_the_path_that_has_no_cdk8s_is_not_meant_unless_by_its_path(other_python: Path) -> None:
    assert is_this_environment(find_program("python main.py"))
    assert not is_this_environment(find_program(f"{other_python}/bin/python main.py"))


def test_a_runner_means_the_active_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIRTUAL_ENV", sys.prefix)
    active = is_this_environment(find_program("uv run python main.py"))
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    other = is_this_environment(find_program("uv run python main.py"))

    assert (active, other) == (True, False)
