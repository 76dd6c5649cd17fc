"""Values that are hard to write: strings that look like something else, odd characters and blanks, odd numbers."""

from __future__ import annotations

import random
import struct
from typing import Any

_PIECES = [
    *"ab01 9-+._:eExXoObTZ~=<>#&*!|%@`'\"\\,[]{}?",
    *"\n\n\n   \t",
    *("---", "...", "\n---", "\n...", "\n \n", "\n\t", ": ", " #", "- ", "? ", "\r\n"),
    *("true", "null", "yes", "0x", "0o", "2024-01-01", "12:30", "{{ .Values.x }}", "foo bar", "http://a.b:80/c?d=e#f"),
    *("\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f", "\xa0", "\xad", "é", "漢", "😀", "\u200b", "\u2028", "\u2029"),
    *("\ud800", "\udc00", "\ud83d\ude00", "\ue000", "\ufeff", "\ufffe", "\uffff", "\U0001ffff", "\U0010ffff"),
]
_DIGITS = "0123456789+-._:eExXoObB"
_TIMES = [
    "2024-1-2",
    "2024-01-02",
    "T",
    "t",
    " ",
    "\t",
    "10:20:30",
    "1:2:3",
    ".",
    ".5",
    "Z",
    "+1",
    "-31",
    "+05:30",
    "+0530",
]
_BLANKS = [" ", "\n", "\t", "a"]

FIXED_NUMBERS: list[int | float] = [
    *(0, 1, -1, 0.0, -0.0, 1.0, 0.1, 100.0, 0.5, -2.5, 123456.789, 3.0e-5),
    *(1e-6, 1e-7, 1.5e-7, 9.999999e-7, 1e15, 1e16, 1.5e16, 123e18, 1e20, 999999999999999999999.0, 1e21, 1.5e300),
    *(5e-324, 2.2250738585072014e-308, 1.7976931348623157e308),
    *(2**31, 2**53 - 1, 2**53, 2**53 + 1, 2**63 - 1, -(2**63), 2**64, 10**20, 10**21, 10**25, 10**300),
]


def strings(count: int, seed: int) -> list[str]:
    """Return nasty strings, the same ones for the same seed."""
    source = random.Random(seed)
    kinds = [(_PIECES, 9), (_PIECES, 9), (_PIECES, 40), (_DIGITS, 6), (_DIGITS, 6), (_BLANKS, 7), (_TIMES, 5)]
    result: list[str] = []
    for number in range(count):
        pieces, longest = kinds[number % len(kinds)]
        result.append("".join(source.choice(pieces) for _ in range(source.randint(0, longest))))
    return result


def numbers(count: int, seed: int) -> list[int | float]:
    """Return numbers of every size, the same ones for the same seed."""
    source = random.Random(seed)
    any_bits = [struct.unpack("<d", source.randbytes(8))[0] for _ in range(count)]
    decimals = [source.randint(-(10**6), 10**6) * 10.0 ** source.randint(-30, 25) for _ in range(count)]
    integers = [source.randint(-(2 ** source.randint(1, 80)), 2 ** source.randint(1, 80)) for _ in range(count)]
    return [*FIXED_NUMBERS, *(number for number in any_bits if number - number == 0), *decimals, *integers]


def structure(source: random.Random, scalars: list[Any], keys: list[str], depth: int = 0) -> Any:
    """Return a tree of maps and lists over the scalars, empty ones among them."""
    kind = source.random()
    if depth < 5 and kind < (1.0, 0.9, 0.5, 0.5, 0.5)[depth]:
        sizes = range(source.choice([0, 1, 1, 2, 3, 4]))
        if kind < 0.3:
            return [structure(source, scalars, keys, depth + 1) for _ in sizes]
        return {source.choice(keys): structure(source, scalars, keys, depth + 1) for _ in sizes}
    return source.choice(scalars)
