"""A rule as people read it on the terminal, and as programs read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdk8s_pods.rules.example import find_examples

from .description import CATEGORIES, by_category, explanation_of, title_of, versions_of
from .example_text import asked_for, example_as_text, said_about, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.cli.terminal import Paint
    from cdk8s_pods.rules.example import Example
    from cdk8s_pods.rules.rule import Rule


def rules_as_text(rules: Iterable[Rule], paint: Paint) -> str:
    """One line a rule, grouped by category."""
    lines: list[str] = []
    for category, found in by_category(rules):
        lines += ["", paint.bold(f"{category}: {CATEGORIES[category]} ({len(found)})")]
        lines += [f"  {paint.cyan(rule.id)}: {title_of(rule)}" for rule in found]
    return "\n".join(lines[1:])


def rule_as_text(rule: Rule, paint: Paint) -> str:
    """Everything about one rule: why, what to do, where it comes from, and an example of each kind."""
    examples = find_examples(rule.id)
    found = "\n".join(f"  # {said}" for said in said_about(examples.bad, rule))
    return "\n".join(
        [
            f"{paint.bold(rule.id)}  ({rule.category}: {CATEGORIES[rule.category]})",
            "",
            explanation_of(rule),
            "",
            f"{paint.bold('what to do:')} {rule.remedy}",
            *(f"{paint.bold('holds:')} {held}" for held in [versions_of(rule)] if held),
            *(f"{paint.bold('source:')} {source}" for source in rule.sources),
            "",
            paint.red(f"bad{asked_for(examples.bad)}:"),
            _indented(example_as_text(examples.bad)),
            paint.dim(found),
            "",
            paint.green(f"good{asked_for(examples.good)}:"),
            _indented(example_as_text(examples.good)),
        ]
    )


def rule_as_json(rule: Rule) -> dict[str, Any]:
    """The same for programs."""
    examples = find_examples(rule.id)
    return {
        "id": rule.id,
        "category": rule.category,
        "title": title_of(rule),
        "explanation": explanation_of(rule),
        "remedy": rule.remedy,
        "level": rule.level,
        "since": rule.since,
        "until": rule.until,
        "sources": [{"url": each.url, "what": each.what, "kubernetes": each.release} for each in rule.sources],
        "bad": _example_as_json(examples.bad),
        "good": _example_as_json(examples.good),
    }


def _example_as_json(example: Example) -> dict[str, Any]:
    target = example.target
    if example.program is not None:
        return {"program": example.program}
    shown = (
        {"manifest": shortened(example.manifest)}
        if example.application is None
        else {"application": example.application}
    )
    return {**shown, "kubernetes": target.kubernetes, "pod_security": target.pod_security}


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))
