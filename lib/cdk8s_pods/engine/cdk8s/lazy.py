"""Values that are worked out when the app is synthesized."""

from __future__ import annotations

from cdk8s_pods.engine.argument_types import require_implementation
from cdk8s_pods.engine.failures import ScriptFailure, call_back, reported
from cdk8s_pods.engine.values import native, returned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .interfaces import IAnyProducer


class Lazy:
    """A value that a producer works out when the app is synthesized."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.Lazy"
    __script_name__ = "Lazy"
    __slots__ = ("__lazy_producer__",)

    __lazy_producer__: IAnyProducer

    @classmethod
    def any(cls, producer: IAnyProducer) -> Any:
        """Return a value that the producer works out when the app is synthesized."""
        require_implementation("producer", producer, "cdk8s.IAnyProducer", "produce")
        lazy = cls.__new__(cls)
        lazy.__lazy_producer__ = producer
        return lazy

    def produce(self) -> Any:
        """Return the value."""
        try:
            return returned(self.__lazy_produce__())
        except ScriptFailure as failure:
            raise reported(failure) from failure.__cause__

    def __lazy_produce__(self) -> Any:
        return native(call_back(self.__lazy_producer__.produce))
