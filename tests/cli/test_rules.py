"""The command that lists and explains rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .conftest import ROOT

if TYPE_CHECKING:
    from .conftest import Command


def test_every_rule_is_listed_with_one_line(cdk8s_pods: Command) -> None:
    lines = cdk8s_pods("rules").stdout.splitlines()
    rules = json.loads(cdk8s_pods("rules", "--format", "json").stdout)
    listed = [line.strip().partition(": ")[0] for line in lines if line.startswith("  ")]

    assert sorted(listed) == sorted(rule["id"] for rule in rules)
    assert lines[0].startswith("api: the API server refuses it (")


def test_a_rule_is_explained_with_why_remedy_source_and_examples(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("rules", "fields_are_known_to_the_api")

    assert done.returncode == 0
    assert done.stdout.startswith("fields_are_known_to_the_api  (api: the API server refuses it)\n")
    assert "\nwhat to do: correct the name" in done.stdout
    assert "\nsource: " in done.stdout
    assert "  # spec.containers[0].imagePullPolice: strict decoding error: unknown field" in done.stdout
    assert "\ngood:\n  apiVersion: v1\n" in done.stdout


def test_what_the_example_is_checked_for_is_said(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("rules", "privileges_do_not_escalate")

    assert "bad (Pod Security Standard restricted):" in done.stdout


def test_an_unknown_rule_exits_with_2_and_says_which_is_meant(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("rules", "fields_are_known_to_api")

    assert (done.returncode, done.stdout) == (2, "")
    assert 'did you mean "fields_are_known_to_the_api"?' in done.stderr


def test_the_page_of_the_documentation_is_current(cdk8s_pods: Command) -> None:
    page = (ROOT / "docs/rules.md").read_text()

    assert page == cdk8s_pods("rules", "--format", "markdown").stdout, (
        "run `cdk8s-pods rules --format markdown > docs/rules.md`"
    )
