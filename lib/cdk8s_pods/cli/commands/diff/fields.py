"""The fields that differ, as every report shows them."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.cli.commands.check.findings import Place
from cdk8s_pods.issues import FieldPath, printable
from cdk8s_pods.issues.message import NO_VALUE, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdk8s_pods.updates.change import Change
    from cdk8s_pods.updates.difference import Difference
    from cdk8s_pods.updates.rule import Cause

#: Of a text with more lines than this only those that differ are shown, so many of them at most.
_MOST_LINES = 12
#: The fields of a Secret that are shown; all else may be what is secret, under a name that is misspelt.
_TOLD_OF_SECRETS = ("apiVersion", "immutable", "kind", "metadata", "type")
#: What the elements of a list are called by.
_NAMES = ("name", "mountPath", "containerPort", "key", "ip")


class Field(NamedTuple):
    """One field that differs.

    Args:
        sign: ``+`` where it comes, ``-`` where it goes, ``~`` where it changes; ``!`` where the server refuses that,
            ``?`` where it may.
        path: The field as the API server prints it.
        inside: What the elements of lists on the way to it are called; empty where none has a name.
        said: What it was and is, in one line.
        lines: Of a text of several lines, those that differ, with a sign each.
    """

    sign: str
    path: str
    inside: str
    said: str
    lines: tuple[str, ...] = ()


def fields_of(change: Change) -> Iterator[Field]:
    """The fields of an object that differ, in its order."""
    for difference in change.differences:
        field = _field(change, difference)
        refusing = [cause for cause in change.causes if _is_about(cause, difference)]
        if refusing:
            field = field._replace(sign="!" if any(cause.is_certain for cause in refusing) else "?")
        yield field


def causes_alone(change: Change) -> Sequence[Cause]:
    """The causes that are about no field that differs in what is written."""
    return [
        cause for cause in change.causes if not any(_is_about(cause, difference) for difference in change.differences)
    ]


def _is_about(cause: Cause, difference: Difference) -> bool:
    one, other = cause.at.steps, difference.at.steps
    length = min(len(one), len(other))
    return length > 0 and one[:length] == other[:length]


def _field(change: Change, difference: Difference) -> Field:
    before, after = difference.before, difference.after
    sign = "+" if before is NO_VALUE else "-" if after is NO_VALUE else "~"
    path, inside = printable(str(difference.at)), _names_on_the_way(change, difference)
    if change.kind == "Secret" and not _is_told_of_secrets(difference):
        return Field(sign, path, inside, {"+": "added", "-": "removed", "~": "changed"}[sign])
    if difference.is_order:
        return Field(sign, path, inside, f"in another order: {_shown(before)} -> {_shown(after)}")
    if sign != "~":
        return Field(sign, path, inside, _shown(after if sign == "+" else before))
    if _has_lines(before) or _has_lines(after):
        lines = _lines(str(before), str(after))
        if lines:
            return Field(sign, path, inside, "text changes", lines)
    return Field(sign, path, inside, f"{_shown(before)} -> {_shown(after)}")


def _is_told_of_secrets(difference: Difference) -> bool:
    steps = difference.at.steps
    return steps[:1] in [(field,) for field in _TOLD_OF_SECRETS] and steps != ("metadata",)


def _shown(value: Any) -> str:
    return printable(quoted(value))


def _has_lines(value: Any) -> bool:
    return isinstance(value, str) and "\n" in value.rstrip("\n")


def _lines(before: str, after: str) -> tuple[str, ...]:
    changed = [
        printable(line)
        for line in list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
        if not line.startswith("@@")
    ]
    if len(changed) > _MOST_LINES:
        return (*changed[: _MOST_LINES - 1], f"and {len(changed) - _MOST_LINES + 1} more lines")
    return tuple(changed)


def _names_on_the_way(change: Change, difference: Difference) -> str:
    """What the elements of lists on the way to a field are called: ``web, LOG_LEVEL``."""
    is_gone = difference.after is NO_VALUE
    placed = change.old if is_gone and change.old is not None else change.placed
    value: Any = placed.manifest
    names: list[str] = []
    for step in difference.at.steps:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
            name = next((value[key] for key in _NAMES if key in value), None) if isinstance(value, dict) else None
            if isinstance(name, (str, int)):
                names.append(printable(str(name)))
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return ", ".join(names)


def place_of(change: Change) -> str:
    """Where an object stands, as ``FILE:LINE``; where it stood, if it goes."""
    place = change.placed.where
    return printable(f"{place.source}:{place.line}") if isinstance(place, Place) else ""


def path_of(at: FieldPath) -> str:
    """A path on its way to a terminal."""
    return printable(str(at))
