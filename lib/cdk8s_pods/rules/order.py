"""The order in which issues are told: that of the manifest, as a reader meets them from top to bottom."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def place_in(manifest: Any, path: str) -> tuple[int, ...]:
    """Where a path stands in a manifest, to sort by: at each level, the how-manieth field or element it is.

    A path that leads to nothing, such as one of a field that should be there, stands where its last step that exists
    does, before all that is below it.
    """
    place: list[int] = []
    value = manifest
    for step in _steps(path):
        if isinstance(value, dict) and step in value:
            place.append(list(value).index(step))
            value = value[step]
        elif isinstance(value, (list, tuple)) and step.isdecimal() and int(step) < len(value):
            place.append(int(step))
            value = value[int(step)]
        else:
            break
    return tuple(place)


def _steps(path: str) -> list[str]:
    """``spec.containers[0].resources.limits[nvidia.com/gpu]`` as its seven steps."""
    steps: list[str] = []
    rest = path
    while rest:
        if rest[0] == "[" and "]" in rest:
            step, _, rest = rest[1:].partition("]")
        else:
            rest = rest.removeprefix(".")
            end = min((position for position in (rest.find("."), rest.find("[")) if position > 0), default=len(rest))
            step, rest = rest[:end], rest[end:]
            if not step:
                break
        steps.append(step)
    return steps
