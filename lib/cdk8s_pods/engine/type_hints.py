"""Lets `typing.get_type_hints` evaluate the annotations of the engine, whose names no module has at run time.

Importing those names (`typing` above all) would take longer than a small chart. `get_type_hints` and `inspect` look
for the original of a function in its `__wrapped__`, so every function gets a twin there: the same code, with globals
that find what annotations name when they are asked for it. This module too waits until somebody imports `typing`.
"""

from __future__ import annotations

from types import FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_NAMED_IN_ANNOTATIONS = ("typing", "collections.abc", "cdk8s_pods.engine.constructs", "cdk8s_pods.engine.cdk8s")


def make_evaluable(kind: type) -> None:
    """Let the annotations of the methods and properties of a class be evaluated."""
    names: _Names | None = None
    for value in list(vars(kind).values()):
        function = getattr(value, "__func__", None) or getattr(value, "fget", None) or value
        if type(function) is FunctionType:
            names = names if names is not None else _Names(function.__globals__)
            twin = FunctionType(
                function.__code__, names, function.__name__, function.__defaults__, function.__closure__
            )
            twin.__kwdefaults__ = function.__kwdefaults__
            twin.__annotations__ = function.__annotations__
            twin.__qualname__ = function.__qualname__
            twin.__doc__ = function.__doc__
            function.__wrapped__ = twin  # type: ignore[attr-defined]  # pyright: ignore[reportFunctionMemberAccess]  # functions take any attribute


class _Names(dict[str, "Any"]):
    """The names that the annotations of a class may use: those of its module, and what they stand for elsewhere."""

    def __init__(self, own: dict[str, Any]) -> None:
        super().__init__()
        self._own = own

    def __missing__(self, name: str) -> Any:
        from importlib import import_module

        if name in self._own:
            return self._own[name]
        for module in _NAMED_IN_ANNOTATIONS:
            value = getattr(import_module(module), name, None)
            if value is not None:
                return value
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        try:
            self[name]  # type: ignore[index]  # pyright: ignore[reportArgumentType]  # whatever is asked for
        except KeyError:
            return False
        return True
