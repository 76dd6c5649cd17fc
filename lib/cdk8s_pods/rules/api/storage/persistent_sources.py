"""What a volume of the cluster is made of: one source, with what that needs."""

from __future__ import annotations

from cdk8s_pods.facts.volume_paths import backsteps_problem
from cdk8s_pods.rules.api.volumes.volume_sources import LONGEST_DRIVER_NAME, PATHS, REQUIRED_FIELDS
from cdk8s_pods.rules.interface import CORE, forbidden, formatted, invalid, required, rule, server, too_long
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_SPEC = server(CORE, "ValidatePersistentVolumeSpec", release="1.36")
#: Every source in the order in which the API server looks for the first one: the others are one too many.
_SOURCES = (
    "hostPath",
    "gcePersistentDisk",
    "awsElasticBlockStore",
    "glusterfs",
    "flocker",
    "nfs",
    "rbd",
    "quobyte",
    "cephfs",
    "iscsi",
    "cinder",
    "fc",
    "flexVolume",
    "azureFile",
    "vsphereVolume",
    "photonPersistentDisk",
    "portworxVolume",
    "azureDisk",
    "scaleIO",
    "local",
    "storageos",
    "csi",
)
#: The fields that a source can't do without where that is not as in a pod.
_REQUIRED_FIELDS = {**REQUIRED_FIELDS, "csi": ("driver", "volumeHandle"), "local": ("path",)}
_LONGEST_PORTAL = 64


@rule("PersistentVolumeSpec", remedy="write one source, such as nfs, csi or local", source=_SPEC)
def persistent_volumes_have_one_source(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A volume is one thing; unlike in a pod there is none that it would be by itself."""
    if not any(source in spec for source in _SOURCES):
        return [(at, required("must specify a volume type"))]
    message = forbidden("may not specify more than 1 volume type")
    # The path of the API server for cephfs follows the name in Go.
    return [(at.child("cephFS" if source == "cephfs" else source), message) for source in _surplus_sources(spec)]


@rule("PersistentVolumeSpec", remedy="write the missing field of the volume's source", source=_SPEC)
def persistent_sources_have_their_required_fields(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Every source names what to mount: the server, the disk, the path."""
    # What is one too many is not looked at.
    counted = [source for source in _SOURCES if source in spec and source not in _surplus_sources(spec)]
    return [
        (at.child(PATHS.get(source, source)).child(field), required())
        for source in counted
        for field in _REQUIRED_FIELDS.get(source, ())
        if not spec[source].get(field)
    ]


def _surplus_sources(spec: Object) -> list[str]:
    """The sources after the first, but for a flexVolume, which the API server never finds to be one too many."""
    _first, *others = [source for source in _SOURCES if source in spec] or [""]
    return [source for source in others if source != "flexVolume"]


@formatted(
    "LocalVolumeSource.path",
    by=backsteps_problem,
    remedy="write the path on the node without '..'",
    source=server(CORE, "validateLocalVolumeSource", release="1.36"),
)
def local_paths_have_no_backsteps() -> None:
    """With `..` a path of the node could lead out of what was meant for the volume."""


@rule(
    "CSIPersistentVolumeSource",
    remedy="write the driver's registered name, such as csi.example.com",
    source=server(CORE, "ValidateCSIDriverName", release="1.36"),
)
def csi_drivers_of_volumes_are_dns_subdomains(csi: Object, at: FieldPath, _context: Context) -> Problems:
    """A driver is found by its name, a DNS subdomain of at most 63 characters in lower or upper case."""
    driver = csi.get("driver", "")
    if len(driver) > LONGEST_DRIVER_NAME:
        yield at.child("driver"), too_long(LONGEST_DRIVER_NAME)
    problem = dns_subdomain_problem(driver.lower()) if driver else None
    if problem is not None:
        yield at.child("driver"), invalid(driver, problem)


@rule(
    "CSIPersistentVolumeSource.controllerPublishSecretRef",
    "CSIPersistentVolumeSource.controllerExpandSecretRef",
    "CSIPersistentVolumeSource.nodePublishSecretRef",
    "CSIPersistentVolumeSource.nodeExpandSecretRef",
    remedy="write the name and the namespace of the Secret",
    source=server(CORE, "validatePVSecretReference", release="1.36"),
)
def secrets_of_csi_volumes_are_found_by_namespace_and_name(
    reference: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """A volume is in no namespace, so it says in which one its Secret is."""
    found: list[Problem] = []
    for field, format_problem in (("name", dns_subdomain_problem), ("namespace", dns_label_problem)):
        text = reference.get(field, "")
        if not text:
            found.append((at.child(field), required()))
        elif (problem := format_problem(text)) is not None:
            found.append((at.child(field), invalid(text, problem)))
    return found


@rule(
    "CinderPersistentVolumeSource.secretRef",
    "StorageOSPersistentVolumeSource.secretRef",
    "ISCSIPersistentVolumeSource.secretRef",
    remedy="write the name and the namespace of the Secret",
    source=server(
        CORE,
        "validateCinderPersistentVolumeSource",
        "validateStorageOSPersistentVolumeSource",
        "validateISCSIPersistentVolumeSource",
        release="1.36",
    ),
)
def secrets_of_other_volumes_are_named(reference: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A reference without a name points to nothing."""
    return None if reference.get("name") else [(at.child("name"), required())]


@rule(
    "CinderPersistentVolumeSource.secretRef",
    "StorageOSPersistentVolumeSource.secretRef",
    remedy="write the namespace of the Secret",
    source=server(
        CORE, "validateCinderPersistentVolumeSource", "validateStorageOSPersistentVolumeSource", release="1.36"
    ),
)
def secrets_of_other_volumes_are_in_a_namespace(reference: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A volume is in no namespace, so it says in which one its Secret is."""
    return None if reference.get("namespace") else [(at.child("namespace"), required())]


@rule(
    "AzureFilePersistentVolumeSource.secretNamespace",
    remedy="write the name of a namespace, or leave it out",
    source=server(CORE, "validateAzureFilePV", release="1.36"),
)
def namespaces_of_azure_secrets_are_not_empty(name: str, at: FieldPath, _context: Context) -> Problems | None:
    """Left out, it is the namespace of the claim; empty, it would be none."""
    return None if name else [(at, required())]


@formatted(
    "GlusterfsPersistentVolumeSource.endpointsNamespace",
    by=dns_label_problem,
    empty="is a fault",
    remedy="write the name of a namespace, or leave it out",
    source=server(CORE, "validateGlusterfsPersistentVolumeSource", release="1.36"),
)
def namespaces_of_gluster_endpoints_are_dns_labels() -> None:
    """Left out, it is the namespace of the claim; empty, it would be none."""


@rule(
    "PersistentVolume",
    when=("spec",),
    remedy="shorten the name of the volume",
    source=server(CORE, "validateISCSIPersistentVolumeSource", release="1.36"),
)
def iscsi_interfaces_of_volumes_fit_in_64_characters(
    volume: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """With an initiatorName, kubelet makes an interface named after portal and volume."""
    iscsi = volume["spec"].get("iscsi", {})
    if "initiatorName" not in iscsi:
        return None
    portal = iscsi.get("targetPortal", "")
    if len(f"{volume.get('metadata', {}).get('name', '')}:{portal}".encode()) <= _LONGEST_PORTAL:
        return None
    # The API server's path is in lower case.
    here = at.child("spec").child("iscsi").child("targetportal")
    return [(here, invalid(portal, "with the name of the volume and ':', must be at most 64 characters"))]
