"""The index by which a check finds the rules that a manifest needs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tools.generate_rule_index import index

from cdk8s_pods.rules.rule import RULES, Rule
from cdk8s_pods.rules.source import page


def test_a_rule_that_looks_at_what_no_type_has_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    misspelt = Rule("names_are_short", ("Container.nmae",), lambda *_: None, remedy="shorten it", source=page("x"))
    monkeypatch.setitem(RULES, misspelt.id, misspelt)

    with pytest.raises(ValueError, match=r"names_are_short looks at Container\.nmae, which no type of the API has"):
        index()


def test_a_plain_pod_is_checked_without_loading_the_rules_for_what_it_does_not_have() -> None:
    program = (
        "import sys; from cdk8s_pods import check\n"
        "pod = {'apiVersion': 'v1', 'kind': 'Pod', 'metadata': {'name': 'p'},\n"
        "       'spec': {'containers': [{'name': 'a', 'image': 'nginx:1.16'}]}}\n"
        "assert check(pod) == []\n"
        "print(*sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    loaded = set(done.stdout.split())
    assert "cdk8s_pods.rules.api.containers.containers" in loaded
    others = ("api.jobs.cron_job", "api.volumes.volume_sources", "pod_security.host")
    assert loaded.isdisjoint(f"cdk8s_pods.rules.{module}" for module in others)
