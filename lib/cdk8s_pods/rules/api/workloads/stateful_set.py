"""StatefulSets: the order of their pods, their identity and their storage."""

from __future__ import annotations

from cdk8s_pods.issues.message import invalid, unsupported
from cdk8s_pods.rules.rule import rule
from cdk8s_pods.schema.formats import dns_label_problem

from .workload_rollouts import is_dropped, size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem

POLICIES = ("OrderedReady", "Parallel")
STRATEGIES = ("RollingUpdate", "OnDelete")
RETENTIONS = ("Retain", "Delete")


@rule(
    "StatefulSet.metadata",
    remedy="name the StatefulSet without dots",
    source="pkg/apis/apps/validation/validation.go: ValidateStatefulSetName",
)
def names_of_stateful_sets_have_no_dots(
    metadata: Mapping[str, Any], at: FieldPath, _context: Context
) -> list[Problem] | None:
    """The host names of its pods begin with the name of the StatefulSet, and a dot would end them there."""
    field = "name" if metadata.get("name") else "generateName"
    name = metadata.get(field, "")
    if "." not in name:
        return None
    return [(at.child(field), invalid(name, "must be a DNS label: lower-case letters, digits and '-'"))]


@rule(
    "StatefulSetSpec.podManagementPolicy",
    remedy="use OrderedReady or Parallel",
    source="pkg/apis/apps/validation/validation.go: ValidateStatefulSetSpec",
)
def stateful_sets_have_a_known_pod_management_policy(
    policy: str, at: FieldPath, _context: Context
) -> list[Problem] | None:
    """The pods start one after the other, or all at once."""
    if not policy or policy in POLICIES:
        return None
    return [(at, invalid(policy, "must be 'OrderedReady' or 'Parallel'"))]


@rule(
    "StatefulSetUpdateStrategy",
    remedy="use RollingUpdate or OnDelete, and settings of a rolling update only with RollingUpdate",
    source="pkg/apis/apps/validation/validation.go: ValidateStatefulSetSpec",
)
def stateful_sets_have_a_known_update_strategy(
    strategy: Mapping[str, Any], at: FieldPath, _context: Context
) -> list[Problem] | None:
    """The pods are replaced from the last to the first, or each when somebody deletes it."""
    kind = strategy.get("type") or "RollingUpdate"
    if kind not in STRATEGIES:
        return [(at, invalid(kind, "must be 'RollingUpdate' or 'OnDelete'"))]
    if kind == "OnDelete" and "rollingUpdate" in strategy:
        needed = "only allowed for updateStrategy 'RollingUpdate'"
        return [(at.child("rollingUpdate"), invalid(strategy["rollingUpdate"], needed))]
    return None


@rule(
    "RollingUpdateStatefulSetStrategy.maxUnavailable",
    remedy="write 1 or more, or leave it out for 1",
    source="pkg/apis/apps/validation/validation.go: validateRollingUpdateStatefulSet",
)
def stateful_set_updates_can_move(amount: int | str, at: FieldPath, context: Context) -> list[Problem] | None:
    """With no pod away none could be replaced: a StatefulSet has no surge."""
    return [(at, invalid(amount, "cannot be 0"))] if size(amount) == 0 and not is_dropped(context) else None


@rule(
    "StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted",
    "StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled",
    remedy="use Retain or Delete",
    source="pkg/apis/apps/validation/validation.go: ValidatePersistentVolumeClaimRetentionPolicyType",
)
def claims_are_retained_or_deleted(policy: str, at: FieldPath, _context: Context) -> list[Problem] | None:
    """The claims of pods that go stay for the next ones, or go too."""
    return [(at, unsupported(policy, RETENTIONS))] if policy and policy not in RETENTIONS else None


@rule(
    "StatefulSetSpec.serviceName",
    remedy="write the name of the Service that gives the pods their host names",
    source="pkg/apis/apps/validation/validation.go: ValidateStatefulSetSpec",
)
def services_of_stateful_sets_are_named_by_a_dns_label(
    name: str, at: FieldPath, _context: Context
) -> list[Problem] | None:
    """The name becomes the subdomain of every pod."""
    problem = dns_label_problem(name) if name else None
    return None if problem is None else [(at, invalid(name, problem))]
