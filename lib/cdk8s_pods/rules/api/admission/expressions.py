"""Expressions in CEL that webhooks and policies hold requests to."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, page, rule, server

from .webhooks import ADMISSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_SOURCE = (
    server(ADMISSION, "validateCELCondition", release="1.36"),
    page("https://kubernetes.io/docs/reference/using-api/cel/", "CEL in Kubernetes"),
)
_REQUEST = frozenset({"object", "oldObject", "request", "namespaceObject", "authorizer"})
_POLICIES = ("ValidatingAdmissionPolicySpec", "MutatingAdmissionPolicySpec")
_BOOL = ("bool",)


@rule("MatchCondition", remedy="write an expression in CEL about object, oldObject or request", source=_SOURCE)
def match_conditions_compile(condition: Object, at: FieldPath, context: Context) -> Problems | None:
    """The API server compiles a condition before it takes it: what does not compile could never be met."""
    declared = _REQUEST | {"params"} if "paramKind" in context.manifest.get("spec", ()) else _REQUEST
    return _problems(condition.get("expression", "").strip(), at.child("expression"), declared, _BOOL, frozenset())


@rule(
    *_POLICIES,
    remedy="write an expression in CEL about object, oldObject, request, params or variables",
    source=_SOURCE,
)
def expressions_of_policies_compile(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The API server compiles each expression before it takes a policy: what does not compile could never be asked."""
    declared = _REQUEST | {"params"} if "paramKind" in spec else _REQUEST
    found: list[Problem] = []
    variables: frozenset[str] = frozenset()
    if spec.get("variables"):
        declared = declared | {"variables"}
    for position, variable in enumerate(spec.get("variables", ())):
        here = at.child("variables").index(position).child("expression")
        found += _problems(variable.get("expression", ""), here, declared, (), variables)
        # A variable is there for those behind it.
        variables = variables | {variable.get("name", "")}
    for position, validation in enumerate(spec.get("validations", ())):
        here = at.child("validations").index(position)
        found += _problems(validation.get("expression", ""), here.child("expression"), declared, _BOOL, variables)
        text, place = validation.get("messageExpression", ""), here.child("messageExpression")
        found += _problems(text, place, declared - {"authorizer"}, ("string",), variables)
    for position, annotation in enumerate(spec.get("auditAnnotations", ())):
        here = at.child("auditAnnotations").index(position).child("valueExpression")
        found += _problems(annotation.get("valueExpression", ""), here, declared, ("string", "null_type"), variables)
    return found


def _problems(
    text: str, at: FieldPath, declared: frozenset[str], gives: tuple[str, ...], variables: frozenset[str]
) -> list[Problem]:
    if not text.strip():
        return []
    # Deferred: few manifests have an expression.
    from cdk8s_pods.facts.cel.problems import expression_problem

    problem = expression_problem(text, declared=declared, gives=gives, variables=variables)
    return [] if problem is None else [(at, invalid(text, problem))]
