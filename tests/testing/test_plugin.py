"""The plugin in projects that use it, that do not, and that imported cdk8s before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

#: The modules of ours that are loaded, and whether cdk8s is.
LOADED = """
import sys

def test_nothing() -> None:
    print("LOADED", sorted(name for name in sys.modules if name.startswith(("cdk8s", "constructs", "jsii"))))
"""
USES = "def test_uses(cdk8s_chart):\n    print('RUNS ON', type(cdk8s_chart).__mro__[1].__init__.__module__)\n"
ENGINE = "RUNS ON cdk8s_pods.engine"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)


def test_a_run_that_does_not_use_it_loads_the_plugin_and_nothing_else(tmp_path: Path, run: Run) -> None:
    write(tmp_path, test_nothing__py=LOADED)

    done = run("pytest", "-s")

    ours = ["cdk8s_pods", "cdk8s_pods.exports", "cdk8s_pods.testing", "cdk8s_pods.testing.plugin"]
    assert f"LOADED {ours}" in done.stdout


def test_the_functions_alone_import_no_cdk8s(tmp_path: Path, run: Run) -> None:
    names = "assert_refused, assert_snapshot, find_manifest, find_manifests, manifests, pod_of"
    write(tmp_path, test_nothing__py=f"from cdk8s_pods.testing import {names}\n{LOADED}")

    done = run("pytest", "-s")

    assert "'cdk8s_pods.testing.finding'" in done.stdout
    assert "'cdk8s'" not in done.stdout
    assert "'jsii'" not in done.stdout


def test_the_first_fixture_puts_the_engine_in_place(tmp_path: Path, run: Run) -> None:
    write(tmp_path, test_uses__py=USES)

    assert ENGINE in run("pytest", "-s").stdout


def test_a_setting_puts_it_in_place_before_a_conftest_imports_cdk8s(tmp_path: Path, run: Run) -> None:
    write(tmp_path, pytest__ini="[pytest]\ncdk8s_engine = python\n", conftest__py="import cdk8s", test_uses__py=USES)

    assert ENGINE in run("pytest", "-s").stdout


@pytest.mark.parametrize("workers", [[], ["-n2"]], ids=["one process", "xdist"])
def test_a_conftest_that_imported_cdk8s_before_is_told_what_to_do(tmp_path: Path, run: Run, workers: list[str]) -> None:
    write(tmp_path, conftest__py="import cdk8s", test_uses__py=f"{USES}\ndef test_other(): pass\n")

    done = run("pytest", *workers)

    assert "1 passed, 1 error" in done.stdout
    assert "imported before the engine was installed" in done.stdout
    assert "cdk8s_engine = python" in done.stdout


def test_a_plugin_that_imported_cdk8s_before_the_setting_is_told_so(tmp_path: Path, run: Run) -> None:
    write(tmp_path, pytest__ini="[pytest]\ncdk8s_engine = python\n", early__py="import cdk8s", test_uses__py=USES)

    done = run("pytest", "-p", "early")

    assert done.returncode == 4
    assert "imported before the engine was installed" in done.stderr


def test_the_official_cdk8s_is_used_where_the_settings_say_so(tmp_path: Path, run: Run) -> None:
    write(tmp_path, pytest__ini="[pytest]\ncdk8s_engine = official\n", test_uses__py=USES)

    done = run("pytest", "-s")

    assert "RUNS ON" in done.stdout
    assert ENGINE not in done.stdout


def test_an_engine_that_is_not_known_is_refused(tmp_path: Path, run: Run) -> None:
    write(tmp_path, pytest__ini="[pytest]\ncdk8s_engine = pyhton\n")

    done = run("pytest")

    assert done.returncode == 4
    assert "cdk8s_engine 'pyhton' is not known; known are python and official" in done.stderr


def test_a_marked_test_runs_for_every_known_version_and_is_checked_for_it(tmp_path: Path, run: Run) -> None:
    test = """
import pytest

@pytest.mark.kubernetes_versions
def test_it(cdk8s_chart, kubernetes_version):
    from cdk8s_pods.constructs.settings import target_of

    assert target_of(cdk8s_chart).kubernetes == kubernetes_version
"""
    write(tmp_path, test_it__py=test)

    done = run("pytest", "-v", "--strict-markers")

    assert "4 passed" in done.stdout
    assert "test_it[1.34]" in done.stdout


def test_a_marker_on_a_test_without_an_app_is_told(tmp_path: Path, run: Run) -> None:
    write(tmp_path, test_it__py="import pytest\n@pytest.mark.kubernetes_versions\ndef test_it(): pass\n")

    done = run("pytest")

    assert (
        "kubernetes_versions is for tests of cdk8s_app, cdk8s_chart or kubernetes_version" in done.stdout + done.stderr
    )


def test_it_can_be_turned_off(tmp_path: Path, run: Run) -> None:
    write(tmp_path, test_nothing__py=LOADED)

    assert "LOADED []" in run("pytest", "-s", "-p", "no:cdk8s_pods.testing").stdout


def test_modules_of_ours_are_loaded_as_they_are_compiled(tmp_path: Path, run: Run) -> None:
    test = "from cdk8s_pods import issues\ndef test_it():\n    assert '_pytest' not in repr(issues.__loader__)\n"
    write(tmp_path, test_it__py=test)

    assert "1 passed" in run("pytest").stdout


def test_they_work_too_where_pytest_rewrites_them(tmp_path: Path, run: Run) -> None:
    rewritten = "def pytest_configure(config):\n    config.pluginmanager.rewrite_hook.mark_rewrite('cdk8s_pods')\n"
    write(tmp_path, conftest__py=rewritten, test_uses__py=USES)

    done = run("pytest", "-s")

    assert ENGINE in done.stdout, done.stdout
