"""Containers that run until they are stopped."""

from __future__ import annotations

from .command_words import program_name, runs_of, words_of
from .image_facts import namesake_facts, program_facts
from .unix_programs import endlessness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .command_words import Run
    from .image_facts import Image

#: What makes nearly every program say something and end: whole words.
ENDING_WORDS = frozenset({"-t", "-h", "-v", "-V", "help", "version", "validate", "--version", "--help", "--dry-run"})
#: What has a program end after its work, or opens a door to end it: parts of words.
_ENDING_PARTS = ("quitquitquit", "exit-after", "once", "one-time", "migrate")
#: How a container ends its neighbour.
_STOPPING_WORDS = ("quitquitquit", "kill", "shutdown", "/exit", "terminate", "/stop", "/quit", "graceful_shutdown")
#: The heads of loops without an end; of `for ((;;))` the signs are no words.
_ENDLESS_HEADS = (("while", "true"), ("while", ":"), ("until", "false"), ("while", "[", "1", "]"), ("for",))
#: What has a loop without an end come to one.
_LEAVING = frozenset({"break", "exit", "return", "exec", "kill", "trap"})


class Endless:
    """Why a container never ends.

    Args:
        reason: The sentence.
        is_certain: Whether nothing that is not written here can have it end.
    """

    __slots__ = ("is_certain", "reason")

    def __init__(self, reason: str, *, is_certain: bool = True) -> None:
        self.reason = reason
        self.is_certain = is_certain


def endless_run(container: Mapping[str, Any]) -> Endless | None:
    """Why a container is known never to end by itself; None where it ends, or nobody knows.

    It is known of images whose own program is a server or an agent, of commands that start one, of programs that wait
    for ever, and of loops in the text of a shell that nothing leaves.
    """
    if container.get("command"):
        return _of_words(words_of(container), container)
    args: Sequence[str] = container.get("args", ())
    image = namesake_facts(container.get("image", ""))
    if image is None:
        return None
    if image.starts == "nothing":
        return _of_words(args, container)
    if not args:
        return None if image.subcommands else _of_program(image, (), container)
    first = program_name(args[0])
    if first in image.programs or first == image.name:
        return _of_program(image, tuple(args[1:]), container, is_named=True)
    if image.starts == "script" and args[0][:1] != "-" and args[0] not in image.subcommands:
        return _of_words(args, container)
    return _of_program(image, tuple(args), container)


def stops_others(container: Mapping[str, Any]) -> bool:
    """Whether the text of a container's command speaks of stopping another one."""
    return any(word in text for text in words_of(container) for word in _STOPPING_WORDS)


def _of_words(words: Sequence[str], container: Mapping[str, Any]) -> Endless | None:
    """Why a command never ends: the first program that it cannot get past."""
    runs = runs_of(words)
    if any("trap" in run.words or "kill" in run.words for run in runs):
        return None
    behind: Endless | None = None
    for run in runs:
        found = _of_run(run, container) if run.is_certain else None
        if found is not None and run.is_waited_for:
            return found
        behind = behind or found
        if behind is not None and run.words == ("wait",):
            return behind  # the shell waits for what it has started in the background
    return _of_loop(runs, words)


def _of_run(run: Run, container: Mapping[str, Any]) -> Endless | None:
    reason = endlessness((run.program, *run.words[1:]))
    if reason is not None:
        return Endless(reason)
    image = program_facts(run.program)
    return None if image is None else _of_program(image, run.words[1:], container, is_named=True)


def _of_program(
    image: Image, arguments: tuple[str, ...], container: Mapping[str, Any], *, is_named: bool = False
) -> Endless | None:
    """Why the program of an image never ends with these arguments.

    Args:
        image: What is known of it.
        arguments: The arguments.
        container: The container, for its variables.
        is_named: Whether a command names the program, so that what the image would add is missing.
    """
    # An option that is switched off says nothing: --one-time=false.
    arguments = tuple(word for word in arguments if not word.endswith("=false"))
    if any(word in ENDING_WORDS or any(part in word for part in _ENDING_PARTS) for word in arguments):
        return None
    said = {word.partition("=")[0].lstrip("-") for word in arguments}
    if any(word.lstrip("-") in said or _may_be_set(word, container) for word in image.ends_with):
        return None
    if image.subcommands:
        asked = next((word for word in arguments if word[:1] != "-"), "")
        if asked not in image.subcommands:
            return None
    if is_named and image.stays_with and not any(text in word for word in arguments for text in image.stays_with):
        return None
    reason = f"{image.name} runs until it is stopped"
    # Whole ConfigMaps and Secrets may hold such a variable.
    may_end = image.may_end or ("envFrom" in container and any(map(_is_a_variable, image.ends_with)))
    return Endless(f"{reason}, unless {image.may_end}" if image.may_end else reason, is_certain=not may_end)


def _only_waits(words: tuple[str, ...]) -> bool:
    """Whether the head of a loop does nothing but wait, which always succeeds: ``while sleep 10``."""
    return len(words) == 3 and words[:2] == ("while", "sleep") and words[2][:1].isdigit()


def _is_a_variable(word: str) -> bool:
    return word.partition("=")[0].replace("_", "").isupper() and word[:1] != "-"


def _may_be_set(word: str, container: Mapping[str, Any]) -> bool:
    """Whether a container has a variable, with its value where the word says one, or with one that is not written."""
    name, _, wanted = word.partition("=")
    return _is_a_variable(word) and any(
        variable.get("name") == name and (not wanted or variable.get("value", wanted) == wanted)
        for variable in container.get("env", ())
    )


def _of_loop(runs: Sequence[Run], words: Sequence[str]) -> Endless | None:
    """Why a command that comes to a loop without an end never ends."""
    for position, run in enumerate(runs):
        if run.words in _ENDLESS_HEADS or _only_waits(run.words):
            inside = [word for each in runs[position:] for word in each.words]
            # With -e the first command that fails ends the whole.
            stops_on_errors = any(word[:1] == "-" and "e" in word and len(word) < 6 for word in words[1:3])
            stops_on_errors = stops_on_errors or any(each.words[:2] == ("set", "-e") for each in runs)
            is_reached = all(each.is_certain for each in runs[:position])
            if is_reached and not stops_on_errors and _LEAVING.isdisjoint(inside):
                return Endless("its loop has no end")
            return None
    return None
