"""The helpers are listed, and each is explained with what is known of its image and the YAML that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdk8s_pods import helpers

from .conftest import ROOT

if TYPE_CHECKING:
    from .conftest import Command


def test_every_helper_is_listed_with_its_sentence_below_what_its_group_is(cdk8s_pods: Command) -> None:
    listed = cdk8s_pods("helpers").stdout

    assert [name for name in helpers.__all__ if f"  {name}: " not in listed] == []
    assert "Adapters: what a server says of itself, as Prometheus reads it.\n" in listed


@pytest.mark.parametrize("name", helpers.__all__)
def test_a_helper_is_explained_by_facts_options_and_yaml(name: str, cdk8s_pods: Command) -> None:
    explained = cdk8s_pods("helpers", name)

    assert explained.returncode == 0, explained.stderr
    assert explained.stdout.startswith(f"{name}: ")
    if name not in ("promtail", "secrets_store"):
        assert "\nimage:\n" in explained.stdout
        assert "\n  source: https://github.com/" in explained.stdout
        assert "\noptions:\n" in explained.stdout
        assert "\nmakes:\n  " in explained.stdout


def test_what_is_known_of_an_image_is_said_as_the_rules_know_it(cdk8s_pods: Command) -> None:
    haproxy = cdk8s_pods("helpers", "haproxy").stdout
    vector = cdk8s_pods("helpers", "vector").stdout
    promtail = cdk8s_pods("helpers", "promtail").stdout
    process = cdk8s_pods("helpers", "process_exporter").stdout

    assert '  runs as: "haproxy", which the kubelet cannot tell from root: number 99\n' in haproxy
    assert "  to stop: up to 60 seconds\n" in vector
    assert "8686/TCP, only on request, answers /health" in vector
    assert "  ended: alloy() has taken its place\n" in promtail
    assert "  dormant: nothing new since 2025-04\n" in process


def test_a_helper_as_markdown_is_its_page(cdk8s_pods: Command) -> None:
    page = (ROOT / "docs/helpers/haproxy.md").read_text()

    assert cdk8s_pods("helpers", "haproxy", "--format", "markdown").stdout == page.partition("\n")[2]
    assert cdk8s_pods("helpers", "--format", "markdown").stdout in (ROOT / "docs/helpers/README.md").read_text()


def test_a_name_that_nobody_has_is_told_with_the_one_that_is_meant(cdk8s_pods: Command) -> None:
    unknown = cdk8s_pods("helpers", "redis-exporter")

    assert unknown.returncode == 2
    assert 'no helper is named redis-exporter (did you mean "redis_exporter"?)' in unknown.stderr
