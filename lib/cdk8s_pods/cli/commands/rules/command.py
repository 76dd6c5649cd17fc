"""``cdk8s-pods rules``: list the rules, or explain one."""

from __future__ import annotations

import json
import sys

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.cli.terminal import Paint
from cdk8s_pods.rules.catalogue import load_rules
from cdk8s_pods.suggestion import did_you_mean

from .markdown import rule_as_markdown, rules_as_markdown
from .text import rule_as_json, rule_as_text, rules_as_text

_DESCRIPTION = """\
List every rule with its first sentence, or explain one: why it exists, what to do about
it, where it comes from, and a bad and a good example."""


def main(arguments: list[str]) -> int:
    """Print what the arguments ask for."""
    given = _parser().parse_args(arguments)
    rules = load_rules()
    name = given.name
    if name is not None and name not in rules:
        raise UsageError(f"no rule is named {name}{did_you_mean(name, rules)}; `cdk8s-pods rules` lists them")
    rule = rules[name] if name is not None else None

    if given.format == "json":
        text = json.dumps(rule_as_json(rule) if rule else [rule_as_json(each) for each in rules.values()], indent=2)
    elif given.format == "markdown":
        text = rule_as_markdown(rule) if rule else rules_as_markdown(rules.values())
    else:
        paint = Paint(sys.stdout)
        text = rule_as_text(rule, paint) if rule else rules_as_text(rules.values(), paint)
    sys.stdout.write(f"{text}\n")
    return 0


def _parser() -> Arguments:
    parser = Arguments("rules", _DESCRIPTION)
    parser.add_argument("name", nargs="?", metavar="NAME", help="the rule to explain")
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown"),
        default="text",
        help="text for people (default), json for programs, markdown as in the documentation",
    )
    return parser
