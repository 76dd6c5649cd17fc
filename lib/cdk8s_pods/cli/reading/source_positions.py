"""Where a field of a manifest stands in the file it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TypeAlias


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


def locate(path: str, positions: Positions) -> tuple[int, int] | None:
    """Line and column of the field at ``path``, or of the closest thing around it that is written.

    Args:
        path: As the API server prints it: ``spec.containers[0].ports[1].name``, ``metadata.labels[app]``.
        positions: The places inside the document.

    Returns:
        Line and column from 1, or None where not even the first step of the path is written.
    """
    found: Position | None = None
    rest = path
    while rest:
        step = _step(rest, positions)
        if step is None:
            break
        found, rest = step
        positions = found.inside
    return (found.line, found.column) if found else None


def _step(path: str, positions: Positions) -> tuple[Position, str] | None:
    """The position that the first step of ``path`` leads to, and the remaining path."""
    if isinstance(positions, list):
        index, closed, rest = path.removeprefix("[").partition("]")
        if path.startswith("[") and closed and index.isdecimal() and int(index) < len(positions):
            return positions[int(index)], rest.removeprefix(".")
        return None
    if not positions:
        return None
    # Keys may hold dots and brackets themselves, so the written keys are held against the path, longest match first.
    if path.startswith("["):
        matching = [key for key in positions if path.startswith(f"[{key}]")]
        if not matching:
            return None
        key = max(matching, key=len)
        return positions[key], path[len(key) + 2 :].removeprefix(".")
    matching = [key for key in positions if path == key or path.startswith((f"{key}.", f"{key}["))]
    if not matching:
        return None
    key = max(matching, key=len)
    return positions[key], path[len(key) :].removeprefix(".")
