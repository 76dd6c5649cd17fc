"""What a rule about changes is, and the register of all of them."""

from __future__ import annotations

from cdk8s_pods.issues import FieldPath, Message
from cdk8s_pods.issues.message import NO_VALUE
from cdk8s_pods.issues.redaction import without_secret

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from cdk8s_pods.rules.source import Source

    from .difference import Difference
    from .update import Update

    Look: TypeAlias = Callable[[Update], Iterable["Cause"]]

IMMUTABLE = "field is immutable"


class Cause:
    """Why a change is not applied in place.

    Args:
        at: The field.
        message: What the server says of it.
        is_certain: Whether the server refuses it whatever there is in the cluster.
        rule: The rule that found it; filled in by the register.
        remedy: What to do in this very case, where more can be said than what the rule says.
    """

    __slots__ = ("at", "is_certain", "message", "remedy", "rule")

    def __init__(self, at: FieldPath, message: Message, *, is_certain: bool = True, remedy: str = "") -> None:
        self.at = at
        self.message = message
        self.is_certain = is_certain
        self.remedy = remedy
        self.rule = ""

    def __str__(self) -> str:
        said = f"{self.at}: {self.message}"
        return f"{said}; {self.remedy}" if self.remedy else said


class UpdateRule:
    """One rule: what of a kind cannot be changed in place.

    Args:
        id: The stable id, the name of its function: a sentence that holds for every change that is applied.
        kinds: The types that it is about.
        fields: The fields, as users write them.
        holds: What can be changed and what cannot, in one sentence.
        remedy: What to do, in the imperative; empty where it is what the kind's recreation says.
        sources: Where the rule was read.
        look: Finds what breaks the rule.
    """

    __slots__ = ("fields", "holds", "id", "kinds", "look", "remedy", "sources")

    def __init__(
        self,
        id: str,
        kinds: tuple[str, ...],
        fields: tuple[str, ...],
        holds: str,
        remedy: str,
        sources: tuple[Source, ...],
        look: Look,
    ) -> None:
        self.id = id
        self.kinds = kinds
        self.fields = fields
        self.holds = holds
        self.remedy = remedy
        self.sources = sources
        self.look = look

    def causes(self, update: Update) -> list[Cause]:
        """What of a change breaks the rule."""
        found = list(self.look(update))
        for cause in found:
            cause.rule = self.id
            cause.remedy = cause.remedy or self.remedy
            if update.type_name == "Secret":
                cause.message = without_secret(cause.message, cause.at, FieldPath())
        return found


#: Every rule by its id, in the order of definition.
UPDATE_RULES: dict[str, UpdateRule] = {}


def update_rule(
    *kinds: str, fields: tuple[str, ...], source: Source | tuple[Source, ...], remedy: str = ""
) -> Callable[[Look], Look]:
    """Register the decorated function as a rule; its name is the rule's id, its docstring says what holds."""

    def register(look: Look) -> Look:
        name: str = look.__name__
        if name in UPDATE_RULES:
            raise ValueError(f"rule {name} is defined twice")
        holds = " ".join((look.__doc__ or "").split())
        sources = source if isinstance(source, tuple) else (source,)
        UPDATE_RULES[name] = UpdateRule(name, kinds, fields, holds, remedy, sources, look)
        return look

    return register


def fixed(
    *kinds: str,
    fields: tuple[str, ...],
    source: Source | tuple[Source, ...],
    remedy: str = "",
    requirement: str = IMMUTABLE,
) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a rule that is about fields which cannot change at all: declared, and explained by an empty function."""

    def declare(explanation: Callable[[], None]) -> Callable[[], None]:
        def look(update: Update) -> Iterable[Cause]:
            for field in fields:
                yield from (refused(each, requirement) for each in update.below(*field.split(".")))

        look.__name__ = explanation.__name__
        look.__doc__ = explanation.__doc__
        update_rule(*kinds, fields=fields, source=source, remedy=remedy)(look)
        return explanation

    return declare


def refused(
    difference: Difference, requirement: str = IMMUTABLE, *, is_certain: bool = True, remedy: str = ""
) -> Cause:
    """The cause that a field differs at all: with its new value, or the old one where it is gone."""
    if difference.is_order:
        message = Message("Invalid value", difference.after, f"{requirement}, and so is the order in it")
    elif difference.after is NO_VALUE:
        message = Message("Forbidden", requirement=f"{requirement}, and this is removed")
    else:
        message = Message("Invalid value", difference.after, requirement)
    return Cause(difference.at, message, is_certain=is_certain, remedy=remedy)
