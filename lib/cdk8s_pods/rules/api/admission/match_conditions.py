"""Conditions that a request has to meet before a webhook or a policy is asked."""

from __future__ import annotations

from cdk8s_pods.rules.interface import duplicate, invalid, required, rule, server, too_many
from cdk8s_pods.schema.formats import qualified_name_problem

from .webhooks import ADMISSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

_CONDITIONS = (
    "MutatingWebhook.matchConditions",
    "ValidatingWebhook.matchConditions",
    "MutatingAdmissionPolicySpec.matchConditions",
    "ValidatingAdmissionPolicySpec.matchConditions",
)
_SOURCE = server(ADMISSION, "validateMatchConditions", "validateMatchCondition", release="1.36")
_MOST = 64


@rule("MatchCondition", remedy="write a name such as not-a-lease", source=_SOURCE)
def match_conditions_have_a_name(condition: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The name is told where a condition can't be worked out."""
    name = condition.get("name", "")
    here = at.child("name")
    if not name:
        return [(here, required())]
    problem = qualified_name_problem(name)
    return None if problem is None else [(here, invalid(name, problem))]


@rule("MatchCondition", remedy="write an expression in CEL that is true or false", source=_SOURCE)
def match_conditions_have_an_expression(condition: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A request that meets no condition is not looked at."""
    return None if condition.get("expression", "").strip() else [(at.child("expression"), required())]


@rule(*_CONDITIONS, remedy="write at most 64 conditions, each with a name of its own", source=_SOURCE)
def match_conditions_are_few_and_told_apart(conditions: Objects, at: FieldPath, _context: Context) -> Problems | None:
    """Each condition is worked out for every request."""
    found: list[Problem] = [(at, too_many(len(conditions), _MOST))] if len(conditions) > _MOST else []
    seen: set[str] = set()
    for position, condition in enumerate(conditions):
        name = condition.get("name", "")
        if name and name in seen:
            found.append((at.index(position).child("name"), duplicate(name)))
        seen.add(name)
    return found
