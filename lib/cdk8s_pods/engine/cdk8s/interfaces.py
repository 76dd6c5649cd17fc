"""The interfaces that a class of the user may implement, with `@jsii.implements(...)` or by just having the methods."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .resolvers import ResolutionContext


class IAnyProducer:
    """Something that produces a value when the app is synthesized."""

    __module__ = "cdk8s"
    _is_protocol = True

    def produce(self) -> Any:
        """Return the value."""
        raise NotImplementedError


class IResolver:
    """Something that replaces values when the app is synthesized."""

    __module__ = "cdk8s"
    _is_protocol = True

    def resolve(self, context: ResolutionContext) -> None:
        """Look at `context.value`, and call `context.replace_value` to replace it."""
        raise NotImplementedError
