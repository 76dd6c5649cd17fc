"""Values of generated classes on their way out: fields in the order of the schema, with the keys of the API.

What is not known to the schema is left out here, also what a JSON patch added.
"""

from __future__ import annotations

from cdk8s_pods.engine.failures import ScriptTypeFailure
from cdk8s_pods.engine.values import in_key_order, is_index

from .definitions import AS_IT_IS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from .assemblies import Assembly

    Shape = Callable[[Any], Any]


def shape(assembly: Assembly, fields: Sequence[tuple[str, str, str]]) -> Shape:
    """Return what makes an object with the keys of the API of one with the properties of JavaScript.

    Args:
        assembly: where the types named by the forms are.
        fields: the key, the property, and the form (see javascript.py) of each field.
    """
    if any(form == AS_IT_IS for *_, form in fields):
        return _as_it_is
    steps = [(key, prop, _shape_of(assembly, form, prop)) for key, prop, form in fields]
    has_indexes = any(is_index(key) for key, _, _ in fields)

    def shaped(value: Any) -> Any:
        result: dict[str, Any] = {}
        if type(value) is not dict:
            # Only a JSON patch puts something else here, and nothing of that is a property.
            return None if value is None else result
        for key, prop, form in steps:
            if prop in value:
                item = value[prop]
                if item is not None and form is not None:
                    item = form(item)
                if item is not None:
                    result[key] = item
        return in_key_order(result) if has_indexes else result

    return shaped


def _as_it_is(value: Any) -> Any:
    return value


def _shape_of(assembly: Assembly, form: str, prop: str) -> Shape | None:
    if form in ("=", "t"):  # a date is text since it came in
        return None
    if form == "v":
        return _value_of_union
    if form[0] == "*":
        return _list_of(_shape_of(assembly, form[1:], prop), prop)
    if form[0] == "%":
        return _map_of(_shape_of(assembly, form[1:], prop))
    return _Named(assembly, form)


def _value_of_union(value: Any) -> Any:
    return value.get("value") if type(value) is dict else None


def _list_of(form: Shape | None, prop: str) -> Shape:
    def shaped_list(value: Any) -> Any:
        if type(value) is not list:
            raise ScriptTypeFailure(f"obj.{prop}?.map is not a function")
        return value if form is None else [form(item) for item in value]  # pyright: ignore[reportUnknownVariableType]  # a native list

    return shaped_list


def _map_of(form: Shape | None) -> Shape:
    def shaped_map(value: Any) -> Any:
        if type(value) is not dict:
            return {}
        if form is None:
            return value  # pyright: ignore[reportUnknownVariableType]  # a native dict
        items = [(key, form(item)) for key, item in value.items() if item is not None]  # pyright: ignore[reportUnknownVariableType]
        return {key: item for key, item in items if item is not None}

    return shaped_map


class _Named:
    """Makes an object of a struct, which is looked up when it is first used: types may contain themselves."""

    def __init__(self, assembly: Assembly, name: str) -> None:
        self._assembly = assembly
        self._name = name
        self._shape: Shape | None = None

    def __call__(self, value: Any) -> Any:
        if self._shape is None:
            self._shape = self._assembly.struct(self._name).shaped
        return self._shape(value)
