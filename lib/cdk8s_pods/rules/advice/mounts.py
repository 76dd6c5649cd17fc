"""Mounts that do not do what they look like."""

from __future__ import annotations

from cdk8s_pods.facts.pod_fields import missing_metadata
from cdk8s_pods.rules.interface import invalid, not_found, page, rule
from cdk8s_pods.rules.mountings import mountings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Objects, Problem, Problems


_SEPARATORS = (",", ";", " ", "\n")


@rule(
    "VolumeMount.mountPath",
    category="advice",
    remedy="write a mount of its own for each path",
    source=page("https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1"),
)
def mounts_have_one_path(value: str, at: FieldPath, context: Context) -> Problems | None:
    """A mount path is one path: with a comma and another one behind it, it is a folder with a comma in its name."""
    for separator in _SEPARATORS:
        if separator in value and any(part.strip().startswith("/") for part in value.split(separator)[1:]):
            return [(at, invalid(value, "is taken for one path"))]
    return None


@rule(
    "PodSpec.volumes",
    category="advice",
    remedy="have a container write to it, or take a volume that holds something",
    source=page("https://kubernetes.io/docs/concepts/storage/volumes/#emptydir"),
)
def empty_volumes_are_written_to(value: Objects, at: FieldPath, context: Context) -> Problems | None:
    """An emptyDir begins empty: where every container that mounts it may only read, it stays so."""
    found: list[Problem] = []
    for position, volume in enumerate(value):
        if "emptyDir" not in volume:
            continue
        mounting = context.fact(mountings).get(volume.get("name", ""))
        if mounting is not None and not mounting.is_written:
            message = invalid(volume.get("name", ""), "is mounted read-only by every container, and stays empty")
            found.append((at.index(position), message))
    return found


@rule(
    "ObjectFieldSelector.fieldPath",
    category="advice",
    remedy="write the label or annotation, or the name of one that the pod has",
    source=page("https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields"),
)
def labels_that_containers_are_told_are_there(value: str, at: FieldPath, context: Context) -> Problems | None:
    """A label or an annotation that the pod lacks is told to the container as empty text.

    Keys with a domain may be written by whoever has the domain, and are let alone.
    """
    if not value.startswith("metadata."):
        return None
    missing = missing_metadata(value, context.pod_metadata)
    return None if missing is None else [(at, not_found(value, f"the pod has no {missing}"))]
