"""Modules that `cdk8s import` wrote, unchanged, on the official cdk8s and on the engine: the same bytes."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

from tests.engine.generated import older_modules
from tests.engine.test_same_bytes import assert_same

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
PROGRAMS = sorted((HERE.parent / "programs_with_generated_modules").glob("*.py"))
YEARS = (2020, 2021, 2022, 2024)
#: Each module with the package that has its archive and how many times all of its kinds are made.
MODULES = {
    "imports.com.example": ("imports.com.example", 20),
    **{f"of_{year}": (f"of_{year}", 10) for year in YEARS},
    "imported.io.example": ("imported.io.example", 10),
    "cdk8s_plus_33.k8s": ("cdk8s_plus_33", 2),
}


@pytest.fixture(scope="session")
def modules(tmp_path_factory, official_environment):
    """A folder of packages: the checked-in module as older ones were, and one that `cdk8s import` writes now."""
    folder = tmp_path_factory.mktemp("modules")
    for year in YEARS:
        older_modules.write_module_of(year, folder)
    done = subprocess.run(
        [
            str(ROOT / "node_modules/.bin/cdk8s"),
            *("import", "--check-upgrade=false", "--language", "python", "--output", "imported"),
            str(HERE / "modules/ships.crd.yaml"),
        ],
        cwd=folder,
        env=official_environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def module_path(modules):
    """What programs need in PYTHONPATH."""
    return os.pathsep.join([str(ROOT / "lib"), str(HERE / "modules"), str(modules)])


@pytest.fixture(scope="module")
def random_objects(tmp_path_factory, official_environment, module_path):
    """The folders that both engines leave, with what they print beside the files."""
    folder = tmp_path_factory.mktemp("objects")
    wanted = [f"{module}={package}={seeds}" for module, (package, seeds) in MODULES.items()]
    environment = {**official_environment, "PYTHONPATH": module_path, "XDG_CACHE_HOME": str(folder / "cache")}
    processes = {
        engine: subprocess.Popen(
            [sys.executable, str(HERE / "random_objects.py"), engine, str(folder / engine), *wanted],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for engine in ("cdk8s", "python")
    }
    for engine, process in processes.items():
        printed, errors = process.communicate(timeout=280)
        assert process.returncode == 0, errors
        for part in printed.split("module ")[1:]:
            module, _, text = part.partition("\n")
            (folder / engine / module / "printed.txt").write_text(text, encoding="utf-8")
    return folder / "cdk8s", folder / "python"


@pytest.mark.parametrize("module", MODULES)
def test_random_objects_of_a_generated_module_leave_the_same_bytes(module, random_objects):
    official, ours = random_objects

    assert_same(official / module, ours / module)
    assert len(list((ours / module).glob("*.yaml"))) == MODULES[module][1]


@pytest.fixture(scope="module")
def results(tmp_path_factory, run_programs, module_path):
    return run_programs(tmp_path_factory.mktemp("programs"), PROGRAMS, PYTHONPATH=module_path)


@pytest.mark.parametrize("program", [path.stem for path in PROGRAMS])
def test_a_program_with_a_generated_module_leaves_the_same_files_and_texts(program, results):
    official, ours = results

    assert_same(official / program, ours / program)
    assert not (ours / program / "error.txt").exists()


@pytest.mark.parametrize("year", YEARS)
def test_the_older_modules_are_those_of_their_year(year, modules):
    source = (modules / f"of_{year}/__init__.py").read_text()
    files = older_modules._archive()
    javascript = older_modules._javascript_of_2021(files["package/com.example.js"])

    assert ("get_type_hints" in source) == (year >= 2022)
    assert ("manifest" in source) == (year >= 2021)
    assert "?." not in javascript
    assert javascript.count("void 0 ? void 0 :") == 15
    assert "toJson" not in older_modules._archive_of_2020(files)["package/com.example.js"]
