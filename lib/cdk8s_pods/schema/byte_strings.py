"""Bytes as a manifest holds them: base64 text, or a list of numbers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    #: A well-typed value of the API's type ``byte``.
    Written: TypeAlias = str | list[int]


def length_of(written: Written) -> int:
    """How many bytes a value stands for."""
    if not isinstance(written, str):
        return len(written)
    text = written.replace("\n", "").replace("\r", "")
    return len(text) // 4 * 3 - (len(text) - len(text.rstrip("=")))


def decoded(written: Written) -> bytes:
    """The bytes that a value stands for."""
    if not isinstance(written, str):
        return bytes(written)
    from base64 import b64decode  # deferred: few rules look into bytes

    return b64decode(written)
