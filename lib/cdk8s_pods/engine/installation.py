"""Putting the engine in place of the official modules.

EngineError (an Exception)
└── AlreadyImported   the official modules are in use, and cannot be replaced any more
NeedsJsii (no Exception, like SystemExit)
                      something was imported or used that exists in the official modules alone
"""

from __future__ import annotations

import sys
from _frozen_importlib import ModuleSpec

from .annotations import typing_is_imported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType, ModuleType
    from typing import Any

_MODULES = {
    "constructs": "cdk8s_pods.engine.constructs",
    "cdk8s": "cdk8s_pods.engine.cdk8s",
    "jsii": "cdk8s_pods.engine.jsii_decorators",
}
"""The official names, and what they stand for on the engine."""

_PARTS = {
    "cdk8s._jsii": "cdk8s_pods.engine.generated.nothing",
    "constructs._jsii": "cdk8s_pods.engine.generated.nothing",
    "jsii._type_checking": "cdk8s_pods.engine.generated.type_checks",
    "jsii.compat": "cdk8s_pods.engine.generated.compat",
    "jsii.errors": "cdk8s_pods.engine.jsii_errors",
    "jsii.python": "cdk8s_pods.engine.generated.class_properties",
}
"""Parts of them that are loaded when they are imported."""

_FOR_GENERATED_MODULES = {"publication": "cdk8s_pods.engine.generated.publication"}
"""Modules that have a stand-in, but only for modules of `cdk8s import`."""

_LATER = frozenset({"typeguard", "typing_extensions"})
"""Modules that modules of `cdk8s import` import, and hardly ever use: they are loaded when they are used."""


class EngineError(Exception):
    """The program cannot run on the engine."""


class AlreadyImported(EngineError):
    """The official modules are in use, and cannot be replaced any more."""


class NeedsJsii(BaseException):  # it says what is needed
    """Something was imported or used that exists in the official modules alone.

    It ends the program as SystemExit does, since it means that the program has to run elsewhere: neither
    `except ImportError` nor `except Exception` in a chart takes the missing library for an optional one.
    """

    def __init__(self, library: str, wanted: str) -> None:
        super().__init__(f"{library} needs {wanted}, which only the official cdk8s has: run the program on that")
        self.library = library
        """The module that wanted it."""
        self.wanted = wanted
        """What it wanted."""
        refusals.append(self)
        if when_refused is not None:
            when_refused(self)


refusals: list[NeedsJsii] = []
"""What was refused so far. A program that catches everything may go on; what it writes then is not what it should."""
when_refused: Callable[[NeedsJsii], None] | None = None
"""What is called at a refusal, before the program hears of it."""


def install() -> None:
    """Let `import cdk8s`, `import constructs` and `import jsii` find the engine from now on.

    Raises:
        AlreadyImported: when one of the official modules was imported before.
    """
    if _FINDER in sys.meta_path:
        return
    taken = [name for name in _MODULES if name in sys.modules]
    if taken:
        raise AlreadyImported(f"{', '.join(taken)}: imported before the engine was installed; install it first")
    sys.meta_path.insert(0, _FINDER)
    for name, ours in _MODULES.items():
        # Not importlib.import_module: importing importlib costs more than the modules of the engine that it would load.
        __import__(ours)
        sys.modules[name] = sys.modules[ours]


def uninstall() -> None:
    """Let these imports find the official modules again. What was imported before stays as it is."""
    if _FINDER not in sys.meta_path:
        return
    sys.meta_path.remove(_FINDER)
    for name in (*_MODULES, *_PARTS, *_FOR_GENERATED_MODULES):
        sys.modules.pop(name, None)


class _Finder:
    """Refuses the submodules of the official modules, which every library built with jsii imports."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002  # the protocol of importers
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if fullname == "typing":
            typing_is_imported()
        top, dot, _ = fullname.partition(".")
        if dot and top in _MODULES:
            if fullname not in _PARTS:
                raise NeedsJsii(importer(), fullname)
            return _spec(fullname, _StandIn(_PARTS[fullname]))
        if (fullname in _FOR_GENERATED_MODULES or fullname in _LATER) and _imported_by_generated_module():
            from .generated.later import Later

            ours = _FOR_GENERATED_MODULES.get(fullname)
            return _spec(fullname, _StandIn(ours) if ours else Later())
        return None


def _spec(name: str, loader: Any) -> ModuleSpec:
    # Loaders by what they do: the class that says so takes long to import.
    return ModuleSpec(name, loader)


def spec_of(name: str) -> ModuleSpec:
    """Return how an import that is under way finds a module of the engine by its official name."""
    return _spec(name, _StandIn(_MODULES[name]))


class _StandIn:
    """Gives an import a module of the engine."""

    def __init__(self, ours: str) -> None:
        self._ours = ours

    def create_module(self, spec: ModuleSpec) -> ModuleType:  # noqa: ARG002  # the protocol of importers
        module: ModuleType = __import__(self._ours, fromlist=("__all__",))
        self._own_spec = module.__spec__
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module as it was: its code knows it by its own name."""
        module.__spec__ = self._own_spec


def _imported_by_generated_module() -> bool:
    """Return whether the module whose code runs imported jsii before, as generated modules do."""
    return _importing_names().get("jsii") is sys.modules.get("jsii")


_FINDER = _Finder()


def importer() -> str:
    """Return the name of the module whose code runs, leaving out the engine and the import system."""
    return str(_importing_names().get("__name__", "the program"))


def _importing_names() -> dict[str, object]:
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        name: str = frame.f_globals.get("__name__", "")
        if not name.startswith((__package__ or "cdk8s_pods.engine", "importlib", "_frozen_importlib")):
            return frame.f_globals
        frame = frame.f_back
    return {}
