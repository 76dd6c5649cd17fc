"""One validation on the root of a tree: what wants to see the whole tree once it is complete."""

from __future__ import annotations

import jsii
from constructs import IValidation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from constructs import IConstruct

    #: Given the root of a tree that is about to be written; gives what is wrong, one text for each problem.
    Look: TypeAlias = Callable[[IConstruct], Iterable[str]]

#: The attributes in which the root keeps its validation, and a scope the looks that were asked for there.
_VALIDATION = "__cdk8s_pods_validation__"
_ASKED = "__cdk8s_pods_looks__"


def at_synth(scope: IConstruct, look: Look) -> None:
    """Have a function look at the whole tree of ``scope`` when it is synthesized; asked for again, still once."""
    # The scope itself knows: asking the official cdk8s for the root takes half as long as making an object.
    held = vars(scope)
    if look in held.get(_ASKED, ()):
        return
    held[_ASKED] = (*held.get(_ASKED, ()), look)
    root = scope.node.root
    validation: _RootValidation | None = vars(root).get(_VALIDATION)
    if validation is None:
        validation = vars(root)[_VALIDATION] = _RootValidation(root)
        root.node.add_validation(validation)
    if look not in validation.looks:
        validation.looks.append(look)


@jsii.implements(IValidation)
class _RootValidation:
    """The validation that cdk8s calls."""

    def __init__(self, root: IConstruct) -> None:
        self._root = root
        self.looks: list[Look] = []

    def validate(self) -> list[str]:
        """What is wrong with the tree, as cdk8s asks."""
        return [problem for look in self.looks for problem in look(self._root)]
