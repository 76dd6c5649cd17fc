"""What happens when a class of the user calls `super().__init__()` twice, or not at all."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .construct import Construct
    from .node import Node


def leave_behind(node: Node) -> None:
    """Let what a construct was before it was made anew stay in the tree, with all that was made in it.

    The official modules make a second object then. The first one keeps its place, and is written.
    """
    construct = node.__node_host__
    kind = type(construct)
    stays = object.__new__(kind)
    stays.__dict__ = construct.__dict__
    for base in kind.__mro__:
        for name in base.__dict__.get("__slots__", ()):
            if name not in ("__dict__", "__weakref__") and hasattr(construct, name):
                setattr(stays, name, getattr(construct, name))
    node.__node_replace_host__(stays)


def not_initialized(construct: Construct) -> AttributeError:
    """Return the error for a construct that has no place in the tree yet."""
    name = type(construct).__name__
    return AttributeError(
        f"{name} is no part of the tree yet: {name}.__init__ has to call super().__init__(...) before anything else"
    )


def check_initialization(kind: Any) -> None:
    """Let a class whose `__init__` seems not to call another one say so when it is made.

    Without its call nothing of the construct would be written, and nobody would know. Whether `__init__` is among the
    names that the function uses is known without running it, so no other class pays for this.
    """
    init = kind.__dict__.get("__init__")
    code = getattr(init, "__code__", None)
    if code is None or ("__init__" in code.co_names and not hasattr(kind, "__init_is_checked__")):
        return
    kind.__init_is_checked__ = True
    kind.__init__ = _checked(init)


def _checked(init: Callable[..., None]) -> Callable[..., None]:
    def __init__(self: Construct, *arguments: Any, **keywords: Any) -> None:  # noqa: N807  # it stands for one
        init(self, *arguments, **keywords)
        if type(self).__init__ is __init__:
            self.node  # noqa: B018  # raises where there is none

    for name in ("__module__", "__qualname__", "__doc__", "__annotations__", "__defaults__", "__kwdefaults__"):
        setattr(__init__, name, getattr(init, name))
    __init__.__wrapped__ = init  # type: ignore[attr-defined]  # pyright: ignore[reportFunctionMemberAccess]  # for help() and inspect
    return __init__
