"""What a Secret holds, as its construct is given it: not in base64."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def decoded(text: Any) -> str | bytes | None:
    """What a text in base64 holds, as text where it is some; None where it is not written as the construct would."""
    if not isinstance(text, str):
        return None
    try:
        content = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    if b64encode(content).decode() != text:
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def undecodable(data: Mapping[str, Any]) -> Iterator[str]:
    """The keys whose values are in a base64 that is not the usual one."""
    return (key for key, text in data.items() if decoded(text) is None)
