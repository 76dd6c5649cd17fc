"""Policies of admission: what they are about, what they ask, and what they tell."""

from __future__ import annotations

from cdk8s_pods.facts.cel.words import is_identifier
from cdk8s_pods.rules.interface import (
    duplicate,
    invalid,
    one_of,
    required,
    rule,
    server,
)
from cdk8s_pods.schema.formats import dns_subdomain_problem, qualified_name_problem, rfc_1035_label_problem

from .webhooks import ADMISSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems

_POLICY = server(ADMISSION, "validateValidatingAdmissionPolicySpec", release="1.36")
_VALIDATION = server(ADMISSION, "validateValidation", release="1.36")
_VARIABLE = server(ADMISSION, "validateVariable", release="1.36")
_ANNOTATION = server(ADMISSION, "validateAuditAnnotation", release="1.36")
_POLICIES = ("ValidatingAdmissionPolicySpec", "MutatingAdmissionPolicySpec")
_MOST_ANNOTATIONS = 20
_LONGEST_VALUE = 5 * 1024


@rule(*_POLICIES, remedy="write matchConstraints with resourceRules", source=_POLICY)
def policies_say_what_they_are_about(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Expressions are checked against the types of the resources that a policy is about."""
    here = at.child("matchConstraints")
    if "matchConstraints" not in spec:
        return [(here, required())]
    return None if spec["matchConstraints"].get("resourceRules") else [(here.child("resourceRules"), required())]


@rule("ValidatingAdmissionPolicySpec", remedy="write validations", source=_POLICY)
def policies_validate_or_annotate(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A policy refuses something, or writes something into the audit log."""
    if spec.get("validations") or spec.get("auditAnnotations"):
        return None
    message = required("validations or auditAnnotations must contain at least one item")
    return [(at.child("validations"), message), (at.child("auditAnnotations"), message)]


@rule(
    *(f"{policy}.paramKind" for policy in _POLICIES),
    remedy="write the apiVersion and the kind of the parameters, such as v1 and ConfigMap",
    source=server(ADMISSION, "validateParamKind", release="1.36"),
)
def kinds_of_parameters_are_kinds(kind: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Parameters are objects, and all that a policy takes are of one kind."""
    found: list[Problem] = []
    version = kind.get("apiVersion", "")
    if not version:
        found.append((at.child("apiVersion"), required()))
    elif (problem := _version_problem(version)) is not None:
        found.append((at.child("apiVersion"), invalid(version, problem)))
    name = kind.get("kind", "")
    if not name:
        found.append((at.child("kind"), required()))
    elif (problem := rfc_1035_label_problem(name.lower())) is not None:
        found.append((at.child("kind"), invalid(name, f"may have mixed case, but should otherwise match: {problem}")))
    return found


@rule("Variable", remedy="write a name such as replicas", source=_VARIABLE)
def variables_of_policies_have_a_name(variable: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Expressions read a variable as `variables.NAME`."""
    name = variable.get("name", "")
    here = at.child("name")
    if not name.strip():
        return [(here, required("name is not specified"))]
    return None if is_identifier(name) else [(here, invalid(name, "must be a valid CEL identifier"))]


@rule("Variable", "Validation", remedy="write an expression in CEL", source=(_VARIABLE, _VALIDATION))
def expressions_of_policies_are_written(value: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A variable is what its expression says, and a validation asks what its expression says."""
    if value.get("expression", "").strip():
        return None
    return [(at.child("expression"), required("expression is not specified"))]


@rule(
    "Validation",
    when=("message", "messageExpression"),
    remedy="write one line of text, or leave it out",
    source=_VALIDATION,
)
def messages_of_validations_are_one_line(validation: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The message goes into the answer to the request that was refused."""
    found: list[Problem] = []
    for field in ("message", "messageExpression"):
        text = validation.get(field, "")
        if text and not text.strip():
            found.append((at.child(field), invalid(text, "must be non-empty if specified")))
    message = validation.get("message", "")
    if any(line_break in message.strip() for line_break in "\r\n"):
        found.append((at.child("message"), invalid(message, "must not contain line breaks")))
    return found


@one_of(
    "Validation.reason",
    words=("Forbidden", "Invalid", "RequestEntityTooLarge"),
    empty="is no word",
    remedy="write Forbidden, Invalid or RequestEntityTooLarge",
    source=_VALIDATION,
)
def reasons_of_validations_are_known() -> None:
    """The reason becomes the status code of the answer; not written, it is `Invalid`."""


@rule(
    "ValidatingAdmissionPolicySpec.auditAnnotations",
    remedy="write at most 20 annotations, each with a short key of its own",
    source=_ANNOTATION,
)
def audit_annotations_are_told_apart(annotations: Objects, at: FieldPath, context: Context) -> Problems | None:
    """In the audit log a key stands behind the name of the policy: `policy.example.com/key`."""
    found: list[Problem] = []
    if len(annotations) > _MOST_ANNOTATIONS:
        found.append((at, invalid(len(annotations), f"must not have more than {_MOST_ANNOTATIONS} auditAnnotations")))
    metadata = context.manifest.get("metadata", {})
    name = metadata.get("name") or metadata.get("generateName", "")
    seen: set[str] = set()
    for position, annotation in enumerate(annotations):
        key = annotation.get("key", "")
        here = at.index(position).child("key")
        if name and (problem := qualified_name_problem(f"{name.rstrip('-')}/{key}")) is not None:
            found.append((here, invalid(key, problem)))
        if key in seen:
            found.append((here, duplicate(key)))
        seen.add(key)
    return found


@rule("AuditAnnotation", remedy="write an expression in CEL that gives text", source=_ANNOTATION)
def audit_annotations_have_a_value(annotation: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The value is worked out for every request; one that gives null writes nothing."""
    expression = annotation.get("valueExpression", "").strip()
    here = at.child("valueExpression")
    if not expression:
        return [(here, required("valueExpression is not specified"))]
    if len(expression.encode("utf-8", "replace")) > _LONGEST_VALUE:
        return [(here, required(f"must not exceed {_LONGEST_VALUE} bytes in length"))]
    return None


def _version_problem(text: str) -> str | None:
    """What is required of a text that is no version of an API, with its group or without."""
    group, _, version = text.rpartition("/")
    if "/" in group:
        return "must be a version, or a group and a version, such as example.com/v1"
    if group and (problem := dns_subdomain_problem(group)) is not None:
        return problem
    return rfc_1035_label_problem(version) if version else "version must be specified"
