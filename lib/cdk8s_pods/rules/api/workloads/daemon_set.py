"""DaemonSets: how the pod of a node is replaced."""

from __future__ import annotations

from cdk8s_pods.rules.interface import APPS, invalid, required, rule, server, unsupported

from .workload_rollouts import size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems


STRATEGIES = ("RollingUpdate", "OnDelete")
#: What the API server fills in: pkg/apis/apps/v1/defaults.go.
DEFAULT_MAX_UNAVAILABLE = 1
DEFAULT_MAX_SURGE = 0


@rule(
    "DaemonSetUpdateStrategy",
    remedy="use RollingUpdate or OnDelete",
    source=server(APPS, "ValidateDaemonSetUpdateStrategy"),
)
def daemon_sets_have_a_known_update_strategy(strategy: Object, at: FieldPath, context: Context) -> Problems | None:
    """The pods are replaced in turn, or each when somebody deletes it."""
    kind = strategy.get("type") or "RollingUpdate"
    return None if kind in STRATEGIES else [(at, unsupported(kind, STRATEGIES))]


@rule(
    "DaemonSetUpdateStrategy",
    remedy="let either maxSurge or maxUnavailable be more than 0",
    source=server(APPS, "ValidateRollingUpdateDaemonSet"),
)
def daemon_sets_either_surge_or_go_without(strategy: Object, at: FieldPath, context: Context) -> Problems | None:
    """On each node the new pod starts either after the old one is gone or beside it."""
    update = strategy.get("rollingUpdate")
    if update is None or (strategy.get("type") or "RollingUpdate") != "RollingUpdate":
        return None
    surge = update.get("maxSurge", DEFAULT_MAX_SURGE)
    unavailable = update.get("maxUnavailable", DEFAULT_MAX_UNAVAILABLE)
    path = at.child("rollingUpdate")
    if size(surge) != 0 and size(unavailable) != 0:
        return [(path.child("maxSurge"), invalid(surge, "may not be set when maxUnavailable (1 by default) is not 0"))]
    if size(surge) == 0 and size(unavailable) == 0:
        return [(path.child("maxUnavailable"), required("cannot be 0 when maxSurge is 0"))]
    return None
