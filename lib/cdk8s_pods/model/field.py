"""Fields that may be written shorter than the Kubernetes API has them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Generic, TypeVar, overload

    from typing_extensions import Self

    WrittenT = TypeVar("WrittenT")
    HeldT = TypeVar("HeldT")
    OwnerT = TypeVar("OwnerT")
else:
    WrittenT = HeldT = OwnerT = None

    class Generic:
        """Stands in for ``typing.Generic``, whose import costs more than the rest of the model together."""

        __slots__ = ()

        def __class_getitem__(cls, _):
            return cls


class Short(Generic[WrittenT, HeldT]):
    """A field that may be written in a short form: it accepts ``WrittenT`` and holds ``HeldT``.

    Stands as the default of the field in the class body; a field with a short form is never a required one.

    Args:
        full: Turns a list (as a tuple) or a mapping that was written into the full form. Anything else that was
            written is held as it is, for the check of the manifest to name it.
    """

    def __init__(self, full: Callable[[Any], Any]) -> None:
        self.full = full

    if TYPE_CHECKING:

        @overload
        def __get__(self, value: None, owner: type[Any]) -> Self: ...
        @overload
        def __get__(self, value: object, owner: type[Any]) -> HeldT: ...
        def __get__(self, value: object, owner: type[Any]) -> Any: ...
        def __set__(self, value: object, written: WrittenT) -> None: ...


class Constructor(Generic[HeldT, OwnerT]):
    """A field whose name, asked of the type, makes a value with that field: ``Probe.http_get("/", port=80)``.

    Asked of a value (an ``OwnerT``) it is the field as any other, holding a ``HeldT`` or None. Stands as the default
    of the field in the class body. A subclass says in ``__call__`` what the constructor takes, and gives the field to
    ``_made``.
    """

    def __set_name__(self, owner: type[OwnerT], name: str) -> None:
        self._owner = owner
        self._name = name

    def _made(self, held: HeldT, **fields: Any) -> OwnerT:
        """The value of the type this field belongs to that holds ``held`` in this field, and ``fields``."""
        return self._owner(**fields, **{self._name: held})

    if TYPE_CHECKING:

        @overload
        def __get__(self, value: None, owner: type[Any]) -> Self: ...
        @overload
        def __get__(self, value: object, owner: type[Any]) -> HeldT | None: ...
        def __get__(self, value: object, owner: type[Any]) -> Any: ...
        def __set__(self, value: object, written: HeldT | None) -> None: ...
    else:

        def __get__(self, value, owner):
            # A field that was written is found in the value's own __dict__ and never asks here.
            return self if value is None else None
