"""Which files are watched when the app's own reading cannot be observed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.cli.commands.synth.watched_files import project_files

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_sources_are_watched_but_no_output_no_environment_and_nothing_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = ["main.py", "charts/web.py", "charts/values.yaml", "data/more.json"]
    left_out = [
        "dist/web.k8s.yaml",
        "env/pyvenv.cfg",
        "env/lib/x.py",
        ".git/a.yaml",
        "node_modules/a.json",
        "notes.txt",
    ]
    for name in (*kept, *left_out):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)

    assert sorted(project_files("dist")) == sorted(str(tmp_path / name) for name in kept)
