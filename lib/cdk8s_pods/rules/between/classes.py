"""Classes that objects ask for by name: of storage, of priority, of runtimes."""

from __future__ import annotations

from cdk8s_pods.facts.volume_binding import class_of
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import not_found
from cdk8s_pods.rules.source import page

from .claimed_volumes import claimed_volumes
from .missing import may_exist, missing
from .nearness import nearest
from .references import references_of
from .rule import WITH_PODS, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.issues import Message
    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_STORAGE_CLASSES = page("https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1")


@between(
    WITH_PODS,
    category="runtime",
    when=("PriorityClass",),
    remedy="write the name of a PriorityClass that is there",
    source=page("https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority"),
)
def priority_classes_of_pods_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A pod of a PriorityClass that is not there is refused; a controller then makes no pods."""
    return _missing(resource, view, "PriorityClass")


@between(
    WITH_PODS,
    category="runtime",
    when=("RuntimeClass",),
    remedy="write the name of a RuntimeClass that is there",
    source=page("https://kubernetes.io/docs/concepts/containers/runtime-class/#usage"),
)
def runtime_classes_of_pods_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A pod of a RuntimeClass that is not there never runs."""
    return _missing(resource, view, "RuntimeClass")


@between(
    "PersistentVolumeClaim",
    category="runtime",
    when=("StorageClass", "PersistentVolume"),
    remedy="write the name of a StorageClass that is there, or the class of a volume",
    source=_STORAGE_CLASSES,
)
def storage_classes_of_claims_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A claim of a class that neither a StorageClass nor a volume has stays unbound, and its pods wait."""
    name = class_of(resource.manifest) or ""
    if resource.spec.get("volumeName"):
        return  # what the volume has counts, and is compared with it
    message = _missing_storage_class(view, name)
    if message is not None:
        yield FieldPath.of("spec", "storageClassName"), message


@between(
    WITH_PODS,
    category="runtime",
    when=("StorageClass", "PersistentVolume"),
    remedy="write the name of a StorageClass that is there, or the class of a volume",
    source=_STORAGE_CLASSES,
)
def storage_classes_of_claim_templates_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """The claims that a StatefulSet makes of its templates, and those of ephemeral volumes, are of a class as well."""
    for volume in claimed_volumes(resource, view):
        if not volume.is_shared:
            message = _missing_storage_class(view, volume.claim.spec.get("storageClassName", ""))
            if message is not None:
                yield volume.at.child("storageClassName"), message


def _missing(resource: Resource, view: View, kind: str) -> Iterator[Problem]:
    assert resource.pods is not None  # the rules are asked for objects with pods alone
    for reference in references_of(resource.pods):
        if reference.kind == kind:
            message = missing(view, kind, reference.name, None)
            if message is not None:
                yield reference.at, message


def _missing_storage_class(view: View, name: str) -> Message | None:
    """What is said of a class that nothing has; volumes that people write need no StorageClass, only its name."""
    written = view.once(_classes_of_volumes)
    if name in written:
        return None
    message = missing(view, "StorageClass", name, None)
    if (message is not None and not message.is_mild) or not name or may_exist(view, "StorageClass", name):
        return message
    near = nearest(name, written)
    return (
        message if near is None else not_found(name, f'nothing is of this class; did you mean "{near}", as a volume?')
    )


def _classes_of_volumes(view: View) -> set[str]:
    return {name for volume in view.of_kind("PersistentVolume") if (name := class_of(volume.manifest))}
