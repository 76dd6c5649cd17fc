"""When the annotations of the engine become ones that `typing.get_type_hints` can evaluate: when `typing` is there."""

from __future__ import annotations

from sys import modules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_waiting: list[type] = []


def evaluate_later(*kinds: type) -> None:
    """Let the annotations of classes be evaluated as soon as `typing`, which can do so, is imported."""
    _waiting.extend(kinds)
    if "typing" in modules:
        typing_is_imported()


def typing_is_imported() -> None:
    """Do what waited for `typing`."""
    from .type_hints import make_evaluable

    while _waiting:
        make_evaluable(_waiting.pop())


def evaluable(load: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a module, which also lets the annotations of what it loads be evaluated."""

    def load_evaluable(name: str) -> Any:
        value = load(name)
        if isinstance(value, type):
            evaluate_later(value)
        return value

    return load_evaluable
