"""Numbers as JavaScript writes them, which is how they stand in the files of cdk8s."""

from __future__ import annotations

# Integers up to here are exact in a JavaScript number; larger ones are rounded to the nearest double.
# Source: https://tc39.es/ecma262/#sec-number.max_safe_integer
MAX_EXACT_INTEGER = 2**53

# JavaScript writes a number without an exponent from 1e-6 up to, but not including, 1e21.
# Source: https://tc39.es/ecma262/#sec-numeric-types-number-tostring
_SMALLEST_PLAIN_EXPONENT = -6
_LARGEST_PLAIN_EXPONENT = 20


def int_text(value: int) -> str:
    """Return the text of an integer; beyond 2**53 it is rounded, as on its way through JavaScript."""
    if -MAX_EXACT_INTEGER <= value <= MAX_EXACT_INTEGER:
        return int.__repr__(value)
    try:
        return float_text(float(value))
    except OverflowError:
        return ".inf" if value > 0 else "-.inf"


def float_text(value: float) -> str:
    """Return the text of a float: ``1`` for 1.0, ``1.0e+21`` for 1e21, ``.nan``, ``.inf``.

    Both languages write the fewest digits that read back as the same number; they differ in when they use an exponent.
    """
    if value != value:
        return ".nan"
    if value in (float("inf"), float("-inf")):
        return ".inf" if value > 0 else "-.inf"
    mantissa, _, exponent = float.__repr__(value).partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    if not exponent:
        whole_number = fraction in ("", "0")
        return f"{sign}{whole}" if whole_number else f"{sign}{whole}.{fraction}"
    digits = whole + ("" if fraction == "0" else fraction)
    power = int(exponent)
    if 0 <= power <= _LARGEST_PLAIN_EXPONENT:
        return f"{sign}{digits.ljust(power + 1, '0')}"
    if _SMALLEST_PLAIN_EXPONENT <= power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{digits}"
    # Without a dot YAML 1.1 reads `1e-7` as a string; the official writer leaves the dot out.
    return f"{sign}{digits[0]}.{digits[1:] or '0'}e{'+' if power > 0 else '-'}{abs(power)}"
