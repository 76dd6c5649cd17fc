"""What an issue says: a reason, the value at fault, and what is required of it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

#: Values longer than this are cut when they are shown: the path says where the rest is.
LONGEST_VALUE = 120

#: The reason of a message about something that is not written.
REQUIRED = "Required value"


class _Nothing:
    """Stands for the value where there is none to show, which is something else than null."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NO_VALUE"

    def __reduce__(self) -> str:
        return "NO_VALUE"


#: The value of a message that is about no value, such as one that says what is missing.
NO_VALUE: Any = _Nothing()


class Message:
    """What is wrong, in parts; its text is put together when it is shown.

    Args:
        reason: The kind of fault in the API server's words, such as ``Invalid value``.
        value: The value at fault, as it stands in the manifest; ``NO_VALUE`` where the fault is that there is none.
        requirement: What is required instead; lower-case, no full stop.
        remedy: What to do in this very case, where more can be said than what the rule's own remedy says.
        is_mild: Whether it is advice here, although the rule refuses elsewhere.
        others: The other objects that the fault lies between, where it is one between objects.
        supported: The known values, where the fault is that the value is none of them.
    """

    __slots__ = ("is_mild", "others", "reason", "remedy", "requirement", "supported", "value")

    def __init__(
        self,
        reason: str,
        value: Any = NO_VALUE,
        requirement: str = "",
        remedy: str = "",
        *,
        is_mild: bool = False,
        others: tuple[Any, ...] = (),
        supported: tuple[str, ...] = (),
    ) -> None:
        self.reason = reason
        self.value = value
        self.requirement = requirement
        self.remedy = remedy
        self.is_mild = is_mild
        self.others = others
        self.supported = supported

    def mildly(self, *, when: bool = True) -> Message:
        """The same as advice; with ``when=False`` the same as it is."""
        return self._replace(is_mild=True) if when else self

    def advising(self, remedy: str) -> Message:
        """The same with what to do in this very case."""
        return self._replace(remedy=remedy)

    def beside(self, *others: Any) -> Message:
        """The same of a fault that lies between the object it is told of and these."""
        return self._replace(others=(*self.others, *others))

    def _replace(self, **changes: Any) -> Message:
        return Message(**{**{part: getattr(self, part) for part in self.__slots__}, **changes})

    def __str__(self) -> str:
        shown = [] if self.value is NO_VALUE else [quoted(self.value)]
        return ": ".join([self.reason, *shown, *([self.requirement] if self.requirement else [])])

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return all(getattr(self, part) == getattr(other, part) for part in self.__slots__)

    def __hash__(self) -> int:
        # A list or a mapping has no hash; of any other value there may be thousands at one place.
        value = self.value
        return hash((self.reason, self.requirement, value if isinstance(value, (str, int, float)) else None))


def quoted(value: Any) -> str:
    """A value as it stands in a manifest: text in double quotes, everything else as JSON, cut when it is long."""
    text = beginning(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 3]}..."


def beginning(value: Any) -> str:
    """A value as JSON; of one that is too long to be shown, or that JSON has no words for, what it begins with.

    Only as much is written as is needed, so that a thousand issues about one large value stay cheap.
    """
    import json  # only needed once there is something to report

    if isinstance(value, str):
        # A text is written at once, so it is cut before.
        value = value[: LONGEST_VALUE + 1]
    text = ""
    try:
        for part in json.JSONEncoder(ensure_ascii=False, skipkeys=True, default=str).iterencode(value):
            text += part
            if len(text) > LONGEST_VALUE:
                break
    except (RecursionError, ValueError):  # it holds itself, or a number with more digits than Python writes
        text = text.ljust(LONGEST_VALUE + 1, ".")
    # Half of a surrogate pair is no character that could be shown.
    return text.encode("utf-8", "backslashreplace").decode()


def invalid(value: Any, requirement: str) -> Message:
    """The value breaks a requirement."""
    return Message("Invalid value", value, requirement)


def required(requirement: str = "") -> Message:
    """Nothing is written where something must be."""
    return Message(REQUIRED, requirement=requirement)


def forbidden(requirement: str) -> Message:
    """The field may not be written here."""
    return Message("Forbidden", requirement=requirement)


def unsupported(value: Any, supported: Iterable[str]) -> Message:
    """The value is none of the known ones."""
    known = tuple(supported)
    return Message(
        "Unsupported value", value, f"supported values: {', '.join(quoted(each) for each in known)}", supported=known
    )


def duplicate(value: Any, requirement: str = "") -> Message:
    """The value was already used where each may be used once."""
    return Message("Duplicate value", value, requirement)


def not_found(value: Any, requirement: str = "") -> Message:
    """The value names something that nothing declares."""
    return Message("Not found", value, requirement)


def too_many(count: int, most: int) -> Message:
    """The list is longer than it may be."""
    return Message("Too many", count, f"must have at most {most} items")


def too_long(most: int) -> Message:
    """The text is longer than it may be."""
    return Message("Too long", requirement=f"may not be more than {most} bytes")
