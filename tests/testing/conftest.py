"""Projects of users, and pytest run in them as users run it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a module of Python in the folder of the test; its settings are those of the test, and none of ours."""
    (tmp_path / "pytest.ini").touch()
    for name in ("PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER", "CDK8S_PODS_SNAPSHOT_UPDATE"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run
