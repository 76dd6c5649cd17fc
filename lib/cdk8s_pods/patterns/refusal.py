"""Refusing what a pattern is applied to, or bearing with it where the rule is turned off."""

from __future__ import annotations

from contextvars import ContextVar

from cdk8s_pods.issues import InvalidManifest

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from types import TracebackType
    from typing import NoReturn

    from cdk8s_pods.rules.rule import Problem

#: The rules that are turned off for what patterns are applied to right now. A pattern is a function of a template
#: alone, and may be one of the user's that calls ours: only who applies it knows what is turned off.
_TURNED_OFF: ContextVar[Collection[str]] = ContextVar("turned_off", default=())


class BearingWith:
    """While it lasts, patterns do not refuse what these rules are about, and leave it as it was written.

    Args:
        rules: The ids of the rules that are turned off.
    """

    __slots__ = ("_rules", "_token")

    def __init__(self, rules: Collection[str]) -> None:
        self._rules = rules

    def __enter__(self) -> None:
        self._token = _TURNED_OFF.set(self._rules)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        _TURNED_OFF.reset(self._token)


def refuse(subject: str, rule: str, *problems: Problem, remedy: str = "") -> NoReturn:
    """Refuse what a pattern is made of or applied to, where it cannot go on.

    Args:
        subject: What is refused, as the user knows it, such as ``ambassador "relay"``.
        rule: The id of the rule that it breaks.
        problems: Where, and what is wrong there.
        remedy: What to do in this very case, where more can be said than what the rule says.

    Raises:
        InvalidManifest: Always.
    """
    # Deferred: only what is wrong needs the rules.
    from cdk8s_pods.rules.catalogue import issue_of

    raise InvalidManifest(subject, [issue_of(rule, at, message, remedy=remedy) for at, message in problems])


def refuse_unless_borne(subject: str, rule: str, *problems: Problem, remedy: str = "") -> None:
    """Refuse as ``refuse`` does; returns where there is no problem, or the rule is turned off for what is composed."""
    if problems and rule not in _TURNED_OFF.get():
        refuse(subject, rule, *problems, remedy=remedy)
