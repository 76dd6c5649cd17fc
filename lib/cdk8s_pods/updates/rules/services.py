"""Services: addresses that are given stay given."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import NO_VALUE, forbidden, invalid
from cdk8s_pods.rules.source import CORE, server
from cdk8s_pods.updates.rule import Cause, refused, update_rule
from cdk8s_pods.updates.service_addresses import (
    HEADLESS,
    SOME_ADDRESS,
    SOME_FAMILY,
    needs_addresses,
    needs_health_port,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.updates.update import Update

_ALLOCATION = "pkg/registry/core/service/storage/alloc.go"
_SPEC = FieldPath.of("spec")
_ONCE_SET = "may not change once set"


@update_rule(
    "Service",
    fields=("spec.clusterIP", "spec.clusterIPs"),
    source=server(CORE, "validateUpgradeDowngradeClusterIPs", release="1.36"),
)
def addresses_of_services_stay(update: Update) -> Iterator[Cause]:
    """The first address, or that there is none, stays as long as the Service does not become an ExternalName."""
    before, after = _specs(update)
    if not (needs_addresses(before) and needs_addresses(after)):
        return
    if _is_headless(before) and _is_headless(after):
        return
    old, new = _texts(before.get("clusterIPs")), _texts(after.get("clusterIPs"))
    # Users write the first of them in a field of its own; the server names the place in the list.
    for position, (was, becomes) in enumerate(zip(old, new, strict=False)):
        if was == becomes:
            continue
        at = _SPEC.child("clusterIP") if position == 0 else _SPEC.child("clusterIPs").index(position)
        if was == SOME_ADDRESS and becomes != HEADLESS:
            requirement = f"{_ONCE_SET}: it is applied only if it is the address that the cluster has given"
            yield Cause(at, invalid(becomes, requirement), is_certain=False)
        else:
            yield Cause(at, invalid(becomes, _ONCE_SET))


@update_rule(
    "Service",
    fields=("spec.ipFamilies", "spec.ipFamilyPolicy"),
    source=(
        server(CORE, "validateUpgradeDowngradeIPFamilies", release="1.36"),
        server(_ALLOCATION, "initIPFamilyFields", release="1.36"),
    ),
)
def first_families_of_services_stay(update: Update) -> Iterator[Cause]:
    """A second family of addresses can come, and go with `SingleStack`; the first stays, but for headless Services."""
    before, after = _specs(update)
    if not (needs_addresses(before) and needs_addresses(after)) or _is_headless(before) or _is_headless(after):
        yield from _released_without_policy(before, after)
        return
    old, new = _texts(before.get("ipFamilies")), _texts(after.get("ipFamilies"))
    at = _SPEC.child("ipFamilies")
    for position, (was, becomes) in enumerate(zip(old, new, strict=False)):
        if was == becomes or becomes == SOME_FAMILY:
            continue
        if was == SOME_FAMILY:
            requirement = f"{_ONCE_SET}: it is applied only if it is the family that the cluster has given"
            yield Cause(at.index(position), invalid(becomes, requirement), is_certain=False)
        else:
            yield Cause(at.index(position), invalid(becomes, _ONCE_SET))
    yield from _released_without_policy(before, after)


@update_rule(
    "Service",
    fields=("spec.loadBalancerClass",),
    source=server(CORE, "validateLoadBalancerClassField", release="1.36"),
)
def classes_of_load_balancers_stay(update: Update) -> Iterator[Cause]:
    """Who makes a load balancer is said when it is made; the class goes with the type."""
    before, after = _specs(update)
    if before.get("type") == after.get("type") == "LoadBalancer":
        yield from (refused(each, _ONCE_SET) for each in update.below("spec", "loadBalancerClass"))


@update_rule(
    "Service",
    fields=("spec.healthCheckNodePort",),
    source=server(CORE, "validateServiceExternalTrafficFieldsUpdate", release="1.36"),
)
def health_check_ports_stay(update: Update) -> Iterator[Cause]:
    """The port that a load balancer asks stays while there is one that asks."""
    before, after = _specs(update)
    if not (needs_health_port(before) and needs_health_port(after)):
        return
    for difference in update.below("spec", "healthCheckNodePort"):
        if difference.before is NO_VALUE and not update.is_live:
            requirement = "field is immutable: it is applied only if it is the port that the cluster has given"
            yield refused(difference, requirement, is_certain=False)
        else:
            yield refused(difference)


def _released_without_policy(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Cause]:
    """A second address or family that goes although the policy asks for two."""
    policy = after.get("ipFamilyPolicy")
    if policy == "SingleStack" or not (needs_addresses(before) and needs_addresses(after)):
        return
    for field, what in (("clusterIPs", "cluster IP"), ("ipFamilies", "IP family")):
        old, new = _texts(before.get(field)), _texts(after.get(field))
        if len(old) == 2 and len(new) == 1 and old[0] == new[0]:
            where = _SPEC.child("ipFamilyPolicy")
            yield Cause(where, forbidden(f"must be 'SingleStack' to release the secondary {what}"))


def _specs(update: Update) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    before, after = (side("spec") for side in (update.was, update.becomes))
    return (before if isinstance(before, dict) else {}), (after if isinstance(after, dict) else {})


def _is_headless(spec: Mapping[str, Any]) -> bool:
    return spec.get("clusterIP") == HEADLESS


def _texts(elements: Any) -> Sequence[str]:
    return [each for each in elements if isinstance(each, str)] if isinstance(elements, list) else []
