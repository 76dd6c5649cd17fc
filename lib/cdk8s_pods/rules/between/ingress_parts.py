"""What an Ingress consists of."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, TypeAlias

    from .resource import Resource

    #: The `service` of a backend and its place.
    Backend: TypeAlias = tuple[Mapping[str, Any], FieldPath]

_SPEC = FieldPath.of("spec")
_NOTHING: Mapping[str, Any] = {}

#: A port name by which the controller of AWS knows that an annotation says what to do, and no Service is meant:
#: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions
_ANNOTATED = "use-annotation"


def certificates_of(resource: Resource) -> Iterator[tuple[str, FieldPath]]:
    """The Secrets of an Ingress's certificates, by name, each with its place."""
    for position, each in enumerate(resource.spec.get("tls", ())):
        if each.get("secretName"):
            yield each["secretName"], _SPEC.child("tls").index(position).child("secretName")


def paths_of(resource: Resource) -> Iterator[tuple[str, Mapping[str, Any], FieldPath]]:
    """Each path of an Ingress with its host and its place."""
    for number, rule in enumerate(resource.spec.get("rules", ())):
        for position, path in enumerate(rule.get("http", _NOTHING).get("paths", ())):
            at = _SPEC.child("rules").index(number).child("http").child("paths").index(position)
            yield rule.get("host", ""), path, at


def backends_of(resource: Resource) -> Iterator[Backend]:
    """The Services that an Ingress leads to."""
    spec = resource.spec
    found = [(spec.get("defaultBackend", _NOTHING), _SPEC.child("defaultBackend"))]
    found += [(path.get("backend", _NOTHING), at.child("backend")) for _, path, at in paths_of(resource)]
    for backend, at in found:
        service = backend.get("service", _NOTHING)
        if service and service.get("port", _NOTHING).get("name") != _ANNOTATED:
            yield service, at.child("service")
