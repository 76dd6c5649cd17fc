"""What can stand at the place where somebody types, from the generated tables."""

from __future__ import annotations

from cdk8s_pods.cli.main import ALIASES, COMMANDS

from .parameters import ARGUMENTS, OPTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The first line of an answer says what the rest is: words, each with what it means after a tab, or nothing but the
#: wish that the shell offers files or folders itself, as it does everywhere else.
WORDS, FILES, FOLDERS = "words", "files", "folders"

_GLOBAL_OPTIONS = {"--help": "show what there is", "--version": "show the version"}
_END_OF_OPTIONS = "--"


def answer(words: list[str]) -> list[str]:
    """The lines that the script of a shell turns into what it offers.

    Args:
        words: What stands after the name of the program; the last word is being typed and may be empty.
    """
    *before, typed = words or [""]
    if not before:
        return _words(typed, {**COMMANDS, **(_GLOBAL_OPTIONS if typed.startswith("-") else {})})
    name = ALIASES.get(before[0], before[0])
    if name == "help":
        return _words(typed, COMMANDS if len(before) == 1 else {})
    if name not in COMMANDS:
        return [WORDS]
    return _of_command(name, before[1:], typed)


def _of_command(name: str, before: list[str], typed: str) -> list[str]:
    options, arguments = OPTIONS[name], ARGUMENTS[name]
    if name == "run" and any(not word.startswith("-") for word in before):
        return [FILES]  # arguments of the user's program, of which nothing is known
    if _END_OF_OPTIONS in before:
        return _values(arguments, typed)
    # bash takes `--format=json` for three words; elsewhere it is one, and stays one.
    if typed == "=" and before and before[-1] in options:
        return _values(options[before[-1]][0], "")
    if len(before) > 1 and before[-1] == "=" and before[-2] in options:
        return _values(options[before[-2]][0], typed)
    option, equals, value = typed.partition("=")
    if equals and option in options:
        return _values(options[option][0], value, f"{option}=")
    if before and before[-1] in options and options[before[-1]][0] is not None:
        return _values(options[before[-1]][0], typed)
    if typed.startswith("-"):
        # What is short is offered only to who asks for it: each says what its long form says.
        named = {each: does for each, (_, does) in options.items() if each.startswith("--") or each == typed}
        return _words(typed, named)
    return _values(arguments, typed)


def _values(values: str | tuple[str, ...] | None, typed: str, prefix: str = "") -> list[str]:
    """What can stand where a value is expected, as the tables name it."""
    if values in (FILES, FOLDERS):
        return [str(values)]
    if isinstance(values, tuple):
        return _words(typed, dict.fromkeys(values, ""), prefix)
    if values == "rules":
        # Deferred: nothing else needs their names, which are many.
        from .rule_names import RULES

        return _words(typed, dict.fromkeys(RULES, ""), prefix)
    return [WORDS]


def _words(typed: str, named: dict[str, str], prefix: str = "") -> list[str]:
    return [WORDS, *_lines(prefix, ((word, does) for word, does in named.items() if word.startswith(typed)))]


def _lines(prefix: str, words: Iterable[tuple[str, str]]) -> Iterator[str]:
    for word, does in words:
        yield f"{prefix}{word}\t{does}" if does else f"{prefix}{word}"
