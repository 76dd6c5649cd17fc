"""One problem found in a manifest."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from typing_extensions import Self

    from .field_path import FieldPath, Step
    from .message import Message

    Category = Literal["api", "runtime", "pod-security", "advice"]

#: The categories whose issues refuse a manifest; ``advice`` never does.
REFUSING_CATEGORIES = frozenset({"api", "runtime", "pod-security"})


class Issue:
    """One problem: where it is, which rule found it, what is wrong and what to do; text is made when it is shown.

    Args:
        at: The field.
        rule: The stable id of the rule that found it, such as ``port_names_are_unique_in_a_container``.
        category: ``api`` (the API server refuses it), ``runtime`` (the server takes it and it breaks when run),
            ``pod-security`` (the asked Pod Security Standard is not met) or ``advice`` (worth knowing, never fatal).
        message: What is wrong: the reason, the value at fault and what is required.
        remedy: What to do about it, in the imperative.
        subject: The object as people name it, such as ``Deployment web``, where there are several.
    """

    __slots__ = ("at", "category", "message", "remedy", "rule", "subject")

    def __init__(
        self, at: FieldPath, rule: str, category: Category, message: Message, remedy: str = "", subject: str = ""
    ) -> None:
        self.at = at
        self.rule = rule
        self.category: Category = category
        self.message = message
        self.remedy = remedy
        self.subject = subject

    @property
    def path(self) -> str:
        """The field as the API server prints it, such as ``spec.containers[0].ports[1].name``."""
        return str(self.at)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The path in steps: names of fields and keys of maps as text, positions in lists as numbers."""
        return self.at.steps

    @property
    def reason(self) -> str:
        """The kind of fault, such as ``Invalid value``."""
        return self.message.reason

    @property
    def value(self) -> Any:
        """The value at fault; ``NO_VALUE`` where there is none."""
        return self.message.value

    @property
    def requirement(self) -> str:
        """What is required, where more is to be said than the reason says."""
        return self.message.requirement

    @property
    def refuses(self) -> bool:
        """Whether this issue alone is enough to refuse the manifest."""
        return self.category in REFUSING_CATEGORIES

    def replace(self, **changes: Any) -> Self:
        """A copy with some of its parts changed."""
        return type(self)(**{**{name: getattr(self, name) for name in self.__slots__}, **changes})

    def __str__(self) -> str:
        where = [part for part in (self.subject, self.path) if part]
        said = ": ".join([*where, str(self.message)])
        return f"{said}; {self.remedy}" if self.remedy else said

    def __repr__(self) -> str:
        return f"Issue({self.path!r}, {self.rule!r}, {self.category!r}, {str(self.message)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Issue):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __hash__(self) -> int:
        return hash((self.at, self.rule, self.message))
