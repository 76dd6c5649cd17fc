"""Objects that are one and the same in the cluster."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import duplicate
from cdk8s_pods.rules.source import page

from .rule import EVERY_KIND, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

    #: The group, the kind, the namespace and the name.
    Identity: TypeAlias = tuple[str, str, str | None, str]

_AT = FieldPath.of("metadata", "name")
#: How long generated names may be; longer ones lose their beginning: those of most kinds, and of CronJobs.
_LONGEST = (63, 52)


@between(
    EVERY_KIND,
    category="runtime",
    remedy="give one of the two another name or namespace",
    source=page("https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names"),
)
def objects_have_a_name_of_their_own(resource: Resource, view: View) -> list[Problem] | None:
    """Of two objects of one kind, namespace and name the cluster holds one: the second changes it, or is refused.

    Which one lasts depends on the order in which they are applied. Files of one folder may be alternatives, and one
    object written twice in the same words does no harm.
    """
    if view.once(_are_all_apart) or not resource.name:
        return None
    first = view.once(_first_of_each)[_identity(resource)]
    if first is resource:
        return None
    message = duplicate(resource.name, f"{first.title_and_place} is the same object")
    if len(resource.name) in _LONGEST:
        message = message.advising(
            "give one of the two another name: generated ones are cut at 63 characters (52 for a CronJob), so shorter"
            " ids or metadata.name keep them apart"
        )
    is_harmless = not view.are_applied_together(first, resource) or first.manifest == resource.manifest
    return [(_AT, message.beside(first).mildly(when=is_harmless))]


def _identity(resource: Resource) -> Identity:
    # Kinds that are not built in are told apart by their groups; of the others each has one, whatever its versions.
    return ("" if resource.is_built_in else resource.group), resource.kind, resource.namespace, resource.name


def _first_of_each(view: View) -> dict[Identity, Resource]:
    first: dict[Identity, Resource] = {}
    for resource in view.resources:
        first.setdefault(_identity(resource), resource)
    return first


def _are_all_apart(view: View) -> bool:
    # Nearly always the names alone are enough to see it.
    if not view.has_namesakes and not view.custom:
        return True
    return len(view.once(_first_of_each)) == len(view.resources)
