"""The interfaces that a class of the user may implement, with `@jsii.implements(...)` or by just having the methods.

They are no protocols of `typing`, which takes long to load. `_is_protocol` lets a library derive protocols from them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from .construct import Construct
    from .node import Node

    class IDependable(Protocol):
        """Something that a construct can depend on: any object, as long as it has the trait `Dependable`."""

else:

    class IDependable:
        """Something that a construct can depend on: any object, as long as it has the trait `Dependable`."""

        __module__ = "constructs"
        _is_protocol = True


class IConstruct(IDependable):
    """Something that has a place in the tree."""

    __module__ = "constructs"

    @property
    def node(self) -> Node:
        """The place in the tree."""
        raise NotImplementedError

    def with_(self, *mixins: IMixin) -> Construct:
        """Apply mixins to this construct and all below it."""
        raise NotImplementedError


class IMixin:
    """A change that can be made to many constructs."""

    __module__ = "constructs"
    _is_protocol = True

    def apply_to(self, construct: Construct) -> None:
        """Change the construct."""
        raise NotImplementedError

    def supports(self, construct: Construct) -> bool:
        """Return whether the change can be made to this construct."""
        raise NotImplementedError


class IValidation:
    """A check of a construct that runs when the app is synthesized."""

    __module__ = "constructs"
    _is_protocol = True

    def validate(self) -> list[str]:
        """Return what is wrong, one text for each problem."""
        raise NotImplementedError
