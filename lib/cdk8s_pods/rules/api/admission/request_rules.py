"""Which requests a webhook or a policy is asked about: operations, groups, versions and resources."""

from __future__ import annotations

from cdk8s_pods.rules.interface import duplicate, invalid, one_of, required, rule, server, unsupported
from cdk8s_pods.schema.formats import path_segment_problem

from .webhooks import ADMISSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_RULE = server(ADMISSION, "validateRule", release="1.36")
_OPERATIONS = server(ADMISSION, "validateRuleWithOperations", release="1.36")
_RULES = ("RuleWithOperations", "NamedRuleWithOperations")
_KNOWN_OPERATIONS = ("*", "CONNECT", "CREATE", "DELETE", "UPDATE")


@rule(*_RULES, remedy="write apiGroups, apiVersions, resources and operations, or '*' for all", source=_RULE)
def request_rules_are_complete(rules: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A request is met by all four; the core group is the empty text."""
    found: list[Problem] = [
        (at.child(field), required())
        for field in ("operations", "apiGroups", "apiVersions", "resources")
        if not rules.get(field)
    ]
    # Of groups the core group is empty; versions and resources all have a name.
    for field in ("apiVersions", "resources"):
        found += [
            (at.child(field).index(position), required())
            for position, text in enumerate(rules.get(field, ()))
            if not text
        ]
    return found


@rule(*_RULES, remedy="write '*' alone", source=(_RULE, _OPERATIONS))
def everything_stands_alone_in_request_rules(rules: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Beside `*` anything else says nothing more."""
    return [
        (at.child(field), invalid(rules[field], "if '*' is present, must not specify others"))
        for field in ("operations", "apiGroups", "apiVersions")
        if len(rules.get(field, ())) > 1 and "*" in rules[field]
    ]


@rule(
    *(f"{each}.operations" for each in _RULES),
    remedy="write CREATE, UPDATE, DELETE, CONNECT or '*'",
    source=_OPERATIONS,
)
def operations_of_requests_are_known(operations: Sequence[str], at: FieldPath, _context: Context) -> Problems | None:
    """Reading is no operation that admission is asked about."""
    return [
        (at.index(position), unsupported(operation, _KNOWN_OPERATIONS))
        for position, operation in enumerate(operations)
        if operation not in _KNOWN_OPERATIONS
    ]


@rule(
    *(f"{each}.resources" for each in _RULES),
    remedy="write each resource once",
    source=server(ADMISSION, "validateResources", release="1.36"),
)
def resources_of_requests_do_not_overlap(resources: Sequence[str], at: FieldPath, _context: Context) -> Problems | None:
    """`pods/*` is all subresources of pods, `*/scale` one of all resources, `*/*` everything there is."""
    found: list[Problem] = []
    of_all_parts: set[str] = set()
    of_all_resources: set[str] = set()
    for position, text in enumerate(resources):
        resource, slash, part = text.partition("/")
        if not slash:
            continue
        if resource in of_all_parts:
            message = f"if '{resource}/*' is present, must not specify {text}"
            found.append((at.index(position), invalid(text, message)))
        if part in of_all_resources:
            message = f"if '*/{part}' is present, must not specify {text}"
            found.append((at.index(position), invalid(text, message)))
        if part == "*":
            of_all_parts.add(resource)
        if resource == "*":
            of_all_resources.add(part)
    if len(resources) > 1 and "*/*" in resources:
        found.append((at, invalid(resources, "if '*/*' is present, must not specify other resources")))
    # The API server looks at the last of the resources that have no part.
    whole = [text for text in resources if text and "/" not in text]
    if "*" in whole and whole[-1] != "*":
        message = "if '*' is present, must not specify other resources without subresources"
        found.append((at, invalid(resources, message)))
    return found


@one_of(
    *(f"{each}.scope" for each in _RULES),
    words=("*", "Cluster", "Namespaced"),
    empty="is no word",
    remedy="write Cluster, Namespaced or '*'",
    source=_RULE,
)
def scopes_of_requests_are_known() -> None:
    """Objects belong to a namespace or to the cluster; not written, both are meant."""


@rule(
    "NamedRuleWithOperations.resourceNames",
    remedy="write the name of each object once",
    source=server(ADMISSION, "validateNamedRuleWithOperations", release="1.36"),
)
def names_in_request_rules_are_names(names: Sequence[str], at: FieldPath, _context: Context) -> Problems | None:
    """A policy can be about a few objects, which are known by their names."""
    found: list[Problem] = []
    for position, name in enumerate(names):
        here = at.index(position)
        if (problem := path_segment_problem(name)) is not None:
            found.append((here, invalid(name, problem)))
        if name in names[:position]:
            found.append((here, duplicate(name)))
    return found
