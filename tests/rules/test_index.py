"""The index by which a check finds the rules that a manifest needs."""

from __future__ import annotations

import subprocess
import sys

from tools.generate_rule_index import TARGET, index

from cdk8s_pods.rules.catalogue import load_rules


def test_the_index_is_what_the_rules_say_themselves() -> None:
    load_rules()

    assert TARGET.read_text(encoding="utf-8") == index(), "run tools/generate_rule_index.py"


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
