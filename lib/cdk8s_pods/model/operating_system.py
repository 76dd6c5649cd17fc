"""The operating system a pod is made for."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal


class PodOS(Value):
    """The operating system of the node; the server then refuses fields that it doesn't have."""

    name: Literal["linux", "windows"]
    """Which operating system the containers need. It does not choose the node: select the label ``kubernetes.io/os``
    for that."""
