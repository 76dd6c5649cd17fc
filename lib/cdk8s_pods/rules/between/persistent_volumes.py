"""PersistentVolumes and the claims that they are for."""

from __future__ import annotations

from cdk8s_pods.facts.built_in_objects import exists_everywhere
from cdk8s_pods.facts.volume_binding import NO_PROVISIONER, class_of, mismatches
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.field_path import Key
from cdk8s_pods.issues.message import invalid
from cdk8s_pods.rules.source import page, server

from .claimed_volumes import try_find_claim
from .missing import missing
from .rule import between
from .selecting import has_labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_BINDING = page("https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding")
_RESERVING = page("https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume")
_CONTROLLER = server("pkg/controller/volume/persistentvolume/pv_controller.go", "checkVolumeSatisfyClaim")
_SPEC = FieldPath.of("spec")


@between(
    "PersistentVolumeClaim",
    category="runtime",
    when=("PersistentVolume",),
    remedy="write the name of a PersistentVolume that is there",
    source=_RESERVING,
)
def volumes_that_claims_name_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A claim with a `volumeName` waits for that volume and takes no other."""
    name = resource.spec.get("volumeName", "")
    message = missing(view, "PersistentVolume", name, None)
    if message is not None:
        yield _SPEC.child("volumeName"), message


@between(
    "PersistentVolume",
    category="runtime",
    when=("PersistentVolumeClaim",),
    remedy="write the name and the namespace of the claim that the volume is for",
    source=_RESERVING,
)
def claims_that_volumes_are_reserved_for_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A volume with a `claimRef` waits for that claim and serves no other."""
    reference = resource.spec.get("claimRef", {})
    if reference.get("kind", "PersistentVolumeClaim") != "PersistentVolumeClaim":
        return
    name, namespace = reference.get("name", ""), reference.get("namespace")
    message = missing(view, "PersistentVolumeClaim", name, namespace)
    if message is not None and try_find_claim(view, name, namespace) is None:
        yield _SPEC.child("claimRef").child("name"), message


@between(
    "PersistentVolumeClaim",
    category="runtime",
    when=("PersistentVolume",),
    remedy="ask for no more than the volume has, in its access modes, its volume mode and its class",
    source=(_BINDING, _CONTROLLER),
)
def claims_fit_the_volume_that_they_name(resource: Resource, view: View) -> Iterator[Problem]:
    """A claim is not bound to the volume that it names, or that is reserved for it, while the two do not fit.

    The volume has to be as large, to have each access mode and the same volume mode, and, where the claim names it, the
    same class; a claim that says no class gets the default one of the cluster, where it has one. Where each names the
    other they are bound as they are, and the claim gets less than it asks for, which is advice.
    """
    named = view.named("PersistentVolume", resource.spec.get("volumeName", ""))
    if named is None:
        for volume in _reserved_for(resource, view):
            yield from _problems(resource, volume)
        return
    reference = named.spec.get("claimRef")
    if reference is not None and not _is_claim(reference, resource):
        about = f"{named.title_and_place} is reserved for claim {reference.get('namespace')}/{reference.get('name')}"
        yield _SPEC.child("volumeName"), invalid(named.name, about).beside(named)
        return
    for at, message in _problems(resource, named):
        yield at, message.mildly(when=reference is not None)
    wanted, offered = class_of(resource.manifest), class_of(named.manifest) or ""
    if reference is None and wanted is not None and wanted != offered:
        about = f'is of class "{offered}"' if offered else "has no class"
        message = invalid(wanted, f"{named.title_and_place} {about}")
        yield _SPEC.child("storageClassName"), message.beside(named)


