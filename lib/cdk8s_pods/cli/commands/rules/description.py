"""What is said of a rule wherever it is shown."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdk8s_pods.issues.issue import Category
    from cdk8s_pods.rules.rule import Rule


#: Every category, from the worst to the mildest, and what its rules are about.
CATEGORIES: dict[Category, str] = {
    "api": "the API server refuses it",
    "runtime": "the API server takes it, and it breaks when run",
    "pod-security": "the Pod Security Standard asked for is not met",
    "advice": "worth knowing, never fatal",
}


def explanation_of(rule: Rule) -> str:
    """Why the rule exists, in plain paragraphs."""
    return cleandoc(rule.explanation)


def title_of(rule: Rule) -> str:
    """The first sentence of why the rule exists, on one line."""
    paragraph = " ".join(explanation_of(rule).partition("\n\n")[0].split())
    sentence, stop, _ = paragraph.partition(". ")
    return sentence + stop.strip()


def versions_of(rule: Rule) -> str:
    """In which versions the rule holds, where it does not in all of them, and at which level."""
    standard = "the Pod Security Standards" if rule.level else "Kubernetes"
    said = [
        *([f"since {standard} {rule.since}"] if rule.since else []),
        *([f"before {standard} {rule.until}"] if rule.until else []),
        *(["at the level restricted"] if rule.level == "restricted" else []),
    ]
    return ", ".join(said)


def speaks_of(rule: Rule, words: Iterable[str]) -> bool:
    """Whether all of some words stand in what is said of a rule: its name, category, explanation or remedy."""
    said = f"{rule.id} {rule.category} {rule.explanation} {rule.remedy}".lower()
    return all(word.lower() in said for word in words)


def by_category(rules: Iterable[Rule]) -> Iterator[tuple[Category, list[Rule]]]:
    """The rules of each category that has any, worst first."""
    all_rules = list(rules)
    for category in CATEGORIES:
        if found := [rule for rule in all_rules if rule.category == category]:
            yield category, found
