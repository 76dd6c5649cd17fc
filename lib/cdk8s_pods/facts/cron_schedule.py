"""The syntax of a schedule, as the library reads it that Kubernetes uses.

Source: https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format, and its ParseStandard for what the
page leaves open: `?` is `*`, `*/2` and `5/2` run to the end of the range, names are of three letters in any case,
Sunday is 0 and never 7, and an empty element of a list is no error.
"""

from __future__ import annotations

from cdk8s_pods.schema.formats import natural_number, whole_number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


class Field:
    """One of the five fields: what it is called, its range, and the names that stand for numbers from its lowest."""

    __slots__ = ("highest", "lowest", "name", "names")

    def __init__(self, name: str, lowest: int, highest: int, names: tuple[str, ...] = ()) -> None:
        self.name = name
        self.lowest = lowest
        self.highest = highest
        self.names = names


FIELDS = (
    Field("minute", 0, 59),
    Field("hour", 0, 23),
    Field("day of the month", 1, 31),
    Field("month", 1, 12, _MONTHS),
    Field("day of the week", 0, 6, _DAYS),
)
DESCRIPTORS = ("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly")
#: Every unit of Go's time.ParseDuration, and its nanoseconds.
_UNITS = {"ns": 1, "us": 10**3, "µs": 10**3, "μs": 10**3, "ms": 10**6, "s": 10**9, "m": 60 * 10**9, "h": 3600 * 10**9}


def schedule_problem(schedule: str) -> str | None:
    """What is wrong with a schedule, or None."""
    if schedule.startswith("@"):
        return _descriptor_problem(schedule)
    fields = schedule.split()
    if len(fields) != len(FIELDS):
        return f"expected exactly {len(FIELDS)} fields, found {len(fields)}"
    for text, field in zip(fields, FIELDS, strict=True):
        for element in text.split(","):
            problem = _element_problem(element, field) if element else None
            if problem is not None:
                return f"{field.name}: {problem}"
    return None


def _descriptor_problem(descriptor: str) -> str | None:
    if descriptor in DESCRIPTORS:
        return None
    start, every, duration = descriptor.partition("@every ")
    if start or not every:
        return f"{descriptor} is none of {', '.join(DESCRIPTORS)} and @every"
    return None if _is_duration(duration) else f"{duration} is no duration such as 1h30m"


def _is_duration(text: str) -> bool:
    import re  # only `@every` needs it

    unsigned = text[1:] if text[:1] in ("+", "-") else text
    if unsigned == "0":
        return True
    parts = re.findall(r"([0-9]*)(\.[0-9]*)?([^0-9.]+)", unsigned)
    if not parts or "".join("".join(part) for part in parts) != unsigned:
        return False
    if any(unit not in _UNITS or not (whole or fraction.strip(".")) for whole, fraction, unit in parts):
        return False
    # More than 292 years do not fit into 64 bits of nanoseconds.
    return sum((natural_number(whole) or 0) * _UNITS[unit] for whole, _fraction, unit in parts) < 1 << 63


def _element_problem(element: str, field: Field) -> str | None:
    """What is wrong with one element of a list: ``*``, ``5``, ``1-5``, ``*/15``, ``5/2`` or ``1-10/3``."""
    span, *steps = element.split("/")
    first, *others = span.split("-")
    if first in ("*", "?"):
        lowest, highest = field.lowest, field.highest
    else:
        if len(others) > 1:
            return f"{element} has too many hyphens"
        bounds = [number for text in (first, *others) if (number := _number(text, field)) is not None]
        if len(bounds) <= len(others):
            return f"{element} is no number{' and no name' if field.names else ''}"
        lowest, highest = bounds[0], bounds[-1]
    step = whole_number(steps[0]) if steps else 1
    if len(steps) > 1:
        return f"{element} has too many slashes"
    if step is None or step < 1:
        return f"{element} has a step that is no positive number"
    # A single number with a step runs to the end of the range.
    highest = field.highest if steps and not others else highest
    if lowest < field.lowest or highest > field.highest:
        return f"{element} is outside {field.lowest} to {field.highest}"
    return f"{element} ends before it begins" if lowest > highest else None


def _number(text: str, field: Field) -> int | None:
    if text.lower() in field.names:
        return field.names.index(text.lower()) + field.lowest
    number = whole_number(text)
    return number if number is None or number >= 0 else None
