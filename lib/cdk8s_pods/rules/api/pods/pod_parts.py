"""The parts of a pod that several rules go through."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.rules.interface import FieldPath, Object


def every_container(pod: Object, at: FieldPath) -> Iterator[tuple[Object, FieldPath]]:
    """Each container of all three kinds with its path, in the order in which the API server visits them."""
    for group in ("initContainers", "containers", "ephemeralContainers"):
        for position, container in enumerate(pod.get(group, ())):
            yield container, at.child(group).index(position)
