"""What the words of a command start: the program behind wrappers, and the commands in the text of a shell."""

from __future__ import annotations

from .shell_text import shell_script, steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

#: Programs that start the words behind them in their place -> their options that take a word.
_WRAPPERS: dict[str, frozenset[str]] = {
    "exec": frozenset({"-a"}),
    "command": frozenset(),
    "env": frozenset({"-u", "-C", "--unset", "--chdir"}),
    "nohup": frozenset(),
    "nice": frozenset({"-n"}),
    "ionice": frozenset({"-c", "-n"}),
    "stdbuf": frozenset({"-i", "-o", "-e"}),
    "setsid": frozenset(),
    "sudo": frozenset({"-u", "-g"}),
    "tini": frozenset({"-p", "-e"}),
    "dumb-init": frozenset({"-r", "--rewrite"}),
    "catatonit": frozenset(),
    "busybox": frozenset(),
    "docker-entrypoint.sh": frozenset(),
    "entrypoint.sh": frozenset(),
}
#: Wrappers whose first word is a user.
_AS_USER = frozenset({"su-exec", "gosu"})


#: Several rules look at the same command.
_KNOWN: dict[tuple[str, ...], list[Run]] = {}
_KNOWN_LIMIT = 1024


def program_name(word: str) -> str:
    """The name of a program without its folder: ``nginx`` of ``/usr/sbin/nginx``; an option is none, and stays."""
    return word if word[:1] == "-" else word.rpartition("/")[2]


def unwrapped(words: Sequence[str]) -> tuple[str, ...]:
    """The words from the program on that runs in the end: ``nginx -g ...`` of ``exec tini -- nginx -g ...``."""
    left = list(words)
    while left:
        name = program_name(left[0])
        if name in _AS_USER and len(left) > 2:
            left = left[2:]
            continue
        if name not in _WRAPPERS:
            # A variable that is set for this one command.
            variable, sign, _ = left[0].partition("=")
            if sign and variable.isidentifier():
                left = left[1:]
                continue
            break
        rest = left[1:]
        while rest and rest[0][:1] == "-":
            rest = rest[2:] if rest[0] in _WRAPPERS[name] else rest[1:]
        while name == "env" and rest and "=" in rest[0]:
            rest = rest[1:]
        if not rest:
            break
        left = rest
    return tuple(left)


class Run:
    """One program that a container runs.

    Args:
        words: The program and its arguments.
        is_certain: Whether it is run whatever the others do, as long as those before it succeed.
        is_waited_for: Whether what comes after it waits for its end.
        is_last: Whether nothing comes after it.
    """

    __slots__ = ("is_certain", "is_last", "is_waited_for", "words")

    def __init__(self, words: tuple[str, ...], *, is_certain: bool, is_waited_for: bool, is_last: bool) -> None:
        self.words = words
        self.is_certain = is_certain
        self.is_waited_for = is_waited_for
        self.is_last = is_last

    @property
    def program(self) -> str:
        """The name of the program, without its folder."""
        return program_name(self.words[0])


def runs_of(words: Sequence[str]) -> list[Run]:
    """The programs that the words of a command run: one, or those in the text of a shell.

    Args:
        words: The command and the arguments behind it.
    """
    key = tuple(words)
    found = _KNOWN.get(key)
    if found is None:
        if len(_KNOWN) >= _KNOWN_LIMIT:
            _KNOWN.clear()
        found = _KNOWN[key] = _take_apart(key)
    return found


def _take_apart(words: tuple[str, ...]) -> list[Run]:
    left = unwrapped(words)
    if not left:
        return []
    script = shell_script(left)
    if script is None:
        return [Run(left, is_certain=True, is_waited_for=True, is_last=True)]
    found: list[Run] = []
    written = steps(script)
    for position, step in enumerate(written):
        inner = unwrapped(step.words)
        if not inner:
            continue
        is_last = position == len(written) - 1
        is_waited_for = step.sign not in ("&", "|") and step.before != "|"
        nested = _take_apart(inner) if shell_script(inner) is not None else []
        for run in nested:
            run.is_certain = run.is_certain and step.is_certain
            run.is_waited_for = run.is_waited_for and is_waited_for
            run.is_last = run.is_last and is_last
        found += nested or [Run(inner, is_certain=step.is_certain, is_waited_for=is_waited_for, is_last=is_last)]
    return found


def words_of(container: Mapping[str, Any]) -> tuple[str, ...]:
    """The words that a container is started with, as far as they are written."""
    return (*container.get("command", ()), *container.get("args", ()))
