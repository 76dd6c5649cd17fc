"""A PodDisruptionBudget: how many pods may be missing while nodes are emptied."""

from __future__ import annotations

from cdk8s_pods.rules.api.workloads.workload_rollouts import amount_problem, excess_problem
from cdk8s_pods.rules.interface import invalid, one_of, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

_SOURCE = server("pkg/apis/policy/validation/validation.go", "ValidatePodDisruptionBudgetSpec", release="1.36")
_AMOUNTS = ("PodDisruptionBudgetSpec.minAvailable", "PodDisruptionBudgetSpec.maxUnavailable")


@rule("PodDisruptionBudgetSpec", remedy="write minAvailable or maxUnavailable, not both", source=_SOURCE)
def budgets_say_one_amount(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """How many pods must stay and how many may be missing are two ways to say one thing."""
    if "minAvailable" in spec and "maxUnavailable" in spec:
        return [(at, invalid(spec, "minAvailable and maxUnavailable cannot be both set"))]
    return None


@rule(*_AMOUNTS, remedy="write a number of pods such as 1, or a percentage such as 25%", source=_SOURCE)
def budgets_are_numbers_or_percentages(amount: int | str, at: FieldPath, _context: Context) -> Problems | None:
    """`5` is five pods and `"5%"` a share of them; `"5"` is neither."""
    problem = amount_problem(amount)
    return None if problem is None else [(at, invalid(amount, problem))]


@rule(*_AMOUNTS, remedy="write at most 100%", source=_SOURCE)
def budgets_are_at_most_all_pods(amount: int | str, at: FieldPath, _context: Context) -> Problems | None:
    """No more than all pods can stay, or be missing."""
    problem = excess_problem(amount)
    return None if problem is None else [(at, invalid(amount, problem))]


@one_of(
    "PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy",
    words=("AlwaysAllow", "IfHealthyBudget"),
    empty="is no word",
    remedy="write IfHealthyBudget or AlwaysAllow",
    source=_SOURCE,
)
def evictions_of_unhealthy_pods_are_known() -> None:
    """Pods that run without being ready may go while the budget is kept, as they may by default, or always."""
