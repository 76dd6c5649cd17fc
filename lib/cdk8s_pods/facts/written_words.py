"""Words of commands that only a shell would understand, and several words in one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Signs between commands, and redirections, as words of their own.
_OPERATORS = frozenset({"&", "&&", "|", "||", ";", ">", ">>", "<", "2>", "2>&1", "&>", ">&2", "1>&2", ">/dev/null"})
#: Programs that take some of these signs as arguments, or hand all that is behind them to a shell.
_TAKING_OPERATORS = frozenset(
    {
        "[",
        "[[",
        "awk",
        "cmd",
        "cmd.exe",
        "expr",
        "find",
        "jq",
        "parallel",
        "powershell",
        "pwsh",
        "ssh",
        "su",
        "test",
        "xargs",
    }
)
#: Words that a shell knows, and that no image has a program for.
_SHELL_WORDS = frozenset({"if", "while", "until", "for", "case", "source", "export", "unset", "alias", "set"})
#: Parts of the names of options whose value is a line of options itself.
_OF_OPTIONS = ("opt", "arg", "flag", "param", "cmd", "command", "exec", "script")


def shell_operators(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The words of a command that are signs of a shell's, where no shell reads them: the place and the sign of each.

    Args:
        words: The program and its arguments.
    """
    # Deferred, as below: the first word of a command is looked at in every pod, the others where somebody asks.
    from cdk8s_pods.facts.command_words import program_name, unwrapped
    from cdk8s_pods.facts.shell_text import shell_script

    left = unwrapped(words)
    if not left or shell_script(left) is not None or program_name(left[0]) in _TAKING_OPERATORS:
        return
    for position, word in enumerate(words):
        if word in _OPERATORS:
            yield position, word


def several_options(word: str) -> bool:
    """Whether one argument is several options, or an option and its value: ``--verbose --port=80``, ``--port 80``.

    A value may hold spaces, and options where the name of the option says that it takes a line of them.
    """
    if word[:1] != "-" or not any(character.isspace() for character in word):
        return False
    first, *others = word.split()
    name, has_value, value = first.partition("=")
    if not _is_option(name) or any(part in name.lower() for part in _OF_OPTIONS):
        return False
    if has_value:
        # A value that begins with a quote or an option may be a text with spaces.
        return value[:1] not in ("-", '"', "'", "{", "[") and any(
            _is_option(other.partition("=")[0]) for other in others
        )
    if name[:2] == "--" or any(_is_option(other.partition("=")[0]) for other in others):
        return True
    # A short option and a path or a number: -c /etc/app.yaml.
    return len(name) == 2 and len(others) == 1 and (others[0][0] == "/" or not others[0].strip("0123456789"))


def program_problem(program: str) -> str | None:
    """Why the first word of a command can be no program; None where it can.

    Args:
        program: The word.
    """
    if not program.strip():
        return "is empty"
    if program[:1] == "-" and len(program) > 1:
        return "is an option"
    if program in _SHELL_WORDS:
        return "is a word of the shell"
    return None


def lost_words(words: Sequence[str]) -> str | None:
    """The text that a shell is given with ``-c`` where it is one word, and the words behind it are lost to it.

    ``sh -c sleep 60`` starts ``sleep`` alone: what stands behind the text becomes ``$0``, ``$1``, ...

    Args:
        words: The program and its arguments.
    """
    from cdk8s_pods.facts.command_words import unwrapped
    from cdk8s_pods.facts.shell_text import SHELLS, shell_script

    left = unwrapped(words)
    script = shell_script(left)
    if script is None or left[-1] == script or "$" in script:
        return None
    is_one_word = script.split() == [script] and not any(sign in script for sign in ";&|<>()")
    behind = left[left.index(script) + 1 :]
    return script if is_one_word and behind and script not in SHELLS else None


def _is_option(word: str) -> bool:
    letters = word.lstrip("-")
    return word[:1] == "-" and letters[:1].isalpha() and len(word) - len(letters) <= 2
