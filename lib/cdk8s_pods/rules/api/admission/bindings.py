"""Bindings of policies: where a policy holds, with which parameters, and what follows."""

from __future__ import annotations

from cdk8s_pods.rules.interface import duplicate, forbidden, invalid, required, rule, server, unsupported
from cdk8s_pods.schema.formats import dns_subdomain_problem, path_segment_problem

from .webhooks import ADMISSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_BINDING = server(ADMISSION, "validateValidatingAdmissionPolicyBindingSpec", release="1.36")
_ACTIONS = server(ADMISSION, "validateValidationActions", release="1.36")
_PARAMETERS = server(ADMISSION, "validateParamRef", release="1.36")
_KNOWN_ACTIONS = ("Audit", "Deny", "Warn")
_NOT_FOUND_ACTIONS = ("Deny", "Allow")


@rule(
    "ValidatingAdmissionPolicyBindingSpec",
    "MutatingAdmissionPolicyBindingSpec",
    remedy="write the name of a policy",
    source=_BINDING,
)
def bindings_name_a_policy(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A policy without a binding holds nowhere, and a binding is of one policy."""
    name = spec.get("policyName", "")
    here = at.child("policyName")
    if not name:
        return [(here, required())]
    problem = dns_subdomain_problem(name)
    return None if problem is None else [(here, invalid(name, problem))]


@rule("ValidatingAdmissionPolicyBindingSpec", remedy="write validationActions: [Deny]", source=_ACTIONS)
def bindings_say_what_follows(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """There is no default for what becomes of a request that a policy finds fault with."""
    if spec.get("validationActions"):
        return None
    return [(at.child("validationActions"), required("at least one validation action is required"))]


@rule(
    "ValidatingAdmissionPolicyBindingSpec.validationActions",
    remedy="write Deny, or Warn, and Audit, each once",
    source=_ACTIONS,
)
def actions_of_bindings_go_together(actions: Sequence[str], at: FieldPath, _context: Context) -> Problems | None:
    """A request that is refused needs no warning as well."""
    found: list[Problem] = []
    for position, action in enumerate(actions):
        here = at.index(position)
        if action not in _KNOWN_ACTIONS:
            found.append((here, unsupported(action, _KNOWN_ACTIONS)))
        if action in actions[:position]:
            found.append((here, duplicate(action)))
    if "Deny" in actions and "Warn" in actions:
        found.append((at, invalid(actions, "must not contain both Deny and Warn")))
    return found


@rule("ParamRef", remedy="write the name of the parameters, or a selector for them", source=_PARAMETERS)
def parameters_are_named_or_selected(reference: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Parameters are one object, or all that have certain labels."""
    name, is_selected = reference.get("name", ""), "selector" in reference
    if not name:
        return None if is_selected else [(at, required("one of name or selector must be specified"))]
    found: list[Problem] = []
    if (problem := path_segment_problem(name)) is not None:
        found.append((at.child("name"), invalid(name, problem)))
    if is_selected:
        message = forbidden("name and selector are mutually exclusive")
        found += [(at.child("name"), message), (at.child("selector"), message)]
    return found


@rule("ParamRef", remedy="write parameterNotFoundAction: Deny or Allow", source=_PARAMETERS)
def bindings_say_what_follows_without_parameters(
    reference: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """Without its parameters a policy can't be asked, and there is no default for what then becomes of requests."""
    action = reference.get("parameterNotFoundAction", "")
    here = at.child("parameterNotFoundAction")
    if not action:
        return [(here, required())]
    return None if action in _NOT_FOUND_ACTIONS else [(here, unsupported(action, _NOT_FOUND_ACTIONS))]
