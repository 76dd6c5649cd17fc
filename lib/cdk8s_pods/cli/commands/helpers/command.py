"""``cdk8s-pods helpers``: list the helpers, or explain one."""

from __future__ import annotations

import sys

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.cli.terminal import Paint
from cdk8s_pods.suggestion import did_you_mean

from .description import described, helper_names
from .markdown import helper_as_markdown, index_as_markdown
from .text import helper_as_text, helpers_as_text

_DESCRIPTION = """\
List the helpers of cdk8s_pods.helpers, or explain one: what is known of its image, what
it takes, and the YAML that it makes."""

_EPILOG = """\
examples:
  cdk8s-pods helpers                  every helper
  cdk8s-pods helpers redis_exporter   all about one

exit codes: 0 found, 2 wrong usage"""


def main(arguments: list[str]) -> int:
    """Print what the arguments ask for."""
    given = _parser().parse_args(arguments)
    names, name = helper_names(), given.name
    if name is not None and name not in names:
        hint = did_you_mean(name.replace("-", "_"), names)
        raise UsageError(f"no helper is named {name}{hint}; `cdk8s-pods helpers` lists them")
    if given.format == "markdown":
        text = helper_as_markdown(described(name)) if name else index_as_markdown(names)
    else:
        paint = Paint(sys.stdout)
        text = helper_as_text(described(name), paint) if name else helpers_as_text(names, paint)
    sys.stdout.write(f"{text}\n")
    return 0


def _parser() -> Arguments:
    parser = Arguments("helpers", _DESCRIPTION, _EPILOG)
    parser.add_argument("name", nargs="?", metavar="NAME", help="the helper to explain")
    parser.add_argument(
        "--format",
        choices=("text", "markdown"),
        default="text",
        help="text for people (default), markdown as in the documentation",
    )
    return parser
