"""What the pods of an object refer to by name, with the place of each name."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.issues import FieldPath

    from .resource import PodTemplate


class Reference:
    """One object that a pod needs.

    Args:
        kind: The kind of the object.
        name: Its name.
        at: Where the name stands.
        optional: Whether the pod starts without it.
        keys: The keys of it that the pod needs, each with its place.
    """

    __slots__ = ("at", "keys", "kind", "name", "optional")

    def __init__(
        self,
        kind: str,
        name: str,
        at: FieldPath,
        *,
        optional: bool = False,
        keys: tuple[tuple[str, FieldPath], ...] = (),
    ) -> None:
        self.kind = kind
        self.name = name
        self.at = at
        self.optional = optional
        self.keys = keys


def references_of(pods: PodTemplate) -> Sequence[Reference]:
    """Everything that pods need by name; found once, whichever rules ask."""
    if pods.references is None:
        pods.references = tuple(_references_in(pods))
    return pods.references


def _references_in(pods: PodTemplate) -> Iterator[Reference]:
    spec, at = pods.spec, pods.at.child("spec")
    for name in ("initContainers", "containers"):
        for position, container in enumerate(spec.get(name, ())):
            yield from _of_environment(container, at.child(name).index(position))
    for position, volume in enumerate(spec.get("volumes", ())):
        yield from _of_volume(volume, at.child("volumes").index(position))
    for position, secret in enumerate(spec.get("imagePullSecrets", ())):
        yield Reference(
            "Secret", secret.get("name", ""), at.child("imagePullSecrets").index(position).child("name"), optional=True
        )
    for position, claim in enumerate(spec.get("resourceClaims", ())):
        for kind, field in (
            ("ResourceClaim", "resourceClaimName"),
            ("ResourceClaimTemplate", "resourceClaimTemplateName"),
        ):
            if field in claim:
                yield Reference(kind, claim[field], at.child("resourceClaims").index(position).child(field))
    # The old name of the field counts where the new one is not written.
    account = "serviceAccountName" if "serviceAccountName" in spec else "serviceAccount"
    for kind, field in (
        ("ServiceAccount", account),
        ("PriorityClass", "priorityClassName"),
        ("RuntimeClass", "runtimeClassName"),
    ):
        if field in spec:
            yield Reference(kind, spec[field], at.child(field))


def _of_environment(container: Mapping[str, Any], at: FieldPath) -> Iterator[Reference]:
    for position, source in enumerate(container.get("envFrom", ())):
        for field, kind in (("configMapRef", "ConfigMap"), ("secretRef", "Secret")):
            if field in source:
                here = at.child("envFrom").index(position).child(field)
                yield _reference(kind, source[field], here)
    for position, variable in enumerate(container.get("env", ())):
        for field, kind in (("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")):
            if field in variable.get("valueFrom", ()):
                here = at.child("env").index(position).child("valueFrom").child(field)
                selector = variable["valueFrom"][field]
                keys = ((selector["key"], here.child("key")),) if "key" in selector else ()
                yield _reference(kind, selector, here, keys=keys)


def _of_volume(volume: Mapping[str, Any], at: FieldPath) -> Iterator[Reference]:
    if "configMap" in volume:
        yield _of_files("ConfigMap", volume["configMap"], at.child("configMap"))
    if "secret" in volume:
        yield _of_files("Secret", volume["secret"], at.child("secret"), name="secretName")
    if "persistentVolumeClaim" in volume:
        here = at.child("persistentVolumeClaim")
        yield _reference("PersistentVolumeClaim", volume["persistentVolumeClaim"], here, name="claimName")
    for position, source in enumerate(volume.get("projected", {}).get("sources", ())):
        here = at.child("projected").child("sources").index(position)
        for field, kind in (("configMap", "ConfigMap"), ("secret", "Secret")):
            if field in source:
                yield _of_files(kind, source[field], here.child(field))


def _of_files(kind: str, source: Mapping[str, Any], at: FieldPath, *, name: str = "name") -> Reference:
    keys = tuple(
        (item["key"], at.child("items").index(position).child("key"))
        for position, item in enumerate(source.get("items", ()))
        if "key" in item
    )
    return _reference(kind, source, at, name=name, keys=keys)


def _reference(
    kind: str,
    source: Mapping[str, Any],
    at: FieldPath,
    *,
    name: str = "name",
    keys: tuple[tuple[str, FieldPath], ...] = (),
) -> Reference:
    return Reference(kind, source.get(name, ""), at.child(name), optional=source.get("optional") is True, keys=keys)
