"""The order in which issues are told: that of the manifest, as a reader meets them from top to bottom."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.issues.field_path import Step


class Places:
    """Where paths stand in one manifest, to sort by.

    A path that leads to nothing, such as one of a field that should be there, stands where its last step that exists
    does, before all that is below it.
    """

    def __init__(self, manifest: Any) -> None:
        self._manifest = manifest
        self._numbers: dict[int, dict[Any, int]] = {}

    def of(self, steps: tuple[Step, ...]) -> tuple[int, ...]:
        """At each level, the how-manieth field or element a path leads to."""
        place: list[int] = []
        value = self._manifest
        for step in steps:
            if isinstance(value, dict) and step in value:
                place.append(self._number_of(step, value))
                value = value[step]
            elif isinstance(value, (list, tuple)) and isinstance(step, int) and step < len(value):
                place.append(step)
                value = value[step]
            else:
                break
        return tuple(place)

    def _number_of(self, key: Any, mapping: dict[Any, Any]) -> int:
        # Counted once for each mapping: many issues stand in one.
        numbers = self._numbers.get(id(mapping))
        if numbers is None:
            numbers = self._numbers[id(mapping)] = {each: number for number, each in enumerate(mapping)}
        return numbers[key]
