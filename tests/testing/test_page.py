"""The example of docs/testing.md, run as a user runs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .conftest import ROOT, Run

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "[pytest]\ncdk8s_engine = python\naddopts = --strict-markers --strict-config\nfilterwarnings = error\n"
PLUGINS = {"plain files": ["-p", "no:syrupy", "-p", "no:cacheprovider"], "syrupy": [], "xdist": ["-n2"]}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The files of the page in a folder."""
    page = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")
    shop, with_pytest, with_unittest = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "shop.py").write_text(shop)
    (tmp_path / "test_shop.py").write_text(with_pytest)
    (tmp_path / "test_unit.py").write_text(with_unittest)
    (tmp_path / "pytest.ini").write_text(SETTINGS)
    return tmp_path


@pytest.mark.parametrize("plugins", PLUGINS.values(), ids=PLUGINS.keys())
def test_the_example_for_pytest_passes_once_its_snapshot_is_written(
    project: Path, run: Run, plugins: list[str]
) -> None:
    missing = run("pytest", "test_shop.py", *plugins)
    written = run("pytest", "test_shop.py", "--snapshot-update", *plugins)
    passed = run("pytest", "test_shop.py", *plugins)

    assert "1 failed, 7 passed" in missing.stdout
    assert "--snapshot-update" in missing.stdout
    assert "8 passed" in written.stdout
    assert (passed.returncode, "8 passed" in passed.stdout) == (0, True), passed.stdout
    (snapshot,) = project.glob("*snapshots*/test_shop/test_the_shop_is_written_as_it_was.yaml")
    assert snapshot.read_text().startswith("apiVersion: apps/v1\nkind: Deployment\n")


@pytest.mark.parametrize("plugins", PLUGINS.values(), ids=PLUGINS.keys())
def test_a_changed_chart_differs_from_its_snapshot_in_the_lines_that_are_shown(
    project: Path, run: Run, plugins: list[str]
) -> None:
    run("pytest", "test_shop.py", "--snapshot-update", *plugins)
    shop = project / "shop.py"
    shop.write_text(shop.read_text().replace("replicas: int = 2", "replicas: int = 3"))

    changed = run("pytest", "test_shop.py", *plugins)

    assert "1 failed, 7 passed" in changed.stdout
    assert re.search(r"-\s*replicas: 2", changed.stdout)
    assert re.search(r"\+\s*replicas: 3", changed.stdout)


def test_the_example_for_unittest_passes_under_both_once_its_snapshot_is_written(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = run("unittest", "test_unit.py")
    with monkeypatch.context() as patched:
        patched.setenv("CDK8S_PODS_SNAPSHOT_UPDATE", "1")
        written = run("unittest", "test_unit.py")
    passed = run("unittest", "test_unit.py")
    under_pytest = run("pytest", "test_unit.py")

    assert "failures=1" in missing.stderr
    assert "CDK8S_PODS_SNAPSHOT_UPDATE=1" in missing.stderr
    assert (project / "snapshots" / "shop.yaml").exists()
    assert [written.returncode, passed.returncode, under_pytest.returncode] == [0, 0, 0], passed.stderr
