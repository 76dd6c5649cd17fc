"""Where a field of a manifest stands in the file it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from cdk8s_pods.issues.field_path import Step


class Position(NamedTuple):
    """Where a field or a list element starts, from 1, and where what it holds stands.

    A field starts at its name, not at its value: that is what an editor should jump to, also when the value is a
    block that begins a line further down.
    """

    line: int
    column: int
    inside: Positions


if TYPE_CHECKING:
    #: The places inside a mapping, inside a list, or inside a scalar: None.
    Positions: TypeAlias = dict[str, Position] | list[Position] | None


def locate(steps: Iterable[Step], positions: Positions) -> tuple[int, int] | None:
    """Line and column of the field that steps lead to, or of the closest thing around it that is written.

    Args:
        steps: The path of the field: names and keys as text, positions in lists as numbers.
        positions: The places inside the document.

    Returns:
        Line and column from 1, or None where not even the first step of the path is written.
    """
    found: Position | None = None
    for step in steps:
        if isinstance(positions, dict) and step in positions:
            found = positions[str(step)]
        elif isinstance(positions, list) and isinstance(step, int) and step < len(positions):
            found = positions[step]
        else:
            break
        positions = found.inside
    return (found.line, found.column) if found else None
