"""The same program with modules of ``cdk8s import`` and with ours writes the same bytes, on both engines."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

MODULES = ROOT / "tests/engine/generated/modules"
#: What is called otherwise in the official modules, or takes a class where ours takes the value itself.
OFFICIAL = """\
from cdk8s import ApiObjectMetadata as Meta
from imports.com.example import ShopSpecLimits, ShopSpecPort, ShopSpecPorts, ShopSpecTier

silver, number, name = ShopSpecTier.SILVER, ShopSpecPort.from_number(80), ShopSpecPorts.from_string("web")
limit = ShopSpecLimits.from_number(3)
"""
OURS = """\
from cdk8s_pods import ObjectMeta as Meta

silver, number, name, limit = "silver", 80, "web", 3
"""
PROGRAM = """
from cdk8s import App, Chart
from imports.com.example import (
    Shop, ShopSpec, ShopSpecRows, ShopSpecShelves, ShopSpecShelvesBoxes, ShopSpecStalls,
)

app = App()
chart = Chart(app, "town", namespace="front", labels={"team": "a"})
Shop(
    chart,
    "corner",
    metadata=Meta(name="corner", labels={"yes": "no"}, annotations={"a/b": "c"}),
    spec=ShopSpec(
        owner="Ada",
        tier=silver,
        port=number,
        ports=[name],
        limits={"a": limit},
        keep_firing_for="1h",
        repo_url="https://example.com",
        anything={"a": [1, {"b": "yes"}]},
        whatever={"c": 1.5},
        labels={"x": "0777"},
        counts={"y": 2},
        ratio=0.5,
        open=True,
        shelves=[ShopSpecShelves(name="a", width=3, boxes={"x": ShopSpecShelvesBoxes(size=1, from_="z")})],
        matrix=[[1, 2], [3]],
        rows=[[ShopSpecRows(cell="a")]],
        groups={"g": ["m", "n"]},
        stalls={"s": [ShopSpecStalls(seller="t")]},
    ),
)
Shop(chart, "other", spec=ShopSpec(owner="Bob"))
app.synth()
"""


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package that we write of the same definition."""
    folder = tmp_path_factory.mktemp("ours")
    done = subprocess.run(
        [sys.executable, "-m", "cdk8s_pods", "import", str(MODULES / "shop.crd.yaml")],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_modules_of_both_importers_write_the_same_bytes_on_both_engines(ours: Path, tmp_path: Path) -> None:
    written = set()
    for importer, folder, start in (("official", MODULES, OFFICIAL), ("ours", ours, OURS)):
        program = tmp_path / f"{importer}.py"
        program.write_text(start + PROGRAM)
        for engine, command in (("python", ["-m", "cdk8s_pods", "run"]), ("cdk8s", [])):
            output = tmp_path / f"{importer}-{engine}"
            variables = environment(CDK8S_OUTDIR=str(output))
            variables["PYTHONPATH"] += f":{folder}"
            done = subprocess.run(
                [sys.executable, *command, str(program)],
                cwd=tmp_path,
                env=variables,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"{importer} on {engine}: {done.stderr}"
            written.add((output / "town.k8s.yaml").read_bytes())

    assert len(written) == 1
