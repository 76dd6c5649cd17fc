"""Runs the command as a user does: as a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

ROOT = Path(__file__).parents[2]


class Command(Protocol):
    def __call__(
        self, *arguments: str, stdin: str | bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]: ...


def environment(**more: str) -> dict[str, str]:
    """The environment of a user who has this Python first on the PATH, and none of our own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CDK8S_", "PYTEST_", "COV_"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
    return {**kept, "PATH": path, "PYTHONPATH": str(ROOT / "lib"), **more}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An empty folder that the command runs in."""
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def cdk8s_pods(project: Path) -> Command:
    """Calls the command in the project's folder."""

    def call(
        *arguments: str, stdin: str | bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "cdk8s_pods", *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=project,
            env=environment(**(env or {})),
            timeout=60,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
