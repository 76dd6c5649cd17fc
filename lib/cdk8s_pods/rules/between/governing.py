"""Objects that hold for everything in their namespace: LimitRanges, ResourceQuotas, the Namespace itself."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .resource import Resource
    from .view import View


def governing(view: View, kind: str, resource: Resource) -> list[Resource]:
    """The objects of a kind that are in the namespace of another for certain.

    Two that say no namespace are in one as far as they are applied together: in files of one folder they may be
    alternatives. One that says a namespace and one that says none may have nothing to do with each other.
    """
    return [
        each
        for each in view.of_kind(kind)
        if each.namespace == resource.namespace
        and (each.namespace is not None or view.are_applied_together(each, resource))
    ]
