"""Objects of kinds that are not built in, held to the definition of their kind as the API server does."""

from __future__ import annotations

from cdk8s_pods.issues.message import Message, forbidden, required
from cdk8s_pods.schema.custom.definition import is_definition, taken_apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import Any

    from cdk8s_pods.issues import FieldPath
    from cdk8s_pods.schema.custom import Definition

    from .catalogue import Choice
    from .target import Target
    from .walk import Finding


def findings(definition: Definition, value: dict[str, Any], at: FieldPath, choice: Choice) -> list[Finding]:
    """What is wrong with an object by the definition of its kind, its metadata apart.

    Args:
        definition: The definition of its kind.
        value: The object.
        at: Its path.
        choice: The rules that are wanted.
    """
    found: list[Finding] = []

    def tell(rule_id: str, where: FieldPath, message: Message) -> None:
        if (rule := choice.named(rule_id)) is not None:
            found.append((rule, where, message))

    name = str(value.get("apiVersion")).rpartition("/")[2]
    version = definition.version(name)
    if version is None or not version.is_served:
        served = ", ".join(f"{definition.group}/{each.name}" for each in definition.served)
        reason = f'no kind "{definition.kind}" is registered for version "{definition.group}/{name}"'
        requirement = f"it is served as {served}" if served else "no version of it is served"
        tell("kinds_are_served_by_the_api", at.child("apiVersion"), Message(reason, requirement=requirement))
        return found
    if version.warning:
        tell("versions_of_custom_resources_are_current", at.child("apiVersion"), forbidden(version.warning))
    metadata = value.get("metadata")
    if not definition.is_namespaced and isinstance(metadata, dict) and metadata.get("namespace"):
        message = forbidden(f"a {definition.kind} belongs to the cluster: the server leaves its namespace out")
        tell("objects_of_the_cluster_have_no_namespace", at.child("metadata").child("namespace"), message)
    if version.conforms(value) and (metadata is None or isinstance(metadata, dict)):
        return found
    # Deferred: what is in order needs none of it.
    from cdk8s_pods.schema.custom.keeping import kept
    from cdk8s_pods.schema.custom.validation import problems

    def unknown(where: FieldPath, known: Collection[str]) -> None:
        tell("fields_are_known_to_the_api", where, _unknown_field(where, known))

    looked_at = kept(value, version.schema, at, unknown, prunes=not version.keeps_unknown)
    if version.has_status:
        looked_at.pop("status", None)
    for where, message in problems(looked_at, version.schema, at):
        tell("custom_resources_fit_their_schema", where, message)
    if not isinstance(metadata, dict) and metadata is not None:
        tell("custom_resources_fit_their_schema", at.child("metadata"), required("must be an object"))
    return found


def _unknown_field(at: FieldPath, known: Collection[str]) -> Message:
    # Deferred: only a mistake pays for it.
    from cdk8s_pods.suggestion import closest

    close = closest(str(at.steps[-1]), known)
    remedy = f'did you mean "{close}"?' if close else ""
    return Message("strict decoding error", requirement=f'unknown field "{at}"', remedy=remedy)


def with_definitions_among(manifests: Iterable[Any], target: Target) -> Target:
    """A target that knows as well what the CustomResourceDefinitions among some manifests define, lists taken apart.

    They go before those that it knows already: what is written together is applied together.
    """
    found = [each for manifest in manifests for each in taken_apart(manifest) if is_definition(each)]
    if not found:
        return target
    # Deferred: most input defines nothing.
    from cdk8s_pods.schema.custom import Definition, Definitions

    own = [definition for definition in map(Definition.of, found) if definition is not None]
    return target.replace(crds=Definitions(own, target.crds))
