"""StatefulSets: the order of their pods, their identity and their storage."""

from __future__ import annotations

from cdk8s_pods.rules.interface import APPS, formatted, invalid, one_of, rule, server
from cdk8s_pods.schema.formats import dns_label_problem

from .workload_rollouts import is_dropped, size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


POLICIES = ("OrderedReady", "Parallel")
STRATEGIES = ("RollingUpdate", "OnDelete")
RETENTIONS = ("Retain", "Delete")


@rule(
    "StatefulSetSpec.podManagementPolicy",
    remedy="use OrderedReady or Parallel",
    source=server(APPS, "ValidateStatefulSetSpec"),
)
def stateful_sets_have_a_known_pod_management_policy(policy: str, at: FieldPath, context: Context) -> Problems | None:
    """The pods start one after the other, or all at once."""
    if not policy or policy in POLICIES:
        return None
    return [(at, invalid(policy, "must be 'OrderedReady' or 'Parallel'"))]


@rule(
    "StatefulSetUpdateStrategy",
    remedy="use RollingUpdate or OnDelete, and settings of a rolling update only with RollingUpdate",
    source=server(APPS, "ValidateStatefulSetSpec"),
)
def stateful_sets_have_a_known_update_strategy(strategy: Object, at: FieldPath, context: Context) -> Problems | None:
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
    source=server(APPS, "validateRollingUpdateStatefulSet"),
)
def stateful_set_updates_can_move(amount: int | str, at: FieldPath, context: Context) -> Problems | None:
    """With no pod away none could be replaced: a StatefulSet has no surge."""
    return [(at, invalid(amount, "cannot be 0"))] if size(amount) == 0 and not is_dropped(context) else None


@one_of(
    "StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted",
    "StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled",
    words=RETENTIONS,
    remedy="use Retain or Delete",
    source=server(APPS, "ValidatePersistentVolumeClaimRetentionPolicyType"),
)
def claims_are_retained_or_deleted() -> None:
    """The claims of pods that go stay for the next ones, or go too."""


@formatted(
    "StatefulSetSpec.serviceName",
    by=dns_label_problem,
    remedy="write the name of the Service that gives the pods their host names",
    source=server(APPS, "ValidateStatefulSetSpec"),
)
def services_of_stateful_sets_are_named_by_a_dns_label() -> None:
    """The name becomes the subdomain of every pod."""
