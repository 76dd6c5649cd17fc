"""Records of named values: the form in which the official modules take several keyword arguments at once."""

from __future__ import annotations

from .values import native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


class Struct:
    """A record: equal by value, with one read-only property for each keyword argument of its constructor."""

    __struct_names__: ClassVar[dict[str, str]] = {}
    """Every Python name with the name it has in JSON."""

    __hash__ = None  # type: ignore[assignment]  # equal by value and not frozen, like the official records

    def __init_subclass__(cls) -> None:
        code = cls.__init__.__code__
        names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
        cls.__struct_names__ = {name: _in_camel_case(name) for name in names}
        for name in names:
            field = property(_reader(name))
            field.__set_name__(cls, name)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # names the field in errors; unknown to typeshed
            setattr(cls, name, field)

    def __init__(self, **values: object) -> None:
        self._values: dict[str, Any] = {name: value for name, value in values.items() if value is not None}

    def __native__(self) -> dict[str, Any]:
        return {
            self.__struct_names__[name]: native(self._values[name])
            for name in self.__struct_names__
            if name in self._values
        }

    def __eq__(self, rhs: object) -> bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: object) -> bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._values.items())})"


def _reader(name: str) -> Any:
    def read(self: Struct) -> Any:
        return self._values.get(name)  # pyright: ignore[reportPrivateUsage]  # defined for this class alone

    read.__name__ = name
    return read


def _in_camel_case(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
