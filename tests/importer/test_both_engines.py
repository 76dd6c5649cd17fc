"""Written modules run on the engine and on the official cdk8s, with the same bytes, which are what was asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.cli.conftest import environment
from tests.engine.test_same_bytes import assert_same

from .conftest import HERE, LIBRARY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def results(written: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders that the official cdk8s and the engine leave."""
    folder = tmp_path_factory.mktemp("results")
    variables = environment()
    variables["PYTHONPATH"] += f":{written}"
    processes = [
        subprocess.Popen(
            [sys.executable, str(HERE / "random_objects.py"), engine, str(folder / engine), str(LIBRARY), "12"],
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for engine in ("cdk8s", "python")
    ]
    for process in processes:
        output, _ = process.communicate(timeout=200)
        assert process.returncode == 0, output
    return folder / "cdk8s", folder / "python"


def test_both_engines_write_the_same_bytes(results: tuple[Path, Path]) -> None:
    official, ours = results

    assert_same(official, ours)


def test_what_was_asked_for_is_written_and_nothing_else(results: tuple[Path, Path]) -> None:
    _, ours = results
    asked: dict[str, Any] = json.loads((ours / "asked.json").read_text())
    objects = [each for file in ours.glob("*.yaml") for each in yaml.safe_load_all(file.read_text()) if each]

    assert len(asked) == len(objects) == 36
    for written in objects:
        body = {key: value for key, value in written.items() if key not in ("apiVersion", "kind", "metadata")}
        assert body == asked[written["metadata"]["name"]]


def test_an_object_of_the_cluster_has_no_namespace_and_all_others_that_of_their_chart(
    results: tuple[Path, Path],
) -> None:
    _, ours = results
    objects = [each for file in ours.glob("*.yaml") for each in yaml.safe_load_all(file.read_text()) if each]

    assert {(each["kind"], each["metadata"].get("namespace")) for each in objects} == {
        ("Library", "shop"),
        ("Mapping", None),
    }
