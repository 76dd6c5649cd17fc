"""Amounts of storage."""

from __future__ import annotations

from enum import Enum
from math import floor

from cdk8s_pods.engine.argument_types import not_optional, require_number
from cdk8s_pods.engine.struct import Struct
from cdk8s_pods.engine.values import native_number, number_text, returned

_UNITS = {
    "kibibytes": (1024**0, "Ki"),
    "mebibytes": (1024**1, "Mi"),
    "gibibytes": (1024**2, "Gi"),
    "tebibytes": (1024**3, "Ti"),
    "pebibytes": (1024**4, "Pi"),
}
"""Every unit with its size in kibibytes, and how Kubernetes writes it."""


class SizeRoundingBehavior(Enum):
    """What happens when an amount is not a whole number of the unit asked for."""

    __module__ = "cdk8s"

    FAIL = "FAIL"
    """The conversion fails."""

    FLOOR = "FLOOR"
    """The amount is rounded down."""

    NONE = "NONE"
    """The amount is returned as a fraction."""

    def __native__(self) -> int:
        return list(SizeRoundingBehavior).index(self)


class SizeConversionOptions(Struct):
    """How an amount is converted to another unit."""

    __module__ = "cdk8s"

    def __init__(self, *, rounding: SizeRoundingBehavior | None = None) -> None:
        if rounding is not None and not isinstance(rounding, SizeRoundingBehavior):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' types vary
            raise not_optional("rounding", rounding, "cdk8s.SizeRoundingBehavior")
        super().__init__(rounding=rounding)


class Size:
    """An amount of storage, which cannot be negative."""

    __module__ = "cdk8s"
    __jsii_type__ = "cdk8s.Size"
    __script_name__ = "Size"
    __slots__ = ("_amount", "_unit")

    _amount: float
    _unit: str

    @classmethod
    def kibibytes(cls, amount: float) -> Size:
        """Return an amount of 1,024 bytes each."""
        return _size(amount, "kibibytes")

    @classmethod
    def mebibytes(cls, amount: float) -> Size:
        """Return an amount of 1,024 kibibytes each."""
        return _size(amount, "mebibytes")

    @classmethod
    def gibibytes(cls, amount: float) -> Size:
        """Return an amount of 1,024 mebibytes each."""
        return _size(amount, "gibibytes")

    @classmethod
    def tebibytes(cls, amount: float) -> Size:
        """Return an amount of 1,024 gibibytes each."""
        return _size(amount, "tebibytes")

    @classmethod
    def pebibyte(cls, amount: float) -> Size:
        """Return an amount of 1,024 tebibytes each."""
        return _size(amount, "pebibytes")

    def as_string(self) -> str:
        """Return the amount as Kubernetes writes it, like `5Gi`."""
        return f"{number_text(self._amount)}{_UNITS[self._unit][1]}"

    def to_kibibytes(self, *, rounding: SizeRoundingBehavior | None = None) -> float:
        """Return the amount in kibibytes."""
        return self._in("kibibytes", rounding)

    def to_mebibytes(self, *, rounding: SizeRoundingBehavior | None = None) -> float:
        """Return the amount in mebibytes; what happens to a fraction says `rounding`, by default it fails."""
        return self._in("mebibytes", rounding)

    def to_gibibytes(self, *, rounding: SizeRoundingBehavior | None = None) -> float:
        """Return the amount in gibibytes; what happens to a fraction says `rounding`, by default it fails."""
        return self._in("gibibytes", rounding)

    def to_tebibytes(self, *, rounding: SizeRoundingBehavior | None = None) -> float:
        """Return the amount in tebibytes; what happens to a fraction says `rounding`, by default it fails."""
        return self._in("tebibytes", rounding)

    def to_pebibytes(self, *, rounding: SizeRoundingBehavior | None = None) -> float:
        """Return the amount in pebibytes; what happens to a fraction says `rounding`, by default it fails."""
        return self._in("pebibytes", rounding)

    def _in(self, unit: str, rounding: SizeRoundingBehavior | None) -> float:
        SizeConversionOptions(rounding=rounding)
        if unit == self._unit:
            return returned(self._amount)  # type: ignore[no-any-return]  # a number
        value = native_number(self._amount * (_UNITS[self._unit][0] / _UNITS[unit][0]))
        if rounding is SizeRoundingBehavior.FLOOR:
            value = native_number(float(floor(value)))
        if rounding is not SizeRoundingBehavior.NONE and not float(value).is_integer():
            amount = number_text(self._amount)
            raise RuntimeError(f"Error: '{amount} {self._unit}' cannot be converted into a whole number of {unit}.")
        return returned(value)  # type: ignore[no-any-return]  # a number


def _size(amount: float, unit: str) -> Size:
    require_number("amount", amount)
    amount = native_number(float(amount))
    if amount < 0:
        raise RuntimeError(f"Error: Storage amounts cannot be negative. Received: {number_text(amount)}")
    size = Size.__new__(Size)
    size._amount, size._unit = amount, unit
    return size
