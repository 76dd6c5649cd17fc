"""The files that a command starts: its program, and the script that an interpreter is given."""

from __future__ import annotations

from .command_words import program_name, runs_of
from .shell_text import SHELLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

_INTERPRETERS = SHELLS | {"node", "perl", "php", "python", "python3", "ruby"}
_PROBES = ("livenessProbe", "readinessProbe", "startupProbe")


class Started:
    """One file that a command starts.

    Args:
        path: Its path, absolute.
        is_executed: Whether the kernel executes it, which needs a mode for that; an interpreter only reads its script.
    """

    __slots__ = ("is_executed", "path")

    def __init__(self, path: str, *, is_executed: bool) -> None:
        self.path = path
        self.is_executed = is_executed


def started_by(words: Sequence[str], working_directory: str | None) -> Started | None:
    """The file that a command starts before anything else; None where its path is not known.

    Args:
        words: The program and its arguments.
        working_directory: Where a relative path begins; None for that of the image.
    """
    runs = runs_of(words)
    if not runs or not runs[0].is_certain:
        return None
    first = runs[0].words
    path = _absolute(first[0], working_directory)
    if path is not None and program_name(first[0]) not in _INTERPRETERS:
        return Started(path, is_executed=True)
    if program_name(first[0]) in _INTERPRETERS and len(first) > 1 and first[1][:1] != "-":
        script = _absolute(first[1] if "/" in first[1] else f"./{first[1]}", working_directory)
        return None if script is None else Started(script, is_executed=False)
    return None


def commands_of(container: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every command of a container with the steps to it: its own, those of its probes and those of its hooks."""
    command = container.get("command")
    if command:
        yield (*command, *container.get("args", ())), ("command",)
    for name in _PROBES:
        if name in container and "exec" in container[name]:
            yield tuple(container[name]["exec"].get("command", ())), (name, "exec", "command")
    for name, handler in container.get("lifecycle", {}).items():
        if name in ("postStart", "preStop") and "exec" in handler:
            yield tuple(handler["exec"].get("command", ())), ("lifecycle", name, "exec", "command")


def _absolute(path: str, working_directory: str | None) -> str | None:
    if "$" in path or "/" not in path:
        return None
    if path.startswith("/"):
        return path
    return f"{working_directory}/{path.removeprefix('./')}" if working_directory and ".." not in path else None
