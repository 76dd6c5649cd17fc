"""What an apply leaves of the old version, and what that makes of the new one.

Fields that nobody wrote stay when what they belong to changes: a server that has filled in ``rollingUpdate`` keeps it
when the type becomes ``OnDelete``, and refuses the two together.
"""

from __future__ import annotations

from base64 import b64encode

from cdk8s_pods.issues.message import Message
from cdk8s_pods.rules.check import check
from cdk8s_pods.rules.source import page

from .difference import differences
from .merging import applied
from .rule import Cause, update_rule
from .service_addresses import without_stand_ins
from .stored import stored_after, stored_before

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from .update import Update

_MERGING = page(
    "https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#merge-patch-calculation",
    "how apply merges",
)
_SERVER_SIDE = page(
    "https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy", "server-side apply"
)
_REPLACE = "send the object as a whole: `kubectl replace -f FILE`"


@update_rule(fields=("what the server filled in",), source=_MERGING, remedy=_REPLACE)
def defaults_of_the_old_version_do_not_stay(update: Update) -> Iterator[Cause]:
    """What the server has filled in stays, and may not go with what is new: the `rollingUpdate` of an update strategy
    that is `OnDelete` now.
    """
    yield from _left_over(update, update.after)


@update_rule(fields=("what the server filled in",), source=_SERVER_SIDE)
def server_side_apply_keeps_defaults(update: Update) -> Iterator[Cause]:
    """Server-side apply keeps more of what the server has filled in than client-side apply does: of a Deployment that
    never had a strategy and becomes `Recreate`, the `rollingUpdate` that does not go with it.
    """
    merged = applied(update.type_name, update.original, update.modified, update.before, server_side=True)
    after = stored_after(update.type_name, update.before, merged)
    if not any(differences(update.type_name, update.after, after, stored=True)):
        return
    told = {(cause.at, str(cause.message)) for cause in _left_over(update, update.after)}
    for cause in _left_over(update, after):
        if (cause.at, str(cause.message)) not in told:
            yield Cause(
                cause.at,
                Message(
                    cause.message.reason,
                    cause.message.value,
                    f"{cause.message.requirement}; `kubectl apply --server-side` keeps it and is refused",
                ),
                remedy=f"apply without --server-side, or {_REPLACE}",
            )


def _left_over(update: Update, after: Mapping[str, Any]) -> Iterator[Cause]:
    """What is wrong with an object as it would be stored, and not with what was written."""
    written = stored_before(update.type_name, update.modified)
    if not any(differences(update.type_name, written, after, stored=True)):
        return
    known = {
        (issue.at, str(issue.message))
        for side in (written, update.before)
        for issue in check(_plain(update.type_name, side), advice=False)
    }
    for issue in check(_plain(update.type_name, after), advice=False):
        if issue.category == "api" and (issue.at, str(issue.message)) not in known:
            yield Cause(issue.at, issue.message)


def _plain(type_name: str, stored: Mapping[str, Any]) -> Mapping[str, Any]:
    """A stored object as it would be written."""
    if type_name == "Service":
        return without_stand_ins(dict(stored))
    data = stored.get("data")
    if type_name == "Secret" and isinstance(data, dict):
        written = {
            name: b64encode(value).decode() if isinstance(value, bytes) else value for name, value in data.items()
        }
        return {**stored, "data": written}
    return stored


def _as_text(value: Any) -> Any:
    return b64encode(value).decode() if isinstance(value, bytes) else value
