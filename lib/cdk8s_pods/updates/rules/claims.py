"""Claims and volumes: what a volume was made from stays; what of a claim can change hangs on whether it is bound."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import NO_VALUE, forbidden, invalid
from cdk8s_pods.rules.source import CORE, page, server
from cdk8s_pods.schema import TYPES
from cdk8s_pods.schema.quantity import try_nano_units
from cdk8s_pods.updates.rule import Cause, fixed, refused, update_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.updates.update import Update

_CLAIM = server(CORE, "ValidatePersistentVolumeClaimUpdate", release="1.36")
_VOLUME = server(CORE, "ValidatePersistentVolumeUpdate", release="1.36")
_IMMUTABLE = "spec is immutable after creation, but for the size and the attributes class of bound claims"
_OLD_CLASS = "volume.beta.kubernetes.io/storage-class"
_SIZE = ("spec", "resources", "requests", "storage")
_SIZE_PATH = FieldPath.of("spec", "resources", "requests").key("storage")
#: The fields of a volume's spec that are not where it comes from.
_NO_SOURCES = frozenset(
    {
        "accessModes",
        "capacity",
        "claimRef",
        "mountOptions",
        "nodeAffinity",
        "persistentVolumeReclaimPolicy",
        "storageClassName",
        "volumeAttributesClassName",
        "volumeMode",
    }
)
_EXPAND_SECRET = "controllerExpandSecretRef"


@update_rule(
    "PersistentVolumeClaim",
    fields=("spec.resources",),
    source=(
        _CLAIM,
        page("https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims"),
    ),
)
def sizes_of_claims_grow_once_they_are_bound(update: Update) -> Iterator[Cause]:
    """A bound claim can ask for more, where its class allows expansion; nothing shrinks, and no limit comes or goes."""
    for difference in update.below("spec", "resources"):
        if difference.at != _SIZE_PATH:
            yield refused(difference, _IMMUTABLE)
            continue
        before, after = (try_nano_units(side(*_SIZE)) or 0 for side in (update.was, update.becomes))
        if update.status.get("phase") not in (None, "Bound"):
            yield refused(difference, f"{_IMMUTABLE}, and this one is not bound")
        elif after < before:
            yield _shrinks(update, after)
        else:
            yield from _grows(update, difference.after)


@update_rule("PersistentVolumeClaim", fields=("spec.storageClassName", "metadata.annotations"), source=_CLAIM)
def classes_of_claims_stay(update: Update) -> Iterator[Cause]:
    """The class stays; a claim that has none yet can get one, which is what a cluster with a default class has done."""
    annotation = ("metadata", "annotations", _OLD_CLASS)
    before, after = (side("spec", "storageClassName") for side in (update.was, update.becomes))
    old_annotation, new_annotation = (side(*annotation) for side in (update.was, update.becomes))
    moves_to_the_field = (
        old_annotation is not NO_VALUE
        and before is NO_VALUE
        and after == old_annotation
        and new_annotation in (NO_VALUE, old_annotation)
    )
    if not moves_to_the_field and old_annotation != new_annotation:
        where = FieldPath.of("metadata", "annotations").key(_OLD_CLASS)
        yield Cause(where, invalid(None if new_annotation is NO_VALUE else new_annotation, "field is immutable"))
    for difference in update.below("spec", "storageClassName"):
        if moves_to_the_field or (before is NO_VALUE and old_annotation == after):
            continue
        if before is NO_VALUE and old_annotation is NO_VALUE:
            if not update.is_live:
                requirement = "a claim without a class can get one; a cluster with a default class has given one"
                yield refused(difference, requirement, is_certain=False)
            continue
        yield refused(difference, _IMMUTABLE)


@update_rule("PersistentVolumeClaim", fields=("spec.volumeName",), source=_CLAIM)
def volumes_of_claims_stay(update: Update) -> Iterator[Cause]:
    """A claim that has no volume yet can be given one, once."""
    for difference in update.below("spec", "volumeName"):
        if difference.before is not NO_VALUE and difference.before != "":
            yield refused(difference, _IMMUTABLE)
        elif not update.is_live:
            yield refused(difference, "only a claim that has no volume yet can be given one", is_certain=False)


@update_rule("PersistentVolumeClaim", fields=("spec.volumeAttributesClassName",), source=_CLAIM)
def attributes_of_bound_claims_change(update: Update) -> Iterator[Cause]:
    """A bound claim can have other attributes, where its driver can change them; not none again once it has some."""
    for difference in update.below("spec", "volumeAttributesClassName"):
        phase = update.status.get("phase")
        is_taken_away = difference.after in (NO_VALUE, "")
        if phase not in (None, "Bound") or (is_taken_away and update.status.get("currentVolumeAttributesClassName")):
            yield refused(difference, _IMMUTABLE)
        elif phase is None:
            yield refused(difference, "only a bound claim can change it", is_certain=False)


@update_rule("PersistentVolume", fields=("spec",), source=_VOLUME)
def sources_of_volumes_stay(update: Update) -> Iterator[Cause]:
    """Where a volume is stays; its capacity, modes, class, claim and reclaim policy can change."""
    for field in TYPES["PersistentVolumeSpec"]:
        if field in _NO_SOURCES:
            continue
        for difference in update.below("spec", field):
            is_first_secret = difference.at.steps[1:] == ("csi", _EXPAND_SECRET) and difference.before is NO_VALUE
            if not is_first_secret:
                yield refused(difference, "spec.persistentvolumesource is immutable after creation")


@fixed("PersistentVolume", fields=("spec.volumeMode",), source=_VOLUME)
def modes_of_volumes_stay() -> None:
    """A volume is a file system or a device, and stays it."""


@update_rule("PersistentVolume", fields=("spec.nodeAffinity", "spec.volumeAttributesClassName"), source=_VOLUME)
def places_of_volumes_stay(update: Update) -> Iterator[Cause]:
    """Where a volume can be used from is said once, and then stays; its attributes class can change and not go."""
    if update.was("spec", "nodeAffinity") is not NO_VALUE:
        for difference in update.below("spec", "nodeAffinity"):
            if not _is_stable_name_of(difference.before, difference.after):
                yield refused(difference, "field is immutable, except for updating from beta label to GA")
    for difference in update.below("spec", "volumeAttributesClassName"):
        if difference.after is NO_VALUE:
            yield refused(difference, "update from non-nil value to nil is forbidden")


#: The beta names of labels of nodes, and what they are called now. Source: pkg/apis/core/validation/validation.go,
#: ``nodeLabelsToMask``.
_STABLE_NAMES = {
    "failure-domain.beta.kubernetes.io/zone": "topology.kubernetes.io/zone",
    "failure-domain.beta.kubernetes.io/region": "topology.kubernetes.io/region",
    "beta.kubernetes.io/instance-type": "node.kubernetes.io/instance-type",
    "beta.kubernetes.io/os": "kubernetes.io/os",
    "beta.kubernetes.io/arch": "kubernetes.io/arch",
}


def _is_stable_name_of(before: object, after: object) -> bool:
    return isinstance(before, str) and before in _STABLE_NAMES and _STABLE_NAMES[before] == after


def _shrinks(update: Update, after: int) -> Cause:
    capacity = try_nano_units(_object(update.status.get("capacity")).get("storage"))
    if capacity is not None and after > capacity:
        # It takes back a growth that has failed.
        requirement = "field can be less than before only where a bigger size has failed"
        return Cause(_SIZE_PATH, forbidden(requirement), is_certain=False)
    return Cause(_SIZE_PATH, forbidden("field can not be less than status.capacity"))


def _grows(update: Update, size: Any) -> Iterator[Cause]:
    name = update.becomes("spec", "storageClassName")
    storage_class = update.find("StorageClass", name) if isinstance(name, str) and name else None
    is_bound = update.status.get("phase") == "Bound"
    if storage_class is not None and storage_class.get("allowVolumeExpansion") is not True:
        yield Cause(_SIZE_PATH, invalid(size, f"StorageClass {name} does not allow volume expansion"))
    elif not is_bound or storage_class is None:
        yield Cause(
            _SIZE_PATH,
            invalid(size, "only a bound claim of a class that allows volume expansion can grow"),
            is_certain=False,
            remedy="see `kubectl get pvc,storageclass` whether it is bound and ALLOWVOLUMEEXPANSION is true",
        )


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
