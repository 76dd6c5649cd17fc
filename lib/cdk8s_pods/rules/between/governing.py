"""Objects that hold for everything in their namespace: LimitRanges and ResourceQuotas."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .resource import Resource
    from .view import View


#: The kinds that are asked for.
_KINDS = ("LimitRange", "ResourceQuota")


def governing(view: View, kind: str, resource: Resource) -> list[Resource]:
    """The LimitRanges, or the ResourceQuotas, that are in the namespace of another object for certain.

    Two that say no namespace are in one as far as they are applied together: in files of one folder they may be
    alternatives. One that says a namespace and one that says none may have nothing to do with each other.
    """
    beside = view.once(_by_kind_and_namespace).get((kind, resource.namespace), [])
    return beside if resource.namespace else [each for each in beside if view.are_applied_together(each, resource)]


def _by_kind_and_namespace(view: View) -> dict[tuple[str, str | None], list[Resource]]:
    found: dict[tuple[str, str | None], list[Resource]] = {}
    for kind in _KINDS:
        for each in view.of_kind(kind):
            found.setdefault((kind, each.namespace), []).append(each)
    return found
