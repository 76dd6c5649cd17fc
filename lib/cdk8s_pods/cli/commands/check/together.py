"""The objects of one set, checked together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.rules.between.check import issues_between
from cdk8s_pods.rules.between.resource import Resource
from cdk8s_pods.rules.between.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.target import Target

    from .findings import Place
    from .sets import FileSet, FileSets


class CheckedObject(NamedTuple):
    """One object of the input.

    Args:
        place: Where it stands.
        left_alone_as: What it is, where no rule looks at it; empty where the rules do.
        issues: What was found in it; what stands between it and others joins them.
        targets: What it was checked for, and the rules that are turned off for it.
    """

    place: Place
    left_alone_as: str
    issues: list[Issue]
    targets: Sequence[Target]


class Together:
    """Gathers objects by set and checks each set once all of them are there.

    Args:
        sets: Says which files belong together.
    """

    def __init__(self, sets: FileSets) -> None:
        self._sets = sets
        self._found: dict[FileSet, list[tuple[Resource, CheckedObject]]] = {}

    def add(self, value: Any, checked: CheckedObject, target: Target) -> None:
        """Take one object, and what it is checked for, into its set; what does not say what it is belongs to none."""
        if not (isinstance(value, dict) and value.get("kind") and value.get("apiVersion")):
            return
        place = checked.place
        file_set = self._sets.of(place.document)
        if file_set is None:
            return
        where = f"{place.source}:{place.line}"
        # Decoded once more though nothing was found in it: a null is no issue, and no rule expects one.
        resource = Resource(value, target=target, where=where, file=place.source)
        self._found.setdefault(file_set, []).append((resource, checked))

    def check(self) -> None:
        """Add to each object what stands between it and the others of its set."""
        for file_set, found in self._found.items():
            first = found[0][0].target
            view = View(
                (resource for resource, _ in found),
                external=first.external,
                closed=first.closed,
                kubernetes=first.kubernetes,
                is_one_output=file_set.is_one_output,
            )
            objects = {id(resource): checked for resource, checked in found}
            for resource, issue in issues_between(view):
                objects[id(resource)].issues.append(issue)
