"""Which rules would refuse what is made of the input, so that they are turned off where they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdk8s_pods.rules.between.check import issues_between
from cdk8s_pods.rules.between.resource import Resource
from cdk8s_pods.rules.between.view import View
from cdk8s_pods.rules.check import check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.target import Target

    from .source import SourceObject


def refusals_of(objects: Iterable[SourceObject], target: Target) -> dict[int, list[Issue]]:
    """What refuses each object, by its position: by itself, and beside the others.

    Args:
        objects: The objects of one app.
        target: What they are checked for.
    """
    found: dict[int, list[Issue]] = {}
    resources: list[Resource] = []
    positions: dict[int, int] = {}
    for each in objects:
        refusing = [issue for issue in check(each.manifest, target=target, advice=False) if issue.refuses]
        if refusing:
            found[each.position] = refusing
        resource = Resource(each.manifest, target=target, where=f"{each.source}:{each.line}", file=each.source)
        positions[id(resource)] = each.position
        resources.append(resource)
    view = View(resources, external=target.external, closed=target.closed, kubernetes=target.kubernetes, advice=False)
    for resource, issue in issues_between(view):
        if issue.refuses:
            # Which end is told of it goes by their order, and the program may have another one.
            for end in (resource, *issue.message.others):
                if id(end) in positions:
                    found.setdefault(positions[id(end)], []).append(issue)
    return found
