"""What each source of a volume needs: the fields that must be written, and the ones with a simple form."""

from __future__ import annotations

from cdk8s_pods.facts.volume_paths import backsteps_problem, relative_path_problem
from cdk8s_pods.rules.interface import (
    CORE,
    filled,
    forbidden,
    formatted,
    invalid,
    one_of,
    required,
    rule,
    server,
    too_long,
)
from cdk8s_pods.schema import nano_units
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


#: The fields that a source can't do without. Empty text and empty lists count as not written.
#: Source: pkg/apis/core/validation/validation.go, the function of each source.
REQUIRED_FIELDS = {
    "awsElasticBlockStore": ("volumeID",),
    "azureDisk": ("diskName", "diskURI"),
    "azureFile": ("secretName", "shareName"),
    "cephfs": ("monitors",),
    "cinder": ("volumeID",),
    "configMap": ("name",),
    "csi": ("driver",),
    "ephemeral": ("volumeClaimTemplate",),
    "flexVolume": ("driver",),
    "gcePersistentDisk": ("pdName",),
    "gitRepo": ("repository",),
    "glusterfs": ("endpoints", "path"),
    "hostPath": ("path",),
    "iscsi": ("targetPortal", "iqn"),
    "nfs": ("server", "path"),
    "persistentVolumeClaim": ("claimName",),
    "photonPersistentDisk": ("pdID",),
    "portworxVolume": ("volumeID",),
    "quobyte": ("registry", "volume"),
    "rbd": ("monitors", "image"),
    "scaleIO": ("gateway", "system", "volumeName"),
    "secret": ("secretName",),
    "storageos": ("volumeName",),
    "vsphereVolume": ("volumePath",),
}

#: Where the API server's path differs from the name of the field (same source).
PATHS = {"gcePersistentDisk": "persistentDisk"}

HOST_PATH_TYPES = ("", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket")
PULL_POLICIES = ("Always", "IfNotPresent", "Never")
LONGEST_DRIVER_NAME = 63


@rule(
    "Volume",
    remedy="write the missing field of the volume's source",
    source=server(CORE, "validateVolumeSource"),
)
def volume_sources_have_their_required_fields(volume: Object, at: FieldPath, context: Context) -> Problems | None:
    """Every source names what to mount: the claim, the secret, the path, the server."""
    problems: list[Problem] = []
    for name, source in volume.items():
        if name in REQUIRED_FIELDS:
            missing = [field for field in REQUIRED_FIELDS[name] if source.get(field) in (None, "", [])]
            problems += [(at.child(PATHS.get(name, name)).child(field), required()) for field in missing]
    return problems


@rule(
    "EmptyDirVolumeSource.sizeLimit",
    remedy="write the limit as a positive quantity such as 500Mi",
    source=server(CORE, "validateVolumeSource"),
)
def empty_dirs_have_no_negative_size_limit(limit: Any, at: FieldPath, context: Context) -> Problems:
    """A size can't be less than nothing; zero means no limit."""
    if nano_units(limit) < 0:
        yield at, forbidden("must not be negative")


@formatted(
    "HostPathVolumeSource.path",
    by=backsteps_problem,
    empty="is a fault",
    remedy="write the path on the node without '..'",
    source=server(CORE, "validateHostPathVolumeSource"),
)
def host_paths_have_no_backsteps() -> None:
    """With ``..`` a path of the node could lead out of what a policy allows."""


@one_of(
    "HostPathVolumeSource.type",
    words=HOST_PATH_TYPES,
    empty="is no word",
    remedy="use one of the known types, or leave it out for no check",
    source=server(CORE, "validateHostPathType"),
)
def host_path_types_are_known() -> None:
    """The type says what kubelet expects, or creates, at the path."""


@formatted(
    "GitRepoVolumeSource.directory",
    by=relative_path_problem,
    empty="is a fault",
    remedy="write the directory relative to the volume, without '..'",
    source=server(CORE, "validateGitRepoVolumeSource"),
)
def git_directories_stay_in_their_volume() -> None:
    """The repository is cloned into the volume, never beside it."""


@rule(
    "NFSVolumeSource.path",
    remedy="write the exported path from the root of the server, such as /exports/data",
    source=server(CORE, "validateNFSVolumeSource"),
)
def nfs_paths_are_absolute(path: str, at: FieldPath, context: Context) -> Problems:
    """An NFS server exports absolute paths."""
    if path and not path.startswith("/"):
        yield at, invalid(path, "must be an absolute path")


@rule(
    "CSIVolumeSource",
    remedy="write the driver's registered name, such as csi.example.com, and the name of a Secret",
    source=server(CORE, "validateCSIVolumeSource"),
)
def csi_volumes_name_a_driver_and_a_secret(csi: Object, at: FieldPath, context: Context) -> Problems:
    """A driver is found by its name, a DNS subdomain of at most 63 characters in lower or upper case."""
    driver = csi.get("driver", "")
    if len(driver) > LONGEST_DRIVER_NAME:
        yield at.child("driver"), too_long(LONGEST_DRIVER_NAME)
    problem = dns_subdomain_problem(driver.lower()) if driver else None
    if problem is not None:
        yield at.child("driver"), invalid(driver, problem)
    if "nodePublishSecretRef" in csi:
        secret = csi["nodePublishSecretRef"].get("name", "")
        problem = dns_subdomain_problem(secret) if secret else None
        if not secret:
            yield at.child("nodePublishSecretRef").child("name"), required()
        elif problem is not None:
            yield at.child("name"), invalid(secret, problem)


@filled(
    "CinderVolumeSource.secretRef",
    "StorageOSVolumeSource.secretRef",
    field="name",
    remedy="write the name of the Secret",
    source=server(CORE, "validateCinderVolumeSource", "validateStorageOSVolumeSource"),
)
def secret_references_of_volumes_have_a_name() -> None:
    """A reference without a name points to nothing."""


@formatted(
    "StorageOSVolumeSource.volumeName",
    "StorageOSVolumeSource.volumeNamespace",
    "StorageOSPersistentVolumeSource.volumeName",
    "StorageOSPersistentVolumeSource.volumeNamespace",
    by=dns_label_problem,
    remedy="use at most 63 lower-case letters, digits and '-'",
    source=server(CORE, "validateStorageOSVolumeSource"),
)
def storageos_names_are_dns_labels() -> None:
    """StorageOS takes its names for volumes and namespaces from Kubernetes' own rules."""


@one_of(
    "ImageVolumeSource.pullPolicy",
    words=PULL_POLICIES,
    remedy="use Always, IfNotPresent or Never",
    source=server(CORE, "validateImageVolumeSource"),
    since="1.35",  # before that, the server takes the volume out of the pod before it looks at it
)
def image_volumes_have_a_known_pull_policy() -> None:
    """An image volume is pulled like the image of a container."""


@rule(
    "ImageVolumeSource",
    remedy="write the image or artifact to mount",
    source=server(CORE, "validateImageVolumeSource"),
)
def image_volumes_of_pods_have_a_reference(image: Object, at: FieldPath, context: Context) -> Problems:
    """A pod must say what to mount; in a template something else may still fill it in."""
    if context.kind == "Pod" and not image.get("reference"):
        yield at.child("reference"), required()
