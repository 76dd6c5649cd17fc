"""All objects of one application at once, found by what others refer to them by."""

from __future__ import annotations

from cdk8s_pods.schema import VERSIONS

from .selecting import GENERATED_LABELS, matches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any, TypeAlias, TypeVar

    from .resource import PodTemplate, Resource

    #: An object and the pods that it makes.
    Pods: TypeAlias = tuple[Resource, PodTemplate]
    MadeT = TypeVar("MadeT")

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
        kubernetes: The version of Kubernetes that it is checked for.
        advice: Whether issues that refuse nothing are wanted as well; rules may spare what only leads to them.

    Attributes:
        has_namesakes: Whether objects of one built-in kind share a name, in one namespace or in several.
    """

    def __init__(
        self,
        resources: Iterable[Resource],
        *,
        external: Sequence[str] = (),
        closed: bool = False,
        is_one_output: bool = True,
        kubernetes: str = VERSIONS[-1],
        advice: bool = True,
    ) -> None:
        self.resources = tuple(resources)
        self.external = tuple(external)
        self.closed = closed
        self.is_one_output = is_one_output
        self.kubernetes = kubernetes
        self.advice = advice
        self.has_namesakes = False
        self._named: dict[str, dict[str, list[Resource]]] = {}
        self._custom: list[Resource] = []
        named = self._named
        for resource in self.resources:
            if resource.is_built_in:
                names = named.get(resource.kind)
                if names is None:
                    names = named[resource.kind] = {}
                if resource.name in names:
                    names[resource.name].append(resource)
                    self.has_namesakes = True
                else:
                    names[resource.name] = [resource]
            else:
                self._custom.append(resource)
        self._made: dict[Any, Any] = {}

    def holds(self, kind: str) -> bool:
        """Whether there is an object of a built-in kind, or would be one if it were not missing."""
        return self.closed or kind in self._named

    def of_kind(self, kind: str, namespace: str | None = None) -> list[Resource]:
        """The objects of a built-in kind, in one namespace if one is given."""
        found = [each for named in self._named.get(kind, _NOTHING).values() for each in named]
        return found if namespace is None else [each for each in found if is_in(each, namespace)]

    def all_named(self, kind: str, name: str, namespace: str | None = None) -> list[Resource]:
        """The objects of a built-in kind and a name, in one namespace if one is given."""
        return [each for each in self._named.get(kind, _NOTHING).get(name, ()) if is_in(each, namespace)]

    def named(self, kind: str, name: str, namespace: str | None = None) -> Resource | None:
        """The object of a built-in kind, a name and a namespace; one that says the namespace before one that says none.

        Args:
            kind: The kind.
            name: The name.
            namespace: The namespace; None for that of the cluster, or one that is not known.
        """
        found: Sequence[Resource] = self._named.get(kind, _NOTHING).get(name, ())
        first = None
        for each in found:
            if each.namespace == namespace:
                return each
            if first is None and is_in(each, namespace):
                first = each
        return first

    def are_applied_together(self, one: Resource, other: Resource) -> bool:
        """Whether two objects reach the cluster together: different files of a folder may be alternatives."""
        return self.is_one_output or one.file == other.file

    @property
    def may_hold_alternatives(self) -> bool:
        """Whether some objects may not be applied together with others: those of several files that no app wrote."""
        return not self.is_one_output and self.once(_is_of_several_files)

    @property
    def custom(self) -> Sequence[Resource]:
        """The objects of kinds that are not built in: they may make pods, Secrets and whatever else."""
        return self._custom

    def once(self, make: Callable[[View], MadeT]) -> MadeT:
        """What a function makes of this view; made when it is first asked for, for all who ask with that function."""
        if make not in self._made:
            self._made[make] = make(self)
        made: MadeT = self._made[make]
        return made

    def pods(self, namespace: str | None = None) -> list[Pods]:
        """The objects that make pods, or are one, with their templates."""
        found = self.once(_all_pods)
        return found if namespace is None else [each for each in found if is_in(each[0], namespace)]

    def selected(self, selector: Mapping[str, Any], namespace: str | None) -> list[Pods]:
        """The pods of a namespace that a label selector (``matchLabels``, ``matchExpressions``) means."""
        labels: Mapping[str, str] = selector.get("matchLabels", _NOTHING)
        index = self.once(_pods_by_label)
        candidates: Sequence[Pods] | None = None
        # The rarest of the labels leaves the fewest to look at; labels that controllers write are in no template.
        for label in labels.items():
            if label[0] not in GENERATED_LABELS:
                labelled = index.get(label, ())
                if candidates is None or len(labelled) < len(candidates):
                    candidates = labelled
        if candidates is None:
            candidates = self.once(_all_pods)
        elif len(labels) == 1 and "matchExpressions" not in selector:
            return [each for each in candidates if is_in(each[0], namespace)]
        return [each for each in candidates if is_in(each[0], namespace) and matches(selector, each)]


def is_in(resource: Resource, namespace: str | None) -> bool:
    """Whether an object may be in a namespace: it is, or one of the two is not known."""
    return resource.namespace is None or namespace is None or resource.namespace == namespace


def _is_of_several_files(view: View) -> bool:
    return len({resource.file for resource in view.resources}) > 1


def _all_pods(view: View) -> list[Pods]:
    return [(resource, resource.pods) for resource in view.resources if resource.pods is not None]


def _pods_by_label(view: View) -> dict[tuple[str, str], list[Pods]]:
    index: dict[tuple[str, str], list[Pods]] = {}
    for pods in view.once(_all_pods):
        for label in pods[1].labels.items():
            if label in index:
                index[label].append(pods)
            else:
                index[label] = [pods]
    return index
