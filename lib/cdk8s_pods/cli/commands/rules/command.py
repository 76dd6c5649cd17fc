"""``cdk8s-pods rules``: list the rules, or explain one."""

from __future__ import annotations

import json
import sys

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.cli.terminal import Paint
from cdk8s_pods.rules.catalogue import load_rules
from cdk8s_pods.suggestion import did_you_mean

from .description import speaks_of
from .markdown import rule_as_markdown, rules_as_markdown
from .text import rule_as_json, rule_as_text, rules_as_text

_DESCRIPTION = """\
List every rule with its first sentence, those that speak of some words, or explain one:
why it exists, what to do about it, where it comes from, and a bad and a good example."""

_EPILOG = """\
examples:
  cdk8s-pods rules                               every rule
  cdk8s-pods rules probe port                    those that speak of probes and ports
  cdk8s-pods rules handlers_do_one_thing         all about one
  cdk8s-pods rules selinux --format json         for a program

exit codes: 0 found, 2 wrong usage, or no rule is named so or speaks of the words"""


def main(arguments: list[str]) -> int:
    """Print what the arguments ask for."""
    given = _parser().parse_args(arguments)
    rules = load_rules()
    words: list[str] = given.words
    rule = rules.get(words[0]) if len(words) == 1 else None
    found = [each for each in rules.values() if speaks_of(each, words)]
    if not found:
        wrong = " ".join(words)
        hint = did_you_mean(wrong, rules)
        raise UsageError(f"no rule is named {wrong}, or speaks of it{hint}; `cdk8s-pods rules` lists them")

    if given.format == "json":
        text = json.dumps(rule_as_json(rule) if rule else [rule_as_json(each) for each in found], indent=2)
    elif given.format == "markdown":
        text = rule_as_markdown(rule) if rule else rules_as_markdown(found)
    else:
        paint = Paint(sys.stdout)
        text = rule_as_text(rule, paint) if rule else rules_as_text(found, paint)
    sys.stdout.write(f"{text}\n")
    return 0


def _parser() -> Arguments:
    parser = Arguments("rules", _DESCRIPTION, _EPILOG)
    parser.add_argument(
        "words", nargs="*", metavar="NAME|WORD", help="the rule to explain, or words that rules have to speak of"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown"),
        default="text",
        help="text for people (default), json for programs, markdown as in the documentation",
    )
    return parser
