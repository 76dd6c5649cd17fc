"""PersistentVolumeClaims of pods: that they are there, and can be mounted as the pods do."""

from __future__ import annotations

from cdk8s_pods.facts.placement import must_be_apart
from cdk8s_pods.facts.replicas import replicas_at_once
from cdk8s_pods.facts.rolling_updates import waiting_surge
from cdk8s_pods.facts.shared_file_systems import is_shared_provisioner, is_shared_volume
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import invalid
from cdk8s_pods.rules.source import page, server

from .claimed_volumes import claimed_volumes, try_find_claim
from .missing import missing
from .references import references_of
from .rule import WITH_PODS, WITH_VOLUMES, between
from .selecting import has_labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.rules.rule import Problem

    from .claimed_volumes import Claim
    from .resource import PodTemplate, Resource
    from .view import View

_CLAIMS = page("https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes")
_ACCESS_MODES = page("https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes")
_BLOCK_VOLUMES = server("pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go", "createVolumeSpec")
#: The kinds that keep their pods running side by side.
_CONTROLLERS = ("Deployment", "ReplicaSet", "ReplicationController", "StatefulSet", "Job")
_REMEDY = (
    "write ReadWriteMany into the claim where the storage can do it, run one pod, or give each its own volume with the"
    " claim templates of a StatefulSet"
)
_MODES = ("Filesystem", "Block")
_ONE_NODE, _ONE_POD = "ReadWriteOnce", "ReadWriteOncePod"


