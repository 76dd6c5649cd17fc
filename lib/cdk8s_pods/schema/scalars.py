"""The API's types that are one JSON value rather than an object: which values each accepts."""

from __future__ import annotations

from .quantity import is_quantity
from .time import is_rfc3339

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Scalar:
    """One scalar type: which values it accepts, and how that is said to a user."""

    __slots__ = ("accepts", "wanted")

    def __init__(self, accepts: Callable[[Any], bool], wanted: str) -> None:
        self.accepts = accepts
        self.wanted = wanted


def is_unicode(text: Any) -> bool:
    """Whether a text can be written to a file: Python's may hold half of a surrogate pair, which is no character."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_string(value: Any) -> bool:
    return isinstance(value, str)


def _is_boolean(value: Any) -> bool:
    return isinstance(value, bool)


def is_int32(value: Any) -> bool:
    """Whether a value is a JSON integer of 32 bits."""
    return isinstance(value, int) and not isinstance(value, bool) and -0x80000000 <= value <= 0x7FFFFFFF


def is_int64(value: Any) -> bool:
    """Whether a value is a JSON integer of 64 bits."""
    return isinstance(value, int) and not isinstance(value, bool) and -(1 << 63) <= value < 1 << 63


def is_int_or_string(value: Any) -> bool:
    """Whether a value is an ``IntOrString``: a port by number or name, a count or a percentage."""
    return isinstance(value, str) or is_int32(value)


def is_number(value: Any) -> bool:
    """Whether a value is a JSON number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_bytes(value: Any) -> bool:
    """Whether a value is bytes as Go decodes them from JSON: base64 with padding, or a list of numbers up to 255."""
    if isinstance(value, (list, tuple)):
        return all(type(each) is int and 0 <= each <= 255 for each in value)
    if not isinstance(value, str):
        return False
    text = value.replace("\n", "").replace("\r", "")
    body = text.rstrip("=")
    return len(text) % 4 == 0 and len(text) - len(body) <= 2 and not body.strip(_BASE64)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _is_anything(_value: Any) -> bool:
    return True


_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


SCALARS: dict[str, Scalar] = {
    "string": Scalar(_is_string, "a string"),
    "boolean": Scalar(_is_boolean, "a boolean"),
    "int32": Scalar(is_int32, "an integer of 32 bits"),
    "int64": Scalar(is_int64, "an integer of 64 bits"),
    "IntOrString": Scalar(is_int_or_string, "a string or an integer of 32 bits"),
    "Quantity": Scalar(is_quantity, "a quantity such as 500m, 1.5, 128Mi or 1G"),
    "Time": Scalar(is_rfc3339, "a time such as 2024-05-17T09:30:00Z"),
    "MicroTime": Scalar(is_rfc3339, "a time such as 2024-05-17T09:30:00.000000Z"),
    "FieldsV1": Scalar(_is_anything, "anything"),
    "byte": Scalar(is_bytes, "bytes in base64"),
    "double": Scalar(is_number, "a number"),
    "RawExtension": Scalar(_is_object, "an object"),
    "JSON": Scalar(_is_anything, "anything"),
    "JSONSchemaPropsOrArray": Scalar(_is_anything, "a schema or a list of schemas"),
    "JSONSchemaPropsOrBool": Scalar(_is_anything, "a schema or a boolean"),
    "JSONSchemaPropsOrStringArray": Scalar(_is_anything, "a schema or a list of strings"),
}

#: What stands for null inside a list or a map, where it is not the empty string.
ZEROS: dict[str, Any] = {"boolean": False, "int32": 0, "int64": 0, "IntOrString": 0, "Quantity": 0}

#: What JSON calls the types that a manifest is made of.
JSON_NAMES: dict[type, str] = {
    bool: "boolean",
    dict: "object",
    float: "number",
    int: "number",
    list: "list",
    str: "string",
    tuple: "list",
    type(None): "null",
}