@between(
    "PersistentVolumeClaim",
    category="runtime",
    when=("PersistentVolume",),
    remedy="ask for no more than a volume of that class has, or add a volume that has it",
    source=(_BINDING, page("https://kubernetes.io/docs/concepts/storage/persistent-volumes/#static")),
)
def claims_that_nothing_is_made_for_fit_a_volume(resource: Resource, view: View) -> Iterator[Problem]:
    """A claim of a class without a provisioner is served by a volume that is there, or stays unbound.

    So is one that asks for no class (`storageClassName: ""`). Where the input holds volumes of the class that are free
    and none fits, the nearest is told. Of a class that is not in the input nobody knows whether something makes volumes
    for it: then it is told of a volume that is there for this one claim.
    """
    storage_class = class_of(resource.manifest)
    if storage_class is None or resource.spec.get("volumeName") or _reserved_for(resource, view):
        return
    volumes, claims = view.once(_by_class).get(storage_class, ([], []))
    is_pair = len(volumes) == len(claims) == 1
    if not volumes or _is_dynamic(storage_class, view) or not (is_pair or _is_static(storage_class, view)):
        return
    selector = resource.spec.get("selector", {})
    chosen = [each for each in volumes if has_labels(selector, each.manifest.get("metadata", {}).get("labels", {}))]
    fewest = [(_SPEC.child("selector"), invalid(selector, "no free PersistentVolume of its class has these labels"))]
    for position, volume in enumerate(chosen):
        problems = list(_problems(resource, volume))
        if not problems:
            return
        if position == 0 or len(problems) < len(fewest):
            fewest = problems
    # In files of one folder another volume, or another claim, may be the one that is used.
    is_mild = not is_pair and not all(view.are_applied_together(each, resource) for each in volumes)
    for at, message in fewest:
        yield at, message.beside(*(volumes if not chosen else ())).mildly(when=is_mild)


def _problems(claim: Resource, volume: Resource) -> Iterator[Problem]:
    for steps, value, about in mismatches(claim.spec, volume.spec):
        *before, last = steps
        # The amounts of a request are a map.
        where = FieldPath.of("spec", *before, Key(last) if before else last)
        yield where, invalid(value, f"{volume.title_and_place} {about}").beside(volume)


def _reserved_for(claim: Resource, view: View) -> list[Resource]:
    """The volumes whose ``claimRef`` is the claim."""
    return view.once(_volumes_by_claim).get((claim.name, claim.namespace), [])


def _volumes_by_claim(view: View) -> dict[tuple[str, str | None], list[Resource]]:
    found: dict[tuple[str, str | None], list[Resource]] = {}
    for volume in view.of_kind("PersistentVolume"):
        reference = volume.spec.get("claimRef", {})
        # A claim that says no namespace may be the one that is meant.
        for namespace in {reference.get("namespace"), None}:
            found.setdefault((reference.get("name", ""), namespace), []).append(volume)
    return found


def _by_class(view: View) -> dict[str, tuple[list[Resource], list[Resource]]]:
    """The volumes of each class that are free, and its claims."""
    found: dict[str, tuple[list[Resource], list[Resource]]] = {}
    for volume in view.of_kind("PersistentVolume"):
        if "claimRef" not in volume.spec:
            found.setdefault(class_of(volume.manifest) or "", ([], []))[0].append(volume)
    for claim in view.of_kind("PersistentVolumeClaim"):
        if (name := class_of(claim.manifest)) is not None:
            found.setdefault(name, ([], []))[1].append(claim)
    return found


def _is_claim(reference: Mapping[str, str], claim: Resource) -> bool:
    """Whether a ``claimRef`` means a claim, or may: what is not said of either does not tell them apart."""
    name, namespace = reference.get("name", claim.name), reference.get("namespace")
    return name == claim.name and (None in (namespace, claim.namespace) or namespace == claim.namespace)


def _is_static(storage_class: str, view: View) -> bool:
    """Whether people alone write the volumes of a class: of none, and of one without a provisioner."""
    return not storage_class or view.named("StorageClass", storage_class) is not None


def _is_dynamic(storage_class: str, view: View) -> bool:
    """Whether something makes volumes for a class: one that clusters come with, and one with a provisioner."""
    known = view.named("StorageClass", storage_class)
    if known is None:
        return exists_everywhere("StorageClass", storage_class)
    return bool(known.manifest.get("provisioner") != NO_PROVISIONER)
