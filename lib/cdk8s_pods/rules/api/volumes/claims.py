"""Claims made from templates: the volumeClaimTemplates of a StatefulSet and the ephemeral volumes of any pod."""

from __future__ import annotations

from cdk8s_pods.rules.interface import (
    APPS,
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
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problems


ACCESS_MODES = ("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod")


@rule(
    "PersistentVolumeClaimSpec",
    remedy="write accessModes, such as [ReadWriteOnce]",
    source=server(CORE, "ValidatePersistentVolumeClaimSpec"),
)
def claims_have_access_modes(spec: Object, at: FieldPath, context: Context) -> Problems:
    """A claim says how many nodes and pods may use the volume, and ReadWriteOncePod says it alone."""
    modes = spec.get("accessModes", ())
    if not modes:
        yield at.child("accessModes"), required("at least 1 access mode is required")
    for mode in modes:
        if mode not in ACCESS_MODES:
            yield at.child("accessModes"), unsupported(mode, ACCESS_MODES)
    if "ReadWriteOncePod" in modes and any(mode in ACCESS_MODES and mode != "ReadWriteOncePod" for mode in modes):
        yield at.child("accessModes"), forbidden("may not use ReadWriteOncePod with other access modes")


@rule(
    "PersistentVolumeClaimSpec",
    remedy="write resources.requests.storage, such as 10Gi",
    source=server(CORE, "ValidatePersistentVolumeClaimSpec"),
)
def claims_ask_for_storage(spec: Object, at: FieldPath, context: Context) -> Problems:
    """A claim without a size, or of size zero, can't be bound to anything."""
    size = spec.get("resources", {}).get("requests", {}).get("storage")
    # The API server's path leaves `requests` out.
    if size is None:
        yield at.child("resources").key("storage"), required()
    elif nano_units(size) <= 0:
        yield at.child("resources").key("storage"), invalid(size, "must be greater than zero")


@formatted(
    "PersistentVolumeClaimSpec.storageClassName",
    "PersistentVolumeClaimSpec.volumeAttributesClassName",
    by=dns_subdomain_problem,
    remedy="write the class's name as the cluster has it",
    source=server(CORE, "ValidatePersistentVolumeClaimSpec"),
)
def storage_classes_are_named_by_a_dns_subdomain() -> None:
    """Classes are objects of the cluster, so they have the names of objects; an empty name means no class."""


@one_of(
    "PersistentVolumeClaimSpec.volumeMode",
    words=("Block", "Filesystem"),
    empty="is no word",
    remedy="use Filesystem or Block",
    source=server(CORE, "ValidatePersistentVolumeClaimSpec"),
)
def claims_have_a_known_volume_mode() -> None:
    """A volume is either formatted or a raw device."""


@rule(
    "PersistentVolumeClaimSpec.dataSource",
    "PersistentVolumeClaimSpec.dataSourceRef",
    remedy="write kind and name, and the apiGroup of anything but a PersistentVolumeClaim",
    source=server(CORE, "validateDataSource", "validateDataSourceRef"),
)
def data_sources_of_claims_are_objects(source: Object, at: FieldPath, context: Context) -> Problems:
    """A claim can start with the data of a snapshot or of another claim."""
    kind, group, namespace = source.get("kind", ""), source.get("apiGroup", ""), source.get("namespace", "")
    if not source.get("name"):
        yield at.child("name"), required()
    if not kind:
        yield at.child("kind"), required()
    if not group and kind != "PersistentVolumeClaim":
        yield at, invalid(kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
    problem = dns_subdomain_problem(group) if group else None
    if problem is not None:
        yield at.child("apiGroup"), invalid(group, problem)
    problem = dns_label_problem(namespace) if namespace else None
    if problem is not None:
        yield at.child("namespace"), invalid(namespace, problem)


@rule(
    "PersistentVolumeClaimSpec",
    remedy="write dataSourceRef alone",
    source=server(CORE, "ValidatePersistentVolumeClaimSpec"),
)
def data_sources_of_a_claim_agree(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """`dataSource` is the old form of `dataSourceRef`: where both are written they must name the same object."""
    if "dataSource" not in spec or "dataSourceRef" not in spec:
        return None
    old, new = spec["dataSource"], spec["dataSourceRef"]
    if new.get("namespace"):
        return [(at, invalid(old, "dataSource may not be specified when dataSourceRef.namespace is specified"))]
    if old != {field: value for field, value in new.items() if field != "namespace"}:
        return [(at, invalid(old, "dataSource must match dataSourceRef"))]
    return None


@rule(
    "PersistentVolumeClaimTemplate.metadata",
    remedy="leave only labels and annotations: name and namespace come from the pod",
    source=server(CORE, "ValidateTemplateObjectMeta"),
)
def ephemeral_claims_have_labels_and_annotations_alone(metadata: Object, at: FieldPath, context: Context) -> Problems:
    """The claim of an ephemeral volume belongs to its pod, which gives it everything else."""
    for field, value in metadata.items():
        if field not in ("labels", "annotations") and value != "" and (value or field != "generation"):
            # The API server's path follows the name in Go.
            yield at.child("uID" if field == "uid" else field), forbidden("cannot be set")


@rule(
    "StatefulSetSpec.volumeClaimTemplates",
    remedy="name the template with at most 63 lower-case letters, digits and '-'",
    source=server(APPS, "ValidatePodTemplateSpecForStatefulSet"),
)
def claim_templates_are_named_by_a_dns_label(templates: Objects, at: FieldPath, context: Context) -> Problems:
    """Each template becomes a volume of every pod, under its own name."""
    for position, template in enumerate(templates):
        name = template.get("metadata", {}).get("name", "")
        problem = dns_label_problem(name)
        if problem is not None:
            path = at.index(position).child("metadata").child("name")
            yield path, invalid(name, problem) if name else required()
