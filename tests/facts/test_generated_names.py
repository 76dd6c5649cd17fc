"""Generated names are told from names that people wrote."""

from __future__ import annotations

import pytest

from cdk8s_pods.facts.generated_names import without_hash


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        pytest.param("hello-web-c8f2a1b3", "hello-web", id="generated"),
        pytest.param("shop-settings-c8d078ad-0ddd351b5f", "shop-settings", id="with a digest of the content"),
        pytest.param("web", "web", id="written"),
        pytest.param("web-c8", "web-c8", id="no digits"),
        pytest.param("rack-c8server", "rack-c8server", id="no hexadecimal digits"),
        pytest.param("web-0ddd351b5f", "web-0ddd351b5f", id="a digest alone"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_hash_is_taken_off(name: str, bare: str) -> None:
    assert without_hash(name) == bare
