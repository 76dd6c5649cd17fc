"""Amounts that are worth a second look."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, page, rule
from cdk8s_pods.rules.mountings import mountings
from cdk8s_pods.schema.quantity import try_nano_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


@rule(
    "PodSpec.volumes",
    category="advice",
    remedy="make the volume smaller, or the memory limit larger",
    source=page("https://kubernetes.io/docs/concepts/storage/volumes/#emptydir"),
)
def volumes_in_memory_fit_into_the_limit(value: Objects, at: FieldPath, context: Context) -> Problems | None:
    """What is written to a volume in memory counts as memory of the container that writes it.

    A volume that may grow beyond the limit of every container that mounts it is never full: the container is killed
    before, and the node makes the volume no larger than the memory of the pod.
    """
    found: list[Problem] = []
    for position, volume in enumerate(value):
        source = volume.get("emptyDir", {})
        if source.get("medium") != "Memory" or "sizeLimit" not in source:
            continue
        size = try_nano_units(source["sizeLimit"])
        mounting = context.fact(mountings).get(volume.get("name", ""))
        limit = None if mounting is None else _largest_limit(mounting.containers, context.pod_spec)
        if size is not None and limit is not None and size > limit[0]:
            where = at.index(position).child("emptyDir").child("sizeLimit")
            message = invalid(source["sizeLimit"], f"is more than the memory limit of its containers, {limit[1]}")
            found.append((where, message))
    return found


def _largest_limit(containers: Objects, spec: Object) -> tuple[int, str] | None:
    """The largest memory limit of some containers; None where one of them has none."""
    of_pod = spec.get("resources", {}).get("limits", {}).get("memory")
    limits: list[tuple[int, str]] = []
    for container in containers:
        written = container.get("resources", {}).get("limits", {}).get("memory", of_pod)
        worth = None if written is None else try_nano_units(written)
        if worth is None:
            return None
        limits.append((worth, str(written)))
    return max(limits, default=None)
