"""All rules about changes."""

from __future__ import annotations

from .leftovers import defaults_of_the_old_version_do_not_stay, server_side_apply_keeps_defaults
from .rule import UPDATE_RULES
from .rules import claims, extensions, fixed_fields, held_content, jobs, pods, services  # noqa: F401  # they register their rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .rule import Cause, UpdateRule
    from .update import Update

#: What is told and refuses nothing: who applies in another way need not care.
_TOLD_ALONE = UPDATE_RULES[server_side_apply_keeps_defaults.__name__]
_FOR_ALL = (UPDATE_RULES[defaults_of_the_old_version_do_not_stay.__name__],)
_BY_TYPE: dict[str, list[UpdateRule]] = {}
for _rule in UPDATE_RULES.values():
    for _kind in _rule.kinds:
        _BY_TYPE.setdefault(_kind, []).append(_rule)


def causes_of(update: Update) -> Sequence[Cause]:
    """Why a change is not applied in place; empty where it is."""
    found = [cause for rule in _BY_TYPE.get(update.type_name, ()) for cause in rule.causes(update)]
    if not found:
        # An object that is refused for its own fields need not be looked at as a whole.
        found = [cause for rule in _FOR_ALL for cause in rule.causes(update)]
    return found


def traps_in(update: Update) -> Sequence[Cause]:
    """What only one way of applying refuses."""
    return _TOLD_ALONE.causes(update)
