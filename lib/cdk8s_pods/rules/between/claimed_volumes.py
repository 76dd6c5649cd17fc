"""The volumes of pods that a PersistentVolumeClaim stands for, whoever makes the claim."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from .resource import Resource
    from .view import View


class Claim:
    """A claim of the input: an object, or what a template or a volume makes.

    Args:
        spec: Its spec.
        title: What it is, and where it stands.
        holder: The object that it is, or that makes it.
    """

    __slots__ = ("holder", "spec", "title")

    def __init__(self, spec: Mapping[str, Any], title: str, holder: Resource) -> None:
        self.spec = spec
        self.title = title
        self.holder = holder


class ClaimedVolume:
    """One volume of the pods of an object, and the claim behind it.

    Args:
        name: The name by which containers mount it.
        claim: The claim.
        at: Where the object says so: the name of the claim, or the spec of the template that it is made of.
        is_shared: Whether all pods of the object mount the same claim; otherwise each has one of its own.
    """

    __slots__ = ("at", "claim", "is_shared", "name")

    def __init__(self, name: str, claim: Claim, at: FieldPath, *, is_shared: bool) -> None:
        self.name = name
        self.claim = claim
        self.at = at
        self.is_shared = is_shared


def claimed_volumes(resource: Resource, view: View) -> Iterator[ClaimedVolume]:
    """The volumes of an object's pods that are claimed by a claim of the input, by a template, or by the pod itself."""
    if resource.pods is None:
        return
    templates: set[str] = set()
    for name, spec, at in claim_templates(resource):
        templates.add(name)
        yield ClaimedVolume(name, Claim(spec, f'the claim template "{name}"', resource), at, is_shared=False)
    at = resource.pods.at.child("spec").child("volumes")
    for position, volume in enumerate(resource.pods.spec.get("volumes", ())):
        name = volume.get("name", "")
        here = at.index(position)
        if name in templates:
            continue  # a claim template takes the place of a volume of its name
        if "persistentVolumeClaim" in volume:
            claim = try_find_claim(view, volume["persistentVolumeClaim"].get("claimName", ""), resource.namespace)
            if claim is not None:
                where = here.child("persistentVolumeClaim").child("claimName")
                yield ClaimedVolume(name, claim, where, is_shared=True)
        elif "ephemeral" in volume:
            where = here.child("ephemeral").child("volumeClaimTemplate").child("spec")
            yield ClaimedVolume(name, _ephemeral(volume, resource, "the claim"), where, is_shared=False)


def claim_templates(resource: Resource) -> Iterator[tuple[str, Mapping[str, Any], FieldPath]]:
    """The claim templates of a StatefulSet: the name, the spec, and where the spec stands."""
    if resource.kind != "StatefulSet" or not resource.is_built_in:
        return
    at = FieldPath.of("spec", "volumeClaimTemplates")
    for position, template in enumerate(resource.manifest.get("spec", {}).get("volumeClaimTemplates", ())):
        name = template.get("metadata", {}).get("name", "")
        yield name, template.get("spec", {}), at.index(position).child("spec")


def try_find_claim(view: View, name: str, namespace: str | None) -> Claim | None:
    """The claim of a name, which a StatefulSet or a pod may make as well; None where there is none."""
    claim = view.named("PersistentVolumeClaim", name, namespace)
    if claim is not None:
        return Claim(claim.spec, claim.title_and_place, claim)
    for maker in view.of_kind("StatefulSet", namespace):
        for template, spec, _ in claim_templates(maker):
            # https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage
            if name.startswith(f"{template}-{maker.name}-") and name.rpartition("-")[2].isdecimal():
                return Claim(spec, f'the claim template "{template}" of {maker.title_and_place}', maker)
    for maker in view.of_kind("Pod", namespace):
        for volume in maker.pods.spec.get("volumes", ()) if maker.pods is not None else ():
            # https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#persistentvolumeclaim-naming
            if "ephemeral" in volume and name == f"{maker.name}-{volume.get('name', '')}":
                return _ephemeral(volume, maker, f"the claim of {maker.title_and_place}")
    return None


def _ephemeral(volume: Mapping[str, Any], holder: Resource, title: str) -> Claim:
    spec = volume["ephemeral"].get("volumeClaimTemplate", {}).get("spec", {})
    return Claim(spec, f'{title} for volume "{volume.get("name", "")}"', holder)
