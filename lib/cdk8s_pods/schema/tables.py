"""The types of the API and their fields in one table, whose rarer half is loaded when it is first asked for."""

from __future__ import annotations

from .types import REMOVED, SINCE, TYPES as _WORKLOAD_TYPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    # At run time the class is a plain dict's: subscripting it there would cost an alias and gain nothing.
    _Table = dict[str, dict[str, str]]
else:
    _Table = dict

__all__ = ["CUSTOM_RESOURCE", "REMOVED", "SINCE", "TYPES", "is_type"]


class _Types(_Table):
    """The types that workloads reach; those of other kinds join them when one of them is asked for."""

    def __missing__(self, name: str) -> dict[str, str]:
        # Deferred: a program that makes pods needs none of them.
        from . import other_types

        if name not in other_types.TYPES:
            raise KeyError(name)
        self.update(other_types.TYPES)
        SINCE.update(other_types.SINCE)
        REMOVED.update(other_types.REMOVED)
        return other_types.TYPES[name]


#: What every object has, whatever its kind: what the rules look at of an object whose kind is not built in.
CUSTOM_RESOURCE = "CustomResource"

#: Type -> field -> its type: ``[T]`` is a list, ``{T}`` a map, a trailing ``!`` means required.
TYPES: dict[str, dict[str, str]] = _Types(
    {**_WORKLOAD_TYPES, CUSTOM_RESOURCE: {"apiVersion": "string", "kind": "string", "metadata": "ObjectMeta"}}
)


def is_type(name: str) -> bool:
    """Whether an object type of the API has this name."""
    try:
        TYPES[name]
    except KeyError:
        return False
    return True
