"""Values on their way from the user's Python into the engine and back.

Inside the engine a value is a str (or BareText), bool, int of at most 53 bits, float, None, list, or dict with string
keys in JavaScript's order; anything else is an object of a class of the engine or one that implements an interface of
it. What is None in a dict is left out on the way in and on the way out; in a list it stays.

JavaScript's rules, which the official modules follow and every file written depends on:

- a whole float is an integer (`1.0` is `1`), integers beyond 53 bits lose digits;
- keys that are array indexes (`"0"` to `"4294967294"`) come first in a dict, in ascending order;
- text is sorted by its UTF-16 code units.
"""

from __future__ import annotations

from sys import modules
from types import BuiltinFunctionType, FunctionType, MethodType

from .bare_text import BareText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any

_MOST_DIGITS = 2**53
LARGEST_INDEX = 2**32 - 2
_MOST_DIGITS_OF_AN_INDEX = 10
_PADDED_WITH_ZEROS_BELOW = 1e21


negative_zeros = [0]
"""How often the zero with a sign came in: by this a JSON patch, which has none, sees whether to look for it."""


class JSIIError(Exception):
    """A value that cannot be passed at all."""


def native(value: object) -> Any:
    """Return the value as the engine keeps it: a copy, so that later changes by the user have no effect.

    Raises:
        AttributeError: for a value of a type that JSON does not have, like a tuple or a set.
        JSIIError: for a function.
    """
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return value
    if kind is int:
        return value if -_MOST_DIGITS <= value <= _MOST_DIGITS else native_number(float(value))  # type: ignore[operator,arg-type]  # an int
    if kind is dict:
        return native_map(value)  # type: ignore[arg-type]  # a dict
    if kind is list:
        return [item if type(item) is str else native(item) for item in value]  # type: ignore[attr-defined]  # a list
    if kind is float:
        return native_number(value)  # type: ignore[arg-type]  # a float
    return _native_rarity(value)


def is_native(value: object) -> bool:
    """Return whether `native` would give an equal value: there are only dicts in order, lists, text, small integers."""
    kind = type(value)
    if kind is dict:
        items: dict[Any, Any] = value  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # a dict
        for key, item in items.items():
            if type(key) is not str or key < ":" or (type(item) is not str and not is_native(item)):
                return False
        return True
    if kind is list:
        elements: list[Any] = value  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # a list
        for item in elements:  # noqa: SIM110  # a loop is quicker than all() over a generator
            if type(item) is not str and not is_native(item):
                return False
        return True
    if kind is int:
        return -_MOST_DIGITS <= value <= _MOST_DIGITS  # type: ignore[operator]  # an int
    return kind is str or kind is bool


def plain_text(value: str) -> str:
    """Return the text itself of a value of any class derived from str, whatever its own `str()` says.

    A member of `class Tier(str, Enum)` is `web`, not `Tier.WEB`.
    """
    # Every text that comes in goes through here or `native`, as the official modules make JSON of it.
    return value if type(value) is str else str.__str__(value)


def native_map(value: Mapping[Any, object]) -> dict[str, Any]:
    """Return the mapping with native values, string keys and JavaScript's order of keys."""
    # Most values are text, which needs no look of its own.
    result = {key: item if type(item) is str else native(item) for key, item in value.items() if item is not None}
    try:
        # Letters come after ":", digits before: one comparison tells nearly every mapping that needs no further care.
        if not result or min(result) >= ":":
            return result
    except TypeError:
        pass
    return in_key_order({native_key(key): item for key, item in result.items()})


def native_number(value: float) -> int | float:
    """Return the number that JavaScript prints like an integer as an int, every other as a float."""
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"{value} is not a number that JSON has")
    if -_MOST_DIGITS <= value <= _MOST_DIGITS and value.is_integer() and (value or str(value) == "0.0"):
        return int(value)
    if not value:
        negative_zeros[0] += 1
    return value


def native_key(key: object) -> str:
    """Return the key of a mapping as JSON has it."""
    if isinstance(key, str):
        return key if type(key) is BareText else plain_text(key)
    if key is None:
        return "null"
    if isinstance(key, bool):
        return "true" if key else "false"
    if isinstance(key, int):
        return int.__repr__(key)
    if isinstance(key, float):
        return float.__repr__(key)
    raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")


