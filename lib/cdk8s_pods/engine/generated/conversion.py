"""Values of generated classes on their way in: the native value of each by the type of its field.

The official modules check these types in Python and again in JavaScript. Only the latter sees what is inside of a dict
that stands for a struct in a list or a map: its keys are those of JavaScript, unknown ones are dropped.
"""

from __future__ import annotations

from cdk8s_pods.engine.values import in_key_order, native, native_key, plain_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .assemblies import Assembly, StructFields

    Converter = Callable[[Any], Any]


class Unfit(Exception):  # it says what the value is
    """A value that does not fit the type of its place."""

    def __init__(self, expected: str, value: object) -> None:
        super().__init__(expected, value)
        self._expected = expected
        self._value = value
        self.path: list[str] = []
        """The steps from the value outwards: `.field`, `[0]`, `['key']`."""

    def refusal(self, what: str) -> RuntimeError:
        """Return the exception for the user; `what` is the call that has the value."""
        where = "".join(reversed(self.path))
        return RuntimeError(f"{what}{where} must be {self._expected}; got {self._value!r}")


def converter(assembly: Assembly, reference: str) -> Converter:
    """Return what converts a value of the type that an expression of jsii_types.py stands for."""
    mark, rest = reference[0], reference[1:]
    if mark == "*":
        return _list_of(converter(assembly, rest))
    if mark == "%":
        return _map_of(converter(assembly, rest), any_value=rest == "a")
    if mark == ".":
        return _Named(assembly, rest)
    if mark == "@":
        return _metadata if rest == "cdk8s.ApiObjectMetadata" else native
    return _SCALARS[mark]


def _text(value: Any) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, str):
        return native(value)
    raise Unfit("a string", value)


def _number(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return native(value)
    raise Unfit("a number", value)


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    raise Unfit("a boolean", value)


def _date(value: Any) -> Any:
    from datetime import datetime

    if isinstance(value, datetime):
        return native(value)
    raise Unfit("a datetime", value)


def _metadata(value: Any) -> Any:
    from cdk8s_pods.engine.cdk8s.metadata import native_metadata

    return native_metadata(value)


_SCALARS: dict[str, Converter] = {"s": _text, "n": _number, "b": _flag, "a": native, "d": _date}


def _list_of(convert: Converter) -> Converter:
    def convert_list(value: Any) -> Any:
        if not isinstance(value, list):
            native(value)  # refuses what is no value at all, like a tuple
            raise Unfit("a list", value)
        position = 0
        try:
            result: list[Any] = []
            for item in value:  # pyright: ignore[reportUnknownVariableType]  # any list goes
                result.append(convert(item))
                position += 1
        except Unfit as unfit:
            unfit.path.append(f"[{position}]")
            raise
        return result

    return convert_list


def _map_of(convert: Converter, *, any_value: bool) -> Converter:
    def convert_map(value: Any) -> Any:
        if not isinstance(value, dict):
            native(value)
            raise Unfit("a mapping", value)
        result: dict[str, Any] = {}
        key: Any = None
        try:
            for key, item in value.items():  # pyright: ignore[reportUnknownVariableType]  # any dict goes
                if item is not None or not any_value:
                    result[native_key(key)] = convert(item)
        except Unfit as unfit:
            unfit.path.append(f"[{key!r}]")
            raise
        return in_key_order(result)

    return convert_map


class _Named:
    """Converts values of a named type, which is looked up when it is first used: types may contain themselves."""

    def __init__(self, assembly: Assembly, name: str) -> None:
        self._assembly = assembly
        self._name = name
        self._fields: StructFields | None = None

    def __call__(self, value: Any) -> Any:
        mapping = getattr(type(value), "__jsii_name_mapping__", None)
        if mapping is None and not isinstance(value, dict):
            return self._other(value)
        fields = self._fields
        if fields is None:
            fields = self._fields = self._assembly.struct(self._name)
        return converted_struct(fields, value, mapping)

    def _other(self, value: Any) -> Any:
        kind = type(value)
        own = getattr(kind, "__jsii_type__", None)
        # Which enum a member belongs to is of no interest to the official modules.
        if own == f"{self._assembly.name}.{self._name}" or (own is not None and hasattr(kind, "__members__")):
            return value.__native__()
        native(value)
        raise Unfit(f"a {self._name}", value)


def converted_struct(fields: StructFields, value: Any, mapping: dict[str, str] | None) -> dict[str, Any]:
    """Return the properties of a struct, given as an object of its class or as a dict, with native values.

    Args:
        fields: the struct that is wanted.
        value: the object or the dict.
        mapping: the property of each Python name, None for a dict.
    """
    converters = fields.converters
    result: dict[str, Any] = {}
    prop = ""
    try:
        if mapping is None:
            for key, item in value.items():
                prop = plain_text(key) if isinstance(key, str) else native_key(key)
                if item is not None and (convert := converters.get(prop)) is not None:
                    result[prop] = convert(item)
        else:
            values = value._values  # what every generated class calls it
            for name in mapping if fields.is_written_as_it_is else values:
                item = values.get(name)
                prop = mapping[name]
                if item is not None and (convert := converters.get(prop)) is not None:
                    result[prop] = item if convert is _text and type(item) is str else convert(item)
    except Unfit as unfit:
        unfit.path.append(f".{prop}")
        raise
    for required in fields.required:
        if required not in result:
            raise Unfit(f"a {fields.name}, which needs {required!r}", value)
    return result


def number_or_text(value: Any) -> Any:
    """Return the native value of a union."""
    if isinstance(value, (str, int, float)):
        return native(value)
    raise Unfit("a number or a string", value)
