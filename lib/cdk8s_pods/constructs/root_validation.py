"""One validation on the root of a tree: what wants to see the whole tree once it is complete."""

from __future__ import annotations

from weakref import WeakKeyDictionary, ref

import jsii
from constructs import IValidation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from constructs import IConstruct

    #: Given the root of a tree that is about to be written; gives what is wrong, one text for each problem.
    Look: TypeAlias = Callable[[IConstruct], Iterable[str]]


def at_synth(scope: IConstruct, look: Look) -> None:
    """Have a function look at the whole tree of ``scope`` when it is synthesized; asked for again, still once."""
    root = scope.node.root
    validation = _OF_ROOTS.get(root)
    if validation is None:
        validation = _OF_ROOTS[root] = _RootValidation(root)
        root.node.add_validation(validation)
    if look not in validation.looks:
        validation.looks.append(look)


@jsii.implements(IValidation)
class _RootValidation:
    """The validation that cdk8s calls."""

    def __init__(self, root: IConstruct) -> None:
        # Not the root itself: as a value beside its key it would never be freed.
        self._root = ref(root)
        self.looks: list[Look] = []

    def validate(self) -> list[str]:
        """What is wrong with the tree, as cdk8s asks."""
        root = self._root()
        return [] if root is None else [problem for look in self.looks for problem in look(root)]


_OF_ROOTS: WeakKeyDictionary[IConstruct, _RootValidation] = WeakKeyDictionary()