def _native_rarity(value: object) -> Any:
    if isinstance(value, dict):
        return native_map(value)  # pyright: ignore[reportUnknownArgumentType]  # any mapping goes
    if isinstance(value, list):
        return [native(item) for item in value]  # pyright: ignore[reportUnknownVariableType]  # any list goes
    as_native = getattr(value, "__native__", None)
    if as_native is not None:
        return as_native()
    if getattr(value, "__jsii_type__", None) is not None:
        return value
    if isinstance(value, str):
        return value if type(value) is BareText else plain_text(value)
    if isinstance(value, int):
        return native(int.__int__(value))
    if isinstance(value, float):
        return native_number(float.__float__(value))
    if isinstance(value, (FunctionType, MethodType, BuiltinFunctionType)):
        raise JSIIError(f"Cannot pass function as argument here (did you mean to call this function?): {value!r}")
    datetime = modules.get("datetime")
    if datetime is not None and isinstance(value, datetime.datetime):
        return _moment_text(value)  # pyright: ignore[reportArgumentType]  # a datetime, by its class
    # Only a class decorated with jsii.implements has this attribute. For any other the AttributeError is the answer.
    type(value).__jsii_type__  # type: ignore[attr-defined]  # noqa: B018
    return value


def _moment_text(value: datetime) -> str:
    """Return a moment as JSON has it in JavaScript: in UTC, in milliseconds."""
    if value.tzinfo is None:
        raise TypeError("Naive datetimes are not supported, please add a timzone.")  # the official words
    offset = value.utcoffset()
    moment = value.replace(tzinfo=None)
    return (moment if offset is None else moment - offset).isoformat(timespec="milliseconds") + "Z"


def returned(value: Any) -> Any:
    """Return a native value as the user gets it: a copy without what is None in a dict."""
    kind = type(value)
    if kind is str or kind is bool or kind is int or value is None:
        return value
    if kind is dict:
        # Text is most of what there is: asking for it here makes half of the calls needless.
        return {
            key if type(key) is str else _returned_key(key): item if type(item) is str else returned(item)
            for key, item in value.items()
            if item is not None
        }
    if kind is list:
        return [returned(item) for item in value]
    if kind is float and value.is_integer() and abs(value) < _PADDED_WITH_ZEROS_BELOW:
        return int(number_text(value)) if value else 0
    return value


def _returned_key(key: str) -> str:
    # `native` leaves keys of classes derived from str as they are: looking at every key would cost more than the rest.
    return key if type(key) is str or type(key) is BareText else plain_text(key)


def is_index(key: str) -> bool:
    """Return whether JavaScript takes the key for the index of an array."""
    if not (key.isdigit() and key.isascii() and (key[0] != "0" or key == "0")):
        return False
    # Python refuses to read what has thousands of digits.
    return len(key) <= _MOST_DIGITS_OF_AN_INDEX and int(key) <= LARGEST_INDEX


def in_key_order(value: dict[str, Any]) -> dict[str, Any]:
    """Return the dict with the keys that are array indexes first, in ascending order."""
    indexes = [key for key in value if is_index(key)]
    if not indexes:
        return value
    indexes.sort(key=int)
    ordered = {key: value[key] for key in indexes}
    ordered.update(value)
    return ordered


def sorted_map(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the dict in JavaScript's alphabetical order of keys."""
    keys = sorted_keys(value)
    result = {key: value[key] for key in keys}
    return in_key_order(result) if keys and keys[0] < ":" else result


def sorted_keys(keys: Iterable[str]) -> list[str]:
    """Return the keys in JavaScript's alphabetical order, which is that of their UTF-16 code units."""
    result = sorted(keys)
    # Only beyond the basic plane do code points come in another order.
    if not all(map(str.isascii, result)):
        result.sort(key=_utf_16)
    return result


def _utf_16(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")


def script_text(value: object) -> str:
    """Return the native value as JavaScript turns it into a string."""
    if isinstance(value, str):
        return value
    if value is None:
        return "undefined"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, list):
        return ",".join("" if item is None else script_text(item) for item in value)  # pyright: ignore[reportUnknownVariableType]  # any list
    return "[object Object]"


def number_text(value: float) -> str:
    """Return the number as JavaScript prints it."""
    if isinstance(value, int):
        return str(value)
    text = repr(value)
    if value.is_integer() and abs(value) < _PADDED_WITH_ZEROS_BELOW:
        if "e" not in text:
            return str(int(value))
        mantissa, exponent = text.split("e")
        sign, digits = ("-", mantissa[1:]) if mantissa[0] == "-" else ("", mantissa)
        whole, _, fraction = digits.partition(".")
        return sign + (whole + fraction).ljust(len(whole) + int(exponent), "0")
    if "e" in text:
        mantissa, exponent = text.split("e")
        power = int(exponent)
        if -7 < power < 0:
            sign, digits = ("-", mantissa[1:]) if mantissa[0] == "-" else ("", mantissa)
            return f"{sign}0.{'0' * (-power - 1)}{digits.replace('.', '')}"
        return f"{mantissa}e{'+' if power > 0 else '-'}{abs(power)}"
    return text
