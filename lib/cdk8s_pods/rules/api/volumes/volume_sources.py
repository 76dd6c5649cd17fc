"""What each source of a volume needs: the fields that must be written, and the ones with a simple form."""

from __future__ import annotations

from cdk8s_pods.facts.volume_paths import backsteps_problem, relative_path_problem
from cdk8s_pods.issues.message import forbidden, invalid, required, too_long, unsupported
from cdk8s_pods.rules.rule import rule
from cdk8s_pods.schema import nano_units
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem

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
    source="pkg/apis/core/validation/validation.go: validateVolumeSource",
)
def volume_sources_have_their_required_fields(
    volume: Mapping[str, Any], at: FieldPath, _context: Context
) -> list[Problem] | None:
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
    source="pkg/apis/core/validation/validation.go: validateVolumeSource",
)
def empty_dirs_have_no_negative_size_limit(limit: Any, at: FieldPath, _context: Context) -> Iterable[Problem]:
    """A size can't be less than nothing; zero means no limit."""
    if nano_units(limit) < 0:
        yield at, forbidden("must not be negative")


@rule(
    "HostPathVolumeSource.path",
    remedy="write the path on the node without '..'",
    source="pkg/apis/core/validation/validation.go: validateHostPathVolumeSource",
)
def host_paths_have_no_backsteps(path: str, at: FieldPath, _context: Context) -> Iterable[Problem]:
    """With ``..`` a path of the node could lead out of what a policy allows."""
    problem = backsteps_problem(path)
    if problem is not None:
        yield at, invalid(path, problem)


@rule(
    "HostPathVolumeSource.type",
    remedy="use one of the known types, or leave it out for no check",
    source="pkg/apis/core/validation/validation.go: validateHostPathType",
)
def host_path_types_are_known(kind: str, at: FieldPath, _context: Context) -> Iterable[Problem]:
    """The type says what kubelet expects, or creates, at the path."""
    if kind not in HOST_PATH_TYPES:
        yield at, unsupported(kind, HOST_PATH_TYPES)


@rule(
    "GitRepoVolumeSource.directory",
    remedy="write the directory relative to the volume, without '..'",
    source="pkg/apis/core/validation/validation.go: validateGitRepoVolumeSource",
)
def git_directories_stay_in_their_volume(path: str, at: FieldPath, _context: Context) -> Iterable[Problem]:
    """The repository is cloned into the volume, never beside it."""
    problem = relative_path_problem(path)
    if problem is not None:
        yield at, invalid(path, problem)


@rule(
    "NFSVolumeSource.path",
    remedy="write the exported path from the root of the server, such as /exports/data",
    source="pkg/apis/core/validation/validation.go: validateNFSVolumeSource",
)
def nfs_paths_are_absolute(path: str, at: FieldPath, _context: Context) -> Iterable[Problem]:
    """An NFS server exports absolute paths."""
    if path and not path.startswith("/"):
        yield at, invalid(path, "must be an absolute path")


@rule(
    "CSIVolumeSource",
    remedy="write the driver's registered name, such as csi.example.com, and the name of a Secret",
    source="pkg/apis/core/validation/validation.go: validateCSIVolumeSource",
)
def csi_volumes_name_a_driver_and_a_secret(
    csi: Mapping[str, Any], at: FieldPath, _context: Context
) -> Iterable[Problem]:
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


@rule(
    "CinderVolumeSource.secretRef",
    "StorageOSVolumeSource.secretRef",
    remedy="write the name of the Secret",
    source="pkg/apis/core/validation/validation.go: validateCinderVolumeSource, validateStorageOSVolumeSource",
)
def secret_references_of_volumes_have_a_name(
    reference: Mapping[str, Any], at: FieldPath, _context: Context
) -> Iterable[Problem]:
    """A reference without a name points to nothing."""
    if not reference.get("name"):
        yield at.child("name"), required()


@rule(
    "StorageOSVolumeSource.volumeName",
    "StorageOSVolumeSource.volumeNamespace",
    remedy="use at most 63 lower-case letters, digits and '-'",
    source="pkg/apis/core/validation/validation.go: validateStorageOSVolumeSource",
)
def storageos_names_are_dns_labels(name: str, at: FieldPath, _context: Context) -> Iterable[Problem]:
    """StorageOS takes its names for volumes and namespaces from Kubernetes' own rules."""
    problem = dns_label_problem(name) if name else None
    if problem is not None:
        yield at, invalid(name, problem)


@rule(
    "ImageVolumeSource.pullPolicy",
    remedy="use Always, IfNotPresent or Never",
    source="pkg/apis/core/validation/validation.go: validateImageVolumeSource",
)
def image_volumes_have_a_known_pull_policy(policy: str, at: FieldPath, _context: Context) -> Iterable[Problem]:
    """An image volume is pulled like the image of a container."""
    if policy and policy not in PULL_POLICIES:
        yield at, unsupported(policy, PULL_POLICIES)


@rule(
    "ImageVolumeSource",
    remedy="write the image or artifact to mount",
    source="pkg/apis/core/validation/validation.go: validateImageVolumeSource",
)
def image_volumes_of_pods_have_a_reference(
    image: Mapping[str, Any], at: FieldPath, context: Context
) -> Iterable[Problem]:
    """A pod must say what to mount; in a template something else may still fill it in."""
    if context.kind == "Pod" and not image.get("reference"):
        yield at.child("reference"), required()
