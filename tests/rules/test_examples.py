"""Every rule has an example that it finds something in, and one that nothing refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.rules.catalogue import load_rules
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.example import Example, example_ids, find_examples

if TYPE_CHECKING:
    from cdk8s_pods.issues import Issue

RULES = load_rules()


def issues_of(example: Example) -> list[Issue]:
    return check(example.manifest, target=example.target)


def test_every_rule_has_examples_and_every_example_has_a_rule() -> None:
    assert example_ids() == set(RULES)


@pytest.mark.parametrize("rule_id", RULES)
def test_the_bad_example_of_a_rule_is_found_by_it(rule_id: str) -> None:
    issues = issues_of(find_examples(rule_id).bad)

    assert rule_id in {issue.rule for issue in issues}


@pytest.mark.parametrize("rule_id", RULES)
def test_the_good_example_of_a_rule_is_refused_by_none(rule_id: str) -> None:
    issues = issues_of(find_examples(rule_id).good)

    assert [issue for issue in issues if issue.refuses or issue.rule == rule_id] == []


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_that_is_ignored_finds_nothing(rule_id: str) -> None:
    example = find_examples(rule_id).bad

    issues = check(example.manifest, target=example.target.ignoring({rule_id: "a test"}))

    assert rule_id not in {issue.rule for issue in issues}


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_explains_itself(rule_id: str) -> None:
    rule = RULES[rule_id]

    assert rule.explanation.endswith((".", "`", ")"))
    assert rule.remedy[:1].islower()
    assert not rule.remedy.endswith(".")
    assert rule.source
