"""What the containers of a pod ask for together."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def amounts_together(
    spec: Mapping[str, Any], amounts_of: Callable[[Mapping[str, Any]], Mapping[str, int]]
) -> dict[str, int]:
    """The amounts of all containers that run at the same time: all that run on, or the largest init container.

    Init containers run one after the other, each beside the native sidecars before it; these run on.

    Args:
        spec: The pod's spec, well-typed.
        amounts_of: Gives the amounts of one container by the name of the resource.

    Source: component-helpers resource/helpers.go, AggregateContainerRequests.
    """
    together: dict[str, int] = {}
    for container in spec.get("containers", ()):
        _add(together, amounts_of(container))
    sidecars: dict[str, int] = {}
    starting: dict[str, int] = {}
    for container in spec.get("initContainers", ()):
        amounts = amounts_of(container)
        if container.get("restartPolicy") == "Always":
            _add(together, amounts)
            _add(sidecars, amounts)
            at_once = sidecars
        else:
            at_once = dict(sidecars)
            _add(at_once, amounts)
        for name, amount in at_once.items():
            starting[name] = max(starting.get(name, 0), amount)
    return {name: max(together.get(name, 0), starting.get(name, 0)) for name in {**together, **starting}}


def _add(amounts: dict[str, int], more: Mapping[str, int]) -> None:
    for name, amount in more.items():
        amounts[name] = amounts.get(name, 0) + amount
