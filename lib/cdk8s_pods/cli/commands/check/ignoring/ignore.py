"""One rule that is turned off at one place, and what it silenced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdk8s_pods.rules.catalogue import load_rules
from cdk8s_pods.suggestion import did_you_mean

if TYPE_CHECKING:
    from cdk8s_pods.cli.commands.check.findings import Finding


class Ignore(NamedTuple):
    """A rule that is turned off.

    Args:
        rule: The id of the rule.
        reason: Why.
        is_in_file: Whether the file that is checked says so, which anybody may have written, and not the user.
    """

    rule: str
    reason: str
    is_in_file: bool


class Ignored(NamedTuple):
    """A finding that is not told, and what silenced it."""

    finding: Finding
    ignore: Ignore


class Written(NamedTuple):
    """What an ignore in a file says, or what is wrong with it.

    Args:
        ignores: What it turns off.
        problem: What is wrong with it; empty where nothing is. Then it turns nothing off.
    """

    ignores: tuple[Ignore, ...] = ()
    problem: str = ""


def read_ignore(text: str) -> Written:
    """What ``RULE: reason`` says, or ``RULE, RULE: reason``."""
    names, _, reason = (part.strip() for part in text.partition(":"))
    rules = [name for each in names.split(",") if (name := each.strip())]
    if not rules:
        return Written(problem="an ignore names a rule and a reason: ignore RULE: reason")
    known = load_rules()
    for name in rules:
        if name not in known:
            return Written(problem=f"no rule is named {name}{did_you_mean(name, known)}")
        if known[name].category == "pod-security":
            return Written(problem=f"{name} is Pod Security, which cdk8s.yaml can turn off, and no file by itself")
    if not reason:
        return Written(problem=f"an ignore needs a reason: ignore {', '.join(rules)}: reason")
    return Written(tuple(Ignore(name, reason, is_in_file=True) for name in rules))
