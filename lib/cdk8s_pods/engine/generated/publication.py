"""The module `publication` of the engine, which generated modules call at their end to hide what is not public."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

__all__ = ["publish"]

PRIVATE_NAME = "_private"
_KEPT = (
    "__all__",
    "__cached__",
    "__doc__",
    "__file__",
    "__loader__",
    "__name__",
    "__package__",
    "__path__",
    "__spec__",
)


def publish() -> None:
    """Let the module that calls this be one of its public names alone; `_private` has all others."""
    names: dict[str, Any] = sys._getframe(1).f_locals
    name: str = names["__name__"]
    private = sys.modules[name]
    public = type(sys)(name)
    for published in (*names["__all__"], *_KEPT):
        if published in names:
            setattr(public, published, names[published])
    setattr(public, PRIVATE_NAME, private)
    sys.modules[name] = public
    sys.modules[f"{name}.{PRIVATE_NAME}"] = private
    if "typing" in names and "cached_type_hints" not in names:
        _check_types_without_evaluating_them(names)


def _check_types_without_evaluating_them(names: dict[str, Any]) -> None:
    """Let a module of the years 2022 to 2025 check its arguments as those written today do.

    They evaluate all annotations of a constructor at every call, which takes most of the time of their programs.
    """
    from .type_checks import cached_type_hints, check_type

    if "check_type" not in names:
        return
    typing: ModuleType = type(sys)("typing")
    typing.__dict__.update(names["typing"].__dict__)
    typing.__dict__["get_type_hints"] = cached_type_hints
    names["typing"] = typing
    names["check_type"] = check_type
