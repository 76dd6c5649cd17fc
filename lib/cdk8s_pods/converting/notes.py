"""The comments of a manifest, each with the field it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from cdk8s_pods.reading.source_positions import Positions
    from cdk8s_pods.reading.yaml_comments import Comment

    Step: TypeAlias = str | int

#: What tells a tool of Python's something where a comment begins with it, and must not: it was written for YAML.
_TOOLS = re.compile(
    r"(^|#)\s*(?=(type|noqa|fmt|yapf|ruff|pyright|basedpyright|mypy|pylint|isort|flake8|nosec|pragma|!)\b|!)",
    re.IGNORECASE,
)


class Notes:
    """The comments of one value: its own, and those of what it holds. Each is taken once."""

    def __init__(self) -> None:
        self._own: list[str] = []
        self._inside: dict[Step, Notes] = {}

    def add(self, steps: Iterable[Step], text: str) -> None:
        """Put a comment to the field that steps lead to."""
        notes = self
        for step in steps:
            notes = notes._inside.setdefault(step, Notes())
        notes._own.append(text)

    def at(self, *steps: Step) -> Notes:
        """The notes of a field; without any, empty ones."""
        notes = self
        for step in steps:
            found = notes._inside.get(step)
            if found is None:
                return Notes()
            notes = found
        return notes

    @property
    def is_empty(self) -> bool:
        """Whether there are no comments at all, taken or not."""
        return not self._own and not self._inside

    def take_own(self) -> tuple[str, ...]:
        """The comments of the value itself."""
        taken = tuple(self._own)
        self._own.clear()
        return taken

    def take_all(self) -> tuple[str, ...]:
        """The comments of the value and of everything in it that were not taken yet, in their order."""
        return (*self.take_own(), *(text for inside in self._inside.values() for text in inside.take_all()))


def notes_of(comments: Sequence[Comment], positions: Positions) -> Notes:
    """The notes of one document.

    A comment behind a field belongs to it, one on lines of its own to what comes next: the outermost field or element
    that begins there. What comes after everything else belongs to the document as a whole.

    Args:
        comments: Those of the document.
        positions: The places inside it.
    """
    starts: dict[int, tuple[Step, ...]] = {}
    for line, steps in _starts(positions):
        starts.setdefault(line, steps)
    lines = sorted(starts)
    notes = Notes()
    behind: list[str] = []
    for comment in comments:
        # What follows on a line of its own, or what began on the same line or above it.
        found = bisect_right(lines, comment.line) - (not comment.is_alone)
        text = cleaned(comment.text)
        if 0 <= found < len(lines):
            notes.add(starts[lines[found]], text)
        else:
            behind.append(text)
    for text in behind:
        notes.add((), text)
    return notes


def cleaned(text: str) -> str:
    """A comment of the input as it can stand in a program: one line of it, that tells no tool anything."""
    text = "".join(character if character.isprintable() else " " for character in text).rstrip()
    text = text.lstrip("#")
    text = text.removeprefix(" ")
    return _TOOLS.sub("YAML: ", text)


def _starts(positions: Positions, steps: tuple[Step, ...] = ()) -> Iterator[tuple[int, tuple[Step, ...]]]:
    """Every field and element with the line it begins on, outer ones first."""
    places = positions.items() if isinstance(positions, dict) else enumerate(positions or ())
    for step, place in places:
        inner = (*steps, step)
        yield place.line, inner
        yield from _starts(place.inside, inner)
