"""Where the containers of a pod mount its volumes and block devices."""

from __future__ import annotations

from cdk8s_pods.facts.volume_paths import backsteps_problem, relative_path_problem
from cdk8s_pods.rules.interface import CORE, forbidden, invalid, not_found, required, rule, server, unsupported

from .volumes import claim_template_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


PROPAGATIONS = ("Bidirectional", "HostToContainer", "None")
RECURSIVE_READ_ONLY = ("Disabled", "Enabled", "IfPossible")


@rule(
    "Container.volumeMounts",
    "EphemeralContainer.volumeMounts",
    remedy="declare the volume under the pod's volumes, or correct the name",
    source=server(CORE, "ValidateVolumeMounts"),
)
def mounts_name_a_volume_of_the_pod(mounts: Objects, at: FieldPath, context: Context) -> Problems | None:
    """A container can only mount what the pod has: its volumes and, in a StatefulSet, its claim templates."""
    declared = context.fact(_declared)
    problems: list[Problem] = []
    for position, mount in enumerate(mounts):
        name = mount.get("name", "")
        if name not in declared or not name:
            problems.append((at.index(position).child("name"), not_found(name) if name else required()))
    return problems


@rule(
    "Container.volumeDevices",
    "EphemeralContainer.volumeDevices",
    remedy="name a persistentVolumeClaim or ephemeral volume of the pod",
    source=server(CORE, "ValidateVolumeDevices"),
)
def block_devices_name_a_claim_of_the_pod(devices: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Only a claim can give a container a raw block device."""
    declared = context.fact(_declared)
    problems: list[Problem] = []
    for position, device in enumerate(devices):
        name = device.get("name", "")
        volume = declared.get(name)
        path = at.index(position).child("name")
        if not name:
            problems.append((path, required()))
        elif volume is None:
            problems.append((path, not_found(name)))
        elif "persistentVolumeClaim" not in volume and "ephemeral" not in volume:
            needed = "block mode needs a persistentVolumeClaim or ephemeral volume"
            problems.append((path, invalid(name, needed)))
    return problems


_CLAIM: Object = {"persistentVolumeClaim": {}}


def _declared(context: Context) -> dict[str, Object]:
    """The volumes of the pod by name; a claim template of a StatefulSet takes the place of a volume of its name."""
    volumes = context.pod_spec.get("volumes", ())
    declared: dict[str, Mapping[str, Any]] = {volume.get("name", ""): volume for volume in volumes}
    declared.update(dict.fromkeys(claim_template_names(context), _CLAIM))
    return declared


@rule(
    "Container.volumeMounts",
    "EphemeralContainer.volumeMounts",
    remedy="mount each volume at a path of its own",
    source=server(CORE, "ValidateVolumeMounts"),
)
def mount_paths_are_unique_in_a_container(mounts: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Two volumes at one path would hide each other."""
    if len(mounts) == 1 and mounts[0].get("mountPath"):
        return None
    paths = [mount.get("mountPath", "") for mount in mounts]
    if len(set(paths)) == len(paths) and "" not in paths:
        return None
    problems: list[Problem] = []
    seen: set[str] = set()
    for position, path in enumerate(paths):
        if not path:
            problems.append((at.index(position).child("mountPath"), required()))
        elif path in seen:
            problems.append((at.index(position).child("mountPath"), invalid(path, "must be unique")))
        seen.add(path)
    return problems


@rule(
    "Container.volumeMounts",
    "EphemeralContainer.volumeMounts",
    remedy="write the sub-path relative to the volume, and either subPath or subPathExpr",
    source=server(CORE, "ValidateVolumeMounts"),
)
def sub_paths_stay_in_their_volume(mounts: Objects, at: FieldPath, context: Context) -> Problems | None:
    """A sub-path that leaves its volume would show the container the files of the node."""
    problems: list[Problem] = []
    for position, mount in enumerate(mounts):
        if "subPath" not in mount and "subPathExpr" not in mount:
            continue
        for field in ("subPath", "subPathExpr"):
            path = mount.get(field)
            problem = relative_path_problem(path) if path else None
            if problem is not None:
                # The API server's path leaves out which of the mounts it is.
                problems.append((at.child(field), invalid(path, problem)))
        if mount.get("subPath") and mount.get("subPathExpr"):
            where = at.index(position).child("subPathExpr")
            problems.append((where, invalid(mount["subPathExpr"], "subPathExpr and subPath are mutually exclusive")))
    return problems


@rule(
    "Container",
    "EphemeralContainer",
    when=("volumeMounts",),
    remedy="use None or HostToContainer, or make the container privileged",
    source=server(CORE, "validateMountPropagation"),
)
def mounts_propagate_to_the_node_from_privileged_containers_only(
    container: Object, at: FieldPath, context: Context
) -> Problems | None:
    """What a container mounts below a Bidirectional mount appears on the node and in all its pods."""
    problems: list[Problem] = []
    for mount in container.get("volumeMounts", ()):
        if "mountPropagation" not in mount:
            continue
        propagation = mount["mountPropagation"]
        path = at.child("volumeMounts").child("mountPropagation")
        if propagation not in PROPAGATIONS:
            problems.append((path, unsupported(propagation, PROPAGATIONS)))
        elif propagation == "Bidirectional" and not container.get("securityContext", {}).get("privileged"):
            problems.append(
                (path, forbidden("Bidirectional mount propagation is available only to privileged containers"))
            )
    return problems


@rule(
    "Container.volumeMounts",
    "EphemeralContainer.volumeMounts",
    remedy="set readOnly: true and leave mountPropagation out",
    source=server(CORE, "validateMountRecursiveReadOnly"),
)
def recursive_read_only_mounts_are_read_only(mounts: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Recursive read-only is a stricter read-only, and can't be had with propagation."""
    problems: list[Problem] = []
    for mount in mounts:
        if "recursiveReadOnly" not in mount:
            continue
        wanted, path = mount["recursiveReadOnly"], at.child("recursiveReadOnly")
        if wanted not in RECURSIVE_READ_ONLY:
            problems.append((path, unsupported(wanted, RECURSIVE_READ_ONLY)))
        elif wanted != "Disabled":
            if not mount.get("readOnly"):
                problems.append((path, forbidden("may only be specified when readOnly is true")))
            if mount.get("mountPropagation", "None") != "None":
                problems.append(
                    (path, forbidden("may only be specified when mountPropagation is None or not specified"))
                )
    return problems


@rule(
    "Container.volumeDevices",
    "EphemeralContainer.volumeDevices",
    remedy="give each device of the container one path of its own, without '..'",
    source=server(CORE, "ValidateVolumeDevices"),
)
def block_devices_have_a_path_each(devices: Objects, at: FieldPath, context: Context) -> Problems:
    """A device appears at one path, and a path shows one device."""
    names: set[str] = set()
    paths: set[str] = set()
    for position, device in enumerate(devices):
        name, path, where = device.get("name", ""), device.get("devicePath", ""), at.index(position)
        if name and name in names:
            yield where.child("name"), invalid(name, "must be unique")
        if not path:
            yield where.child("devicePath"), required()
        elif path in paths:
            yield where.child("devicePath"), invalid(path, "must be unique")
        if backsteps_problem(path) is not None:
            yield where.child("devicePath"), invalid(path, "can not contain backsteps ('..')")
        names.add(name)
        paths.add(path)


@rule(
    "Container",
    "EphemeralContainer",
    when=("volumeDevices",),
    remedy="use the volume either as a folder (volumeMounts) or as a device (volumeDevices)",
    source=server(CORE, "ValidateVolumeMounts", "ValidateVolumeDevices"),
)
def volumes_are_mounted_or_devices_but_not_both(container: Object, at: FieldPath, context: Context) -> Problems | None:
    """A claim is either formatted or raw, and a path is either a folder or a device."""
    if "volumeDevices" not in container or "volumeMounts" not in container:
        return None
    return _shared(container, at)


def _shared(container: Object, at: FieldPath) -> Problems:
    uses = {"volumeMounts": "mountPath", "volumeDevices": "devicePath"}
    for field, other in (("volumeMounts", "volumeDevices"), ("volumeDevices", "volumeMounts")):
        names = {use.get("name", "") for use in container[other]}
        paths = {use.get(uses[other], "") for use in container[other]}
        for position, use in enumerate(container[field]):
            name, path, where = use.get("name", ""), use.get(uses[field], ""), at.child(field).index(position)
            if name in names:
                yield where.child("name"), invalid(name, f"must not already exist in {other}")
            if path in paths:
                yield where.child(uses[field]), invalid(path, f"must not already exist as a path in {other}")
