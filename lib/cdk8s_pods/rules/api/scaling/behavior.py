"""How quickly an autoscaler scales up and down."""

from __future__ import annotations

from cdk8s_pods.rules.interface import in_range, invalid, one_of, required, rule, server, unsupported
from cdk8s_pods.schema import nano_units

from .autoscaler import AUTOSCALING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

_RULES = server(AUTOSCALING, "validateScalingRules", release="1.36")
_POLICY = server(AUTOSCALING, "validateScalingPolicy", release="1.36")
_LONGEST_PERIOD = 1800
_LONGEST_WINDOW = 3600
_POLICY_TYPES = ("Percent", "Pods")


@in_range(
    "HPAScalingRules.stabilizationWindowSeconds",
    least=0,
    most=_LONGEST_WINDOW,
    requirement=f"must be between 0 and {_LONGEST_WINDOW}, inclusive",
    remedy="write at most 3600 seconds",
    source=_RULES,
)
def windows_of_autoscalers_last_an_hour_at_most() -> None:
    """An autoscaler looks back this long, and takes the most careful of what it would have done."""


@one_of(
    "HPAScalingRules.selectPolicy",
    words=("Disabled", "Max", "Min"),
    empty="is no word",
    remedy="write Max, Min or Disabled",
    source=_RULES,
)
def choices_of_policies_are_known() -> None:
    """Of several policies the one that changes most counts, as it does by default, the least, or none."""


@rule("HPAScalingRules.policies", remedy="write a policy, or leave policies out", source=_RULES)
def scaling_rules_have_a_policy(policies: Sequence[Object], at: FieldPath, _context: Context) -> Problems | None:
    """Without a policy nothing could ever change; `selectPolicy: Disabled` is how to say that."""
    return None if policies else [(at, required("must specify at least one Policy"))]


@rule(
    "HPAScalingRules.tolerance",
    remedy="write a share such as 0.1",
    source=_RULES,
    since="1.35",
)
def tolerances_of_autoscalers_are_not_negative(tolerance: str | float, at: FieldPath, _c: Context) -> Problems | None:
    """Within this share of the wished value nothing is scaled."""
    return None if nano_units(tolerance) >= 0 else [(at, invalid(tolerance, "must be greater than or equal to 0"))]


@rule("HPAScalingPolicy", remedy="write type: Pods or Percent", source=_POLICY)
def scaling_policies_have_a_type(policy: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A policy limits a change by a number of pods, or by a share of those there are."""
    kind = policy.get("type", "")
    return None if kind in _POLICY_TYPES else [(at.child("type"), unsupported(kind, _POLICY_TYPES))]


@in_range(
    "HPAScalingPolicy",
    field="value",
    least=1,
    requirement="must be greater than zero",
    remedy="write a value of at least 1",
    source=_POLICY,
)
def scaling_policies_allow_a_change() -> None:
    """A policy that allows no change is written as `selectPolicy: Disabled`."""


@in_range(
    "HPAScalingPolicy",
    field="periodSeconds",
    least=1,
    most=_LONGEST_PERIOD,
    requirement=f"must be between 1 and {_LONGEST_PERIOD}, inclusive",
    remedy="write from 1 to 1800 seconds",
    source=_POLICY,
)
def periods_of_scaling_policies_last_half_an_hour_at_most() -> None:
    """What a policy allows, it allows once in each period."""
