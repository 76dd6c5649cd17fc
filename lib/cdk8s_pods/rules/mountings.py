"""Who mounts the volumes of a pod, for the rules that ask; see ``Context.fact``."""

from __future__ import annotations

from cdk8s_pods.facts.pod_mounts import mountings_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.facts.pod_mounts import Mounting

    from .context import Context


def mountings(context: Context) -> dict[str, Mounting]:
    """Who mounts each volume, by its name."""
    return mountings_of(context.pod_spec)


def starts(context: Context) -> dict[int, int]:
    """When each container starts: its identity -> its place, the ordinary ones all the last."""
    first = context.pod_spec.get("initContainers", ())
    found = {id(container): start for start, container in enumerate(first)}
    found.update((id(container), len(first)) for container in context.pod_spec.get("containers", ()))
    return found


def is_empty_for(container: Mapping[str, Any], volume: Mapping[str, Any], context: Context) -> bool:
    """Whether a volume is an emptyDir that nobody else can have written to when a container starts."""
    mounting = context.fact(mountings).get(volume.get("name", "")) if "emptyDir" in volume else None
    return mounting is not None and mounting.is_empty_for(container, context.fact(starts).get(id(container), 0))
