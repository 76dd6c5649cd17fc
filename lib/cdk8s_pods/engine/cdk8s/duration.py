"""Lengths of time."""

from __future__ import annotations

from math import floor

from cdk8s_pods.engine.argument_types import require_number, require_optional_flag, require_text
from cdk8s_pods.engine.struct import Struct
from cdk8s_pods.engine.values import native_number, number_text, returned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_UNITS: Final = {"millis": 1, "seconds": 1_000, "minutes": 60_000, "hours": 3_600_000, "days": 86_400_000}
"""Every unit with its length in milliseconds."""

# For ISO 8601 an amount of one unit is split at the next larger one: its letter, how many make one, the larger unit.
_ISO: Final = {"seconds": ("S", 60, "minutes"), "minutes": ("M", 60, "hours"), "hours": ("H", 24, "days")}


class TimeConversionOptions(Struct):
    """How a length of time is converted to another unit."""

    __module__ = "cdk8s"

    def __init__(self, *, integral: bool | None = None) -> None:
        require_optional_flag(integral=integral)
        super().__init__(integral=integral)


class Duration:
    """A length of time, which cannot be negative."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.Duration"
    __script_name__ = "Duration"
    __slots__ = ("_amount", "_unit")

    _amount: float
    _unit: str

    @classmethod
    def millis(cls, amount: float) -> Duration:
        """Return a length of milliseconds."""
        return _duration(amount, "millis")

    @classmethod
    def seconds(cls, amount: float) -> Duration:
        """Return a length of seconds."""
        return _duration(amount, "seconds")

    @classmethod
    def minutes(cls, amount: float) -> Duration:
        """Return a length of minutes."""
        return _duration(amount, "minutes")

    @classmethod
    def hours(cls, amount: float) -> Duration:
        """Return a length of hours."""
        return _duration(amount, "hours")

    @classmethod
    def days(cls, amount: float) -> Duration:
        """Return a length of days."""
        return _duration(amount, "days")

    @classmethod
    def parse(cls, duration: str) -> Duration:
        """Return the length that a text like `PT1H30M` describes: days, hours, minutes and seconds after `PT`.

        Raises:
            RuntimeError: for any other text.
        """
        require_text(duration=duration)
        failure = RuntimeError(f"Error: Not a valid ISO duration: {duration}")
        if not duration.startswith("PT") or len(duration) == 2:
            raise failure
        millis, number = 0, ""
        units = iter((("D", "days"), ("H", "hours"), ("M", "minutes"), ("S", "seconds")))
        for letter in duration[2:]:
            if letter in "0123456789":
                number += letter
                continue
            unit = next((unit for sign, unit in units if sign == letter), None)
            if unit is None or not number:
                raise failure
            try:
                millis += int(number) * _UNITS[unit]
            except ValueError:  # thousands of digits, which Python refuses to read
                raise failure from None
            number = ""
        if number:
            raise failure
        return cls.millis(millis)

    def to_milliseconds(self, *, integral: bool | None = None) -> float:
        """Return the length in milliseconds, a whole number unless `integral` is False."""
        return self._in("millis", integral)

    def to_seconds(self, *, integral: bool | None = None) -> float:
        """Return the length in seconds, a whole number unless `integral` is False."""
        return self._in("seconds", integral)

    def to_minutes(self, *, integral: bool | None = None) -> float:
        """Return the length in minutes, a whole number unless `integral` is False."""
        return self._in("minutes", integral)

    def to_hours(self, *, integral: bool | None = None) -> float:
        """Return the length in hours, a whole number unless `integral` is False."""
        return self._in("hours", integral)

    def to_days(self, *, integral: bool | None = None) -> float:
        """Return the length in days, a whole number unless `integral` is False."""
        return self._in("days", integral)

    def _in(self, unit: str, integral: bool | None) -> float:
        require_optional_flag(integral=integral)
        amount = number_text(self._amount)
        if unit == self._unit:
            value = self._amount
            refusal = f"Error: {amount} must be a whole number of {unit}."
        else:
            value = _converted(self._amount, self._unit, unit)
            refusal = f"Error: '{amount} {self._unit}' cannot be converted into a whole number of {unit}."
        if integral is not False and not float(value).is_integer():
            raise RuntimeError(refusal)
        return returned(value)  # type: ignore[no-any-return]  # a number

    def to_iso_string(self) -> str:
        """Return the length as ISO 8601 writes it, like `PT1H30M`. Milliseconds cannot be written."""
        if not self._amount:
            return "PT0S"
        if self._unit == "millis":
            raise RuntimeError(f"Error: Unexpected time unit: {self._unit}")
        return "PT" + _iso(self._amount, self._unit)

    def to_human_string(self) -> str:
        """Return the length in words, by its two largest units."""
        if not self._amount:
            return _in_words(0, self._unit)
        millis = _converted(self._amount, self._unit, "millis")
        parts: list[str] = []
        for unit in ("days", "hours", "minutes", "seconds"):
            whole = native_number(float(floor(_converted(millis, "millis", unit))))
            if whole:
                parts.append(_in_words(whole, unit))
                millis -= whole * _UNITS[unit]
        if millis > 0:
            parts.append(_in_words(millis, "millis"))
        return " ".join(parts[:2])

    def unit_label(self) -> str:
        """Return the unit that the length was given in."""
        return self._unit


def _duration(amount: float, unit: str) -> Duration:
    require_number("amount", amount)
    amount = native_number(float(amount))
    if amount < 0:
        raise RuntimeError(f"Error: Duration amounts cannot be negative. Received: {number_text(amount)}")
    duration = Duration.__new__(Duration)
    duration._amount, duration._unit = amount, unit
    return duration


def _converted(amount: float, unit: str, to_unit: str) -> float:
    if unit == to_unit:
        return amount
    return native_number(float(amount * (_UNITS[unit] / _UNITS[to_unit])))


def _iso(amount: float, unit: str) -> str:
    if unit == "days":
        return f"{number_text(amount)}D"
    letter, modulus, larger = _ISO[unit]
    if amount < modulus:
        return f"{number_text(amount)}{letter}"
    remainder = native_number(float(amount % modulus))
    whole = _iso(native_number(float((amount - remainder) / modulus)), larger)
    return f"{whole}{number_text(remainder)}{letter}" if remainder > 0 else whole


def _in_words(amount: float, unit: str) -> str:
    return f"{number_text(amount)} {unit[:-1] if amount == 1 else unit}"
