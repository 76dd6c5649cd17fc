"""Quantities, Kubernetes' numbers with a unit: ``500m``, ``1.5``, ``128Mi``, ``1e3``, and what each is worth.

Facts: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


#: The suffixes and what each multiplies by: as ten or two to a power.
_DECIMAL = {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_BINARY = {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50, "Ei": 60}

#: A quantity is counted in nano-units, its finest resolution, so that an integer holds it exactly.
NANO = 1_000_000_000
_BIGGEST = ((1 << 63) - 1) * NANO

#: Few distinct quantities occur, and the same ones over and over.
_KNOWN: dict[str, int | None] = {}
_KNOWN_LIMIT = 4096
_LONGEST_KNOWN = 64

#: More significant digits than this change nothing about a worth but its rounding; the cap has 28.
_MOST_DIGITS = 60


def is_quantity(value: Any) -> bool:
    """Whether a value is a quantity that the API server reads, written as a string or as a number."""
    return try_nano_units(value) is not None


def nano_units(value: str | float) -> int:
    """The worth of a quantity in units of 10^-9, rounded away from zero and capped as the API server does.

    Raises:
        ValueError: It is no quantity.
    """
    worth = try_nano_units(value)
    if worth is None:
        raise ValueError(f"{value!r} is not a quantity")
    return worth


def try_nano_units(value: Any) -> int | None:
    """The worth of a quantity in units of 10^-9, or None where it is no quantity."""
    try:
        return _KNOWN[value]
    except (KeyError, TypeError):  # not met before, or of a type that no quantity has
        pass
    if isinstance(value, str):
        text = value.strip()
    elif isinstance(value, int) and not isinstance(value, bool):
        return max(-_BIGGEST, min(value * NANO, _BIGGEST))
    elif isinstance(value, float):
        text = repr(value)
    else:
        return None
    worth = _parse(text)
    if len(text) <= _LONGEST_KNOWN:
        if len(_KNOWN) >= _KNOWN_LIMIT:
            _KNOWN.clear()
        _KNOWN[text] = worth
    return worth


def quantity_text(worth: int) -> str:
    """A quantity of that worth, in units of 10^-9, as people write it: ``1536Mi``, ``1500m``, ``3``."""
    whole, rest = divmod(worth, NANO)
    if rest:
        thousandths, rest = divmod(worth * 1000, NANO)
        return f"{worth}n" if rest else f"{thousandths}m"
    for suffix, power in reversed(_BINARY.items()):
        if whole and not whole % (1 << power):
            return f"{whole >> power}{suffix}"
    return str(whole)


def _parse(text: str) -> int | None:
    if not text.isascii():
        return None
    unsigned = text[1:] if text[:1] in ("+", "-") else text
    suffix = unsigned.lstrip("0123456789.")
    digits = unsigned[: len(unsigned) - len(suffix)]
    whole, point, fraction = digits.partition(".")
    if "." in fraction or not (whole or fraction) or (point and not digits.strip(".")):
        return None
    if suffix in _BINARY:
        factor, power = 1 << _BINARY[suffix], 0
    elif (exponent := _decimal_exponent(suffix)) is not None:
        factor, power = 1, exponent
    else:
        return None
    worth = _nano_units(whole + fraction, power - len(fraction), factor)
    return -worth if text[:1] == "-" else worth


def _nano_units(digits: str, power: int, factor: int) -> int:
    """The worth of ``digits * 10^power * factor``, however long and however far out: no huge number is made."""
    significant = digits.lstrip("0")
    dropped = significant[_MOST_DIGITS:]
    power += len(dropped)
    number = int(significant[:_MOST_DIGITS] or "0") * factor + bool(dropped.strip("0"))
    if number == 0:
        return 0
    if abs(power) > 4 * _MOST_DIGITS:
        return _BIGGEST if power > 0 else 1
    worth: int = min(-(-number * 10 ** max(power, 0) * NANO // 10 ** max(-power, 0)), _BIGGEST)
    return worth


def _decimal_exponent(suffix: str) -> int | None:
    if suffix in _DECIMAL:
        return _DECIMAL[suffix]
    sign_and_digits = suffix[1:]
    digits = sign_and_digits[1:] if sign_and_digits[:1] in ("+", "-") else sign_and_digits
    if suffix[:1] in ("e", "E") and digits.isdigit() and len(digits) <= 18:
        return int(sign_and_digits)
    return None
