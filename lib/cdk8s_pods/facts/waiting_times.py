"""How long containers wait, and take to stop, as far as their commands, hooks and programs say."""

from __future__ import annotations

from .command_words import runs_of, words_of
from .image_facts import image_facts
from .unix_programs import sleeping_seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

#: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
DEFAULT_GRACE_SECONDS = 30


def hook_seconds(hook: Mapping[str, Any]) -> float:
    """How long a hook takes at least: what its ``sleep`` says, or what its command sleeps; 0 where nobody knows.

    Args:
        hook: A ``preStop`` or a ``postStart``, well-typed.
    """
    if "sleep" in hook:
        seconds: int = hook["sleep"].get("seconds", 0)
        return seconds
    return _slept(hook.get("exec", {}).get("command", ()))


def slept_seconds(container: Mapping[str, Any]) -> float:
    """How long the command of a container sleeps for certain."""
    return _slept(words_of(container)) if container.get("command") else 0


def drain_seconds(container: Mapping[str, Any]) -> int | None:
    """How long the program of a container may take to stop, unless it is told otherwise; None where nobody knows."""
    image = image_facts(container.get("image", ""))
    if image is None or image.drain_seconds is None or "envFrom" in container:
        return None
    told = (*words_of(container), *(variable.get("name", "") for variable in container.get("env", ())))
    if container.get("command") or any(part in text for part in image.drain_moved_by for text in told):
        return None
    return image.drain_seconds


def _slept(command: Sequence[str]) -> float:
    """The seconds that a command sleeps for certain, all of its sleeps together."""
    return sum(
        sleeping_seconds((run.program, *run.words[1:])) or 0
        for run in runs_of(command)
        if run.is_certain and run.is_waited_for
    )
