"""A chart of the real cdk8s to put constructs into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from cdk8s import Chart, Testing

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def chart() -> Chart:
    """An empty chart called "shop" in an app of its own."""
    return Chart(Testing.app(), "shop")


@pytest.fixture
def manifests(chart: Chart) -> Callable[[], list[dict[str, Any]]]:
    """Called, gives what the chart would be synthesized as."""

    def synthesized() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = Testing.synth(chart)
        return found

    return synthesized
