"""Every rule has an example that it finds something in, and one that nothing refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.rules.between.check import check_together
from cdk8s_pods.rules.catalogue import load_rules
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.example import Example, example_ids, find_examples

if TYPE_CHECKING:
    from cdk8s_pods import Target
    from cdk8s_pods.issues import Issue

RULES = load_rules()
#: The rules whose examples are manifests to check; those of the others are programs.
CHECKED = [rule_id for rule_id in RULES if find_examples(rule_id).bad.program is None]
PROGRAMS = [rule_id for rule_id in RULES if rule_id not in CHECKED]


def issues_of(example: Example, target: Target | None = None) -> list[Issue]:
    if example.application is not None:
        return check_together(example.application, target=target or example.target, files=example.files)
    return check(example.manifest, target=target or example.target)


def test_every_rule_has_examples_and_every_example_has_a_rule() -> None:
    assert example_ids() == set(RULES)


@pytest.mark.parametrize("rule_id", CHECKED)
def test_the_bad_example_of_a_rule_is_found_by_it(rule_id: str) -> None:
    issues = issues_of(find_examples(rule_id).bad)

    assert rule_id in {issue.rule for issue in issues}


@pytest.mark.parametrize("rule_id", CHECKED)
def test_the_good_example_of_a_rule_is_refused_by_none(rule_id: str) -> None:
    issues = issues_of(find_examples(rule_id).good)

    assert [issue for issue in issues if issue.refuses or issue.rule == rule_id] == []


def test_programs_are_refused_by_the_rule_that_they_are_an_example_of_and_run_once_mended() -> None:
    # In a process of its own: they run on the engine, which takes the place of the official cdk8s.
    program = (
        "import json, sys\n"
        "from cdk8s_pods.cli.commands.rules.example_issues import issues_in\n"
        "from cdk8s_pods.rules.catalogue import load_rules\n"
        "from cdk8s_pods.rules.example import find_examples\n"
        "load_rules()\n"
        "found = {name: find_examples(name) for name in sys.argv[1:]}\n"
        "print(json.dumps({name: [[issue.rule for issue in issues_in(each)] for each in both]\n"
        "                  for name, both in found.items()}))"
    )

    done = subprocess.run([sys.executable, "-c", program, *PROGRAMS], capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == {rule_id: [[rule_id], []] for rule_id in PROGRAMS}


@pytest.mark.parametrize("rule_id", CHECKED)
def test_a_rule_that_is_ignored_finds_nothing(rule_id: str) -> None:
    example = find_examples(rule_id).bad

    issues = issues_of(example, example.target.ignoring({rule_id: "a test"}))

    assert rule_id not in {issue.rule for issue in issues}


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_explains_itself(rule_id: str) -> None:
    rule = RULES[rule_id]

    assert rule.explanation.endswith((".", "`", ")"))
    assert rule.remedy[:1].islower()
    assert not rule.remedy.endswith(".")
    assert all(source.url.startswith("https://") for source in rule.sources)
    assert rule.sources
