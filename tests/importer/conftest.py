"""Modules that the command wrote of definitions of our own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import environment

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

HERE = Path(__file__).parent
LIBRARY = HERE / "definitions/library.yaml"


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package ``imports``."""
    folder = tmp_path_factory.mktemp("written")
    done = subprocess.run(
        [sys.executable, "-m", "cdk8s_pods", "import", str(LIBRARY)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def run(written: Path, tmp_path: Path) -> Run:
    """Run a program with the written modules, on the engine unless told otherwise."""

    def run(program: str, *, engine: str = "python") -> subprocess.CompletedProcess[str]:
        (tmp_path / "main.py").write_text(program)
        command = [sys.executable, "-m", "cdk8s_pods", "run", "main.py"] if engine == "python" else ["main.py"]
        variables = environment(CDK8S_OUTDIR=engine)
        variables["PYTHONPATH"] += f":{written}"
        return subprocess.run(
            command if engine == "python" else [sys.executable, *command],
            cwd=tmp_path,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )

    return run
