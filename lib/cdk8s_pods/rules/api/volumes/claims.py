"""Claims: those of their own, the volumeClaimTemplates of a StatefulSet and the ephemeral volumes of any pod."""

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


_CLAIM = "PersistentVolumeClaim"
#: What ``dataSource`` may name, as kind and API group; the server drops everything else without a word
#: (pkg/api/persistentvolumeclaim/util.go: EnforceDataSourceBackwardsCompatibility).
_OLD_SOURCES = ((_CLAIM, ""), ("VolumeSnapshot", "snapshot.storage.k8s.io"))
#: What both forms of a data source say, and what is as good as not written.
_OF_A_SOURCE = {"apiGroup": None, "kind": "", "name": ""}
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
    "PersistentVolumeClaimSpec",
    when=("dataSource", "dataSourceRef"),
    remedy="write kind and name, and the apiGroup of anything but a PersistentVolumeClaim",
    source=server(CORE, "validateDataSource", "validateDataSourceRef"),
)
def data_sources_of_claims_are_objects(spec: Object, at: FieldPath, context: Context) -> Problems:
    """A claim can start with the data of a snapshot or of another claim."""
    for field, source in _data_sources(spec, context).items():
        here = at.child(field)
        kind, group, namespace = source.get("kind", ""), source.get("apiGroup", ""), source.get("namespace", "")
        if not source.get("name"):
            yield here.child("name"), required()
        if not kind:
            yield here.child("kind"), required()
        if not group and kind != _CLAIM:
            yield here, invalid(kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
        problem = dns_subdomain_problem(group) if group else None
        if problem is not None:
            yield here.child("apiGroup"), invalid(group, problem)
        problem = dns_label_problem(namespace) if namespace else None
        if problem is not None:
            yield here.child("namespace"), invalid(namespace, problem)


@rule(
    "PersistentVolumeClaimSpec",
    when=("dataSource",),
    remedy="write dataSourceRef alone",
    source=server(CORE, "ValidatePersistentVolumeClaimSpec"),
)
def data_sources_of_a_claim_agree(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """`dataSource` is the old form of `dataSourceRef`: where both are written they must name the same object."""
    sources = _data_sources(spec, context)
    if len(sources) < 2:
        return None
    old, new = sources["dataSource"], sources["dataSourceRef"]
    if new.get("namespace"):
        return [(at, invalid(old, "dataSource may not be specified when dataSourceRef.namespace is specified"))]
    if any(old.get(field, zero) != new.get(field, zero) for field, zero in _OF_A_SOURCE.items()):
        return [(at, invalid(old, "dataSource must match dataSourceRef"))]
    return None


def _data_sources(spec: Object, context: Context) -> dict[str, Object]:
    """The data sources that the server looks at: of a claim of its own it drops some before, without a word."""
    sources = {field: spec[field] for field in ("dataSource", "dataSourceRef") if field in spec}
    if context.kind != _CLAIM:
        return sources
    if sources.get("dataSourceRef", {}).get("namespace"):
        del sources["dataSourceRef"]  # the feature gate CrossNamespaceVolumeDataSource is off by default
    if sources.keys() == {"dataSource"}:
        old = sources["dataSource"]
        if (old.get("kind", ""), old.get("apiGroup", "")) not in _OLD_SOURCES:
            return {}
    return sources


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
