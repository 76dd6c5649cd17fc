"""Refusing what a pattern is applied to, or bearing with it where the rule is turned off."""

from __future__ import annotations

from contextvars import ContextVar

from cdk8s_pods.issues import InvalidManifest

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from types import TracebackType

    from cdk8s_pods.issues import Issue

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


def refuse_unless_borne(subject: str, issues: Iterable[Issue]) -> None:
    """Refuse what a pattern is applied to; returns where the rules of all issues are turned off.

    Args:
        subject: What is refused, as the user knows it, such as ``container "web"``.
        issues: What is wrong with it.

    Raises:
        InvalidManifest: A rule of one of the issues holds.
    """
    turned_off = _TURNED_OFF.get()
    if refusing := [issue for issue in issues if issue.rule not in turned_off]:
        raise InvalidManifest(subject, refusing)
