"""What is written is clean for type checkers, and the formatter leaves it alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """\
from cdk8s import ApiObject, App, Chart
from typing_extensions import assert_type

from imports.com.example.books import Library, LibrarySpec, LibrarySpecOwner, Mapping, MappingRules

chart = Chart(App(), "town")
spec = LibrarySpec(owner=LibrarySpecOwner(name="Ada"), floors=[1, 2], door="main", labels={"a": "b"})
library = Library(chart, "city", spec=spec)
assert_type(library.name, str)
assert_type(library.api_object, ApiObject)
assert_type(spec.door, int | str | None)
assert_type(spec.replace(shelves=3), LibrarySpec)
assert_type(LibrarySpec.from_manifest({}), LibrarySpec)
Mapping(chart, "m", data={"a": "b"}, rules=[MappingRules(word="x")])
"""
MISTAKES = """\
from imports.com.example.books import LibrarySpec, LibrarySpecOwner

LibrarySpec()
LibrarySpec(owner=LibrarySpecOwner(name=3))
LibrarySpec(owner=LibrarySpecOwner(name="Ada"), floors=[4])
LibrarySpec(owner=LibrarySpecOwner(name="Ada"), flors=[1])
"""
CHECKERS = {
    "mypy": ["-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", "cache"],
    "pyright": ["-m", "pyright", "--pythonpath", sys.executable],
}


def checked(folder: Path, checker: str, written: Path, program: str) -> subprocess.CompletedProcess[str]:
    (folder / "main.py").write_text(program)
    if not (folder / "imports").exists():
        (folder / "imports").symlink_to(written / "imports")
    return subprocess.run(
        [sys.executable, *CHECKERS[checker], "main.py", "imports"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("checker", CHECKERS)
def test_written_modules_and_their_use_are_clean(checker: str, written: Path, tmp_path: Path) -> None:
    done = checked(tmp_path, checker, written, PROGRAM)

    assert done.returncode == 0, done.stdout


def test_mistakes_are_reported_line_by_line(written: Path, tmp_path: Path) -> None:
    done = checked(tmp_path, "mypy", written, MISTAKES)

    assert [line.partition(": error")[0] for line in done.stdout.splitlines() if ": error" in line] == [
        f"main.py:{line}" for line in (3, 4, 5, 6)
    ]


@pytest.mark.parametrize("command", [["format", "--check"], ["check"]], ids=" ".join)
def test_formatter_and_linter_leave_written_modules_alone(command: list[str], written: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--no-cache", "--isolated", "imports"],
        cwd=written,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout
