"""Rules that a user turns off, and why."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def ignored(ignore_rules: Mapping[str, str] | None) -> Collection[str]:
    """The ids of the rules that are turned off.

    Args:
        ignore_rules: Rule id -> the reason, which stays in the user's code for the next reader.

    Raises:
        ValueError: A reason is missing.
    """
    unexplained = [rule for rule, reason in (ignore_rules or {}).items() if not reason.strip()]
    if unexplained:
        raise ValueError(f"a rule is turned off with a reason: give one for {', '.join(unexplained)}")
    return (ignore_rules or {}).keys()
