"""Modules that are loaded when something of them is first used."""

from __future__ import annotations

import sys
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from typing import Any


class Later:
    """Gives an import a module that loads itself when it is asked for a name."""

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module that waits."""
        return _Waiting(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is done until something is asked for."""


class _Waiting(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        if self.__name__ == "typeguard" and name == "check_type":
            # What modules of 2022 import of it; it comes back here for what does not pass.
            from .type_checks import check_type

            return check_type
        return getattr(loaded(self.__name__), name)


def loaded(name: str) -> Any:
    """Return a module that waited, now that it is needed."""
    waiting = sys.modules.get(name)
    if type(waiting) is not _Waiting and waiting is not None:
        return waiting
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    spec = PathFinder.find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    if waiting is not None:
        # Those who have imported it already.
        waiting.__class__ = ModuleType  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]  # it waits no more
        waiting.__dict__.update(module.__dict__)
    return module
