"""The plugin that pytest loads wherever cdk8s-pods is installed: it imports nothing until something of it is used."""

from __future__ import annotations

import pytest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cdk8s import App, Chart

    from .finding import Source

_ENGINE = "cdk8s_engine"
_ENGINES = ("", "python", "official")
_VERSIONS = "kubernetes_versions"
_UPDATE = "cdk8s_pods_snapshot_update"
#: Under which name each plugin that has --snapshot-update keeps it: ours, syrupy's, that of pytest-snapshot.
_UPDATES = (_UPDATE, "update_snapshots", "snapshot_update")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the setting that says which engine the tests run on."""
    parser.addini(
        _ENGINE,
        "what `import cdk8s` finds: `python` (the engine of cdk8s-pods, put in place before any test is imported) or "
        "`official`; by default the engine from the first fixture on that needs it",
        default="",
    )


def pytest_load_initial_conftests(early_config: pytest.Config, parser: pytest.Parser) -> None:
    """Put the engine in place where the settings ask for it, before any conftest.py and any test is imported."""
    _leave_our_modules_as_they_are(early_config)
    engine = early_config.getini(_ENGINE)
    if engine not in _ENGINES:
        raise pytest.UsageError(f"{_ENGINE} {engine!r} is not known; known are python and official")
    if engine == "python":
        try:
            _install()
        except _Taken as taken:
            raise pytest.UsageError(str(taken)) from None
    # Not with the other options: only now is it known whether another plugin has it.
    if not any(hasattr(early_config.known_args_namespace, each) for each in _UPDATES):
        parser.getgroup("cdk8s-pods").addoption(
            "--snapshot-update", action="store_true", dest=_UPDATE, help="write snapshots in place of comparing them"
        )


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line(
        "markers",
        f"{_VERSIONS}(*versions): run a test of cdk8s_app or cdk8s_chart for each of these versions of Kubernetes, "
        "for all known ones where none is given",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make of each marked test one for each version."""
    marker = metafunc.definition.get_closest_marker(_VERSIONS)
    if marker is None:
        return
    if "kubernetes_version" not in metafunc.fixturenames:
        raise pytest.UsageError(
            f"{metafunc.definition.nodeid}: {_VERSIONS} is for tests of cdk8s_app, cdk8s_chart or kubernetes_version"
        )
    versions = marker.args
    if not versions:
        # Deferred: nobody else asks for them.
        from .versions import KUBERNETES_VERSIONS

        versions = KUBERNETES_VERSIONS
    metafunc.parametrize("kubernetes_version", versions)


@pytest.fixture
def kubernetes_version() -> str | None:
    """The version of Kubernetes that the app is checked for; None for what the project's settings say.

    The marker ``kubernetes_versions`` gives one after the other.
    """
    return None


@pytest.fixture
def cdk8s_app(request: pytest.FixtureRequest, tmp_path: Any, kubernetes_version: str | None) -> App:
    """An empty app on the engine, which writes into the test's own folder if it is synthesized."""
    if request.config.getini(_ENGINE) != "official":
        try:
            _install()
        except _Taken as taken:
            pytest.fail(str(taken), pytrace=False)
    # Deferred: from here on it is the engine.
    from cdk8s import App

    app = App(outdir=str(tmp_path / "dist"))
    if kubernetes_version is not None:
        from cdk8s_pods.constructs import target_kubernetes

        target_kubernetes(app, kubernetes_version)
    return app


@pytest.fixture
def cdk8s_chart(cdk8s_app: App) -> Chart:
    """An empty chart named ``test`` in an app of its own, on the engine."""
    from cdk8s import Chart

    return Chart(cdk8s_app, "test")


@pytest.fixture
def manifest_snapshot(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Called with a chart, asserts that it is written as a file beside the test says.

    ``pytest --snapshot-update`` writes the file. A second argument names the snapshot where a test has several.
    """
    if request.config.pluginmanager.has_plugin("syrupy"):
        snapshot = request.getfixturevalue("snapshot")

        def assert_kept_by_syrupy(source: Source, name: str | None = None) -> None:
            from .syrupy_snapshot import assert_syrupy_snapshot

            assert_syrupy_snapshot(source, snapshot, name)

        return assert_kept_by_syrupy

    update = any(request.config.getoption(each, default=False) for each in _UPDATES)
    test = request.node.nodeid.partition("::")[2]
    folder = request.path.parent / "snapshots" / request.path.stem

    def assert_kept(source: Source, name: str | None = None) -> None:
        from .snapshot import assert_snapshot

        stem = f"{test}.{name}" if name else test
        assert_snapshot(source, folder / f"{_file_name(stem)}.yaml", update=update or None)

    return assert_kept


def _file_name(text: str) -> str:
    for character in '\\/?*|"<>':
        text = text.replace(character, "-")
    return text.replace("::", ".").replace(":", "-")


def _leave_our_modules_as_they_are(config: pytest.Config) -> None:
    """Take our package off the list of those whose assertions pytest rewrites.

    It puts every package with a plugin there and then compiles each module anew, which takes longer than most tests of
    charts. There is no public way off it for a whole package: should this one end, all works as well, and slower.
    """
    hook = getattr(config.pluginmanager, "rewrite_hook", None)
    getattr(hook, "_must_rewrite", set()).discard(__name__.partition(".")[0])


class _Taken(Exception):
    """The official cdk8s was imported before the engine was in place."""


def _install() -> None:
    # Deferred: only those who use the engine load it.
    from cdk8s_pods.engine import AlreadyImported, install

    try:
        install()
    except AlreadyImported as error:
        raise _Taken(
            f"{error}. Set `{_ENGINE} = python` in the settings of pytest ([tool.pytest.ini_options] of "
            "pyproject.toml): it is then in place before conftest.py and the tests are imported; plugins given with "
            "-p that import cdk8s are to come later. Or set `official` to run on the official cdk8s"
        ) from None
