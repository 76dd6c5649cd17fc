"""All objects of one application at once, found by what others refer to them by."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from .resource import PodTemplate, Resource

    #: An object and the pods that it makes.
    Pods = tuple[Resource, PodTemplate]

_NOTHING: Mapping[str, Any] = {}


class View:
    """An index over the objects of one application: made once, each question answered without going through all.

    An object that says no namespace may be applied to any, so that it is taken for one of every namespace that is
    asked for; which one it gets by its chart, its file or the user is known to the object itself.

    Args:
        resources: The objects, in the order of the input.
        external: What lives elsewhere, as ``Kind/name`` with ``*`` for any text in the name.
        closed: Whether the input is all there is.
        is_one_output: Whether all of it is applied together, as the output of one app; a folder of files may hold
            alternatives.
    """

    def __init__(
        self,
        resources: Iterable[Resource],
        *,
        external: Sequence[str] = (),
        closed: bool = False,
        is_one_output: bool = True,
    ) -> None:
        self.resources = tuple(resources)
        self.external = tuple(external)
        self.closed = closed
        self.is_one_output = is_one_output
        self._of_kind: dict[str, list[Resource]] = {}
        self._named: dict[tuple[str, str], list[Resource]] = {}
        self._custom: list[Resource] = []
        for resource in self.resources:
            if resource.is_built_in:
                self._of_kind.setdefault(resource.kind, []).append(resource)
                self._named.setdefault((resource.kind, resource.name), []).append(resource)
            else:
                self._custom.append(resource)
        self._labelled: dict[tuple[str, str], list[Pods]] | None = None

    def of_kind(self, kind: str, namespace: str | None = None) -> list[Resource]:
        """The objects of a built-in kind, in one namespace if one is given."""
        found = self._of_kind.get(kind, [])
        return found if namespace is None else [each for each in found if is_in(each, namespace)]

    def named(self, kind: str, name: str, namespace: str | None = None) -> Resource | None:
        """The object of a built-in kind, a name and a namespace; one that says the namespace before one that says none.

        Args:
            kind: The kind.
            name: The name.
            namespace: The namespace; None for that of the cluster, or one that is not known.
        """
        found = [each for each in self._named.get((kind, name), ()) if is_in(each, namespace)]
        exact = [each for each in found if each.namespace == namespace]
        return next(iter(exact or found), None)

    @property
    def custom(self) -> Sequence[Resource]:
        """The objects of kinds that are not built in: they may make pods, Secrets and whatever else."""
        return self._custom

    def pods(self, namespace: str | None = None) -> list[Pods]:
        """The objects that make pods, or are one, with their templates."""
        return [
            (resource, resource.pods)
            for resource in self.resources
            if resource.pods is not None and (namespace is None or is_in(resource, namespace))
        ]

    def selected(self, selector: Mapping[str, Any], namespace: str | None) -> list[Pods]:
        """The pods of a namespace that a label selector (``matchLabels``, ``matchExpressions``) means."""
        from .selecting import matches

        labels: Mapping[str, str] = selector.get("matchLabels", _NOTHING)
        candidates = self._with_labels(labels, namespace) if labels else self.pods(namespace)
        if "matchExpressions" not in selector:
            return candidates
        return [each for each in candidates if matches(selector, each[1].labels)]

    def _with_labels(self, labels: Mapping[str, str], namespace: str | None) -> list[Pods]:
        if self._labelled is None:
            self._labelled = {}
            for pods in self.pods():
                for label in pods[1].labels.items():
                    self._labelled.setdefault(label, []).append(pods)
        # The rarest of the labels leaves the fewest to look at.
        rarest: list[Pods] = min((self._labelled.get(label, []) for label in labels.items()), key=len)
        return [
            each
            for each in rarest
            if labels.items() <= each[1].labels.items() and (namespace is None or is_in(each[0], namespace))
        ]


def is_in(resource: Resource, namespace: str | None) -> bool:
    """Whether an object may be in a namespace: it is, or one of the two is not known."""
    return resource.namespace is None or namespace is None or resource.namespace == namespace
