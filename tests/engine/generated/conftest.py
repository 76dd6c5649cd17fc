"""Runs programs with generated modules on the engine."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).parent


@pytest.fixture
def run(environment, tmp_path):
    """Run a program on the engine in a folder of its own, with the checked-in module and a cache folder of its own."""

    def run(program, *, modules=HERE / "modules", **variables):
        path = os.pathsep.join([environment["PYTHONPATH"], str(modules)])
        start = "from cdk8s_pods.engine import *; install()\n"
        return subprocess.run(
            [sys.executable, "-c", start + program],
            env={**environment, "PYTHONPATH": path, "XDG_CACHE_HOME": str(tmp_path / "cache"), **variables},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return run
