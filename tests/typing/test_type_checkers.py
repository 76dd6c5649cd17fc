"""The programs beside this file are clean under both type checkers, and each mistake in them is reported by both.

A line with a mistake carries a ``type: ignore``; both checkers are set to refuse one that is not needed, so a clean
run says that each of them reported each of those lines.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
PROGRAMS = sorted(file for file in FOLDER.glob("*.py") if file.name not in {"__init__.py", Path(__file__).name})
MISTAKES = sorted(FOLDER.glob("mistakes_*.py"))
CHECKERS = {
    "mypy": [sys.executable, "-m", "mypy", "--strict", "--no-error-summary"],
    "pyright": [sys.executable, "-m", "pyright", "--pythonpath", sys.executable],
}
SETTING = "# pyright: reportUnnecessaryTypeIgnoreComment=true"

pytest.importorskip("mypy", reason="type checkers are not installed")
pytest.importorskip("pyright", reason="type checkers are not installed")


def run(checker: str, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [*CHECKERS[checker], *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("checker", CHECKERS)
def test_programs_are_clean_but_for_the_marked_mistakes(checker: str) -> None:
    checked = run(checker, *PROGRAMS)

    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_mark_on_a_line_without_a_mistake_would_be_reported(checker: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        f'{SETTING}\nfrom cdk8s_pods import Container\n\nContainer(name="web")  # type: ignore[call-arg]\n'
    )
    checked = run(checker, program)

    assert checked.returncode == 1
    assert "program.py:4" in checked.stdout


@pytest.mark.parametrize("file", MISTAKES, ids=lambda file: file.stem)
def test_mistakes_are_marked_in_a_way_that_both_checkers_prove(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert SETTING in text
    assert text.count("# type: ignore[") > 5
    assert "pyright: ignore" not in text
