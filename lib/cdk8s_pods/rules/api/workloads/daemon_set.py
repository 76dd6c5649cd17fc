"""DaemonSets: how the pod of a node is replaced."""

from __future__ import annotations

from cdk8s_pods.issues.message import invalid, required, unsupported
from cdk8s_pods.rules.rule import rule

from .workload_rollouts import size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.rules.context import Context
    from cdk8s_pods.rules.rule import Problem

STRATEGIES = ("RollingUpdate", "OnDelete")
#: What the API server fills in: pkg/apis/apps/v1/defaults.go.
DEFAULT_MAX_UNAVAILABLE = 1
DEFAULT_MAX_SURGE = 0


@rule(
    "DaemonSetUpdateStrategy",
    remedy="use RollingUpdate or OnDelete",
    source="pkg/apis/apps/validation/validation.go: ValidateDaemonSetUpdateStrategy",
)
def daemon_sets_have_a_known_update_strategy(
    strategy: Mapping[str, Any], at: FieldPath, _context: Context
) -> list[Problem] | None:
    """The pods are replaced in turn, or each when somebody deletes it."""
    kind = strategy.get("type") or "RollingUpdate"
    return None if kind in STRATEGIES else [(at, unsupported(kind, STRATEGIES))]


@rule(
    "DaemonSetUpdateStrategy",
    remedy="let either maxSurge or maxUnavailable be more than 0",
    source="pkg/apis/apps/validation/validation.go: ValidateRollingUpdateDaemonSet",
)
def daemon_sets_either_surge_or_go_without(
    strategy: Mapping[str, Any], at: FieldPath, _context: Context
) -> list[Problem] | None:
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
