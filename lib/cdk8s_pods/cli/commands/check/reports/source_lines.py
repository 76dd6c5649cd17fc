"""The line of a source that a finding is about, with a mark under the place; never one that may hold a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.issues import printable
from cdk8s_pods.issues.redaction import SECRET_FIELDS

if TYPE_CHECKING:
    from cdk8s_pods.cli.commands.check.findings import Place

_MARK = "^"
#: Cut in front of the place by this much, where a line is long.
_BEFORE = 20


class SourceLines:
    """Shows lines of the sources that were read.

    Every object has to be met before the first line is shown: those of a Secret are known then, also where another
    object stands on the same line.

    Args:
        width: How many characters of a line are shown.
    """

    def __init__(self, width: int) -> None:
        self._width = width
        #: For each source with a Secret: where objects start, and whether what starts there is one.
        self._objects: dict[str, list[tuple[int, bool]]] = {}
        self._with_secrets: set[str] = set()
        self._text: str | None = None
        self._lines: list[str] = []

    def meet(self, place: Place) -> None:
        """Take note of where an object starts."""
        is_secret = _may_be_secret(place)
        if is_secret:
            self._with_secrets.add(place.source)
        self._objects.setdefault(place.source, []).append((place.line, is_secret))

    def show(self, place: Place, line: int, column: int) -> list[str]:
        """The line and the mark under it, or nothing where the line is not shown."""
        if not place.document.text or self._may_hold_secret(place.source, line):
            return []
        text = self._line(place.document.text, line)
        if not text.strip():
            return []
        start = max(0, column - 1 - _BEFORE) if len(text) > self._width else 0
        shown = printable(text[start : start + self._width].rstrip())
        before = printable(text[start : column - 1])
        return [shown, " " * len(before) + _MARK]

    def _line(self, text: str, number: int) -> str:
        if text is not self._text:
            self._text, self._lines = text, text.split("\n")
        return self._lines[number - 1].rstrip("\r") if 0 < number <= len(self._lines) else ""

    def _may_hold_secret(self, source: str, line: int) -> bool:
        """Whether a line is one of a Secret, from its first to that on which the next object starts."""
        if source not in self._with_secrets:
            return False
        objects = sorted(self._objects[source])
        for position, (start, is_secret) in enumerate(objects):
            ends = [next_start for next_start, _ in objects[position + 1 :] if next_start > start]
            if is_secret and start <= line and (not ends or line <= ends[0]):
                return True
        return False


def _may_be_secret(place: Place) -> bool:
    """Whether an object is a Secret, or may be meant as one."""
    value = place.value
    if "secret" in (place.kind or "").lower():
        return True
    return isinstance(value, dict) and (
        SECRET_FIELDS[1] in value or (not isinstance(value.get("kind"), str) and SECRET_FIELDS[0] in value)
    )