@between(
    WITH_PODS,
    category="runtime",
    when=("PersistentVolumeClaim",),
    remedy="write the name of a claim that is there, or add it",
    source=_CLAIMS,
)
def claims_that_pods_mount_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A pod waits for its claim, and is not scheduled before it is there.

    The claims that a StatefulSet makes of its templates, and those of ephemeral volumes, need no object.
    """
    assert resource.pods is not None  # the rule is asked for objects with pods alone
    for reference in references_of(resource.pods):
        if reference.kind == "PersistentVolumeClaim":
            message = missing(view, reference.kind, reference.name, resource.namespace)
            if message is not None and try_find_claim(view, reference.name, resource.namespace) is None:
                yield reference.at, message


@between(
    *_CONTROLLERS,
    category="runtime",
    remedy=_REMEDY,
    source=_ACCESS_MODES,
)
def replicas_share_claims_that_all_of_them_can_mount(resource: Resource, view: View) -> Iterator[Problem]:
    """A volume that is ReadWriteOnce is there for one node: replicas on other nodes never start.

    As long as all of them happen to run on one node it works, so that this is advice; where they have to be apart, and
    for ReadWriteOncePod, it cannot work. On several nodes at once are volumes with ReadWriteMany, and read-only ones
    with ReadOnlyMany.
    """
    replicas = replicas_at_once(resource.kind, resource.spec)
    if resource.pods is None or replicas < 2:
        return
    at = FieldPath.of("spec", "parallelism" if resource.kind == "Job" else "replicas")
    for claim, mode, _ in _claims_for_one(resource, view):
        if mode == _ONE_POD:
            yield at, invalid(replicas, f"{claim.title} is {mode}: one pod alone can mount it").beside(claim.holder)
            continue
        why = _why_apart(resource.pods, replicas)
        reason = f", and {why}" if why else ""
        message = invalid(replicas, f"{claim.title} is {mode}: one node alone can mount it{reason}")
        yield at, message.beside(claim.holder).mildly(when=why is None)


@between("DaemonSet", category="advice", remedy=_REMEDY, source=_ACCESS_MODES)
def daemons_share_claims_that_all_of_them_can_mount(resource: Resource, view: View) -> Iterator[Problem]:
    """A DaemonSet runs a pod on every node, and a claim that is ReadWriteOnce is there for the first of them alone."""
    for claim, mode, at in _claims_for_one(resource, view):
        yield at, invalid(mode, f"{claim.title} is for one node alone").beside(claim.holder)


@between(
    "Deployment",
    category="runtime",
    remedy="write strategy: {type: Recreate}, so that the old pod lets go of the volume first",
    source=(_ACCESS_MODES, page("https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy")),
)
def rolling_updates_free_a_claim_before_they_need_it(resource: Resource, view: View) -> Iterator[Problem]:
    """A rolling update starts the new pod while the old one has the volume; a new pod elsewhere waits for ever.

    With ReadWriteOncePod, and where the pods have to be on different nodes, no update of the Deployment ever ends. With
    ReadWriteOnce it depends on the node that the new pod is sent to, and is told where the strategy is written.
    """
    spec = resource.spec
    if resource.pods is None or spec.get("replicas", 1) != 1 or waiting_surge(spec) is None:
        return
    for claim, mode, _ in _claims_for_one(resource, view):
        is_certain = mode == _ONE_POD or _why_apart(resource.pods, replicas=2) is not None
        if is_certain or spec.get("strategy"):
            room = "at all" if mode == _ONE_POD else "on another node"
            about = f"{claim.title} is {mode}: the new pod cannot mount it {room} while the old one runs"
            message = invalid("RollingUpdate", about).beside(claim.holder)
            yield FieldPath.of("spec", "strategy"), message.mildly(when=not is_certain)


@between(
    WITH_VOLUMES,
    category="runtime",
    remedy="list it under volumeDevices where the claim is of mode Block, under volumeMounts where it is not",
    source=(
        page("https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support"),
        _BLOCK_VOLUMES,
    ),
)
def volumes_are_mounted_in_the_mode_of_their_claim(resource: Resource, view: View) -> Iterator[Problem]:
    """A volume of mode Block is a device without files, any other a file system: the kubelet refuses the other use."""
    pods = resource.pods
    assert pods is not None
    modes = {
        volume.name: (volume.claim.spec.get("volumeMode", "Filesystem"), volume.claim)
        for volume in claimed_volumes(resource, view)
    }
    if not modes:
        return
    at = pods.at.child("spec")
    for name in ("initContainers", "containers"):
        for position, container in enumerate(pods.spec.get(name, ())):
            for field, needed in (("volumeMounts", "Filesystem"), ("volumeDevices", "Block")):
                for place, mount in enumerate(container.get(field, ())):
                    volume = mount.get("name", "")
                    mode, claim = modes.get(volume, (needed, None))
                    if mode in _MODES and mode != needed and claim is not None:
                        where = at.child(name).index(position).child(field).index(place).child("name")
                        yield where, invalid(volume, f"{claim.title} is of mode {mode}").beside(claim.holder)


def _claims_for_one(resource: Resource, view: View) -> Iterator[tuple[Claim, str, FieldPath]]:
    """The claims that all pods of an object share and that one node, or one pod, can mount: with the access mode."""
    for volume in claimed_volumes(resource, view):
        modes = set(volume.claim.spec.get("accessModes", ()))
        mode = next((mode for mode in (_ONE_NODE, _ONE_POD) if modes == {mode}), None)
        # The scheduler itself sees to ReadWriteOncePod, whatever the storage.
        if volume.is_shared and mode and (mode == _ONE_POD or not _is_on_every_node(volume.claim.spec, view)):
            yield volume.claim, mode, volume.at


def _why_apart(pods: PodTemplate, replicas: int) -> str | None:
    return must_be_apart(pods.spec, replicas, lambda selector: has_labels(selector, pods.labels))


def _is_on_every_node(claim: Mapping[str, Any], view: View) -> bool:
    """Whether the volume behind a claim is known to be storage that several nodes reach at once."""
    volume = view.named("PersistentVolume", claim.get("volumeName", ""))
    if volume is not None and is_shared_volume(volume.spec):
        return True
    storage_class = view.named("StorageClass", claim.get("storageClassName", ""))
    return storage_class is not None and is_shared_provisioner(storage_class.manifest.get("provisioner", ""))
