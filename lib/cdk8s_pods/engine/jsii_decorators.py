"""The module `jsii` of the engine: the decorators by which a chart marks the classes that cdk8s calls back.

What modules of `cdk8s import` need beyond these is in the package `generated`. Everything else of jsii serves libraries
that run in Node.js, and is refused.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    Decorated = TypeVar("Decorated")

__all__ = ["implements", "member"]

__path__: list[str] = []
"""Makes Python look for submodules, which the finder of the installation then refuses."""


def implements(*interfaces: type) -> Callable[[Decorated], Decorated]:
    """Mark a class as implementing interfaces like `IValidation`."""

    def mark(cls: Any) -> Any:
        cls.__jsii_type__ = getattr(cls, "__jsii_type__", None)
        cls.__jsii_ifaces__ = [*getattr(cls, "__jsii_ifaces__", ()), *interfaces]
        return cls

    return mark


def member(*, jsii_name: str) -> Callable[[Decorated], Decorated]:
    """Mark a method with its name in JavaScript."""

    def mark(method: Any) -> Any:
        method.__jsii_name__ = jsii_name
        return method

    return mark


_OF_GENERATED_MODULES = frozenset(
    {
        *("JSIIAbstractClass", "JSIIAssembly", "JSIIMeta", "Number", "create", "data_type", "enum", "get", "interface"),
        *("invoke", "proxy_for", "sget", "sinvoke"),
    }
)


def __getattr__(name: str) -> object:
    if name in _OF_GENERATED_MODULES:
        from .generated import classes

        value: object = getattr(classes, name)
        globals()[name] = value
        return value
    if name == "python":
        from .generated import class_properties

        return class_properties
    if name == "__version__":
        from importlib.metadata import version  # expensive to load, and hardly ever asked for

        return version("jsii")
    if name.startswith("__"):
        raise AttributeError(f"module 'jsii' has no attribute {name!r}")
    from .installation import NeedsJsii, importer

    raise NeedsJsii(importer(), f"jsii.{name}")
