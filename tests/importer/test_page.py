"""The program on the page about the import is refused as the page says."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.cli.conftest import ROOT, environment

from .conftest import HERE

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs/import.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def test_the_program_is_refused_as_shown_and_runs_once_corrected(tmp_path: Path) -> None:
    variables = environment()

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cdk8s_pods", *arguments],
            cwd=tmp_path,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )

    assert run("import", str(HERE / "definitions/certificate.yaml")).returncode == 0
    (tmp_path / "main.py").write_text(block("py"))
    refused = run("run", "main.py").stderr.replace(f"{tmp_path}/", "")
    shown = block("text").rstrip().removesuffix("...")
    (tmp_path / "main.py").write_text(block("py").replace("server oauth", "server auth"))

    assert shown in refused
    assert run("run", "main.py").returncode == 0
