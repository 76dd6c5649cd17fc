"""The quick question before decoding: is there anything in a manifest that does not decode as it stands?

Nearly every manifest is in order, so this looks at each value once, with one dict lookup and one type comparison,
builds no path and stops at the first doubt. What it doubts, ``decode`` looks at with care.
"""

from __future__ import annotations

from .quantity import is_quantity
from .scalars import SCALARS, is_unicode
from .tables import REMOVED, SINCE, TYPES
from .time import is_rfc3339
from .type_names import element_of, is_list, is_map, type_of, version_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    #: Either the exact Python type that a value must have, or a function that looks at the value. Text must be Unicode
    #: as well.
    Expected: TypeAlias = type | Callable[[Any], bool]


def conforms(type_name: str, value: Any, kubernetes: str) -> bool:
    """Whether ``value`` decodes as it stands; False also where it might, with a correction."""
    types = _BY_VERSION.get(kubernetes)
    if types is None:
        types = _BY_VERSION[kubernetes] = _Types(kubernetes)
    return types[type_name](value)


class _Types(dict[str, "Callable[[Any], bool]"]):
    """The question for each object type of one Kubernetes version, made when first asked."""

    def __init__(self, kubernetes: str) -> None:
        self.version = version_number(kubernetes)

    def __missing__(self, type_name: str) -> Callable[[Any], bool]:
        question = self[type_name] = _object(_Fields(self, type_name))
        return question


class _Fields(dict[str, "Expected | None"]):
    """What each field of one object type is expected to be, worked out when the field is first met."""

    def __init__(self, types: _Types, type_name: str) -> None:
        self.types = types
        self.type_name = type_name

    def __missing__(self, name: str) -> Expected | None:
        kind = TYPES[self.type_name].get(name)
        field = f"{self.type_name}.{name}"
        # An unknown name is not remembered: there is no end of those.
        if kind is None or version_number(SINCE.get(field, "1.0")) > self.types.version:
            return None
        if version_number(REMOVED.get(field, "9.0")) <= self.types.version:
            return None
        expected = self[name] = _expected(type_of(kind), self.types)
        return expected


_BY_VERSION: dict[str, _Types] = {}


def _expected(kind: str, types: _Types) -> Expected:
    if kind in SCALARS:
        return _SCALARS.get(kind) or SCALARS[kind].accepts
    if is_list(kind):
        return _list(_expected(element_of(kind), types))
    if is_map(kind):
        return _map(_expected(element_of(kind), types))
    return types[kind]


def _object(fields: _Fields) -> Callable[[Any], bool]:
    def question(value: Any) -> bool:
        if type(value) is not dict:
            return False
        for name, item in value.items():
            expected = fields[name]
            kind = type(item)
            if kind is expected:
                # Text is most of what there is: a call for each would cost more than the rest.
                if kind is not str or item.isascii() or is_unicode(item):
                    continue
                return False
            if expected is None or expected is bool or expected is str or not expected(item):
                return False
        return True

    return question


def _list(expected: Expected) -> Callable[[Any], bool]:
    expected = _is_string if expected is str else expected

    def question(value: Any) -> bool:
        if type(value) is not list:
            return False
        for item in value:  # noqa: SIM110  # a loop is quicker than all() over a generator
            if type(item) is not expected and not expected(item):
                return False
        return True

    return question


def _map(expected: Expected) -> Callable[[Any], bool]:
    expected = _is_string if expected is str else expected

    def question(value: Any) -> bool:
        if type(value) is not dict:
            return False
        for key, item in value.items():
            if not _is_string(key) or (type(item) is not expected and not expected(item)):
                return False
        return True

    return question


def _int32(value: Any) -> bool:
    return type(value) is int and -0x80000000 <= value <= 0x7FFFFFFF


def _int64(value: Any) -> bool:
    return type(value) is int and -(1 << 63) <= value < 1 << 63


def _is_string(value: Any) -> bool:
    return type(value) is str and (value.isascii() or is_unicode(value))


def _int_or_string(value: Any) -> bool:
    return _int32(value) or _is_string(value)


#: Those of which most values are, looked at as quickly as can be; the others as decoding looks at them.
_SCALARS: dict[str, Expected] = {
    "string": str,  # and Unicode, which those who expect it look at
    "boolean": bool,
    "int32": _int32,
    "int64": _int64,
    "IntOrString": _int_or_string,
    "Quantity": is_quantity,
    "Time": is_rfc3339,
}
