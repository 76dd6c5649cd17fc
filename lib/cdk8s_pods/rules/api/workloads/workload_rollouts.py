"""How many pods a rollout may add or take away at a time: a number or a percentage."""

from __future__ import annotations

from cdk8s_pods.rules.interface import APPS, invalid, rule, server
from cdk8s_pods.schema.formats import natural_number, whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


#: StatefulSets honour maxUnavailable from here on; before, the API server drops the field without looking at it.
#: Source: the feature gate MaxUnavailableStatefulSet,
#: https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/.
STATEFUL_SET_MAX_UNAVAILABLE = (1, 37)


@rule(
    "RollingUpdateDeployment.maxSurge",
    "RollingUpdateDeployment.maxUnavailable",
    "RollingUpdateDaemonSet.maxSurge",
    "RollingUpdateDaemonSet.maxUnavailable",
    "RollingUpdateStatefulSetStrategy.maxUnavailable",
    remedy="write a number of pods such as 1, or a percentage such as 25%",
    source=server(APPS, "ValidatePositiveIntOrPercent"),
)
def rollouts_are_numbers_or_percentages(amount: int | str, at: FieldPath, context: Context) -> Problems | None:
    """`5` is five pods and `"5%"` a share of them; `"5"` is neither."""
    problem = None if is_dropped(context) else amount_problem(amount)
    return None if problem is None else [(at, invalid(amount, problem))]


@rule(
    "RollingUpdateDeployment.maxUnavailable",
    "RollingUpdateDaemonSet.maxSurge",
    "RollingUpdateDaemonSet.maxUnavailable",
    "RollingUpdateStatefulSetStrategy.maxUnavailable",
    remedy="write at most 100%",
    source=server(APPS, "IsNotMoreThan100Percent"),
)
def rollouts_touch_at_most_all_pods(amount: int | str, at: FieldPath, context: Context) -> Problems | None:
    """More than all pods can't be away, nor more than one be added on each node."""
    problem = None if is_dropped(context) else excess_problem(amount)
    return None if problem is None else [(at, invalid(amount, problem))]


def is_dropped(context: Context) -> bool:
    """Whether the API server of the targeted version drops the field unread."""
    return context.kind == "StatefulSet" and context.kubernetes < STATEFUL_SET_MAX_UNAVAILABLE


def amount_problem(amount: int | str) -> str | None:
    """What is required of an amount that is neither a number of pods nor a percentage."""
    if isinstance(amount, int):
        return "must be greater than or equal to 0" if amount < 0 else None
    return None if percentage(amount) is not None else "must be an integer or a percentage such as 5%"


def excess_problem(amount: int | str) -> str | None:
    """What is required of a percentage that is more than all pods."""
    is_too_much = isinstance(amount, str) and (percentage(amount) or 0) > 100
    return "must not be greater than 100%" if is_too_much else None


def percentage(amount: str) -> int | None:
    """The number before the ``%``, or None of a text that is no percentage."""
    return natural_number(amount[:-1]) if amount.endswith("%") else None


def size(amount: int | str) -> int:
    """The number in an amount, whether of pods or per cent, as the API server compares it with zero."""
    if isinstance(amount, int):
        return amount
    share = percentage(amount)
    return share if share is not None else whole_number(amount) or 0
