"""The order in which files are applied: what others need comes first."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import invalid
from cdk8s_pods.rules.source import page

from .rule import EVERY_KIND, between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from cdk8s_pods.rules.rule import Problem

    from .resource import Resource
    from .view import View

    #: What others need: a Namespace by its name, or a custom resource's definition by the group and the kind.
    Needed: TypeAlias = tuple[str, str]

_NAMESPACE = FieldPath.of("metadata", "namespace")
_KIND = FieldPath.of("kind")


@between(
    EVERY_KIND,
    category="advice",
    when=("Namespace", "CustomResourceDefinition"),
    remedy="let the chart depend on that of the other file (chart.add_dependency(other)), which numbers the files, or"
    " name the files in the order of their use",
    source=(
        page("https://kubernetes.io/docs/concepts/workloads/management/#bulk-operations-in-kubectl"),
        page("https://cdk8s.io/docs/latest/basics/dependencies/"),
    ),
)
def files_are_applied_after_what_they_need(resource: Resource, view: View) -> list[Problem] | None:
    """`kubectl apply -f dist/` takes files by name: what a later file brings is missing when an earlier one needs it.

    That holds for a Namespace and for the definition of a custom resource; a second run then succeeds.
    """
    if not resource.file:
        return None
    found: list[Problem] = []
    for needed, value, at in _needs(resource):
        brought = view.once(_bringing).get(needed)
        # Told once, of the first that needs it.
        if brought and resource.file < brought.file and view.once(_first_users)[needed] is resource:
            message = invalid(value, f"{brought.title_and_place} is in a file that is applied later").beside(brought)
            found.append((at, message))
    return found


def _needs(resource: Resource) -> list[tuple[Needed, str, FieldPath]]:
    found: list[tuple[Needed, str, FieldPath]] = []
    if resource.namespace is not None and resource.manifest.get("metadata", {}).get("namespace"):
        found.append((("Namespace", resource.namespace), resource.namespace, _NAMESPACE))
    if not resource.is_built_in:
        found.append(((resource.group, resource.kind), resource.kind, _KIND))
    return found


def _bringing(view: View) -> dict[Needed, Resource]:
    """What others need -> the object that brings it, the first of several."""
    found: dict[Needed, Resource] = {}
    for resource in sorted(view.of_kind("Namespace"), key=lambda each: each.file):
        found.setdefault(("Namespace", resource.name), resource)
    for resource in sorted(view.of_kind("CustomResourceDefinition"), key=lambda each: each.file):
        spec = resource.spec
        found.setdefault((spec.get("group", ""), spec.get("names", {}).get("kind", "")), resource)
    return found


def _first_users(view: View) -> dict[Needed, Resource]:
    found: dict[Needed, Resource] = {}
    for resource in sorted(view.resources, key=lambda each: each.file):
        for needed, _, _ in _needs(resource):
            found.setdefault(needed, resource)
    return found
