"""The parts of a pod that several rules go through."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cdk8s_pods.issues import FieldPath


def every_container(pod: dict[str, Any], at: FieldPath) -> Iterator[tuple[dict[str, Any], FieldPath]]:
    """Each container of all three kinds with its path, in the order in which the API server visits them."""
    for group in ("initContainers", "containers", "ephemeralContainers"):
        for position, container in enumerate(pod.get(group, ())):
            yield container, at.child(group).index(position)
