"""Rules in CEL that the schema of a custom resource holds its objects to."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, page, required, rule, server, unsupported

from .custom_resource_definition import EXTENSIONS
from .internal_form import places_of
from .structural_schema import properties_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_VALIDATIONS = "x-kubernetes-validations"
_REASONS = ("FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired")
_DECLARED = frozenset({"self", "oldSelf"})


@rule(
    "CustomResourceDefinitionSpec",
    when=("versions",),
    remedy="write an expression in CEL about self and oldSelf",
    source=(
        server(EXTENSIONS, "ValidateCustomResourceDefinitionOpenAPISchema", release="1.36"),
        page("https://kubernetes.io/docs/reference/using-api/cel/", "CEL in Kubernetes"),
    ),
)
def rules_in_schemas_compile(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The API server compiles each rule before it takes a schema: what does not compile could never be met."""
    found: list[Problem] = []
    for schema, where, _ in places_of("schema", spec, at):
        if "openAPIV3Schema" in schema:
            for validation, here in _validations(schema["openAPIV3Schema"], where.child("openAPIV3Schema")):
                found += _problems(validation, here)
    return found


def _validations(schema: Any, at: FieldPath) -> Iterator[tuple[Object, FieldPath]]:
    """The rules of a schema and of all below it."""
    if not isinstance(schema, dict):
        return
    validations = schema.get(_VALIDATIONS)
    for position, each in enumerate(validations if isinstance(validations, list) else ()):
        if isinstance(each, dict):
            yield each, at.child(_VALIDATIONS).index(position)
    for name, inner in properties_of(schema).items():
        yield from _validations(inner, at.child("properties").key(name))
    for name in ("items", "additionalProperties"):
        yield from _validations(schema.get(name), at.child(name))


def _problems(validation: Object, at: FieldPath) -> list[Problem]:
    # Deferred: few manifests have an expression.
    from cdk8s_pods.facts.cel.problems import expression_problem

    found: list[Problem] = []
    text, message = str(validation.get("rule") or ""), str(validation.get("message") or "")
    if not text.strip():
        found.append((at.child("rule"), required("rule is not specified")))
    elif (problem := expression_problem(text, declared=_DECLARED, gives=("bool",))) is not None:
        found.append((at.child("rule"), invalid(text, problem)))
    elif "\n" in text.strip() and not message.strip():
        found.append((at.child("message"), required("message must be specified if rule contains line breaks")))
    if message and not message.strip():
        found.append((at.child("message"), invalid(message, "must be non-empty if specified")))
    elif "\n" in message.strip():
        found.append((at.child("message"), invalid(message, "must not contain line breaks")))
    told = validation.get("messageExpression")
    if isinstance(told, str) and told:
        problem = expression_problem(told, declared=_DECLARED, gives=("string",)) if told.strip() else None
        if problem is not None:
            found.append((at.child("messageExpression"), invalid(told, problem)))
        elif not told.strip():
            message = "messageExpression must be non-empty if specified"
            found.append((at.child("messageExpression"), required(message)))
    reason = validation.get("reason")
    if reason is not None and reason not in _REASONS:
        found.append((at.child("reason"), unsupported(reason, _REASONS)))
    return found
