"""The file in which a command keeps the compiled code of its modules: quicker, and never anything but the sources."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .conftest import ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

WHERE_FROM = "Container.__module__, type(sys.modules[Container.__module__].__spec__.loader).__module__"
PROGRAM = f"import sys\nfrom cdk8s_pods import Container\nprint({WHERE_FROM})\n"
APP = f"{PROGRAM}print({WHERE_FROM}, file=sys.stderr)\nfrom cdk8s import App\nApp().synth()\n"
FROM_THE_STORE = "cdk8s_pods.model.container cdk8s_pods.cli.code_store\n"
FROM_ITS_FILE = "cdk8s_pods.model.container _frozen_importlib_external\n"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, which nothing was kept of."""
    folder = tmp_path / "lib" / "cdk8s_pods"
    shutil.copytree(ROOT / "lib" / "cdk8s_pods", folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def start(package: Path, *arguments: str, **more: str) -> subprocess.Popen[str]:
    """The command of a package, with Python free to write what it compiles."""
    usual = {name: value for name, value in environment().items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(
        [sys.executable, "-m", "cdk8s_pods", *arguments],
        env={**usual, "PYTHONPATH": str(package.parent), **more},
        cwd=package.parent.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(package: Path, program: str = PROGRAM, **more: str) -> str:
    """What a program prints that is run by the command of a package."""
    (package.parent.parent / "main.py").write_text(program)
    process = start(package, "run", "main.py", **more)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "")
    return output


def kept(package: Path) -> list[Path]:
    return list(package.glob("__pycache__/*.modules*"))


def test_the_second_run_of_a_command_loads_modules_from_what_the_first_has_kept(package: Path) -> None:
    assert run(package) == FROM_ITS_FILE
    assert [file.name for file in kept(package)] == [f"run.{sys.implementation.cache_tag}.modules"]

    assert run(package) == FROM_THE_STORE


def test_a_source_that_has_changed_is_what_runs(package: Path) -> None:
    run(package)
    source = package / "model" / "container.py"
    source.write_text(source.read_text() + "\nprint('changed')\n")

    assert run(package) == f"changed\n{FROM_ITS_FILE}"


def test_a_source_that_is_gone_is_not_run_from_what_was_kept(package: Path) -> None:
    run(package)
    (package / "model" / "container.py").unlink()
    program = "try:\n    from cdk8s_pods import Container\nexcept ImportError:\n    print('gone')\n"

    assert run(package, program) == "gone\n"


@pytest.mark.parametrize("content", [b"", b"no code", b"\x00" * 200], ids=["empty", "text", "zeros"])
def test_a_damaged_file_is_ignored_and_replaced(content: bytes, package: Path) -> None:
    run(package)
    (file,) = kept(package)
    file.write_bytes(content)

    assert run(package) == FROM_ITS_FILE
    assert run(package) == FROM_THE_STORE


def test_a_file_that_was_cut_short_is_ignored(package: Path) -> None:
    run(package)
    (file,) = kept(package)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    assert run(package) == FROM_ITS_FILE


def test_nothing_is_kept_where_python_itself_keeps_nothing(package: Path) -> None:
    run(package, PYTHONDONTWRITEBYTECODE="1")

    assert kept(package) == []


def test_a_folder_that_cannot_be_written_to_is_no_fault(package: Path) -> None:
    (package / "__pycache__").write_text("in the place of the folder")

    assert run(package) == FROM_ITS_FILE
    assert run(package) == FROM_ITS_FILE


def test_each_command_keeps_what_it_needs_itself(package: Path) -> None:
    run(package)
    (package.parent.parent / "settings.yaml").write_text(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n"
    )
    for _ in range(2):
        process = start(package, "check", "settings.yaml")
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, "")

    assert sorted(file.name.partition(".")[0] for file in kept(package)) == ["check", "run"]


def test_an_app_of_synth_keeps_what_it_has_loaded_in_its_own_process(package: Path) -> None:
    (package.parent.parent / "main.py").write_text(APP)
    told: list[str] = []
    for _ in range(3):
        process = start(package, "synth", "--app", f"{sys.executable} main.py")
        told.append(process.communicate(timeout=60)[1])

    assert FROM_ITS_FILE in told[0]
    assert FROM_THE_STORE in told[2]


def test_tracebacks_and_inspection_show_the_source_of_kept_modules(package: Path) -> None:
    program = """\
import inspect
from cdk8s_pods import Container, ContainerPort
print(inspect.getsource(Container).splitlines()[0])
print(inspect.getsourcefile(Container) == inspect.getmodule(Container).__file__)
"""
    run(package, program)

    assert run(package, program) == "class Container(Value):\nTrue\n"


def test_runs_at_once_leave_one_whole_file(package: Path) -> None:
    (package.parent.parent / "main.py").write_text(PROGRAM)
    started = [start(package, "run", "main.py") for _ in range(4)]
    assert [process.communicate(timeout=60) and process.returncode for process in started] == [0, 0, 0, 0]

    assert len(kept(package)) == 1
    assert run(package) == FROM_THE_STORE
