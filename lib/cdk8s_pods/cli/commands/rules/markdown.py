"""A rule as it stands in a page of the documentation."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from cdk8s_pods.rules.example import find_examples

from .description import CATEGORIES, explanation_of, versions_of
from .example_text import asked_for, example_as_text, said_about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.rules.example import Example
    from cdk8s_pods.rules.rule import Rule
    from cdk8s_pods.rules.source import Source


def rules_as_markdown(rules: Iterable[Rule]) -> str:
    """The sections of several rules."""
    return "\n\n".join(map(rule_as_markdown, rules))


def rule_as_markdown(rule: Rule) -> str:
    """The section of one rule: why, what to do, and what turns the bad example into the good one."""
    bad, good = find_examples(rule.id)
    said = "\n".join(f"# {each}" for each in said_about(bad, rule))
    checked_for = asked_for(bad) if asked_for(bad) == asked_for(good) else f"{asked_for(bad)}, against{asked_for(good)}"
    return "\n\n".join(
        [
            f"## {rule.id}",
            explanation_of(rule),
            _facts(rule),
            f"From bad to good{checked_for}:",
            f"```diff\n{said}\n{_changes(bad, good)}\n```",
        ]
    )


def _facts(rule: Rule) -> str:
    """The table under a rule, the same for each."""
    sources = ", ".join(f"[{_title(each)}]({each.url})" for each in rule.sources)
    rows = [
        ("category", f"{rule.category}: {CATEGORIES[rule.category]}"),
        *([("holds", held)] if (held := versions_of(rule)) else []),
        ("what to do", rule.remedy),
        ("source", sources),
    ]
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {_cell(value)} |" for name, value in rows)])


def _title(source: Source) -> str:
    said = source.what or source.url.removeprefix("https://")
    return f"{said} in Kubernetes {source.release}" if source.release else said


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _changes(bad: Example, good: Example) -> str:
    """What changes from one example to the other, with a few lines around it; both of them where nothing does."""
    before, after = (example_as_text(each).split("\n") for each in (bad, good))
    # The first three lines are the names of the files and the first line numbers.
    lines = list(unified_diff(before, after, n=4, lineterm=""))[3:]
    return "\n".join("  ..." if line.startswith("@@") else line.rstrip() for line in lines) or "\n".join(before)
