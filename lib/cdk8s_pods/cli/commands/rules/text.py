"""A rule as people read it: on the terminal and in docs/rules.md."""

from __future__ import annotations

from difflib import unified_diff
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

import yaml

from cdk8s_pods.rules.example import find_examples
from cdk8s_pods.schema import VERSIONS

from .example_issues import issues_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdk8s_pods.cli.terminal import Paint
    from cdk8s_pods.issues.issue import Category
    from cdk8s_pods.rules.example import Example
    from cdk8s_pods.rules.rule import Rule
    from cdk8s_pods.rules.source import Source

#: Every category, from the worst to the mildest, and what its rules are about.
CATEGORIES: dict[Category, str] = {
    "api": "the API server refuses it",
    "runtime": "the API server takes it, and it breaks when run",
    "pod-security": "the Pod Security Standard asked for is not met",
    "advice": "worth knowing, never fatal",
}

_MARKDOWN_INTRODUCTION = """\
<!-- Made by `cdk8s-pods rules --format markdown`; edit the rules, not this file. -->
# Rules

Every rule is named by a sentence that holds for every good manifest. `cdk8s-pods check` and the constructs report
what breaks one; `--ignore RULE` turns one off. Issues of the categories `api`, `runtime` and `pod-security` refuse a
manifest, `advice` never does. `cdk8s-pods rules NAME` shows the examples of a rule as whole manifests."""


def explanation_of(rule: Rule) -> str:
    """Why the rule exists, in plain paragraphs."""
    return cleandoc(rule.explanation)


def title_of(rule: Rule) -> str:
    """The first sentence of why the rule exists, on one line."""
    paragraph = " ".join(explanation_of(rule).partition("\n\n")[0].split())
    sentence, stop, _ = paragraph.partition(". ")
    return sentence + stop.strip()


def by_category(rules: Iterable[Rule]) -> Iterator[tuple[Category, list[Rule]]]:
    """The rules of each category that has any, worst first."""
    all_rules = list(rules)
    for category in CATEGORIES:
        if found := [rule for rule in all_rules if rule.category == category]:
            yield category, found


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
    found = "\n".join(f"  # {said}" for said in _said_about(examples.bad, rule))
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
            paint.red(f"bad{_asked(examples.bad)}:"),
            _indented(_example_as_text(examples.bad)),
            paint.dim(found),
            "",
            paint.green(f"good{_asked(examples.good)}:"),
            _indented(_example_as_text(examples.good)),
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
    return {"manifest": example.manifest, "kubernetes": target.kubernetes, "pod_security": target.pod_security}


def rules_as_markdown(rules: Iterable[Rule]) -> str:
    """The page docs/rules.md: every rule explained, by category."""
    parts = [_MARKDOWN_INTRODUCTION]
    for category, found in by_category(rules):
        parts.append(f"## {category}: {CATEGORIES[category]}")
        parts += [rule_as_markdown(rule) for rule in found]
    return "\n\n".join(parts) + "\n"


def rule_as_markdown(rule: Rule) -> str:
    """The section of one rule: why, what to do, and what turns the bad example into the good one."""
    bad, good = find_examples(rule.id)
    said = "\n".join(f"# {each}" for each in _said_about(bad, rule))
    checked_for = _asked(bad) if _asked(bad) == _asked(good) else f"{_asked(bad)}, against{_asked(good)}"
    return "\n\n".join(
        [
            f"### {rule.id}",
            explanation_of(rule),
            _facts_as_markdown(rule),
            f"From bad to good{checked_for}:",
            f"```diff\n{said}\n{_changes(bad, good)}\n```",
        ]
    )


def _facts_as_markdown(rule: Rule) -> str:
    sources = "; ".join(f"[{_source_title(each)}]({each.url})" for each in rule.sources)
    facts = [f"What to do: {rule.remedy}.", *([f"Holds {held}."] if (held := versions_of(rule)) else [])]
    return " ".join([*facts, f"Source: {sources}."])


def _source_title(source: Source) -> str:
    said = source.what or source.url.removeprefix("https://")
    return f"{said} in Kubernetes {source.release}" if source.release else said


def versions_of(rule: Rule) -> str:
    """In which versions the rule holds, where it does not in all of them, and at which level."""
    standard = "the Pod Security Standards" if rule.level else "Kubernetes"
    said = [
        *([f"since {standard} {rule.since}"] if rule.since else []),
        *([f"before {standard} {rule.until}"] if rule.until else []),
        *(["at the level restricted"] if rule.level == "restricted" else []),
    ]
    return ", ".join(said)


def _changes(bad: Example, good: Example) -> str:
    """What changes from one example to the other, with a few lines around it; both of them where nothing does."""
    before, after = (_example_as_text(each).split("\n") for each in (bad, good))
    # The first three lines are the names of the files and the first line numbers.
    lines = list(unified_diff(before, after, n=4, lineterm=""))[3:]
    return "\n".join("  ..." if line.startswith("@@") else line.rstrip() for line in lines) or "\n".join(before)


def _example_as_text(example: Example) -> str:
    return manifest_as_yaml(example.manifest) if example.program is None else example.program.removesuffix("\n")


def manifest_as_yaml(manifest: Any) -> str:
    """A manifest as people write it, with short lists and maps on one line."""
    text: str = yaml.dump(manifest, Dumper=_Dumper, sort_keys=False, width=110, default_flow_style=False)
    return text.removesuffix("\n").removesuffix("\n...")


class _Dumper(yaml.SafeDumper):
    """Indents lists inside of maps, as the Kubernetes documentation does."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Never leave a list on the level of its key."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write a value out wherever it stands."""
        return True


def _said_about(example: Example, rule: Rule) -> list[str]:
    return [str(issue.replace(remedy="")) for issue in issues_in(example) if issue.rule == rule.id]


def _asked(example: Example) -> str:
    """What the example is checked for, where that is not what everything is checked for."""
    target = example.target
    asked = [f"Kubernetes {target.kubernetes}"] if target.kubernetes != VERSIONS[-1] else []
    asked += [f"Pod Security Standard {target.pod_security}"] if target.pod_security else []
    return f" ({', '.join(asked)})" if asked else ""


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))
