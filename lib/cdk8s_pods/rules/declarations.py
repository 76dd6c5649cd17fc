"""Rules that ask a frequent question: declared with what they ask for, and explained by an empty function.

.. code-block:: python

    @one_of("HTTPGetAction.scheme", words=("HTTP", "HTTPS"), remedy="write HTTP or HTTPS", source=...)
    def schemes_are_http_or_https() -> None:
        \"\"\"The scheme is written in capitals; not written, it is HTTP.\"\"\"

The name of the function is the rule's id, and its docstring says why the rule exists. Targets and metadata are those of
``rule``.
"""

from __future__ import annotations

from cdk8s_pods.issues.message import forbidden, invalid, required, unsupported

from .rule import rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal, TypeAlias

    from typing_extensions import Unpack

    from cdk8s_pods.issues import FieldPath

    from .context import Context
    from .rule import Check, Metadata, Problems

    #: A function without a body: its name and its docstring are all that counts.
    Explanation: TypeAlias = Callable[[], None]
    Declare: TypeAlias = Callable[[Explanation], Explanation]


def one_of(
    *targets: str,
    words: tuple[str, ...],
    empty: Literal["passes", "is no word", "is missing"] = "passes",
    **metadata: Unpack[Metadata],
) -> Declare:
    """The text is one of these words.

    Args:
        targets: The fields.
        words: The words, in the order in which they are told.
        empty: What is said of empty text: nothing, as it is as good as not written; that it is no such word; or that
            something is required.
        metadata: See ``rule``.
    """
    passing = (*words, "") if empty == "passes" else words

    def check(word: str, at: FieldPath, _context: Context) -> Problems | None:
        if word in passing:
            return None
        return [(at, unsupported(word, words) if word or empty != "is missing" else required())]

    return _declared(check, targets, metadata)


def formatted(
    *targets: str,
    by: Callable[[str], str | None],
    field: str | None = None,
    empty: Literal["passes", "is a fault"] = "passes",
    **metadata: Unpack[Metadata],
) -> Declare:
    """The text has a format.

    Args:
        targets: The fields; with ``field``, the types.
        by: Gives what is required of a text that does not have the format, or None.
        field: The field of these types, which counts as empty where it is not written.
        empty: What is said of empty text: nothing, or what the format requires.
        metadata: See ``rule``.
    """
    empty_passes = empty == "passes"

    def check(text: str, at: FieldPath, _context: Context) -> Problems | None:
        if empty_passes and not text:
            return None
        problem = by(text)
        return None if problem is None else [(at, invalid(text, problem))]

    if field is None:
        return _declared(check, targets, metadata)
    name = field

    def check_field(value: Any, at: FieldPath, _context: Context) -> Problems | None:
        text = value.get(name, "")
        if empty_passes and not text:
            return None
        problem = by(text)
        return None if problem is None else [(at.child(name), invalid(text, problem))]

    return _declared(check_field, targets, metadata)


def in_range(
    *targets: str,
    least: int,
    most: int | None = None,
    requirement: str,
    field: str | None = None,
    **metadata: Unpack[Metadata],
) -> Declare:
    """The number lies in a range.

    Args:
        targets: The fields; with ``field``, the types.
        least: The smallest that is allowed.
        most: The largest; None for any.
        requirement: What is said of any other number.
        field: The field of these types, which counts as 0 where it is not written.
        metadata: See ``rule``.
    """
    largest = float("inf") if most is None else most

    def check(found: int, at: FieldPath, _context: Context) -> Problems | None:
        return None if least <= found <= largest else [(at, invalid(found, requirement))]

    if field is None:
        return _declared(check, targets, metadata)
    name = field

    def check_field(value: Any, at: FieldPath, _context: Context) -> Problems | None:
        found = value.get(name, 0)
        return None if least <= found <= largest else [(at.child(name), invalid(found, requirement))]

    return _declared(check_field, targets, metadata)


def filled(*targets: str, field: str, requirement: str = "", **metadata: Unpack[Metadata]) -> Declare:
    """A field is written, and neither empty text nor an empty list.

    Args:
        targets: The types that need it.
        field: The field.
        requirement: What is said where it is missing, beyond that.
        metadata: See ``rule``.
    """

    def check(value: Any, at: FieldPath, _context: Context) -> Problems | None:
        return None if value.get(field) else [(at.child(field), required(requirement))]

    return _declared(check, targets, metadata)


def never(*targets: str, requirement: str, **metadata: Unpack[Metadata]) -> Declare:
    """A field is not written, or is false, zero or empty.

    Args:
        targets: The fields.
        requirement: What is said where it is.
        metadata: See ``rule``.
    """

    def check(value: Any, at: FieldPath, _context: Context) -> Problems | None:
        return [(at, forbidden(requirement))] if value else None

    return _declared(check, targets, metadata)


def of_feature(*targets: str, gate: str, **metadata: Unpack[Metadata]) -> Declare:
    """The field is one of a feature of Kubernetes that is on; a server that has it off drops the field without a word.

    Args:
        targets: The fields.
        gate: The name of the feature's gate; see ``facts.feature_gates``.
        metadata: See ``rule``.
    """

    def check(_value: Any, at: FieldPath, context: Context) -> Problems | None:
        if context.has_feature(gate):
            return None
        version = ".".join(map(str, context.kubernetes))
        return [(at, forbidden(f"Kubernetes {version} drops it without a word while its feature gate {gate} is off"))]

    return _declared(check, targets, metadata)


def told(**metadata: Unpack[Metadata]) -> Declare:
    """What no rule looks for: it is found and told elsewhere, while something is read, decoded or composed."""

    def check(_value: Any, _at: FieldPath, _context: Context) -> Problems | None:
        return None

    return _declared(check, (), metadata)


def _declared(check: Check, targets: tuple[str, ...], metadata: Metadata) -> Declare:
    def declare(explanation: Explanation) -> Explanation:
        # The rule is known by this function: its id, its explanation and the file of its examples come from there.
        for name in ("__name__", "__doc__", "__module__"):
            setattr(check, name, getattr(explanation, name))
        rule(*targets, **metadata)(check)
        return explanation

    return declare
