"""Whether a PersistentVolume serves a claim, as the controller that binds them decides."""

from __future__ import annotations

from cdk8s_pods.schema import nano_units

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.issues.field_path import Step

_CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class"
#: The provisioner of classes that nothing is made for: their volumes are written by people.
#: https://kubernetes.io/docs/concepts/storage/storage-classes/#local
NO_PROVISIONER = "kubernetes.io/no-provisioner"


def class_of(manifest: Mapping[str, Any]) -> str | None:
    """The name of the storage class of a volume or a claim; None where none is written.

    The annotation of old goes before the field. A claim without a class gets that of the cluster, if it has one; the
    empty name asks for volumes without a class.
    """
    annotations: Mapping[str, str] = manifest.get("metadata", {}).get("annotations", {})
    written: str | None = annotations.get(_CLASS_ANNOTATION, manifest.get("spec", {}).get("storageClassName"))
    return written


def mismatches(claim: Mapping[str, Any], volume: Mapping[str, Any]) -> Iterator[tuple[tuple[Step, ...], Any, str]]:
    """Why a volume does not serve a claim, the classes of the two apart.

    Args:
        claim: The spec of the claim.
        volume: The spec of the volume.

    Yields:
        The steps to the field of the claim's spec, its value, and what the volume has instead.

    Source: pkg/controller/volume/persistentvolume/pv_controller.go, checkVolumeSatisfyClaim.
    """
    wanted = claim.get("resources", {}).get("requests", {}).get("storage")
    offered = volume.get("capacity", {}).get("storage")
    if wanted is not None and offered is not None and _worth(wanted) > _worth(offered):
        yield ("resources", "requests", "storage"), wanted, f"has {offered}"
    modes = claim.get("accessModes", ())
    if not set(modes) <= set(volume.get("accessModes", ())):
        yield ("accessModes",), list(modes), f"has {', '.join(volume.get('accessModes', ())) or 'no access mode'}"
    mode, other = claim.get("volumeMode", "Filesystem"), volume.get("volumeMode", "Filesystem")
    if mode != other:
        yield ("volumeMode",), mode, f"is of mode {other}"


def _worth(quantity: str | float) -> int:
    try:
        return nano_units(quantity)
    except ValueError:
        return 0  # told by itself
