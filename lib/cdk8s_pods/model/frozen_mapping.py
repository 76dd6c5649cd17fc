"""A mapping that cannot change, as the maps inside frozen values are."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

    # At run time the class is a plain dict's: subscripting it there would cost an alias and gain nothing.
    PlainMapping = dict[str, Any]
else:
    PlainMapping = dict


class FrozenMapping(PlainMapping):
    """A dict that refuses every change; reads, compares and renders as the dict it was made of."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("this mapping is part of a frozen value: build a new one and use replace()")

    if not TYPE_CHECKING:  # what a dict's type promises is exactly what is refused here
        __setitem__ = __delitem__ = __ior__ = _refuse
        clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]  # a dict that cannot change can be hashed
        return hash(frozenset(self.items()))

    def __copy__(self) -> FrozenMapping:
        return self

    def __deepcopy__(self, memo: object) -> FrozenMapping:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)
