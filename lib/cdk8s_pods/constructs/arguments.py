"""What is said of arguments of a wrong type, where it would otherwise surface as an error inside of this library."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs import Construct

    from cdk8s_pods.model import PodTemplateSpec, Value
    from cdk8s_pods.patterns.pattern import Pattern


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


def applied(construct: Construct, template: PodTemplateSpec, patterns: Iterable[Pattern]) -> PodTemplateSpec:
    """The template of a construct with the construct's patterns applied.

    Raises:
        TypeError: ``patterns`` is no list, or has something in it that is no pattern; the message says what to write.
    """
    if callable(patterns) or not hasattr(patterns, "__iter__"):
        # Deferred as above.
        from cdk8s_pods.model.mistakes import pattern_without_list

        raise TypeError(pattern_without_list(f"{type(construct).__name__}.patterns", patterns))
    return template.apply(*patterns)
