"""The images that manifests name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The lists of containers, in whatever kind they stand.
_CONTAINERS = frozenset({"containers", "initContainers", "ephemeralContainers"})


def images_in(manifests: Iterable[Any]) -> list[str]:
    """Every image that a container of the manifests names, each once, in the order of the input."""
    found: dict[str, None] = {}
    for manifest in manifests:
        waiting: list[Any] = [manifest]
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting += reversed(value)
            elif isinstance(value, dict):
                for key in _CONTAINERS.intersection(value):
                    for container in value[key] if isinstance(value[key], list) else ():
                        if isinstance(container, dict) and isinstance(container.get("image"), str):
                            found.setdefault(container["image"])
                waiting += reversed(list(value.values()))
    return list(found)
