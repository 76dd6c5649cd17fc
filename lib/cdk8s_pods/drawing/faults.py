"""The faults of a picture: numbered, each at the closest place that the picture has for it, and told below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.issues import Message
from cdk8s_pods.issues.printable import printable

from .sketch import Note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.issues import FieldPath, Issue
    from cdk8s_pods.issues.field_path import Step


class Faults:
    """Numbers the faults of a picture, whichever object they are in."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def of(self, issues: Iterable[Issue], subject: str = "") -> Places:
        """The faults of one object; advice is none.

        Args:
            issues: What the rules say of the object.
            subject: What the object is called, where the picture has several; empty where it is the only one.
        """
        places: list[tuple[tuple[Step, ...], int]] = []
        for issue in issues:
            if issue.refuses:
                number = len(self.notes) + 1
                self.notes.append(Note(number, _told(issue, subject)))
                places.append((issue.steps, number))
        return Places(places)


class Places:
    """Gives each fault of an object to the first place that asks for it: the innermost ask first.

    Args:
        numbers: The steps to each fault, and its number.
    """

    def __init__(self, numbers: list[tuple[tuple[Step, ...], int]]) -> None:
        self._numbers = numbers

    def below(self, at: FieldPath) -> tuple[int, ...]:
        """The numbers of the faults at a path or below, which nobody has asked for yet."""
        steps = at.steps
        taken = [each for each in self._numbers if each[0][: len(steps)] == steps]
        self._numbers = [each for each in self._numbers if each not in taken]
        return tuple(number for _, number in taken)

    def rest(self) -> tuple[int, ...]:
        """The numbers of the faults that nobody has asked for."""
        rest, self._numbers = self._numbers, []
        return tuple(number for _, number in rest)


def _told(issue: Issue, subject: str) -> str:
    shown = issue.replace(subject=subject)
    if {"env", "value"} <= set(issue.steps):
        # The value of a variable may be secret, whoever else shows it.
        message = issue.message
        shown = shown.replace(message=Message(message.reason, requirement=message.requirement))
    return printable(str(shown))
