"""What is said of a Secret, without what it holds: its values appear in no output."""

from __future__ import annotations

from .message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .field_path import FieldPath

#: The fields of a Secret that hold what is secret.
SECRET_FIELDS = ("data", "stringData")


def without_secret(message: Message, where: FieldPath, secret: FieldPath) -> Message:
    """A message about a place in a Secret, without the value where that is secret."""
    if not where.leads_below([(*secret.steps, field) for field in SECRET_FIELDS]):
        return message
    return Message(message.reason, requirement=message.requirement, remedy=message.remedy)
