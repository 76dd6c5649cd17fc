"""Times as the API writes them: RFC 3339, such as ``2024-05-17T09:30:00Z``."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_rfc3339(value: Any) -> bool:
    """Whether a value is a time that the API server reads (Go's ``time.RFC3339``: an upper-case T, a zone)."""
    if not isinstance(value, str) or len(value) < 20 or not value.isascii():
        return False
    shape = "".join("0" if letter.isdigit() else letter for letter in value[:19])
    return shape == "0000-00-00T00:00:00" and _is_moment(value) and _is_zone(_after_fraction(value[19:]))


def _is_moment(value: str) -> bool:
    year, month, day = int(value[:4]), int(value[5:7]), int(value[8:10])
    hour, minute, second = int(value[11:13]), int(value[14:16]), int(value[17:19])
    if not 1 <= month <= 12:
        return False
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= _DAYS[month - 1] + leap and hour < 24 and minute < 60 and second < 60


def _after_fraction(rest: str) -> str:
    if rest[:1] in (".", ",") and rest[1:2].isdigit():
        return rest[1:].lstrip("0123456789")
    return rest


def _is_zone(zone: str) -> bool:
    if zone == "Z":
        return True
    if len(zone) != 6 or zone[0] not in "+-" or zone[3] != ":":
        return False
    hours, minutes = zone[1:3], zone[4:]
    return hours.isdigit() and minutes.isdigit() and int(hours) <= 24 and int(minutes) <= 60
