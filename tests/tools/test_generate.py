"""What is generated is what its generator makes now."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tools import generated

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(generated, "ROOT", tmp_path)
    return tmp_path


def test_no_generated_file_of_this_repository_was_forgotten() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.generate", "--check"],
        cwd=generated.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_a_forgotten_file_is_named_and_left_as_it_is(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["generate", "--check"])
    (root / "names.py").write_text("old", encoding="utf-8")

    with pytest.raises(SystemExit) as end:
        generated.settle({root / "names.py": "new"})

    assert end.value.code == 1
    assert capsys.readouterr().out == "names.py: not what is generated now; run `make generate`\n"
    assert (root / "names.py").read_text(encoding="utf-8") == "old"


def test_a_folder_of_generated_files_loses_those_that_are_made_no_more(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["generate"])
    (root / "pages").mkdir()
    (root / "pages" / "gone.md").write_text("old", encoding="utf-8")

    generated.settle({root / "pages" / "here.md": "new"}, whole_folder=root / "pages")

    assert [path.name for path in (root / "pages").iterdir()] == ["here.md"]
