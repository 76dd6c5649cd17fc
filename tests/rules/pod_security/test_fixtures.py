"""Every fixture of the Pod Security Standards comes out as its authors say."""

# ruff: noqa: T201  # the figure is to be seen in every run
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.target import Target

FIXTURES = Path(__file__).parents[4] / "shared" / "corpus" / "pod-security.jsonl"

pytestmark = pytest.mark.skipif(
    not FIXTURES.exists(), reason="the fixtures of the standards (../shared/corpus) are not there"
)


def is_refused(case: dict[str, Any]) -> bool:
    target = Target(pod_security=case["level"], pod_security_version=case["version"])
    issues = check(case["manifest"], target=target)
    return any(issue.category == "pod-security" for issue in issues)


def test_every_fixture_of_the_standards_comes_out_as_expected(capsys: pytest.CaptureFixture[str]) -> None:
    cases = [json.loads(line) for line in FIXTURES.read_text(encoding="utf-8").splitlines()]

    wrong = [
        f"{case['level']} {case['version']} {case['expect']} {case['name']}"
        for case in cases
        if is_refused(case) != (case["expect"] == "fail")
    ]
    with capsys.disabled():
        print(f"\n{FIXTURES.name}: {len(cases) - len(wrong)} of {len(cases)} as expected")

    assert wrong == []
