"""Pods and the patterns that compose them, as typed Python constructs for cdk8s."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .constructs import *
    from .issues import *
    from .model import *
    from .patterns import *
    from .rules import *

#: The packages whose names are this package's, the most asked for first. None is imported before a name needs it: a
#: program that makes a Pod pays for the Pod alone.
_PACKAGES = ("model", "constructs", "patterns", "issues", "rules")

if not TYPE_CHECKING:  # type checkers would take any name for an exported one

    def __getattr__(name):
        if name == "__all__":
            return sorted({exported for package in _PACKAGES for exported in _imported(package).__all__})
        if not name.startswith("_"):
            # From here on something can be refused; a program that only imports the package keeps its hook untouched.
            _imported("users_line").end_tracebacks_on_the_users_line()
            for package in _PACKAGES:
                module = _imported(package)
                if name in module.__all__:
                    value = globals()[name] = getattr(module, name)
                    return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__():
        return sorted({*globals(), *__getattr__("__all__")})


def _imported(package: str) -> Any:
    return __import__(f"{__name__}.{package}", fromlist=("__all__",))
