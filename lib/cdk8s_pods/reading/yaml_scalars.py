"""Which JSON value a YAML scalar is for kubectl.

kubectl reads YAML with sigs.k8s.io/yaml, so with go-yaml's mixture of YAML 1.1 and 1.2: ``on`` is a boolean, ``0777``
and ``0o777`` are octal, ``12:30`` and ``2024-01-01`` are text. PyYAML differs in the last three.
Source: https://github.com/kubernetes-sigs/yaml (goyaml.v2/resolve.go).
"""

from __future__ import annotations

import re
from typing import Any

_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"), True),
    **dict.fromkeys(("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"), False),
}
#: Numbers of YAML that JSON does not have; kubectl refuses them, except as keys, which are text.
NO_NUMBERS = frozenset(
    {*(f"{sign}.{word}" for sign in ("", "+", "-") for word in ("inf", "Inf", "INF")), ".nan", ".NaN", ".NAN"}
)
_MAY_BE_NUMBER = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(0b[01]+|0o?[0-7]+|0x[0-9a-fA-F]+|0|[1-9][0-9]*)", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
#: A longer run of digits is no integer that Kubernetes knows; Python refuses to read the very long ones.
_MOST_DIGITS = 40
#: From here on, Go writes a whole floating-point number with an exponent.
_WHOLE_BELOW = 1e21

_TAG = "tag:yaml.org,2002:"


def plain_scalar(text: str) -> Any:
    """The value of a scalar that is neither quoted nor tagged."""
    if text[:1] not in _MAY_BE_NUMBER:
        return _WORDS.get(text, text)
    return _number(text)


def tagged_scalar(tag: str, text: str) -> Any:
    """The value of a scalar with an explicit tag, such as ``!!str``.

    Raises:
        ValueError: the text does not fit the tag.
    """
    name = tag.removeprefix(_TAG)
    if name in ("int", "float", "bool", "null"):
        value = plain_scalar(text)
        fits = {
            "int": isinstance(value, int) and not isinstance(value, bool),
            "float": isinstance(value, (int, float)) and not isinstance(value, bool),
            "bool": isinstance(value, bool),
            "null": value is None,
        }
        if not fits[name]:
            # What it is instead may be a password.
            raise ValueError(f"the value is not what its tag !!{name} says")
        return value
    # Text for !!str, dates, and what an application's own tags mean is not for kubectl to know.
    return text


def _number(text: str) -> Any:
    digits = text.replace("_", "")
    if len(digits) <= _MOST_DIGITS and _INTEGER.fullmatch(digits):
        sign, magnitude = (digits[0], digits[1:]) if digits[0] in "+-" else ("+", digits)
        octal = len(magnitude) > 1 and magnitude[0] == "0" and magnitude[1] in "01234567"
        value = int(magnitude, 8 if octal else 0)
        return -value if sign == "-" else value
    if _FLOAT.fullmatch(digits):
        number = float(digits)
        # JSON has one kind of number: 1.0 and 1e3 reach the API server as 1 and 1000.
        return int(number) if number.is_integer() and abs(number) < _WHOLE_BELOW else _finite(number, text)
    return text


def _finite(number: float, text: str) -> Any:
    # JSON has no infinity; kubectl cannot send one, so the text stays what it is.
    return number if abs(number) != float("inf") else text
