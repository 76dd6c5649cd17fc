"""In which order a walk over the tree visits constructs."""

from __future__ import annotations

from enum import Enum


class ConstructOrder(Enum):
    """Whether a construct comes before or after its children."""

    __module__ = "constructs"

    PREORDER = "PREORDER"
    """A construct, then its children."""

    POSTORDER = "POSTORDER"
    """The children, then the construct."""

    def __native__(self) -> int:
        return list(ConstructOrder).index(self)
