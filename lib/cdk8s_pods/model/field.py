"""Fields that may be written in another way than the Kubernetes API has them."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from inspect import Signature
    from typing import Any, Generic, TypeVar, overload

    from typing_extensions import Self

    from .value import Value

    WrittenT = TypeVar("WrittenT")
    HeldT = TypeVar("HeldT")
    OwnerT = TypeVar("OwnerT", bound=Value)

    class Field(Generic[WrittenT, HeldT, OwnerT]):
        """A field of ``OwnerT`` that may be written as ``WrittenT`` and holds ``HeldT``."""

        @overload
        def __get__(self, value: None, owner: type[Any]) -> Self: ...
        @overload
        def __get__(self, value: object, owner: type[Any]) -> HeldT: ...
        def __get__(self, value: object, owner: type[Any]) -> Any: ...
        def __set__(self, value: object, written: WrittenT) -> None: ...

else:
    WrittenT = HeldT = OwnerT = None

    class Field:
        """Stands in for what type checkers see, and for ``typing.Generic``, whose import costs more than the model."""

        __slots__ = ()

        def __class_getitem__(cls, arguments):
            return _WithArguments(cls, arguments)

    class _WithArguments:
        """A generic class with its arguments, where it is a base; Python keeps it in ``__orig_bases__``."""

        __slots__ = ("arguments", "origin")

        def __init__(self, origin, arguments):
            self.origin = origin
            self.arguments = arguments

        def __mro_entries__(self, bases):
            return (self.origin,)


class Short(Field[WrittenT, HeldT, "Value"]):
    """A field that may be written in a short form: as ``WrittenT``, while it holds ``HeldT``.

    Stands as the default of the field in the class body; such a field is not a required one.

    Args:
        full: Turns a list (as a tuple) or a mapping that was written into the full form. Anything else that was
            written is held as it is, for the check of the manifest to name it.
    """

    def __init__(self, full: Callable[[Any], Any]) -> None:
        self.full = full


def name_of(*kinds: str) -> Callable[[Any], Any]:
    """What turns an object into its name, for the field of a reference: ``Short(name_of("Secret"))``.

    Args:
        kinds: The kinds that the field takes names of; without any, names of every kind.
    """

    def full(written: Any) -> Any:
        # Deferred: most programs name objects with a text, which needs no looking at.
        from .named import name_from

        return name_from(written, kinds)

    return full


class RequiredShort(Short[WrittenT, HeldT]):
    """A field that may be written in a short form and must be written."""


class Constructor(Field["HeldT | None", "HeldT | None", OwnerT]):
    """A field whose name, asked of the type, makes a value with that field: ``Probe.http_get("/", port=80)``.

    Asked of a value (an ``OwnerT``) it is the field as any other, holding a ``HeldT`` or None. Stands as the default
    of the field in the class body. A subclass says in ``__call__`` what the constructor takes, and gives the field to
    ``_made``. ``help`` and ``inspect.signature`` take it for a function.
    """

    def __set_name__(self, owner: type[OwnerT], name: str) -> None:
        self._owner = owner
        self.__name__ = name
        self.__qualname__ = f"{owner.__name__}.{name}"
        self.__doc__ = self._make.__doc__

    @property
    def _make(self) -> Callable[..., OwnerT]:
        make: Callable[..., OwnerT] = type(self).__dict__["__call__"]
        return make

    def _made(self, held: HeldT, **fields: Any) -> OwnerT:
        """The value of the type this field belongs to that holds ``held`` in this field, and ``fields``."""
        return self._owner(**fields, **{self.__name__: held})

    @property
    def held_type(self) -> str:
        """The name of the type that the field holds."""
        (generic,) = type(self).__dict__["__orig_bases__"]
        held: str | type[Value] = generic.arguments[0]
        return held if isinstance(held, str) else held.__name__

    @property
    def __signature__(self) -> Signature:
        # Deferred: only who asks for a signature pays for inspect.
        from .introspection import constructor_signature

        return constructor_signature(self._make, self._owner)

    if not TYPE_CHECKING:

        def __get__(self, value, owner):
            if value is None:
                return self
            # A field that was written is found in the value before this is asked, so that here it never was.
            return value.__dict__.get(self.__name__)


class WorkedOut:
    """An attribute of value types that is worked out when it is asked for.

    Args:
        by: The function of the module ``introspection`` that works it out, of the type and of ``written``.
        written: What was written instead.
    """

    __slots__ = ("by", "written")

    def __init__(self, by: str, written: str | None = None) -> None:
        self.by = by
        self.written = written

    def __get__(self, value: object, owner: type[Any]) -> Any:
        # Deferred: only who asks for help or a signature pays for inspect.
        from . import introspection

        return getattr(introspection, self.by)(owner, self.written)
