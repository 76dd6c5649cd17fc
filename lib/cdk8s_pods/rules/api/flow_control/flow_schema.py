"""FlowSchemas: which requests are of one flow, and at what level of priority it runs."""

from __future__ import annotations

from cdk8s_pods.rules.interface import forbidden, in_range, invalid, one_of, required, rule, server, unsupported
from cdk8s_pods.schema.formats import dns_label_problem, dns_subdomain_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

FLOW_CONTROL = "pkg/apis/flowcontrol/validation/validation.go"
_SPEC = server(FLOW_CONTROL, "ValidateFlowSchemaSpec", release="1.36")
_SUBJECT = server(FLOW_CONTROL, "ValidateFlowSchemaSubject", release="1.36")
_LOWEST_PRECEDENCE = 10_000
#: The kinds of subjects, and the field that names each.
_SUBJECTS = {"Group": "group", "ServiceAccount": "serviceAccount", "User": "user"}


@in_range(
    "FlowSchemaSpec.matchingPrecedence",
    least=0,
    most=_LOWEST_PRECEDENCE,
    requirement=f"must be from 1 to {_LOWEST_PRECEDENCE}",
    remedy="write from 2 to 10000",
    source=_SPEC,
)
def precedences_of_flow_schemas_are_limited() -> None:
    """A request is of the first schema that it matches, in the order of these numbers; not written, it is 1000."""


@rule("FlowSchema", when=("spec",), remedy="write a matchingPrecedence of 2 or more", source=_SPEC)
def nothing_goes_before_the_exempt_schema(schema: Object, at: FieldPath, _context: Context) -> Problems | None:
    """What must never wait, the administrators of the cluster, is asked for first."""
    precedence = schema["spec"].get("matchingPrecedence")
    if precedence != 1 or schema.get("metadata", {}).get("name") == "exempt":
        return None
    here = at.child("spec").child("matchingPrecedence")
    return [(here, invalid(precedence, "only the schema named 'exempt' may have matchingPrecedence 1"))]


@rule("FlowSchemaSpec", remedy="write the name of a PriorityLevelConfiguration", source=_SPEC)
def flow_schemas_name_a_priority_level(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Requests of a flow run at a level of priority, with a share of what the server can do at once."""
    name = spec.get("priorityLevelConfiguration", {}).get("name", "")
    here = at.child("priorityLevelConfiguration").child("name")
    if not name:
        return [(here, required("must reference a priority level"))]
    problem = dns_subdomain_problem(name)
    return None if problem is None else [(here, invalid(name, problem))]


@one_of(
    "FlowDistinguisherMethod.type",
    words=("ByNamespace", "ByUser"),
    empty="is no word",
    remedy="write ByUser or ByNamespace",
    source=_SPEC,
)
def flows_are_told_apart_by_user_or_namespace() -> None:
    """Each user, or each namespace, has its own turn; where nothing is written all requests share one."""


@rule(
    "PolicyRulesWithSubjects",
    remedy="write subjects, and resourceRules or nonResourceRules",
    source=server(FLOW_CONTROL, "ValidateFlowSchemaPolicyRulesWithSubjects", release="1.36"),
)
def rules_of_flow_schemas_are_complete(rules: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A request is met by who makes it and by what it asks for."""
    found: list[Problem] = []
    if not rules.get("subjects"):
        found.append((at.child("subjects"), required("subjects must contain at least one value")))
    if not rules.get("resourceRules") and not rules.get("nonResourceRules"):
        message = "at least one of resourceRules and nonResourceRules has to be non-empty"
        found.append((at, required(message)))
    return found


@rule("FlowcontrolV1Subject", remedy="write the kind, and the one field that it names", source=_SUBJECT)
def subjects_of_flow_schemas_are_named(subject: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A subject of kind `User` is named in `user`, one of kind `Group` in `group`."""
    kind = subject.get("kind", "")
    field = _SUBJECTS.get(kind)
    if field is None:
        return [(at.child("kind"), unsupported(kind, _SUBJECTS))]
    found: list[Problem] = [
        (at.child(other), forbidden(f"{other} is forbidden when subject kind is not '{its_kind}'"))
        for its_kind, other in _SUBJECTS.items()
        if other in subject and other != field
    ]
    here = at.child(field)
    if field not in subject:
        return [*found, (here, required(f"{field} is required when subject kind is '{kind}'"))]
    name = subject[field].get("name", "")
    if not name:
        found.append((here.child("name"), required()))
    if kind != "ServiceAccount":
        return found
    if name and name != "*" and (problem := dns_subdomain_problem(name)) is not None:
        found.append((here.child("name"), invalid(name, problem)))
    namespace = subject[field].get("namespace", "")
    if not namespace:
        found.append((here.child("namespace"), required("must specify namespace for service account")))
    elif (problem := dns_label_problem(namespace)) is not None:
        found.append((here.child("namespace"), invalid(namespace, problem)))
    return found
