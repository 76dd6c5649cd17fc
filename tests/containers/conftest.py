"""Gives each test real containers, and takes them away again however the run ends."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods.cli.commands.play.podman import NETWORK

from .engine import Engine, EngineMissing, remove_what_was_left_behind
from .images import build
from .pods import Pods

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Set where a missing engine is a failure, as in CI, and not a reason to skip.
REQUIRED = "CDK8S_PODS_REQUIRE_CONTAINERS"

_ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """A private podman with the images that the charts name."""
    before = {number: signal.signal(number, _interrupt) for number in _ENDING_SIGNALS}
    remove_what_was_left_behind()
    private = None
    try:
        try:
            private = Engine.create()
            build(private)
        except EngineMissing as missing:
            if os.environ.get(REQUIRED):
                pytest.fail(str(missing), pytrace=False)
            pytest.skip(str(missing))
        private.create_network(NETWORK)
        yield private
    finally:
        if private is not None:
            private.close()
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.fixture
def pods(engine: Engine, tmp_path: Path) -> Iterator[Pods]:
    """The pods of one test; they are gone when it ends."""
    dist = tmp_path / "dist"
    dist.mkdir()
    yield Pods(engine, dist)
    engine.remove_pods()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Show the logs of the containers of a test that failed."""
    report = yield
    if report.when == "call" and report.failed:
        pods = getattr(item, "funcargs", {}).get("pods")
        if pods is not None:
            report.sections.append(("containers", pods.all_logs()))
    return report


def _interrupt(*_: object) -> None:
    # As Ctrl-C does: pytest then runs the finalizers, which remove the containers.
    raise KeyboardInterrupt
