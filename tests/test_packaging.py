"""The package as its users get it: built, installed alone, run outside this repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
#: Wheels of the runtime dependencies, put there by `make test`, so that this test needs no network.
WHEELHOUSE = ROOT / "build" / "wheelhouse"

PROGRAM = """\
from cdk8s import App, Chart
from cdk8s_pods import Container, Pod, PodSpec

app = App()
Pod(Chart(app, "shop"), "web", spec=PodSpec(containers=[Container(name="web", image="nginx:1.16")]))
app.synth()
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs folder of an otherwise empty environment with the wheel installed."""
    if not WHEELHOUSE.is_dir():
        pytest.skip("build/wheelhouse is missing: `make test` fills it with the runtime dependencies")
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    (wheel,) = built.glob("*.whl")
    pip = [environment / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--no-index", "--find-links", WHEELHOUSE, wheel], check=True)
    return environment / "bin"


def test_the_wheel_holds_the_package_with_its_types_and_data_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")

    names = zipfile.ZipFile(wheel).namelist()

    assert "cdk8s_pods/py.typed" in names
    assert any(name.startswith("cdk8s_pods/rules/examples/") for name in names)
    assert {name.partition("/")[0].split("-")[0] for name in names} == {"cdk8s_pods"}


def test_the_description_is_the_readme_without_links_into_the_repository(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    packed = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in packed.namelist() if name.endswith("METADATA"))
    description = packed.read(metadata).decode().partition("\n\n")[2]

    assert re.findall(r"\]\((?!https:)[^)]*\)", description) == []
    assert description.startswith("# cdk8s-pods")
    assert len(description) > len((ROOT / "README.md").read_text()) * 0.9


def test_no_address_of_the_project_is_made_up(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    packed = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in packed.namelist() if name.endswith("METADATA"))

    # Its owner gives it, and then it stands in pyproject.toml, [project.urls], and nowhere else.
    assert "Project-URL" not in packed.read(metadata).decode().partition("\n\n")[0]


def test_the_sdist_holds_what_builds_and_tests_the_package(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")

    with tarfile.open(sdist) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}

    assert {"pyproject.toml", "LICENSE", "lib/cdk8s_pods/__init__.py", "charts/main.py", "tools/generate.py"} <= names


@pytest.mark.parametrize(
    "command",
    [pytest.param(["python"], id="cdk8s"), pytest.param(["cdk8s-pods", "run"], id="the engine")],
)
def test_the_wheel_installed_alone_runs_a_chart(command: list[str], installed: Path, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(PROGRAM)
    environment = {**os.environ, "PATH": f"{installed}{os.pathsep}{os.environ['PATH']}"}

    subprocess.run([installed / command[0], *command[1:], "main.py"], cwd=tmp_path, check=True, env=environment)

    assert "image: nginx:1.16" in (tmp_path / "dist" / "shop.k8s.yaml").read_text()
