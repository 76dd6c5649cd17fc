"""Deployments: the strategy of a rollout and the time it may take."""

from __future__ import annotations

from cdk8s_pods.rules.interface import APPS, forbidden, invalid, rule, server, unsupported

from .workload_rollouts import size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


STRATEGIES = ("Recreate", "RollingUpdate")
#: What the API server fills in: pkg/apis/apps/v1/defaults.go.
DEFAULT_PROGRESS_DEADLINE_SECONDS = 600
DEFAULT_AMOUNT = "25%"


@rule(
    "DeploymentStrategy",
    remedy="use RollingUpdate or Recreate, and settings of a rolling update only with RollingUpdate",
    source=server(APPS, "ValidateDeploymentStrategy"),
)
def deployments_have_a_known_strategy(strategy: Object, at: FieldPath, context: Context) -> Problems | None:
    """Recreate stops all pods before it starts new ones, so it has nothing to roll."""
    kind = strategy.get("type") or "RollingUpdate"
    if kind not in STRATEGIES:
        return [(at, unsupported(kind, STRATEGIES))]
    if kind == "Recreate" and "rollingUpdate" in strategy:
        return [(at.child("rollingUpdate"), forbidden("may not be specified when strategy `type` is 'Recreate'"))]
    return None


@rule(
    "RollingUpdateDeployment",
    remedy="let maxSurge or maxUnavailable be more than 0",
    source=server(APPS, "ValidateRollingUpdateDeployment"),
)
def rolling_updates_can_move(update: Object, at: FieldPath, context: Context) -> Problems | None:
    """With no pod more and no pod less than before, no pod could ever be replaced."""
    unavailable = update.get("maxUnavailable", DEFAULT_AMOUNT)
    if size(unavailable) != 0 or size(update.get("maxSurge", DEFAULT_AMOUNT)) != 0:
        return None
    return [(at.child("maxUnavailable"), invalid(unavailable, "may not be 0 when `maxSurge` is 0"))]


@rule(
    "DeploymentSpec",
    remedy="make progressDeadlineSeconds (600 by default) greater than minReadySeconds",
    source=server(APPS, "ValidateDeploymentSpec"),
)
def progress_deadlines_leave_time_to_get_ready(spec: Object, at: FieldPath, context: Context) -> Problems | None:
    """A pod counts as progress once it was ready for minReadySeconds; an earlier deadline would always fail."""
    deadline = spec.get("progressDeadlineSeconds", DEFAULT_PROGRESS_DEADLINE_SECONDS)
    if deadline > spec.get("minReadySeconds", 0):
        return None
    return [(at.child("progressDeadlineSeconds"), invalid(deadline, "must be greater than minReadySeconds"))]
