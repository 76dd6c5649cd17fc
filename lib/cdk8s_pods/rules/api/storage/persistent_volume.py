"""Volumes of the cluster: their size, how they may be used, and on which nodes."""

from __future__ import annotations

from cdk8s_pods.rules.api.volumes.claims import ACCESS_MODES
from cdk8s_pods.rules.interface import (
    CORE,
    forbidden,
    formatted,
    invalid,
    one_of,
    required,
    rule,
    server,
    unsupported,
)
from cdk8s_pods.schema import nano_units
from cdk8s_pods.schema.formats import dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_SPEC = server(CORE, "ValidatePersistentVolumeSpec", release="1.36")


@rule(
    "PersistentVolumeSpec",
    remedy="write accessModes, such as [ReadWriteOnce]",
    source=_SPEC,
)
def volumes_have_access_modes(spec: Object, at: FieldPath, _context: Context) -> Problems:
    """A volume says how many nodes and pods may use it, and ReadWriteOncePod says it alone."""
    modes = spec.get("accessModes", ())
    here = at.child("accessModes")
    if not modes:
        yield here, required()
    for mode in modes:
        if mode not in ACCESS_MODES:
            yield here, unsupported(mode, ACCESS_MODES)
    if "ReadWriteOncePod" in modes and any(mode in ACCESS_MODES and mode != "ReadWriteOncePod" for mode in modes):
        yield here, forbidden("may not use ReadWriteOncePod with other access modes")


@rule("PersistentVolume.spec", remedy="write capacity: {storage: 10Gi}", source=_SPEC)
def volumes_have_a_size(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A claim finds a volume by its size, which is all that the capacity says."""
    capacity = spec.get("capacity", {})
    here = at.child("capacity")
    found: list[Problem] = [] if capacity else [(here, required())]
    if list(capacity) != ["storage"]:
        found.append((here, unsupported(capacity, ("storage",))))
    for resource, size in capacity.items():
        if nano_units(size) <= 0:
            found.append((here.key(resource), invalid(size, "must be greater than zero")))
    return found


@one_of(
    "PersistentVolumeSpec.persistentVolumeReclaimPolicy",
    words=("Delete", "Recycle", "Retain"),
    remedy="write Retain or Delete",
    source=_SPEC,
)
def reclaim_policies_of_volumes_are_known() -> None:
    """What becomes of a volume without its claim: it is kept, as it is where nothing is written, or deleted."""


@rule(
    "PersistentVolumeSpec",
    when=("hostPath",),
    remedy="write persistentVolumeReclaimPolicy: Retain",
    source=_SPEC,
)
def the_root_of_a_node_is_not_recycled(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """To recycle a volume is to delete all files in it, here those of the node itself."""
    if spec.get("persistentVolumeReclaimPolicy") != "Recycle":
        return None
    import posixpath  # deferred: Recycle is deprecated, and rare

    # Two slashes at the beginning mean something else to POSIX, and nothing else to the API server.
    path = spec["hostPath"].get("path", "")
    if not path.startswith("/") or posixpath.normpath(path).strip("/"):
        return None
    return [(at.child("persistentVolumeReclaimPolicy"), forbidden("may not be 'recycle' for a hostPath mount of '/'"))]


@formatted(
    "PersistentVolumeSpec.storageClassName",
    by=dns_subdomain_problem,
    remedy="write the class's name as the cluster has it",
    source=_SPEC,
)
def storage_classes_of_volumes_are_named_by_a_dns_subdomain() -> None:
    """Classes are objects of the cluster, so they have the names of objects; an empty name means no class."""


@one_of(
    "PersistentVolumeSpec.volumeMode",
    words=("Block", "Filesystem"),
    empty="is no word",
    remedy="write Filesystem or Block",
    source=_SPEC,
)
def volumes_have_a_known_volume_mode() -> None:
    """A volume is either formatted or a raw device."""


@rule(
    "PersistentVolumeSpec",
    when=("volumeAttributesClassName",),
    remedy="name a VolumeAttributesClass, of a volume with csi",
    source=_SPEC,
)
def attributes_classes_are_for_csi_volumes(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A class of attributes is handed to the CSI driver of the volume."""
    name = spec["volumeAttributesClassName"]
    here = at.child("volumeAttributesClassName")
    found: list[Problem] = []
    if not name:
        found.append((here, required("an empty string is disallowed")))
    elif (problem := dns_subdomain_problem(name)) is not None:
        found.append((here, invalid(name, problem)))
    if "csi" not in spec:
        found.append((at.child("csi"), required("has to be specified when using volumeAttributesClassName")))
    return found


@rule(
    "PersistentVolume.spec",
    remedy="write nodeAffinity.required with the nodes that have the volume",
    source=server(CORE, "validateVolumeNodeAffinity", release="1.36"),
)
def local_volumes_say_where_they_are(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A disk of a node is there alone, so the pods that use it have to run there."""
    here = at.child("nodeAffinity")
    if "nodeAffinity" in spec:
        message = required("must specify required node constraints")
        return None if "required" in spec["nodeAffinity"] else [(here.child("required"), message)]
    return [(here, required("Local volume requires node affinity"))] if "local" in spec else None
