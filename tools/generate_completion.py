"""Write what shells complete, from the argument parsers of the commands, the rules and the helpers as they are.

Run by ``make generate`` after an option, a rule or a helper came, went or changed its name.
"""

from __future__ import annotations

from argparse import SUPPRESS, Action, BooleanOptionalAction
from importlib import import_module
from pathlib import Path
from textwrap import shorten
from unittest.mock import patch

from cdk8s_pods.cli.arguments import Arguments
from cdk8s_pods.cli.commands import completion
from cdk8s_pods.cli.commands.helpers.description import helper_names
from cdk8s_pods.cli.commands.play.permission import ACCESS
from cdk8s_pods.cli.main import COMMANDS, module_of
from cdk8s_pods.rules.catalogue import load_rules
from cdk8s_pods.schema import VERSIONS

from .generated import settle

FOLDER = Path(completion.__file__).parent

Values = str | tuple[str, ...] | None

#: What a place that the help text calls so takes; of all others, such as a number, nothing can be offered.
_BY_METAVAR: dict[str, Values] = {
    "ACCESS": tuple(ACCESS),
    "DIR": "folders",
    "FILE": "files",
    "FILE|NAME": "files",
    "FOLDER": "folders",
    "NAME|WORD": "rules",
    "NEW": "files",
    "OLD": "files",
    "PATH": "files",
    "RULE": "rules",
    "[NAME:=]SOURCE": "files",
}
#: The same for places whose name in the help text says too little.
_BY_PLACE: dict[tuple[str, str], Values] = {
    ("helpers", "name"): tuple(helper_names()),
    ("synth", "format"): ("plain", "helm"),
    ("synth", "chart_api_version"): ("v1", "v2"),
}
#: The one command that has no parser: what follows its own words is the user's program.
_RUN: tuple[dict[str, tuple[Values, str]], Values] = (
    {"--help": (None, "show what there is"), "-h": (None, ""), "-m": ("", "")},
    "files",
)

#: Of what an option does, so many characters are shown: a line beside its name has no room for more.
_WIDTH = 80


class _Found(Exception):
    """Carries the parser of a command out of it."""


def _parser_of(command: str) -> Arguments:
    def found(parser: Arguments, *_: object) -> None:
        raise _Found(parser)

    with patch.object(Arguments, "parse_known_args", found):
        try:
            import_module(module_of(command)).main(["--help"])
        except _Found as end:
            parser: Arguments = end.args[0]
            return parser
    raise ValueError(f"{command} does not read its arguments with Arguments")


def _values(command: str, action: Action) -> Values:
    """What stands after an option, or as an argument; None for an option that stands alone."""
    if action.nargs == 0 or isinstance(action, BooleanOptionalAction):
        return None
    if action.choices is not None:
        return tuple(map(str, action.choices))
    if action.dest == "kubernetes":
        return tuple(VERSIONS)
    return _BY_PLACE.get((command, action.dest), _BY_METAVAR.get(str(action.metavar), ""))


def _denies(action: Action, option: str) -> bool:
    return isinstance(action, BooleanOptionalAction) and option.startswith("--no-")


def _parameters(command: str) -> tuple[dict[str, tuple[Values, str]], Values]:
    if command == "run":
        return _RUN
    options: dict[str, tuple[Values, str]] = {}
    arguments: Values = ""
    for action in _parser_of(command)._actions:  # argparse shows them nowhere else
        if action.help == SUPPRESS:
            continue
        for option in action.option_strings:
            does = f"do not {action.help}" if _denies(action, option) else action.help or ""
            shown = shorten(does, _WIDTH, placeholder=" ...") if option.startswith("--") else ""
            options[option] = (_values(command, action), shown)
        if not action.option_strings:
            arguments = _values(command, action)
    return options, arguments


def parameters() -> str:
    """The text of the table of options and arguments."""
    found = {command: _parameters(command) for command in COMMANDS}
    lines = [
        '"""What each command can be given, for the TAB key.',
        "",
        "Written by tools/generate_completion.py from the argument parsers themselves; not edited by hand.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "# fmt: off",
        "#: Command -> option -> what its value is, and what it does. A value is one of some words, of the rules,",
        "#: of the files or of the folders, anything (an empty text), or there is none.",
        "OPTIONS: dict[str, dict[str, tuple[str | tuple[str, ...] | None, str]]] = {",
    ]
    for command, (options, _) in found.items():
        lines += [f"    {command!r}: {{", *(f"        {name!r}: {of!r}," for name, of in options.items()), "    },"]
    lines += ["}", "#: Command -> what its arguments are.", "ARGUMENTS: dict[str, str | tuple[str, ...] | None] = {"]
    lines += [f"    {command!r}: {arguments!r}," for command, (_, arguments) in found.items()]
    return "\n".join([*lines, "}", ""])


def rule_names() -> str:
    """The text of the list of rules."""
    return "\n".join(
        [
            '"""The names of all rules, for the TAB key.',
            "",
            "Written by tools/generate_completion.py from the rules themselves; not edited by hand.",
            '"""',
            "",
            "# fmt: off",
            "RULES = (",
            *(f"    {name!r}," for name in sorted(load_rules())),
            ")",
            "",
        ]
    )


if __name__ == "__main__":
    settle({FOLDER / "parameters.py": parameters(), FOLDER / "rule_names.py": rule_names()})
