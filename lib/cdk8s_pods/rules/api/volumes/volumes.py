"""What holds for every volume of a pod, whatever its source."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, duplicate, forbidden, invalid, required, rule, server
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


#: Every source in the order in which the API server looks for the first one: the others are one too many.
#: Source: pkg/apis/core/validation/validation.go, validateVolumeSource.
SOURCES = (
    "emptyDir",
    "hostPath",
    "gitRepo",
    "gcePersistentDisk",
    "awsElasticBlockStore",
    "secret",
    "nfs",
    "iscsi",
    "glusterfs",
    "flocker",
    "persistentVolumeClaim",
    "rbd",
    "cinder",
    "cephfs",
    "quobyte",
    "downwardAPI",
    "fc",
    "flexVolume",
    "configMap",
    "azureFile",
    "vsphereVolume",
    "photonPersistentDisk",
    "portworxVolume",
    "azureDisk",
    "storageos",
    "projected",
    "scaleIO",
    "csi",
    "ephemeral",
    "image",
)

#: Where the API server's path differs from the name of the field (same source).
_SURPLUS_PATHS = {"cephfs": "cephFS", "downwardAPI": "downwarAPI"}


@rule(
    "PodSpec.volumes",
    remedy="give each volume of the pod its own name",
    source=server(CORE, "ValidateVolumes"),
)
def volume_names_are_unique_in_a_pod(volumes: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Mounts find their volume by name, so two volumes of one pod can't share one."""
    if len(volumes) < 2:
        return None
    names = [volume.get("name", "") for volume in volumes]
    if len(set(names)) == len(names):
        return None
    # The claim templates of a StatefulSet take the place of all volumes of their name.
    replaced = {"", *claim_template_names(context)}
    seen: set[str] = set()
    problems: list[Problem] = []
    for position, name in enumerate(names):
        if name in seen and name not in replaced:
            problems.append((at.index(position).child("name"), duplicate(name)))
        seen.add(name)
    return problems


def claim_template_names(context: Context) -> list[str]:
    """The names of the volumes that a StatefulSet adds to each of its pods; none of any other kind."""
    if context.kind != "StatefulSet":
        return []
    templates = context.manifest.get("spec", {}).get("volumeClaimTemplates", ())
    return [template.get("metadata", {}).get("name", "") for template in templates]


@rule(
    "Volume",
    remedy="name the volume with at most 63 lower-case letters, digits and '-'",
    source=server(CORE, "ValidateVolumes"),
)
def volumes_are_named_by_a_dns_label(volume: Object, at: FieldPath, context: Context) -> Problems | None:
    """The name of a volume becomes the name of a folder on the node."""
    name = volume.get("name", "")
    problem = dns_label_problem(name)
    if problem is None:
        return None
    return [(at.child("name"), invalid(name, problem) if name else required())]


@rule(
    "Volume",
    remedy="make each source a volume of its own",
    source=server(CORE, "validateVolumeSource"),
)
def volumes_have_one_source(volume: Object, at: FieldPath, context: Context) -> Problems | None:
    """A volume is one thing. Without any source it becomes an empty folder (emptyDir)."""
    if len(volume) <= 2:
        return None
    surplus = [source for source in SOURCES if source in volume][1:]
    problem = forbidden("may not specify more than 1 volume type")
    return [(at.child(_SURPLUS_PATHS.get(source, source)), problem) for source in surplus]


@rule(
    "PodSpec.volumes",
    remedy="shorten the name of the pod or of the volume",
    source=server(CORE, "validateVolumeSource"),
)
def ephemeral_claims_get_a_valid_name(volumes: Objects, at: FieldPath, context: Context) -> Problems | None:
    """The claim of an ephemeral volume is named after pod and volume, joined by '-'."""
    if context.kind != "Pod":
        return None  # the names of a workload's pods are not known yet
    pod_name = context.pod_metadata.get("name", "")
    problems: list[Problem] = []
    for position, volume in enumerate(volumes):
        if "ephemeral" not in volume:
            continue
        name = volume.get("name", "")
        # A wrong name of the pod or of the volume is told by the rule for it.
        if dns_subdomain_problem(pod_name) is not None or dns_label_problem(name) is not None:
            continue
        problem = dns_subdomain_problem(f"{pod_name}-{name}")
        if problem is not None:
            path = at.index(position).child("name")
            problems.append((path, invalid(name, f"the name of its claim, {pod_name}-{name}, {problem}")))
    return problems


@rule(
    "PodSpec.volumes",
    remedy="mount the ephemeral volume itself, or name another claim",
    source=server(CORE, "ValidateVolumes"),
)
def claims_of_ephemeral_volumes_are_not_named_again(
    volumes: Objects, at: FieldPath, context: Context
) -> Problems | None:
    """A claim that the pod itself creates for an ephemeral volume can't be the source of another volume."""
    if context.kind != "Pod":
        return None  # the names of a workload's pods are not known yet
    pod_name = context.pod_metadata.get("name")
    created = {f"{pod_name}-{volume.get('name', '')}" for volume in volumes if "ephemeral" in volume}
    if not created or not pod_name:
        return None
    problems: list[Problem] = []
    for position, volume in enumerate(volumes):
        claim = volume.get("persistentVolumeClaim", {}).get("claimName", "")
        if claim in created:
            path = at.index(position).child("persistentVolumeClaim").child("claimName")
            problems.append(
                (path, invalid(claim, "must not be the claim that an ephemeral volume of this pod creates"))
            )
    return problems
