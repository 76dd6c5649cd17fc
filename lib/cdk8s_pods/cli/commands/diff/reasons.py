"""Why an object is not applied in place, each reason once however many fields it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import causes_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdk8s_pods.updates.change import Change


def reasons_of(change: Change) -> Iterator[str]:
    """The reasons with their rules: ``field is immutable [selectors_of_controllers_stay]``."""
    alone = {id(cause) for cause in causes_alone(change)}
    told: dict[tuple[str, str], None] = {}
    for cause in change.causes:
        # What stands in a line of its own has said its reason there.
        requirement = "" if id(cause) in alone else cause.message.requirement or cause.message.reason
        told[requirement, cause.rule] = None
    for requirement, rule in told:
        yield f"{requirement} [{rule}]" if requirement else f"[{rule}]"
