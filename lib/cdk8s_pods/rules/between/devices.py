"""Devices that pods claim: the claims, the templates of claims, and the classes of devices."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.rules.source import page

from .missing import missing
from .references import references_of
from .rule import WITH_PODS, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

_ALLOCATION = page("https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/")
_CLAIMS = ("ResourceClaim", "ResourceClaimTemplate")


@between(
    WITH_PODS,
    category="runtime",
    when=_CLAIMS,
    remedy="write the name of one that is there, or add it",
    source=_ALLOCATION,
)
def claims_of_devices_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A pod waits for the ResourceClaim, or the ResourceClaimTemplate, that it names, and is not scheduled before."""
    assert resource.pods is not None  # the rule is asked for objects with pods alone
    for reference in references_of(resource.pods):
        if reference.kind in _CLAIMS:
            message = missing(view, reference.kind, reference.name, resource.namespace)
            if message is not None:
                yield reference.at, message


@between(
    *_CLAIMS,
    category="runtime",
    when=("DeviceClass",),
    remedy="write the name of a DeviceClass that is there",
    source=_ALLOCATION,
)
def classes_of_devices_exist(resource: Resource, view: View) -> Iterator[Problem]:
    """A claim for a device of a class that is not there is never allocated, and its pods wait."""
    is_template = resource.kind == "ResourceClaimTemplate"
    spec: Mapping[str, Any] = resource.spec.get("spec", {}) if is_template else resource.spec
    at = FieldPath.of("spec", "spec") if is_template else FieldPath.of("spec")
    at = at.child("devices").child("requests")
    for position, request in enumerate(spec.get("devices", {}).get("requests", ())):
        here = at.index(position)
        asked = [(request.get("exactly", {}), here.child("exactly"))]
        asked += [
            (each, here.child("firstAvailable").index(place))
            for place, each in enumerate(request.get("firstAvailable", ()))
        ]
        for each, where in asked:
            message = missing(view, "DeviceClass", each.get("deviceClassName", ""), None)
            if message is not None:
                yield where.child("deviceClassName"), message
