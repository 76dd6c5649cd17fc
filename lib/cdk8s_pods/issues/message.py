"""The sentences an issue is told in: a reason, the value at fault, and what is required of it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

#: Values longer than this are cut in a message: the path says where the rest is.
LONGEST_VALUE = 120


def quoted(value: Any) -> str:
    """A value as it stands in a manifest: text in double quotes, everything else as JSON, cut when it is long."""
    import json  # only needed once there is something to report

    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 3]}..."


def invalid(value: Any, requirement: str) -> str:
    """The value breaks a requirement."""
    return f"Invalid value: {quoted(value)}: {requirement}"


def required(requirement: str = "") -> str:
    """Nothing is written where something must be."""
    return f"Required value: {requirement}" if requirement else "Required value"


def forbidden(requirement: str) -> str:
    """The field may not be written here."""
    return f"Forbidden: {requirement}"


def unsupported(value: Any, supported: Iterable[str]) -> str:
    """The value is none of the known ones."""
    return f"Unsupported value: {quoted(value)}: supported values: {', '.join(quoted(known) for known in supported)}"


def duplicate(value: Any) -> str:
    """The value was already used where each may be used once."""
    return f"Duplicate value: {quoted(value)}"


def not_found(value: Any) -> str:
    """The value names something that nothing declares."""
    return f"Not found: {quoted(value)}"


def too_many(count: int, most: int) -> str:
    """The list is longer than it may be."""
    return f"Too many: {count}: must have at most {most} items"


def too_long(most: int) -> str:
    """The text is longer than it may be."""
    return f"Too long: may not be more than {most} bytes"
