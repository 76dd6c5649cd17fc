"""What a plain scalar means: the YAML 1.1 schema of npm `yaml`, as cdk8s reads it.

Values come out as they cross from JavaScript to Python: whole floats as int, a timestamp as the text of its moment in
UTC, integers beyond 2**53 rounded.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from .numbers import float_text

_NULL = re.compile(r"(?:~|[Nn]ull|NULL)?")
_TRUE = re.compile(r"Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON")
_FALSE = re.compile(r"N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF")
_INTEGERS = (
    (re.compile(r"[-+]?0b[01_]+"), 2),
    (re.compile(r"[-+]?0[0-7_]+"), 8),
    (re.compile(r"[-+]?[0-9][0-9_]*"), 10),
    (re.compile(r"[-+]?0x[0-9a-fA-F_]+"), 16),
)
_SPECIAL_FLOAT = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN")
_FLOATS = (
    re.compile(r"[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+"),
    re.compile(r"[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*"),
)
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_TIMESTAMP = re.compile(
    r"""([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})
        (?:(?:[tT]|[ \t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\.([0-9]+))?
           (?:[ \t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?""",
    re.VERBOSE,
)
_CORE_RADIX_INTEGER = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_CORE_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")

# Every plain scalar that is no string starts with one of these.
_STARTS = frozenset("~nNyYtTfFoO+-.0123456789eE")


def resolve_plain(text: str) -> object:
    """Return the value of a plain scalar without a tag: null, bool, int, float or the text itself."""
    if not text:
        return None
    if text[0] not in _STARTS:
        return text
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    number = resolve_number(text)
    if number is not None:
        return number
    match = _TIMESTAMP.fullmatch(text)
    return _moment(match) if match else text


def resolve_core(text: str) -> object:
    """Return the value of a plain scalar in a document that says ``%YAML 1.2``."""
    if _NULL.fullmatch(text):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text in ("true", "True", "TRUE")
    if _CORE_RADIX_INTEGER.fullmatch(text):
        return as_number(float(int(text, 0)))
    if _SPECIAL_FLOAT.fullmatch(text):
        return float(text.replace(".", ""))
    return as_number(float(text)) if _CORE_NUMBER.fullmatch(text) else text


def resolve_tagged(kind: str, text: str) -> object:
    """Return the value of a scalar with the tag ``!!kind``; the text itself where it does not fit the kind."""
    if kind == "null" and _NULL.fullmatch(text):
        return None
    if kind == "bool" and (_TRUE.fullmatch(text) or _FALSE.fullmatch(text)):
        return _TRUE.fullmatch(text) is not None
    if kind in ("int", "float"):
        number = resolve_number(text)
        whole = any(pattern.fullmatch(text) for pattern, _ in _INTEGERS) or (":" in text and "." not in text)
        return text if number is None or whole != (kind == "int") else number
    if kind == "timestamp" and (match := _TIMESTAMP.fullmatch(text)):
        return _moment(match)
    return text


def resolve_number(text: str) -> int | float | None:
    """Return the number that the text is, or None."""
    for pattern, radix in _INTEGERS:
        if pattern.fullmatch(text):
            return _integer(text, radix)
    if _SPECIAL_FLOAT.fullmatch(text):
        return float(text.replace(".", ""))
    bare = text.replace("_", "")
    if any(pattern.fullmatch(text) for pattern in _FLOATS):
        # JavaScript takes `.` and `e5` for not-a-number here. No other parser does, and nobody means it.
        return as_number(float(bare)) if bare.partition("e")[0].partition("E")[0].strip("+-.") else None
    if _SEXAGESIMAL.fullmatch(text):
        seconds = 0.0
        for part in bare.lstrip("+-").split(":"):
            seconds = seconds * 60 + float(part)
        return as_number(-seconds if bare[0] == "-" else seconds)
    return None


def as_number(value: float) -> int | float:
    """Return the number as JavaScript writes it: 1 for 1.0."""
    text = float_text(value)
    return value if "." in text or text == "-0" else int(text)


def _integer(text: str, radix: int) -> int | float:
    digits = text.lstrip("+-").replace("_", "")
    digits = digits[2:] if radix in (2, 16) else digits
    if not digits:
        return float("nan")  # `0b_`
    # Python reads no integer of thousands of digits from decimal text; a float it does.
    value = float(digits) if radix == 10 else int(digits, radix)
    try:
        return as_number(-float(value) if text[0] == "-" else float(value))
    except OverflowError:
        return float("-inf" if text[0] == "-" else "inf")


def _moment(match: re.Match[str]) -> str:
    """Return the text that a JavaScript Date has as JSON, like ``2024-01-01T00:00:00.000Z``."""
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    # JavaScript takes the years 0 to 99 for 1900 to 1999, and lets months, days and hours run over.
    # Source: https://tc39.es/ecma262/#sec-date.utc
    year += (1900 if year < 100 else 0) + (month - 1) // 12
    # `datetime` ends with the year 9999. The calendar repeats every 400 years.
    shift = 400 if year > 9000 else 0
    moment = datetime(year - shift, (month - 1) % 12 + 1, 1, tzinfo=timezone.utc) + timedelta(
        days=day - 1, hours=hour, minutes=minute - _offset_in_minutes(match[8] or "Z"), seconds=second
    )
    year = moment.year + shift
    milliseconds = ((match[7] or "") + "000")[:3]
    year_text = f"{year:04d}" if year < 10_000 else f"+{year:06d}"
    return f"{year_text}{moment:-%m-%dT%H:%M:%S}.{milliseconds}Z"


def _offset_in_minutes(zone: str) -> int:
    if zone == "Z":
        return 0
    hours, _, minutes = zone[1:].partition(":")
    offset = int(hours) * 60 + int(minutes or 0)
    return -offset if zone[0] == "-" else offset
