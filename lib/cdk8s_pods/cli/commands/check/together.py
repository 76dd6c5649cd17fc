"""The objects of one set, checked together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.rules.between.check import issues_between
from cdk8s_pods.rules.between.resource import Resource
from cdk8s_pods.rules.between.view import View

if TYPE_CHECKING:
    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.target import Target

    from .findings import Place
    from .sets import FileSet, FileSets


class CheckedObject(NamedTuple):
    """One object of the input.

    Args:
        place: Where it stands.
        is_checked: Whether the rules look at it: custom resources are left alone.
        issues: What was found in it; what stands between it and others joins them.
    """

    place: Place
    is_checked: bool
    issues: list[Issue]


class Together:
    """Gathers objects by set and checks each set once all of them are there.

    Args:
        sets: Says which files belong together.
        target: What is checked for.
    """

    def __init__(self, sets: FileSets, target: Target) -> None:
        self._sets = sets
        self._target = target
        self._found: dict[FileSet, list[tuple[Resource, CheckedObject]]] = {}

    def add(self, value: Any, checked: CheckedObject) -> None:
        """Take one object into its set; what does not say what it is belongs to none."""
        if not (isinstance(value, dict) and value.get("kind") and value.get("apiVersion")):
            return
        place = checked.place
        resource = Resource(
            value, where=f"{place.source}:{place.line}", namespace=self._target.namespace, template=None
        )
        self._found.setdefault(self._sets.of(place.source), []).append((resource, checked))

    def check(self) -> None:
        """Add to each object what stands between it and the others of its set."""
        for file_set, found in self._found.items():
            view = View(
                (resource for resource, _ in found),
                external=self._target.external,
                closed=self._target.closed,
                is_one_output=file_set.is_one_output,
            )
            objects = {id(resource): checked for resource, checked in found}
            for resource, issue in issues_between(view, lambda _: self._target):
                objects[id(resource)].issues.append(issue)
