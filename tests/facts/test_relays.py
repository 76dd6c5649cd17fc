"""Programs that carry connections on are told from those that answer them."""

from __future__ import annotations

from typing import Any

import pytest

from cdk8s_pods.facts.image_facts import image_facts
from cdk8s_pods.facts.images.index import REPOSITORIES
from cdk8s_pods.facts.relays import RELAYS, is_relay


@pytest.mark.parametrize(
    ("container", "expected"),
    [
        pytest.param({"image": "haproxy:2.9"}, True, id="proxy"),
        pytest.param({"image": "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.11"}, True, id="tunnel"),
        pytest.param({"image": "haproxy:2.9", "command": ["sleep", "1d"]}, False, id="another program"),
        pytest.param({"image": "redis:7"}, False, id="server"),
        pytest.param({"image": "example/own:1"}, False, id="unknown"),
        pytest.param({}, False, id="no image"),
    ],
)
def test_a_relay_is_known_by_its_image(container: dict[str, Any], expected: bool) -> None:
    assert is_relay(container) is expected


def test_every_relay_is_an_image_that_is_known() -> None:
    known = {image.name for repository in REPOSITORIES if (image := image_facts(repository)) is not None}

    assert known >= RELAYS
