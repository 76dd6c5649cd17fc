"""Putting the engine in place of the official modules.

EngineError (an Exception)
└── AlreadyImported   the official modules are in use, and cannot be replaced any more
NeedsJsii (no Exception, like SystemExit)
                      something was imported or used that exists in the official modules alone
"""

from __future__ import annotations

import sys

from .annotations import typing_is_imported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType, ModuleType

_MODULES = {
    "constructs": "cdk8s_pods.engine.constructs",
    "cdk8s": "cdk8s_pods.engine.cdk8s",
    "jsii": "cdk8s_pods.engine.jsii_decorators",
}
"""The official names, and what they stand for on the engine."""


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
        refusals.append(self)
        super().__init__(f"{library} needs {wanted}, which only the official cdk8s has: run the program on that")
        self.library = library
        """The module that wanted it."""
        self.wanted = wanted
        """What it wanted."""


refusals: list[NeedsJsii] = []
"""What was refused so far. A program that catches everything may go on; what it writes then is not what it should."""


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
    for name in _MODULES:
        del sys.modules[name]


class _Finder:
    """Refuses the submodules of the official modules, which every library built with jsii imports."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:  # noqa: ARG002  # the protocol of importers
        if fullname == "typing":
            typing_is_imported()
        top, dot, _ = fullname.partition(".")
        if dot and top in _MODULES:
            raise NeedsJsii(importer(), fullname)


_FINDER = _Finder()


def importer() -> str:
    """Return the name of the module whose code runs, leaving out the engine and the import system."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        name: str = frame.f_globals.get("__name__", "")
        if not name.startswith((__package__ or "cdk8s_pods.engine", "importlib", "_frozen_importlib")):
            return name
        frame = frame.f_back
    return "the program"
