"""``cdk8s-pods completion``: print what a shell needs, and answer it whenever its TAB key is pressed.

The script of a shell is a few lines that ask this command, so that one which somebody has saved offers what the
installed version knows. For that the answer has to be there at once: it is looked up in generated tables, and neither
an argument parser nor a rule is loaded.
"""

from __future__ import annotations

import os
import sys

#: How the scripts ask: the words after the command's name follow, the last one being typed.
ASKS = "--words"

SHELLS = ("bash", "zsh", "fish")

_DESCRIPTION = """\
Print the script that lets a shell complete commands, options, their values, rules, helpers
and files of cdk8s-pods. It asks the cdk8s-pods on the PATH, and so it is never out of date."""

_EPILOG = """\
examples:
  cdk8s-pods completion bash >> ~/.bashrc
  cdk8s-pods completion zsh >> ~/.zshrc
  cdk8s-pods completion fish > ~/.config/fish/completions/cdk8s-pods.fish

exit codes: 0 printed, 2 wrong usage"""


def main(arguments: list[str]) -> int:
    """Print the script, or the answer to one."""
    if arguments[:1] == [ASKS]:
        from .answer import answer

        sys.stdout.write("".join(f"{line}\n" for line in answer(arguments[1:])))
        return 0

    # Deferred: the parser takes longer to import than an answer to give.
    from cdk8s_pods.cli.arguments import Arguments

    parser = Arguments("completion", _DESCRIPTION, _EPILOG)
    parser.add_argument("shell", nargs="?", choices=SHELLS, metavar="SHELL", help=f"the shell: {', '.join(SHELLS)}")
    given = parser.parse_args(arguments)
    if given.shell is None:
        parser.error(f"no shell is named: {', '.join(SHELLS)}")
    with open(os.path.join(os.path.dirname(__file__), f"script.{given.shell}"), encoding="utf-8") as script:
        sys.stdout.write(script.read())
    return 0
