"""The module `jsii.python` of the engine: properties of classes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["classproperty"]


class classproperty:  # noqa: N801  # name of jsii
    """A property of a class, read by a function that takes the class."""

    def __init__(self, read: Any) -> None:
        self._read = read.__func__ if isinstance(read, classmethod) else read  # pyright: ignore[reportUnknownMemberType]

    def __get__(self, obj: object, kind: type | None = None) -> Any:
        return self._read(kind if kind is not None else type(obj))
