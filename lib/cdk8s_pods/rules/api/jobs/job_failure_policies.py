"""What a Job does about a pod that failed, by exit code or by condition."""

from __future__ import annotations

from cdk8s_pods.issues.message import Message
from cdk8s_pods.rules.context import container_names
from cdk8s_pods.rules.interface import BATCH, duplicate, invalid, required, rule, server, too_many, unsupported
from cdk8s_pods.schema.formats import qualified_name_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problems


ACTIONS = ("Count", "FailIndex", "FailJob", "Ignore")
OPERATORS = ("In", "NotIn")
STATUSES = ("False", "True", "Unknown")
MOST_RULES = 20
MOST_EXIT_CODES = 255
MOST_CONDITIONS = 20
_INVALID = "Invalid value"


@rule(
    "PodFailurePolicy.rules",
    "SuccessPolicy.rules",
    remedy="keep to 20 rules",
    source=server(BATCH, "validatePodFailurePolicy", "validateSuccessPolicy"),
)
def policies_of_jobs_have_at_most_20_rules(rules: Objects, at: FieldPath, context: Context) -> Problems:
    """Every rule is tried for every pod that ended."""
    if len(rules) > MOST_RULES:
        yield at, too_many(len(rules), MOST_RULES)


@rule(
    "JobSpec.podFailurePolicy",
    remedy="use Count, FailJob or Ignore, or FailIndex with backoffLimitPerIndex",
    source=server(BATCH, "validatePodFailurePolicyRule"),
)
def failure_rules_have_a_known_action(policy: Object, at: FieldPath, context: Context) -> Problems:
    """The action says what happens to the Job when the rule fits."""
    for position, failure in enumerate(policy.get("rules", ())):
        action, path = failure.get("action", ""), at.child("rules").index(position).child("action")
        if not action:
            yield path, required(f"valid values: {', '.join(ACTIONS)}")
        elif action not in ACTIONS:
            yield path, unsupported(action, ACTIONS)
        elif action == "FailIndex" and "backoffLimitPerIndex" not in _job_spec(context):
            yield path, invalid(action, "requires the backoffLimitPerIndex to be set")


@rule(
    "PodFailurePolicyRule",
    remedy="write either onExitCodes or onPodConditions",
    source=server(BATCH, "validatePodFailurePolicyRule"),
)
def failure_rules_look_at_exit_codes_or_conditions(failure: Object, at: FieldPath, context: Context) -> Problems:
    """A rule fits by one of the two."""
    has_codes, has_conditions = "onExitCodes" in failure, bool(failure.get("onPodConditions"))
    if has_codes and has_conditions:
        yield (
            at,
            Message("Invalid value", requirement="specifying both onExitCodes and onPodConditions is not supported"),
        )
    if not has_codes and not has_conditions:
        yield at, Message(_INVALID, requirement="specifying one of onExitCodes and onPodConditions is required")


@rule(
    "PodFailurePolicyOnExitCodesRequirement",
    remedy="write In or NotIn and up to 255 exit codes in rising order, without 0 for In",
    source=server(BATCH, "validatePodFailurePolicyRuleOnExitCodes"),
)
def failing_exit_codes_are_ordered_and_differ(requirement: Object, at: FieldPath, context: Context) -> Problems:
    """Exit code 0 is no failure, so nothing can fail with it."""
    operator, codes = requirement.get("operator", ""), requirement.get("values", ())
    if not operator:
        yield at.child("operator"), required("valid values: In, NotIn")
    elif operator not in OPERATORS:
        yield at.child("operator"), unsupported(operator, OPERATORS)
    path = at.child("values")
    if not codes:
        yield path, invalid([], "at least one value is required")
    elif len(codes) > MOST_EXIT_CODES:
        yield path, too_many(len(codes), MOST_EXIT_CODES)
    seen: set[int] = set()
    for position, code in enumerate(codes):
        if operator == "In" and code == 0:
            yield path.index(position), invalid(code, "must not be 0 for the In operator")
        if code in seen:
            yield path.index(position), duplicate(code)
        seen.add(code)
    if list(codes) != sorted(codes):
        yield path, invalid(codes, "must be ordered")


@rule(
    "PodFailurePolicyOnExitCodesRequirement.containerName",
    remedy="name a container or init container of the template, or leave it out for all",
    source=server(BATCH, "validatePodFailurePolicyRuleOnExitCodes"),
)
def failing_exit_codes_are_of_a_container_of_the_pod(name: str, at: FieldPath, context: Context) -> Problems:
    """The exit codes of a container that is not there never come."""
    if name not in context.fact(container_names):
        yield at, invalid(name, "must be one of the container or initContainer names in the pod template")


@rule(
    "PodFailurePolicyRule.onPodConditions",
    remedy="write up to 20 conditions, each with a type and the status True, False or Unknown",
    source=server(BATCH, "validatePodFailurePolicyRuleOnPodConditions"),
)
def failing_conditions_have_a_type_and_a_status(conditions: Objects, at: FieldPath, context: Context) -> Problems:
    """A condition of a pod has a qualified name and one of three statuses, by default True."""
    if len(conditions) > MOST_CONDITIONS:
        yield at, too_many(len(conditions), MOST_CONDITIONS)
    for position, condition in enumerate(conditions):
        kind, status = condition.get("type", ""), condition.get("status") or "True"
        problem = qualified_name_problem(kind)
        if problem is not None:
            yield at.index(position).child("type"), invalid(kind, problem)
        if status not in STATUSES:
            yield at.index(position).child("status"), unsupported(status, STATUSES)


def _job_spec(context: Context) -> Object:
    spec: Object = context.manifest.get("spec", {})
    return spec.get("jobTemplate", {}).get("spec", {}) if context.kind == "CronJob" else spec
