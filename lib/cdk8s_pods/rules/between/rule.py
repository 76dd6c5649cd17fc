"""How a rule between objects is made: as any other, but asked once for each object, with the view of all of them."""

from __future__ import annotations

from cdk8s_pods.rules.rule import RULES, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias, TypeVar

    from typing_extensions import Unpack

    from cdk8s_pods.rules.rule import Metadata, Problems

    from .resource import Resource
    from .view import View

    #: Called with an object and the view of all; gives the problems found in that object, or None.
    CheckBetween: TypeAlias = Callable[[Resource, View], Problems | None]
    CheckT = TypeVar("CheckT", bound=CheckBetween)

#: Stands for every kind of object; for every object that makes pods or is one; for those whose pods have volumes.
EVERY_KIND = "*"
WITH_PODS = "pods"
WITH_VOLUMES = "pods with volumes"

#: The rules of each kind, in the order in which they were defined.
BETWEEN: dict[str, list[Rule]] = {}


def between(*kinds: str, **metadata: Unpack[Metadata]) -> Callable[[CheckT], CheckT]:
    """Register the decorated function as a rule between objects; its name becomes the rule's id.

    It is called once for each object of the kinds, with the view of all objects, and says what is wrong in that one
    object: the end that refers. The message names the other ends, and holds them (``Message.beside``). It is a pure
    function, called for good applications nearly always: whatever it asks the view is answered from an index.

    Args:
        kinds: Built-in kinds, ``EVERY_KIND``, ``WITH_PODS`` or ``WITH_VOLUMES``.
        metadata: See ``Rule``. The category is the worst that the rule says; ``Message.mildly`` makes advice of it.
            A rule that finds nothing where the input holds none of some kinds says so (``when=("Service",)``), and is
            neither loaded nor asked there, unless the input is all there is.
    """

    def register(check: CheckT) -> CheckT:
        name: str = check.__name__
        if name in RULES:
            raise ValueError(f"rule {name} is defined twice")
        # No part of a single manifest triggers it.
        function: Any = check
        rule = RULES[name] = Rule(name, (), function, **metadata)
        for kind in kinds:
            BETWEEN.setdefault(kind, []).append(rule)
        return check

    return register
