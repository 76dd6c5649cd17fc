"""A mapping that cannot change, as the maps inside frozen values are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NoReturn


class FrozenMapping(dict[str, Any]):
    """A dict that refuses every change; reads, compares and renders as the dict it was made of."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("this mapping is part of a frozen value: build a new one and use replace()")

    __setitem__ = __delitem__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse
    __ior__ = _refuse

    def __hash__(self) -> int:  # type: ignore[override]  # a dict that cannot change can be hashed
        return hash(frozenset(self.items()))

    def __copy__(self) -> FrozenMapping:
        return self

    def __deepcopy__(self, memo: object) -> FrozenMapping:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)
