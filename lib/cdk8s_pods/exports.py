"""The names of a package, each loaded when it is first asked for, out of the one list that type checkers read too.

A package lists what it exports once, as imports::

    TYPE_CHECKING: bool = False
    if TYPE_CHECKING:
        from .container import Container as Container
    else:
        from cdk8s_pods.exports import lazy_exports

        __getattr__, __dir__ = lazy_exports()

Type checkers and editors read the imports as they stand. At run time they are skipped, and cost nothing. The first name
that is missing runs the package's code once more, with ``TYPE_CHECKING`` true and an ``__import__`` that loads nothing
but notes which name comes from which module. (``bool`` keeps editors that believe in values from taking the imports for
dead code.) Imports that stand outside of the ``if`` are exported as well, and done at once: needed where a module has
the name of what it defines, which would otherwise be found in its place.
"""

from __future__ import annotations

import sys

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType
    from typing import Any


def lazy_exports() -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The ``__getattr__`` and ``__dir__`` of the package whose code calls this; ``__all__`` is asked of the first."""
    package = sys._getframe(1)
    code, names = package.f_code, package.f_globals
    homes: dict[str, str] = {}
    whole: list[str] = []

    def load(name: str) -> Any:
        if not (homes or whole):
            _note_imports(code, homes, whole)
        if name == "__all__":
            of_modules = (exported for module in whole for exported in _module(names, module).__all__)
            found: Any = sorted({*homes, *of_modules})
        else:
            asked = () if name.startswith("_") else whole
            home = homes.get(name) or next((module for module in asked if name in _module(names, module).__all__), None)
            if home is None:
                raise AttributeError(f"module {names['__name__']!r} has no attribute {name!r}")
            found = getattr(_module(names, home), name)
        names[name] = found
        return found

    def listed() -> list[str]:
        return sorted({*names, *load("__all__")})

    return load, listed


def _module(package: dict[str, Any], name: str) -> Any:
    # Not importlib.import_module: importing importlib costs more than a module of this library.
    return __import__(f"{package['__name__']}.{name}", fromlist=("__all__",))


def _note_imports(code: CodeType, homes: dict[str, str], whole: list[str]) -> None:
    """Note what a package's code imports from its own modules: each name's module, and the modules taken as a whole."""

    def note(module: str, _globals: Any, _locals: Any, names: tuple[str, ...], level: int) -> object:
        if level == 1 and names == ("*",):
            whole.append(module)
        elif level == 1:
            homes.update(dict.fromkeys(names, module))
        return _Namespace(__all__=(), **dict.fromkeys(names))

    exec(code, {"__builtins__": {"__import__": note}}, _AsTypeCheckersSeeIt())


#: What ``types.SimpleNamespace`` is, without an import.
_Namespace: Any = type(sys.implementation)


class _AsTypeCheckersSeeIt(dict[str, object]):
    """The names of a package while its imports are noted: ``TYPE_CHECKING`` is true, whatever the code says."""

    def __getitem__(self, name: str) -> object:
        return name == "TYPE_CHECKING" or super().__getitem__(name)
