"""Arguments of constructs: what is said of those of a wrong type, and patterns applied to what they are given with."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs import Construct

    from cdk8s_pods.model import ObjectMeta, PodTemplateSpec, Value
    from cdk8s_pods.patterns.pattern import Pattern
    from cdk8s_pods.rules.target import Target


def expect(construct: Construct, value_type: type[Value], **arguments: object) -> None:
    """Refuse arguments of a construct that are not of the type they have to be.

    Args:
        construct: The construct that takes them.
        value_type: The type that each has to be of.
        arguments: By the names that the user knows.

    Raises:
        TypeError: One is of another type; the message says what to write.
    """
    for name, argument in arguments.items():
        if not isinstance(argument, value_type):
            # Deferred: only a mistake pays for good advice.
            from cdk8s_pods.model.mistakes import wrong_argument

            raise TypeError(wrong_argument(f"{type(construct).__name__}.{name}", value_type, argument))


def applied(
    construct: Construct,
    template: PodTemplateSpec,
    patterns: Iterable[Pattern],
    target: Target,
    kind: str,
    metadata: ObjectMeta | None,
) -> PodTemplateSpec:
    """The template of a construct with the construct's patterns applied.

    Args:
        construct: The construct that takes the patterns.
        template: Its pods.
        patterns: As the user gave them.
        target: What the object is checked for: patterns bear with what the rules say that it has turned off.
        kind: The kind of the object.
        metadata: The metadata of the object as the user wrote it.

    Raises:
        TypeError: ``patterns`` is no list, or has something in it that is no pattern; the message says what to write.
    """
    if callable(patterns) or not hasattr(patterns, "__iter__"):
        # Deferred as above.
        from cdk8s_pods.model.mistakes import pattern_without_list

        raise TypeError(pattern_without_list(f"{type(construct).__name__}.patterns", patterns))
    if not target.ignore:
        return template.apply(*patterns)
    # Deferred: only where rules are turned off.
    from cdk8s_pods.patterns.refusal import BearingWith

    with BearingWith(target.ignored_for(kind, getattr(metadata, "name", None))):
        return template.apply(*patterns)
