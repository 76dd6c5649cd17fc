"""Pods and the patterns that compose them, as typed Python constructs for cdk8s."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    # The most asked for first: no package is loaded before a name needs it, and a Pod needs these two alone.
    from .model import *  # isort: skip
    from .constructs import *  # isort: skip
    from .issues import *
    from .patterns import *
    from .rules import *
    from .drawing import *  # isort: skip
else:
    from .exports import lazy_exports

    _load, __dir__ = lazy_exports()

    def __getattr__(name):
        if not name.startswith("_"):
            # From here on something can be refused; a program that only imports the package keeps its hook untouched.
            from .users_line import end_tracebacks_on_the_users_line

            end_tracebacks_on_the_users_line()
        return _load(name)
